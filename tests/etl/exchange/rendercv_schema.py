"""RenderCV's format as models: its entry types with their fields, and how it takes dates."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, model_validator

ISO = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def _exact(value: int | str) -> int | str:
    if not ISO.fullmatch(str(value)):
        raise ValueError("YYYY-MM-DD, YYYY-MM or YYYY")
    return value


Exact = Annotated[int | str, AfterValidator(_exact)]


class Entry(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Dated(Entry):
    date: int | str | None = None
    summary: str | None = None


class Stay(Dated):
    start_date: Exact | None = None
    end_date: Exact | Literal["present"] | None = None
    location: str | None = None
    highlights: list[str] | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Stay:
        if self.start_date and not self.end_date:
            raise ValueError("a start alone would mean that it goes on")
        if self.start_date and self.end_date and self.end_date != "present":
            start, end = (f"{date}-01-01"[:10] for date in (self.start_date, self.end_date))
            if start > end:
                raise ValueError("the start is after the end")
        return self


class EducationEntry(Stay):
    institution: str
    area: str
    degree: str | None = None


class ExperienceEntry(Stay):
    company: str
    position: str


class NormalEntry(Stay):
    name: str


class PublicationEntry(Dated):
    title: str
    authors: list[str]
    doi: Annotated[str, Field(pattern=r"\b10\..*")] | None = None
    url: str | None = None
    journal: str | None = None


class OneLineEntry(Entry):
    label: str
    details: str


class BulletEntry(Entry):
    bullet: str


KINDS = (EducationEntry, ExperienceEntry, PublicationEntry, OneLineEntry, BulletEntry, NormalEntry)
# fields by which RenderCV knows the type of an entry
SIGNS = {EducationEntry: "institution", ExperienceEntry: "company", PublicationEntry: "title", OneLineEntry: "label"} | {
    BulletEntry: "bullet",
    NormalEntry: "name",
}


class Network(Entry):
    network: str
    username: str


class Cv(Entry):
    name: str
    location: str | None = None
    email: str | None = None
    website: str | None = None
    social_networks: list[Network] | None = None
    sections: dict[str, list[Any]]


class File(Entry):
    cv: Cv


def read(document: object) -> tuple[File, dict[str, list[Entry]]]:
    """The file and its sections' entries; raises `ValidationError` where RenderCV would refuse it."""
    file = TypeAdapter(File).validate_python(document)
    sections = {}
    for title, entries in file.cv.sections.items():
        kind = next(kind for kind in KINDS if SIGNS[kind] in entries[0])
        sections[title] = [kind.model_validate(entry) for entry in entries]
    return file, sections
