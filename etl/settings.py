"""All settings in one frozen model; the only reader of the environment."""

from __future__ import annotations

import json
import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, ValidationError

from etl.errors import SettingsError


class Profile(StrEnum):
    """What of a person's data enters the graph."""

    PUBLIC = "public"  # no e-mail addresses, no personal URLs
    INTERNAL = "internal"


def _from_json(value: object) -> object:
    """A mapping given in the environment: `{"Person": 10}`."""
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except json.JSONDecodeError:
        raise ValueError('must be JSON like {"Person": 10} or ["skills"]') from None


FactKind = Literal["education", "employment", "works", "service", "awards", "talks", "teaching", "advising", "systems", "skills"]
LeftOut = Annotated[tuple[FactKind, ...], BeforeValidator(_from_json)]
Share = Annotated[float, Field(ge=0, le=1)]
Counts = Annotated[dict[str, int], BeforeValidator(_from_json)]
Shares = Annotated[dict[str, Share], BeforeValidator(_from_json)]


class _FromEnvironment(BaseModel):
    """Settings that may each be given as an environment variable `VITAGRAPH_<NAME>`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def from_environment(cls) -> Self:
        """The defaults, changed by the environment; raises `SettingsError` that names every bad value."""
        given = {name: os.environ[key] for name in cls.model_fields if (key := f"VITAGRAPH_{name.upper()}") in os.environ}
        try:
            return cls.model_validate(given)
        except ValidationError as error:
            problems = [f"VITAGRAPH_{str(e['loc'][0]).upper()}={e['input']}: {e['msg']}" for e in error.errors()]
            raise SettingsError("; ".join(problems)) from None


class Settings(_FromEnvironment):
    """Settings of a build."""

    base_iri: str = Field("https://vitagraph.example/", description="start of every entity's and graph's IRI; ends in a slash")
    profile: Profile = Field(Profile.PUBLIC, description="public leaves e-mail addresses and personal URLs out")
    left_out: LeftOut = Field((), description='kinds of facts that the public profile leaves out: ["skills", "advising"]')
    ocr: bool = Field(False, description="recognize the text of scanned pages; needs the extra `ocr`, takes seconds a page")
    processes: int = Field(max(1, os.cpu_count() or 1), ge=1, description="processes that read documents")
    batch_size: int = Field(500, ge=1, description="most documents a batch; batches are sized by work")
    document_timeout_s: float = Field(300.0, ge=1, description="seconds that reading one document may take")
    document_memory_mb: int = Field(4000, ge=300, description="megabytes that a process that reads documents may take")
    dask: str = Field("", description="address of a Dask scheduler whose workers read and compare, or local:N for N workers here")
    max_document_bytes: int = Field(30_000_000, ge=1, description="larger files are refused")
    max_line_characters: int = Field(200_000, ge=1, description="a text with a longer line is refused: it is no CV")
    decisions: Path | None = Field(
        None, description="file of the curators' decisions; decisions.jsonl in the output folder if not given"
    )
    gazetteers: Path | None = Field(
        None, description="folder of the imported lists of organizations and venues; gazetteers in the output folder if not given"
    )
    lock_wait_s: float = Field(60.0, ge=0, description="seconds to wait for another build that writes in the same output folder")
    keep: int = Field(3, ge=0, description="old versions that are kept")
    greatest_share_gone: Share = Field(0.5, description="largest share of the documents (of four or more) that may be gone at once")
    # Assertions: a run that breaks one publishes nothing and leaves the old graph (exit code 2).
    least_counts: Counts = Field({}, description='fewest nodes a class: {"Person": 10}')
    greatest_counts: Counts = Field({}, description='most nodes a class: {"Work": 100000}')
    least_fill: Shares = Field({}, description='smallest share of a class\'s nodes with a field: {"Employment.startYear": 0.8}')
    greatest_share_set_aside: Share = Field(1.0, description="largest share of the facts that may be set aside")
    greatest_drop: Share = Field(1.0, description="largest share of a class's nodes that may be gone since the last published run")

    def decisions_in(self, output: Path) -> Path:
        """The file of decisions that goes with an output folder."""
        return self.decisions or output / "decisions.jsonl"


class NotifyOn(StrEnum):
    """Which runs are told of."""

    PROBLEMS = "problems"  # failed, or something was left out or set aside
    CHANGES = "changes"  # these, and every new version
    ALWAYS = "always"


class RunSettings(_FromEnvironment):
    """Of what a run tells others while it makes a graph; no graph depends on them."""

    log: str = Field("", description="file that gets a line of JSON for each event of a run; - is standard error")
    notify_url: str = Field(
        "", pattern="^(https?://.*)?$", description="web address that gets a POST of a small JSON when a run ends"
    )
    notify_command: str = Field("", description="command that gets the same JSON on its standard input")
    notify_on: NotifyOn = Field(NotifyOn.PROBLEMS, description="problems, changes (and problems) or always")
    notify_timeout_s: float = Field(10.0, gt=0, description="seconds that a notification may take")


class EndpointSettings(_FromEnvironment):
    """Who we are to another SPARQL server: a token, or a user with a password; never on the command line, for others to read."""

    endpoint_user: str = Field("", description="user at the server that --endpoint names")
    endpoint_password: SecretStr | None = Field(None, description="this user's password")
    endpoint_token: SecretStr | None = Field(None, description="bearer token; takes the place of user and password")
