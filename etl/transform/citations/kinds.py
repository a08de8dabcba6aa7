"""What kind of work a reference names, and how far the work has come."""

from __future__ import annotations

from dataclasses import dataclass

from etl.model import regex as re
from etl.model.facts import WorkKind, WorkStatus
from etl.normalize.venues import find_venue
from etl.transform.citations.words import KIND_OF, SERVERS, STATUS_OF

# Names of meetings and their proceedings: a paper in one is an article, not a chapter.
_MEETING = re.compile(
    r"\b(?:proceedings|proc|conference|conf|symposium|workshop|congress|meeting|advances in neural|international joint|tagung"
    r"|kongress|colloqu\w*|findings|annual|transactions|journal|lecture notes|ieee|acm|aaai|\d+(?:st|nd|rd|th))\b",
    re.IGNORECASE,
)
# OSDI, HotOS, CHI'21, USENIX ATC
_ACRONYM = re.compile(r"(?:[A-Z]{3,8} )?[A-Z][A-Za-z]*[A-Z][A-Za-z]{0,8}(?:\s?['’]?\d{2}|\s\d{4})?")
# IZA Discussion Paper, CESifo Working Papers, DIW Diskussionspapiere: series of papers that no one has accepted yet
_PAPER_SERIES = re.compile(
    r"\b(?:working|discussion|occasional|staff|research) papers?\b|arbeitspapier|diskussionspapier|documents? de travail"
    r"|documentos? de traba[jl]ho|quaderni? di (?:lavoro|discussione)",
    re.IGNORECASE,
)
# U.S. Geological Survey Open-File Report, IFAU Rapport, Elm Research Contract Report: series of reports
_REPORT_SERIES = re.compile(
    r"\b(?:open-file|contract|technical|research|final|consultancy|internal|data) reports?(?: series)?$|\brapport$"
    r"|forschungsbericht(?:e)?$|\btechnical (?:notes?|memorand(?:um|a))$"
    # Elm Water Management Report, District Operational Plan 2014.07; journals are called Reports or Weekly Report
    r"|(?<!weekly )\breport(?: series| no\.?)?(?:\s[\w.–/-]*\d[\w.–/-]*)?$|\boperational plan(?:\s[\w.–/-]*\d[\w.–/-]*)?$"
    r"|\bspecial publication$|\bfact sheet$|\binvestigations map$",
    re.IGNORECASE,
)
# archives that hold data
_ARCHIVE = re.compile(
    r"\b(?:GBIF|Dryad|PANGAEA|Dataverse|ICPSR|UK Data Service|GESIS|Mendeley Data|Seismograph Networks"
    r"|(?:data|dataset|oceanographic data) (?:repository|archive|centre|center|portal))\b",
    re.IGNORECASE,
)
# Oxford Handbook of ..., Encyclopedia of ..., Lexikon der ...: books whose parts are chapters
_REFERENCE_BOOK = re.compile(
    r"\b(?:handbook|companion|encyclop(?:a)?edia|dictionary|lexikon|enzyklopädie|handbuch|dizionario|enciclopedia|dictionnaire"
    r"|encyclopédie|diccionario|festschrift|festgabe)\b",
    re.IGNORECASE,
)
# University of Nowhere, Universität Nirgends: the school of a thesis, where nothing else is said
_SCHOOL = re.compile(r"\b(?:universi\w+|école|eth|college|institute of technology|politecnico|hochschule)\b", re.IGNORECASE)
_HOUSE = re.compile(
    r"\b(?:record|education|studies|science|sciences|press|verlag|presses|journal|review|bulletin|working|report|proceedings|conference|workshop|law)\b|\d",
    re.IGNORECASE,
)
_THESIS_LIKE = re.compile(r"\b(?:thesis|dissertation|thèse|tesis|tesi|arbeit)\b", re.IGNORECASE)
_PATENT = re.compile(r"patent|^(?:US|WO|EP|CN|KR|JP)\s?\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Signs:
    """What a reference shows of its kind."""

    kind_words: tuple[str, ...] = ()
    venue: str = ""
    publisher: str = ""
    has_editors: bool = False
    has_in: bool = False
    has_volume: bool = False
    has_pages: bool = False
    has_arxiv: bool = False
    status: WorkStatus | None = None
    stated: WorkKind | None = None  # by the section's heading


def kind_of_words(words: str) -> WorkKind | None:
    """The kind that a phrase beside a title names: "PhD thesis", "US Patent 1,234,567"."""
    key = " ".join(words.casefold().split()).strip(" .,;:")
    if _PATENT.search(key):
        return WorkKind.PATENT
    if key in KIND_OF:
        return KIND_OF[key]
    key = key.removeprefix("unpublished ")
    return KIND_OF.get(key) or (WorkKind.THESIS if _THESIS_LIKE.search(key) else None)


def status_of_words(words: str) -> WorkStatus | None:
    """The status that a phrase names: "in press", "under review"."""
    key = " ".join(words.casefold().split()).strip(" .,;:()")
    return STATUS_OF.get(key) or next((STATUS_OF[p] for p in sorted(STATUS_OF, key=len, reverse=True) if p in key), None)


def is_server(venue: str) -> bool:
    """Whether a venue is a server of preprints."""
    key = " ".join(venue.casefold().split()).strip(" .,;:()")
    return key in SERVERS or key.startswith(_SERVER_OPENINGS)


_SERVER_OPENINGS = tuple(f"{server}{mark}" for server in sorted(SERVERS) for mark in " :")


def is_report_series(venue: str) -> bool:
    """Whether a name is that of a series of reports: "Elm Survey Open-File Report", "District Operational Plan 2014.07"."""
    return any(_REPORT_SERIES.search(part.strip(" .;")) for part in venue.split(","))


def kind_of_work(signs: Signs) -> WorkKind:
    """The kind, by what the reference says itself first, then by its section."""
    named = [kind for words in signs.kind_words if (kind := kind_of_words(words))]
    for kind in named:
        if kind is not WorkKind.PREPRINT:
            return kind
    unfinished = signs.status is not None and signs.status is not WorkStatus.PUBLISHED
    if not (unfinished and signs.stated is WorkKind.SOFTWARE) and signs.stated in (
        WorkKind.PATENT,
        WorkKind.THESIS,
        WorkKind.SOFTWARE,
        WorkKind.DATASET,
    ):
        return signs.stated
    if named and not (signs.venue and not is_server(signs.venue)):
        return named[0]
    if signs.venue and not signs.has_in:
        if _ARCHIVE.search(signs.venue) and not signs.has_volume:
            return WorkKind.DATASET
        if is_report_series(signs.venue) and find_venue(signs.venue) is None:
            return WorkKind.REPORT
    if signs.venue and (is_server(signs.venue) or _PAPER_SERIES.search(signs.venue)):
        return WorkKind.PREPRINT
    if not signs.venue and signs.has_arxiv:
        return WorkKind.PREPRINT
    if signs.status is not None and signs.status is not WorkStatus.PUBLISHED:
        return signs.stated if signs.stated in (WorkKind.BOOK, WorkKind.CHAPTER) else WorkKind.PREPRINT
    in_journal = bool(signs.venue) and (
        signs.has_volume or find_venue(signs.venue) is not None or _MEETING.search(signs.venue) is not None
    )
    in_journal = in_journal or (bool(signs.venue) and signs.status is WorkStatus.PUBLISHED)  # accepted there
    doubtful = (WorkKind.ARTICLE, WorkKind.REPORT, WorkKind.PREPRINT) if in_journal else (WorkKind.ARTICLE,)
    if signs.stated is not None and signs.stated not in doubtful:
        return signs.stated
    if signs.venue:
        if _is_school(signs):
            return WorkKind.THESIS
        if _REFERENCE_BOOK.search(signs.venue) and not signs.has_volume and not _MEETING.search(signs.venue):
            return WorkKind.CHAPTER
        meeting = _MEETING.search(signs.venue) or _ACRONYM.fullmatch(signs.venue) or (in_journal and not signs.has_editors)
        chapter = signs.has_editors or (signs.has_in and (signs.publisher or signs.has_pages))
        part = signs.has_editors and signs.has_in and not find_venue(signs.venue)
        if chapter and (part or not signs.has_volume) and not meeting:
            return WorkKind.CHAPTER
        if signs.publisher and not in_journal and (signs.has_in or signs.has_editors or signs.stated is not WorkKind.ARTICLE):
            return WorkKind.CHAPTER
        return WorkKind.ARTICLE
    if signs.publisher or (signs.has_editors and not signs.has_in):
        return WorkKind.BOOK
    return signs.stated or WorkKind.ARTICLE


def _is_school(signs: Signs) -> bool:
    bare = not (signs.has_volume or signs.has_pages or signs.has_in or signs.publisher)
    return bare and _SCHOOL.search(signs.venue) is not None and _HOUSE.search(signs.venue) is None
