"""The JSON Resume schema 1.0.0 as models: its fields, types and formats."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, HttpUrl, StringConstraints

# as the schema has it: a year, a month or a day
Date = Annotated[str, StringConstraints(pattern=r"^([1-2][0-9]{3}-[0-1][0-9]-[0-3][0-9]|[1-2][0-9]{3}-[0-1][0-9]|[1-2][0-9]{3})$")]


class Item(BaseModel):
    """Items may have fields of one's own."""

    model_config = ConfigDict(extra="allow", strict=True)


class Profile(Item):
    network: str | None = None
    username: str | None = None
    url: Annotated[HttpUrl | None, Field(strict=False)] = None


class Basics(Item):
    name: str | None = None
    label: str | None = None
    email: str | None = None
    url: Annotated[HttpUrl | None, Field(strict=False)] = None
    summary: str | None = None
    profiles: list[Profile] = []


class Period(Item):
    start: Annotated[Date | None, Field(alias="startDate")] = None
    end: Annotated[Date | None, Field(alias="endDate")] = None
    summary: str | None = None
    highlights: list[str] = []
    url: Annotated[HttpUrl | None, Field(strict=False)] = None


class Post(Period):
    name: str | None = None
    location: str | None = None
    description: str | None = None
    position: str | None = None


class Volunteer(Period):
    organization: str | None = None
    position: str | None = None


class Education(Period):
    institution: str | None = None
    area: str | None = None
    study: Annotated[str | None, Field(alias="studyType")] = None
    score: str | None = None
    courses: list[str] = []


class Award(Item):
    title: str | None = None
    date: Date | None = None
    awarder: str | None = None
    summary: str | None = None


class Publication(Item):
    name: str | None = None
    publisher: str | None = None
    release: Annotated[Date | None, Field(alias="releaseDate")] = None
    url: Annotated[HttpUrl | None, Field(strict=False)] = None
    summary: str | None = None


class Skill(Item):
    name: str | None = None
    level: str | None = None
    keywords: list[str] = []


class Project(Period):
    name: str | None = None
    description: str | None = None
    keywords: list[str] = []
    roles: list[str] = []
    entity: str | None = None
    type: str | None = None


class Meta(Item):
    canonical: Annotated[HttpUrl | None, Field(strict=False)] = None
    version: Annotated[str, StringConstraints(pattern=r"^v\d+\.\d+\.\d+$")] | None = None
    modified: Annotated[str | None, Field(alias="lastModified", pattern=r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$")] = None


class Resume(BaseModel):
    """The whole: no fields of one's own here."""

    model_config = ConfigDict(extra="forbid", strict=True)

    schema_address: Annotated[str | None, Field(alias="$schema")] = None
    basics: Basics | None = None
    work: list[Post] = []
    volunteer: list[Volunteer] = []
    education: list[Education] = []
    awards: list[Award] = []
    publications: list[Publication] = []
    skills: list[Skill] = []
    languages: list[Item] = []
    projects: list[Project] = []
    meta: Meta | None = None
