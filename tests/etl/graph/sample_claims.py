"""Two invented CVs of one person, of different years, as claims; and who is who in them.

The words are cut out of the texts below, so that every span quotes what stands there.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from etl.model.claim import Claim
from etl.model.document import TextSource
from etl.model.document_claims import AsOfSource, DocumentClaims
from etl.model.facts import (
    Advising,
    Author,
    Award,
    Education,
    Employment,
    Period,
    Service,
    Skill,
    Subject,
    System,
    Talk,
    Teaching,
    Work,
    WorkKind,
    WorkStatus,
)
from etl.model.mention import EntityKind, FactKey, MentionKey
from etl.model.partial_date import PartialDate
from etl.model.resolution import Entity, Resolution
from etl.model.span import Span

T = TypeVar("T")
BASE = "https://data.example/"

OLD_TEXT = """Mara Lindqvist
mara@mail.example
Curriculum vitae, June 2019
Education
Ph.D. in Physics, Northfield University, 2015 - present. Advisor: Teo Brandt
Employment
Research Intern, Acme Labs, May 2018 - Aug 2018
Works
[1] M. Lindqvist*, T. Brandt*. "Widgets Converge." arXiv 2018.
[2] Ana Petrov, M. Lindqvist, et al. "Gears Diverge." NIPS 2017.
Service
Reviewer, ICML, 2018, 2019
Awards
Travel Award, 2018, Royal Society of Widgets, EUR 500
Skills
Python
"""
NEW_TEXT = """Mara K. Lindqvist
Updated 2023-03
Education
Ph.D. in Physics, Northfield University, Sep 2015 - 2019
Employment
Research Scientist, Acme Labs, 2019 - present
Intern, Acme Labs, May 2018 - Sep 2018
Works
Mara Lindqvist, Teo Brandt. "Widgets converge." International Conference on Machine Learning, 2019.
Ana Petrov, Mara Lindqvist, Teo Brandt. "Gears Diverge." NeurIPS, 2017.
Systems
GearBox, Acme Labs
Talks
Widgets Converge, ICML 2019, 2019
Teaching
Teaching Assistant, CS 101 Widgets, 2016, 2017
Service
Reviewer, ICML, 2020
"""
OTHER_TEXT = """Teo Brandt
Education
Diploma, Old Academy, 2005
Employment
Professor, Northfield University, 2010 - present
Director, Acme Labs, 2017 - 2018
Works
Ana Petrov, Mara Lindqvist, Teo Brandt. "Gears Diverge." NeurIPS, 2017.
Service
Area Chair, ICML, 2020
"""


class Page:
    """Cuts claims out of a text: each call looks for its words from where the last entry began."""

    def __init__(self, text: str) -> None:
        self._source = TextSource(text)
        self._from = 0

    def entry(self, words: str) -> Span:
        self._from = self._source.text.index(words)
        return self._source.span(self._from, self._from + len(words))

    def read(self, words: str, value: T, *, confidence: float = 0.9) -> Claim[T]:
        start = self._source.text.index(words, self._from)
        return Claim(value, words, self._source.span(start, start + len(words)), "sample.reading", confidence)

    def text(self, words: str) -> Claim[str]:
        return self.read(words, words)

    def date(self, words: str, iso: str) -> Claim[PartialDate]:
        return self.read(words, PartialDate.from_iso(iso))

    def authors(self, *names: str) -> tuple[Author, ...]:
        return tuple(Author(self.text(name.rstrip("*")), equal_contribution=name.endswith("*")) for name in names)

    def kind(self, words: str, kind: WorkKind = WorkKind.ARTICLE) -> Claim[WorkKind]:
        return self.read(words, kind)

    def status(self, words: str, status: WorkStatus = WorkStatus.PUBLISHED) -> Claim[WorkStatus]:
        return self.read(words, status)


def old_cv() -> DocumentClaims:
    """The CV of June 2019: still a student, one preprint, one list of authors cut with "et al."."""
    page = Page(OLD_TEXT)
    subject = Subject(page.text("Mara Lindqvist"), emails=(page.text("mara@mail.example"),))
    degree = page.entry("Ph.D. in Physics, Northfield University, 2015 - present. Advisor: Teo Brandt")
    education = Education(
        degree,
        organization=page.text("Northfield University"),
        degree=page.text("Ph.D."),
        field=page.text("Physics"),
        period=Period(page.date("2015", "2015"), None, page.read("present", value=True)),
    )
    advising = Advising(degree, page.text("Teo Brandt"), page.read("Advisor", "advisor"), page.text("Northfield University"))
    stay = Employment(
        page.entry("Research Intern, Acme Labs, May 2018 - Aug 2018"),
        organization=page.text("Acme Labs"),
        title=page.text("Research Intern"),
        period=Period(page.date("May 2018", "2018-05"), page.date("Aug 2018", "2018-08")),
    )
    preprint = Work(
        page.entry('[1] M. Lindqvist*, T. Brandt*. "Widgets Converge." arXiv 2018.'),
        title=page.text("Widgets Converge"),
        kind=page.kind("arXiv", WorkKind.PREPRINT),
        status=page.status("arXiv"),
        authors=page.authors("M. Lindqvist*", "T. Brandt*"),
        venue=page.text("arXiv"),
        year=page.read("2018", 2018),
    )
    cut = Work(
        page.entry('[2] Ana Petrov, M. Lindqvist, et al. "Gears Diverge." NIPS 2017.'),
        title=page.text("Gears Diverge"),
        kind=page.kind("NIPS"),
        status=page.status("NIPS"),
        authors=page.authors("Ana Petrov", "M. Lindqvist"),
        et_al=page.read("et al.", value=True),
        venue=page.text("NIPS"),
        year=page.read("2017", 2017),
    )
    service = Service(
        page.entry("Reviewer, ICML, 2018, 2019"),
        role=page.text("Reviewer"),
        venue=page.text("ICML"),
        years=(page.read("2018", 2018), page.read("2019", 2019)),
    )
    award = Award(
        page.entry("Travel Award, 2018, Royal Society of Widgets, EUR 500"),
        title=page.text("Travel Award"),
        years=(page.read("2018", 2018),),
        grantor=page.text("Royal Society of Widgets"),
        amount=page.text("EUR 500"),
    )
    skill = Skill(page.entry("Python"), page.text("Python"))
    return DocumentClaims(
        name="lindqvist-2019.txt",
        sha256="a" * 64,
        media_type="text/plain",
        subject=subject,
        as_of=PartialDate(2019, 6),
        as_of_source=AsOfSource.PRINTED,
        education=(education,),
        employment=(stay,),
        works=(preprint, cut),
        service=(service,),
        awards=(award,),
        advising=(advising,),
        skills=(skill,),
    )


def new_cv() -> DocumentClaims:
    """The CV of March 2023: the degree has ended, the preprint has appeared, the internship is said to have ended later."""
    page = Page(NEW_TEXT)
    subject = Subject(page.text("Mara K. Lindqvist"))
    education = Education(
        page.entry("Ph.D. in Physics, Northfield University, Sep 2015 - 2019"),
        organization=page.text("Northfield University"),
        degree=page.text("Ph.D."),
        field=page.text("Physics"),
        period=Period(page.date("Sep 2015", "2015-09"), page.date("2019", "2019")),
    )
    scientist = Employment(
        page.entry("Research Scientist, Acme Labs, 2019 - present"),
        organization=page.text("Acme Labs"),
        title=page.text("Research Scientist"),
        period=Period(page.date("2019", "2019"), None, page.read("present", value=True)),
    )
    intern = Employment(
        page.entry("Intern, Acme Labs, May 2018 - Sep 2018"),
        organization=page.text("Acme Labs"),
        title=page.text("Intern"),
        period=Period(page.date("May 2018", "2018-05"), page.date("Sep 2018", "2018-09")),
    )
    article = Work(
        page.entry('Mara Lindqvist, Teo Brandt. "Widgets converge." International Conference on Machine Learning, 2019.'),
        title=page.text("Widgets converge"),
        kind=page.kind("International Conference"),
        status=page.status("2019"),
        authors=page.authors("Mara Lindqvist", "Teo Brandt"),
        venue=page.text("International Conference on Machine Learning"),
        year=page.read("2019", 2019),
    )
    gears = _gears(page)
    system = System(page.entry("GearBox, Acme Labs"), page.text("GearBox"), page.text("Acme Labs"))
    talk = Talk(
        page.entry("Widgets Converge, ICML 2019, 2019"),
        page.text("Widgets Converge"),
        page.text("ICML 2019"),
        page.read("2019", 2019),
    )
    teaching = Teaching(
        page.entry("Teaching Assistant, CS 101 Widgets, 2016, 2017"),
        course=page.text("CS 101 Widgets"),
        role=page.text("Teaching Assistant"),
        years=(page.read("2016", 2016), page.read("2017", 2017)),
    )
    service = Service(page.entry("Reviewer, ICML, 2020"), page.text("Reviewer"), page.text("ICML"), (page.read("2020", 2020),))
    return DocumentClaims(
        name="lindqvist-2023.txt",
        sha256="b" * 64,
        media_type="text/plain",
        subject=subject,
        as_of=PartialDate(2023, 3),
        as_of_source=AsOfSource.PRINTED,
        education=(education,),
        employment=(scientist, intern),
        works=(article, gears),
        systems=(system,),
        talks=(talk,),
        teaching=(teaching,),
        service=(service,),
    )


def other_cv() -> DocumentClaims:
    """The undated CV of the advisor."""
    page = Page(OTHER_TEXT)
    subject = Subject(page.text("Teo Brandt"))
    education = Education(
        page.entry("Diploma, Old Academy, 2005"),
        organization=page.text("Old Academy"),
        degree=page.text("Diploma"),
        period=Period(end=page.date("2005", "2005")),
    )
    professor = Employment(
        page.entry("Professor, Northfield University, 2010 - present"),
        organization=page.text("Northfield University"),
        title=page.text("Professor"),
        period=Period(page.date("2010", "2010"), None, page.read("present", value=True)),
    )
    director = Employment(
        page.entry("Director, Acme Labs, 2017 - 2018"),
        organization=page.text("Acme Labs"),
        title=page.text("Director"),
        period=Period(page.date("2017", "2017"), page.date("2018", "2018")),
    )
    gears = _gears(page)
    service = Service(page.entry("Area Chair, ICML, 2020"), page.text("Area Chair"), page.text("ICML"), (page.read("2020", 2020),))
    return DocumentClaims(
        name="brandt.txt",
        sha256="c" * 64,
        media_type="text/plain",
        subject=subject,
        education=(education,),
        employment=(professor, director),
        works=(gears,),
        service=(service,),
    )


def _gears(page: Page) -> Work:
    return Work(
        page.entry('Ana Petrov, Mara Lindqvist, Teo Brandt. "Gears Diverge." NeurIPS, 2017.'),
        title=page.text("Gears Diverge"),
        kind=page.kind("NeurIPS"),
        status=page.status("NeurIPS"),
        authors=page.authors("Ana Petrov", "Mara Lindqvist", "Teo Brandt"),
        venue=page.text("NeurIPS"),
        year=page.read("2017", 2017),
    )


def sample_claims() -> tuple[DocumentClaims, ...]:
    """All three documents."""
    return (old_cv(), new_cv(), other_cv())


# Who is who: the names of each entity, the label first. The old academy is nobody's: it stays unlinked.
_ENTITIES = {
    EntityKind.PERSON: {
        "p-mara": ("Mara K. Lindqvist", "Mara Lindqvist", "M. Lindqvist"),
        "p-teo": ("Teo Brandt", "T. Brandt"),
        "p-ana": ("Ana Petrov",),
    },
    EntityKind.ORGANIZATION: {"o-northfield": ("Northfield University",), "o-acme": ("Acme Labs",)},
    EntityKind.VENUE: {
        "v-neurips": ("NeurIPS", "NIPS"),
        "v-icml": ("ICML", "International Conference on Machine Learning", "ICML 2019"),
        "v-arxiv": ("arXiv",),
    },
    EntityKind.WORK: {
        "w-widgets": ("Widgets converge", "Widgets Converge"),
        "w-gears": ("Gears Diverge",),
        "w-gearbox": ("GearBox",),
    },
}
_SUBJECTS = {"p-mara", "p-teo"}


def resolve_sample(claims: tuple[DocumentClaims, ...]) -> Resolution:
    """What linking would find: everything of one name above is one thing; facts of several documents share their link."""
    mentions: dict[MentionKey, str] = {}
    for document in claims:
        for kind, claim in _mentions(document):
            identifier = next((i for i, names in _ENTITIES[kind].items() if claim.value in names), None)
            if identifier is not None:
                mentions[MentionKey(document.sha256, kind, claim.span.start, claim.span.end)] = identifier
    entities = tuple(
        Entity(
            id=identifier,
            kind=kind,
            label=names[0],
            names=tuple(sorted(names)),
            mentions=tuple(sorted(key for key, found in mentions.items() if found == identifier)),
            key=identifier.removeprefix("v-") if kind is EntityKind.VENUE else None,
            tier=("subject" if identifier in _SUBJECTS else "mentioned") if kind is EntityKind.PERSON else None,
        )
        for kind, named in _ENTITIES.items()
        for identifier, names in named.items()
        if identifier in mentions.values()
    )
    return Resolution(entities, mentions, dict(_links(claims)))


def _mentions(document: DocumentClaims) -> list[tuple[EntityKind, Claim[str]]]:
    found: list[tuple[EntityKind, Claim[str] | None]] = []
    if document.subject:
        found += [(EntityKind.PERSON, name) for name in (document.subject.name, *document.subject.names)]
    for stay in (*document.education, *document.employment):
        found += [(EntityKind.ORGANIZATION, stay.organization), (EntityKind.ORGANIZATION, stay.unit)]
    for work in document.works:
        found += [(EntityKind.WORK, work.title), (EntityKind.VENUE, work.venue)]
        found += [(EntityKind.PERSON, author.name) for author in work.authors]
    found += [(EntityKind.VENUE, service.venue) for service in document.service]
    found += [(EntityKind.VENUE, talk.event) for talk in document.talks]
    for advising in document.advising:
        found += [(EntityKind.PERSON, advising.advisor), (EntityKind.ORGANIZATION, advising.organization)]
    for system in document.systems:
        found += [(EntityKind.WORK, system.name), (EntityKind.ORGANIZATION, system.organization)]
    return [(kind, claim) for kind, claim in found if claim is not None]


_SHARED: dict[str, Callable[[DocumentClaims, int], str]] = {
    "education": lambda document, index: "e-teo" if document.sha256.startswith("c") else "e-phd",
    "employment": lambda document, index: (
        "j-"
        + str(document.employment[index].period.start.value)  # type: ignore[union-attr]
        + ("-teo" if document.sha256.startswith("c") else "")
    ),
    "service": lambda document, index: "s-teo" if document.sha256.startswith("c") else "s-icml-reviewer",
}


def _links(claims: tuple[DocumentClaims, ...]) -> list[tuple[FactKey, str]]:
    found = []
    for document in claims:
        for section in ("education", "employment", "service", "awards", "talks", "teaching", "advising", "systems", "skills"):
            for index in range(len(getattr(document, section))):
                name = _SHARED.get(section, lambda document, index, section=section: f"{section}-{document.sha256[:4]}-{index}")
                found.append((FactKey(document.sha256, section, index), name(document, index)))
    return found
