"""What a CV says of its subject, fact by fact; each field a claim with its own span.

Field by field these are the classes of `ontology/vitagraph.ttl`. Every fact has `span`, the range of the
whole entry it was read from.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from etl.model.claim import Claim
from etl.model.partial_date import PartialDate
from etl.model.quick import quickly_made
from etl.model.span import Span


class WorkKind(StrEnum):
    """What a work is; the list of `ontology/vocabularies/work-kinds.ttl`."""

    ARTICLE = "article"
    PREPRINT = "preprint"
    THESIS = "thesis"
    BOOK = "book"
    CHAPTER = "chapter"
    PATENT = "patent"
    REPORT = "report"
    SOFTWARE = "software"
    DATASET = "dataset"
    OTHER = "other"


class WorkStatus(StrEnum):
    """How far a work has come; accepted, in press and forthcoming works are published."""

    PUBLISHED = "published"
    UNDER_REVIEW = "under review"
    IN_PREPARATION = "in preparation"


@dataclass(frozen=True, slots=True)
class Subject:
    """The person whose CV it is. `name` is the best form; `names` the other forms the document uses.

    `name` may be inferred (the one author common to the list); then its rule says so and its span is such a place.
    """

    name: Claim[str]
    names: tuple[Claim[str], ...] = ()
    emails: tuple[Claim[str], ...] = ()
    urls: tuple[Claim[str], ...] = ()
    orcid: Claim[str] | None = None


@quickly_made
@dataclass(frozen=True, slots=True)
class Period:
    """When: as printed. A single year of a stay is both ends, of a degree only the end. `ongoing` is the printed "present"."""

    start: Claim[PartialDate] | None = None
    end: Claim[PartialDate] | None = None
    ongoing: Claim[bool] | None = None


@quickly_made
@dataclass(frozen=True, slots=True)
class Education:
    span: Span
    organization: Claim[str] | None = None
    unit: Claim[str] | None = None
    degree: Claim[str] | None = None
    field: Claim[str] | None = None
    period: Period = Period()


@quickly_made
@dataclass(frozen=True, slots=True)
class Employment:
    span: Span
    organization: Claim[str] | None = None
    unit: Claim[str] | None = None
    title: Claim[str] | None = None
    period: Period = Period()


@quickly_made
@dataclass(frozen=True, slots=True)
class Author:
    """One name of an author list, without marks; its place in the tuple is its rank, unless `rank_known` of the work is false.

    `withheld`: the name is blacked out; the place is kept, and nothing is made of it.
    """

    name: Claim[str]
    equal_contribution: bool = False
    corresponding: bool = False
    withheld: bool = False


@quickly_made
@dataclass(frozen=True, slots=True)
class Work:
    """A publication. `et_al`: the list was cut there. `owner_implied`: the subject is an author but not printed ("with X and Y");
    then `authors` holds the others and ranks are unknown. `venue` is the name without year, volume and pages."""

    span: Span
    title: Claim[str]
    kind: Claim[WorkKind]
    status: Claim[WorkStatus]
    authors: tuple[Author, ...] = ()
    et_al: Claim[bool] | None = None
    owner_implied: bool = False
    venue: Claim[str] | None = None
    year: Claim[int] | None = None
    volume: Claim[str] | None = None
    issue: Claim[str] | None = None
    pages: Claim[str] | None = None
    publisher: Claim[str] | None = None
    doi: Claim[str] | None = None
    arxiv: Claim[str] | None = None
    issn: Claim[str] | None = None
    url: Claim[str] | None = None
    notes: tuple[Claim[str], ...] = ()


@quickly_made
@dataclass(frozen=True, slots=True)
class Service:
    span: Span
    role: Claim[str]
    venue: Claim[str] | None = None
    years: tuple[Claim[int], ...] = ()


@quickly_made
@dataclass(frozen=True, slots=True)
class Award:
    span: Span
    title: Claim[str]
    years: tuple[Claim[int], ...] = ()
    grantor: Claim[str] | None = None
    amount: Claim[str] | None = None


@quickly_made
@dataclass(frozen=True, slots=True)
class Talk:
    """A talk by its title, its event or both; lists of seminars often name the host alone. Raises `ValueError` for neither."""

    span: Span
    title: Claim[str] | None = None
    event: Claim[str] | None = None
    year: Claim[int] | None = None

    def __post_init__(self) -> None:
        if self.title is None and self.event is None:
            raise ValueError("a talk needs a title or an event")


@quickly_made
@dataclass(frozen=True, slots=True)
class Teaching:
    span: Span
    course: Claim[str]
    role: Claim[str] | None = None
    organization: Claim[str] | None = None
    years: tuple[Claim[int], ...] = ()


@quickly_made
@dataclass(frozen=True, slots=True)
class Advising:
    """`advisor` advised the subject; `relation` is the printed word in lower case (advisor, supervisor, mentor, pi)."""

    span: Span
    advisor: Claim[str]
    relation: Claim[str]
    organization: Claim[str] | None = None
    unit: Claim[str] | None = None


@quickly_made
@dataclass(frozen=True, slots=True)
class System:
    """A named system, tool, library, dataset or product that the subject built or helped to build."""

    span: Span
    name: Claim[str]
    organization: Claim[str] | None = None


@quickly_made
@dataclass(frozen=True, slots=True)
class Skill:
    span: Span
    name: Claim[str]


Fact = Education | Employment | Work | Service | Award | Talk | Teaching | Advising | System | Skill
