"""What a scheduled build is asked to do: the form that Prefect shows, and that its server stores."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from etl.pipeline import Options

_FOLDERS = """Folders of CVs, or URLs of them. Give folders, not files: Prefect's server stores these words, and the name of a file
may be a person's."""
_CHECK = """Full check: after an ordinary build, read every document anew and hold the two graphs against each other; they must be
the same bytes."""


class BuildJob(BaseModel):
    """A build. Settings (`VITAGRAPH_...`) are those of the process that runs it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    folders: tuple[str, ...] = Field(description=_FOLDERS)
    output: Path = Field(
        default=Path("output"), description="Folder of the graph and all that belongs to it. Builds of one output never overlap."
    )
    check: bool = Field(default=False, description=_CHECK)
    full: bool = Field(default=False, description="Read every document anew; the same bytes come out.")
    allow_removals: bool = Field(default=False, description="Documents that are gone are meant to be, however many they are.")
    keep: int | None = Field(default=None, ge=0, description="Old versions that stay; VITAGRAPH_KEEP (3) if not given.")

    @property
    def options(self) -> Options:
        """For the library."""
        return Options(full=self.full, allow_removals=self.allow_removals)
