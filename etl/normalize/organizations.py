"""Which organization a printed name speaks of.

UC Davis                                     University of California, Davis
Nordwind Labs, Inc.                          Nordwind Labs
Department of Physics, University of Foo     the university; the department is a unit
Geological Survey of Foo (GSF)               one organization with two names
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.normalize.folding import fold

_BRACKET = re.compile(r"\(([^()]{1,80})\)")
_SEPARATOR = re.compile(r"\s*[,;|]\s*|\s+[-–—@]\s+")
_UNIT = re.compile(
    r"^(?:the\s+)?(?:department|dept|school|faculty|division|chair|section|unit|group|team|program(?:me)?|graduate school|institute"
    r"|laboratory|lab|cent(?:er|re)|college|fachbereich|lehrstuhl|institut|fakultät|abteilung|d[ée]partement|facult[ée]|departamento"
    r"|facultad|dipartimento|facoltà)\b"
    r"|\b(?:department|school|faculty|division|lab|laboratory|group|team|college|program)$",
    re.I,
)
# what no place behind a name has: "Howard Hughes Medical Institute, University of Foo"
_HOUSE = re.compile(r"\b(?:universi\w+|institut\w*|hospital|college|school|academy)\b", re.I)
_FORMS = read_gazetteer("legal_forms")
_ENDS = sorted({fold(form) for group in _FORMS["ends"].values() for form in group}, key=lambda form: (-len(form), form))
_FRONTS = sorted({fold(form) for group in _FORMS["fronts"].values() for form in group}, key=lambda form: (-len(form), form))
_END = re.compile(rf"(?<=\w) (?:{'|'.join(map(re.escape, _ENDS))})$")
_FRONT = re.compile(rf"^(?:{'|'.join(map(re.escape, _FRONTS))}) (?=\w)")
_INSIDE = frozenset(_FORMS["inside"]["any"])
_UNTELLING = frozenset(
    word
    for name in (*_FORMS["broad"]["any"], *read_gazetteer("organization_words")["words"], "of", "for", "the", "and", "at")
    for word in fold(name).split()
)
_UMBRELLAS = frozenset(_FORMS["umbrella"]["any"])
_UNNAMED = frozenset(fold(name) for name in _FORMS["unnamed"]["any"])
# spellings of one thing: "Univ. of", "University at", "Universität"
_VARIANTS = (
    (re.compile(r"\buniv\b"), "university"),
    (re.compile(r"\binst\b"), "institute"),
    (re.compile(r"\b(?:dept|dep)\b"), "department"),
    (re.compile(r"\bnat ?l\b"), "national"),
    (re.compile(r"\bint ?l\b"), "international"),
    (re.compile(r"\blab\b"), "laboratory"),
    (re.compile(r"\blabs\b"), "laboratories"),
    (re.compile(r"\bcentre\b"), "center"),
    (re.compile(r"^universita degli studi di\b"), "universita di"),
    (re.compile(r"\btech\b(?= university| institute)"), "technical"),
)


@dataclass(frozen=True, slots=True)
class KnownOrganization:
    """One line of the gazetteer; `parent` is the key of the organization it is part of."""

    key: str
    name: str
    acronyms: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    parent: str | None = None


@cache
def known_organizations() -> dict[str, KnownOrganization]:
    """The gazetteer by key."""
    kinds: dict[str, dict[str, Any]] = read_gazetteer("organizations")
    return {
        key: KnownOrganization(key, line["name"], tuple(line.get("acronyms", ())), tuple(line.get("names", ())), line.get("parent"))
        for lines in kinds.values()
        for key, line in lines.items()
    }


@cache
def _by_name() -> dict[str, str]:
    return {
        organization_fold(name): organization.key
        for organization in known_organizations().values()
        for name in (*organization.names, organization.name)
    }


@cache
def _by_acronym() -> dict[str, str]:
    return {
        _tight(acronym): organization.key for organization in known_organizations().values() for acronym in organization.acronyms
    }


@lru_cache(maxsize=65536)
def organization_fold(name: str) -> str:
    """A name as a key: folded, legal form and leading article off, abbreviations of common words written out."""
    folded = fold(name).removeprefix("the ")
    for pattern, full in _VARIANTS:
        folded = pattern.sub(full, folded)
    bare = _FRONT.sub("", folded)
    for _ in range(2):  # "Nordwind GmbH & Co. KG"
        bare = _END.sub("", bare)
    return bare or folded


@lru_cache(maxsize=65536)
def find_organization(text: str) -> str | None:
    """The gazetteer key of the organization that the whole of `text` names, brackets and a place behind it aside; else `None`."""
    printed = " ".join(text.split())
    for form in (printed, without_brackets(printed)):
        key = _by_name().get(organization_fold(form)) or _acronym(form)
        if key:
            return key
    head, separator, tail = without_brackets(printed).partition(",")
    known = _by_name().get(organization_fold(head)) if separator and not is_unit(printed) else None
    return known if known and not has_campuses(head) and not _UNIT.search(tail.strip()) and not _HOUSE.search(tail) else None


def bracketed(name: str) -> list[str]:
    """What a name has in brackets: another name, a place, a parent."""
    return [inner.strip() for inner in _BRACKET.findall(name)]


def without_brackets(name: str) -> str:
    """The name without what it has in brackets."""
    return " ".join(_BRACKET.sub(" ", name).split()) or name


def segments(affiliation: str) -> list[str]:
    """The parts of an affiliation between commas and dashes: department, university, city."""
    return [part for part in _SEPARATOR.split(affiliation) if part.strip()]


def is_unit(name: str) -> bool:
    """Whether a name is by its words a part of something larger: "Department of Dust", "School of Information", "AI Lab"."""
    first = segments(name)
    return bool(first) and _UNIT.search(first[0]) is not None and named_exactly(first[0]) is None


def is_same_house(left: str, right: str) -> bool:
    """Whether one name is the beginning of the other once legal form, brackets and what follows a comma or dash are off.

    "Nordwind Inc. Sand Lab", "Nordwind Inc. (North Wind Technology)" and "Nordwind" are one house; that two names are does not make
    one organization of them: one may be a unit of the other. A beginning that tells nothing ("National Institute") is none.
    """
    shorter, longer = sorted((_house(left), _house(right)), key=len)
    return longer[: len(shorter)] == shorter and any(len(word) > 1 and word not in _UNTELLING for word in shorter)


def _house(name: str) -> list[str]:
    parts = segments(without_brackets(name))
    words = organization_fold(parts[0]).split() if parts else []
    inside = next((i for i, word in enumerate(words) if i and word in _INSIDE), len(words))
    return words[:inside]


def is_umbrella(name: str) -> bool:
    """Whether a name is that of a body whose institutes stand at other organizations: "CNRS", "Howard Hughes Medical Institute"."""
    return fold(name) in _UMBRELLAS


def is_unnamed(name: str) -> bool:
    """Whether a name hides or lacks an organization: "Stealth Startup", "self-employed"; two such are never one."""
    words = organization_fold(without_brackets(name))
    return words in _UNNAMED or not words


def named_exactly(name: str) -> str | None:
    """The gazetteer key of a name without looking at brackets or places."""
    return _by_name().get(organization_fold(name))


@cache
def _campus_heads() -> frozenset[str]:
    heads: dict[str, int] = {}
    for organization in known_organizations().values():
        head, comma, _ = organization.name.partition(",")
        if comma:
            heads[organization_fold(head)] = heads.get(organization_fold(head), 0) + 1
    return frozenset(head for head, count in heads.items() if count > 1)


def has_campuses(head: str) -> bool:
    """Whether several known organizations are this name with a place behind it: "University of California"."""
    return organization_fold(head) in _campus_heads()


def _acronym(text: str) -> str | None:
    return _by_acronym().get(_tight(text)) if sum(map(str.isupper, text)) > 1 else None


def _tight(acronym: str) -> str:
    return re.sub(r"[\s.]+", "", acronym).upper() if len(acronym) < 16 else ""
