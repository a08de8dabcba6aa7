"""Which part of an affiliation names the institution.

Department of Dust, University of Foo                 University of Foo
University of Foo 1 , Foo, Germany                    University of Foo
Université de Foo, IUT du Bar, F-12345 Foo, France    Université de Foo
Unit of Sand, Foo Medical School                      Foo Medical School
Nordwind Labs, Bremen                                 stays whole: Bremen may tell its sites apart
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.normalize.folding import fold
from etl.normalize.organizations import (
    bracketed,
    find_organization,
    has_campuses,
    is_umbrella,
    is_unit,
    known_organizations,
    organization_fold,
    segments,
    without_brackets,
)
from etl.normalize.titles import STOP_WORDS
from etl.normalize.transliteration import to_latin

_PLACES: dict[str, Any] = read_gazetteer("places")
_COUNTRIES = frozenset(fold(place) for table in ("countries", "us_states", "regions") for place in _PLACES[table]) | frozenset(
    (
        "usa",
        "us",
        "u s a",
        "uk",
        "u k",
        "pr china",
        "p r china",
        "republic of korea",
        "the netherlands",
        "scotland",
        "england",
        "wales",
    )
)
_CODES = frozenset(_PLACES["state_codes"]) | frozenset(_PLACES["country_codes"])
_CITIES = frozenset(fold(city) for city in _PLACES["cities"])
_EXONYMS = {name: city for city, names in _PLACES["exonyms"].items() for name in names}

# words that only institutions carry in their names
INSTITUTION = re.compile(
    r"\b(?:universit\w*|univ|college|hochschule|école|ecole|politecnico|polytechnic\w*|institute of technology|academy|akademie"
    r"|egyetem|uniwersytet|yliopisto|hospitals?|klinikum|h[ôo]pital|h[ôo]pitaux|krankenhaus)\b",
    re.I,
)
# a school that bears a name of its own: "Foo Medical School", "Bar School of Medicine at Baz", "Foo Medicine"
_NAMED_SCHOOL = re.compile(r"\w+ (?:medical school|medical cent(?:er|re)|medicine$|school of |graduate school)", re.I)
_INSTITUTE = re.compile(
    r"\b(?:institut\w*|istituto|laborator\w+|academ\w+|clinic|museum|observator\w+|cent(?:er|re)|foundation|council|agency|survey)\b",
    re.I,
)
# institutes that are none's: "National Institute of Dust", "Max Planck Institute for Sand", "Foo Institute"
_OWN_INSTITUTE = re.compile(r"^(?:the\s+)?(?:national|max[ -]planck|fraunhofer|leibniz|helmholtz|instit\w+ [A-Z][a-zé]+$)\b", re.I)
# "Department of Dust at the University of Foo"
_AT = re.compile(r"\s+at\s+(?:the\s+)?(?=Univ|[A-Z]\w+ (?:Univ|Institute|College|Hospital))")
# a footnote's number between an institution and its place or department: "University of Foo 1 , Bar", "Foo 6 Department of Dust"
_FOOTNOTE = re.compile(
    r"\s+\d{1,2}\s*,|\s+\d{1,2}\s+(?=(?:Department|Dept|Division|School|Faculty|Institute|Laborator|Cent|College|Section)\w*\b)"
)
# where commas with nothing between them tell that a number stands for a mark: "Foo Cancer Center 1 Division of Dust, , Bar"
_BARE_FOOTNOTE = re.compile(r"(?<=[a-z)])\s+\d{1,2}\s+(?=[A-Z])(?=.*,\s*,)")
# "Institute for Dust. University of Foo"; "Faculty of Dust Laboratory of Sand Université de Foo"
_SENTENCE_END = re.compile(r"(?<=[a-z]{4})\.\s+(?=[A-Z][a-z])")
_UNIVERSITY_INSIDE = re.compile(
    r"(?<=[a-z)])\s+"
    r"(?=(?:The )?(?:University of|Universit[éà] (?:de|du|di|degli)|Universidade? (?:de|do|da)) \w|Universit[äa]t [A-Z])"
)
_LEADING_NUMBER = re.compile(r"^\d{1,2}\s*(?=[A-Z])")
# a part of a university in front of its name: "School of Medicine", "Faculty of University Studies"
_OPENING_UNIT = re.compile(
    r"(?:the\s+)?(?:school|college|faculty|department|division|program(?:me)?|center|centre|institute)\s+(?:of|for)\b", re.I
)
# "Foo University School of Medicine", "University of Foo College of Law", "Foo University Medical School"
_SCHOOL_BEHIND = re.compile(
    r"(.*\buniversity(?:\s+of(?:\s+[A-Z][\w.-]+){1,3}?)?),?\s+(?:(?:graduate|medical|law|business|dental)\s+school|(?:school|college|faculty|department)\s+of)\b",
    re.I,
)
_SCHOOL = re.compile(r"\b(?:school|college|faculty)\b", re.I)
# "Bar School of Medicine at Foo", "Bar School of Medicine of the University of Foo", "Bar School of Medicine University of Foo"
_BEHIND_SCHOOL = re.compile(r"(?:\bat\s+(?:the\s+)?|\bof\s+(?:the\s+)?(?=Univ)|\s(?=University))(.+)$")
_NO_PLACE = re.compile(r"\d{3}|\b(?:street|str|road|avenue|rue|p\.?o\.? box|box)\b", re.I)
_ENGLISH = {
    **dict.fromkeys(("universitat", "universitaet", "universite", "universidad", "universidade", "universita"), "university"),
    **dict.fromkeys(
        ("universiteit", "universitet", "universitetet", "univerzita", "universitatea", "uniwersytet", "egyetem"), "university"
    ),
    **dict.fromkeys(("institut", "instituto", "istituto", "institutet", "instytut"), "institute"),
    **dict.fromkeys(("technische", "technique", "tecnica", "tecnologica", "technological"), "technical"),
    **dict.fromkeys(("medizinische", "medicinska", "medica"), "medical"),
    **dict.fromkeys(("akademie", "academie", "academia"), "academy"),
    **dict.fromkeys(("hopital", "ospedale", "klinikum", "krankenhaus"), "hospital"),
    **dict.fromkeys(("nacional", "nazionale", "nationale"), "national"),
    **dict.fromkeys(("catholique", "catolica", "cattolica", "katholische", "katholieke"), "catholic"),
    **dict.fromkeys(("autonoma", "autonome", "autonomo"), "autonomous"),
    **dict.fromkeys(("federale", "federal"), "federal"),
    **dict.fromkeys(
        ("politecnico", "politecnica", "politecnic", "polytechnique", "polytechnische", "polytechnical"), "polytechnic"
    ),
    **dict.fromkeys(("tekniska", "tekniske", "technicka", "techniczny", "muszaki", "teknillinen", "technicznych"), "technical"),
    **dict.fromkeys(("staatliche", "statale"), "state"),
    **dict.fromkeys(("universitatsklinikum", "universitaetsklinikum"), "university hospital"),
    **dict.fromkeys(
        ("yliopisto", "univerzitet", "sveuciliste", "universitas", "universitesi", "universitatii", "univerza"), "university"
    ),
}
# adjectives that stand behind in the languages that say "Universidad"
_BEHIND = frozenset(("autonomous", "catholic", "federal", "medical", "national", "polytechnic", "state", "technical"))
# words for a university behind the place it is in: "Foo universitet", "Foon yliopisto"
_UNIVERSITY_OF = frozenset(("universitet", "universitetet", "yliopisto", "universitesi", "egyetem", "univerzitet"))
_SMALL = frozenset(("degli", "studi", "dos", "das", "do", "da", "van", "voor", "fur"))
_KNOWN, _WHOLE, _NAMED, _INSTITUTED = 4, 3, 2, 1


@lru_cache(maxsize=65536)
def find_institution(name: str) -> str | None:
    """The gazetteer key of an organization's name, also where small words or the language differ from the gazetteer's."""
    return find_organization(name) or _known_keys().get(institution_key(name))


@lru_cache(maxsize=65536)
def main_name(printed: str) -> str:
    """The part of an affiliation that names the institution.

    Of several parts a known name counts most, then a university or hospital, then a school with a name of its own, then an
    institute; units stand in front of what they belong to, so of equals the last. What has no such part behind a unit stays whole,
    and so does one with its place behind it: that may be a campus.
    """
    if find_institution(printed) and not is_umbrella(printed.partition(",")[0]):
        return printed
    split = segments(_apart(printed))
    parts = _without_address(split)
    if len(split) < 2 or not parts:
        return printed
    if len(parts) == 1:
        return parts[0] if len(split) > 2 or _FOOTNOTE.search(printed) else printed
    parts = [part for part in parts if not is_umbrella(part)] or parts
    if len(parts) == 1:
        return _without_school(parts[0])
    parts = [campus for one, other in pairwise(parts) if (campus := _campus(one, other))] + parts
    ranked = [(_rank(part), place) for place, part in enumerate(parts)]
    best = max(rank for rank, _ in ranked)
    if best == 0 or (best == _INSTITUTED and not is_unit(parts[0])):
        return printed
    place = min(place for rank, place in ranked if rank == best) if best == _KNOWN else max(p for r, p in ranked if r == best)
    if best == _WHOLE and place == 0 and len(parts) == 2 and not _is_part(parts[1]):
        return f"{parts[0]}, {parts[1]}"
    if best == _WHOLE and has_campuses(parts[place]) and place + 1 < len(parts) and not _is_part(parts[place + 1]):
        return f"{parts[place]}, {parts[place + 1]}"
    return _without_school(parts[place])


def _apart(printed: str) -> str:
    """An affiliation with commas where its parts meet without one."""
    for pattern in (_FOOTNOTE, _BARE_FOOTNOTE, _SENTENCE_END, _AT):
        printed = pattern.sub(", ", printed)
    return ", ".join(
        _UNIVERSITY_INSIDE.sub(", ", part) if is_unit(part) else part for part in segments(_LEADING_NUMBER.sub("", printed))
    )


@cache
def _known_keys() -> dict[str, str]:
    """Names of the gazetteer as `institution_key` has them; those that two organizations share are left out."""
    found: dict[str, set[str]] = {}
    for organization in known_organizations().values():
        for name in (organization.name, *organization.names):
            found.setdefault(institution_key(name), set()).add(organization.key)
    return {key: keys.pop() for key, keys in sorted(found.items()) if len(keys) == 1}


def _without_address(parts: list[str]) -> list[str]:
    """The parts without country, state and postal address at the end; a city stays where nothing but it stands behind a name."""
    kept = list(parts)
    while len(kept) > 1 and (fold(kept[-1]) in _COUNTRIES or kept[-1].strip() in _CODES or _NO_PLACE.search(kept[-1])):
        kept.pop()
    if len(kept) < len(parts) and len(kept) > 1 and fold(kept[-1]) in _CITIES and not has_campuses(kept[-2]):
        kept.pop()
    return kept


@lru_cache(maxsize=65536)
def institution_key(name: str) -> str:
    """A folded name without its small words, in which words that many languages have for an institution are English.

    `Universität Foo`, `University of Foo` and `Université de Foo` are `university foo`; `Foo University` is another one. So are
    `Università degli Studi di Firenze` and `University of Florence` one: cities have one name here.
    """
    named = organization_fold(to_latin(without_brackets(name)))
    words = [*named.split(), *sorted(_places_in_brackets(name))]
    english = [_ENGLISH.get(word, _EXONYMS.get(word, word)) for word in words]
    if words and words[-1] in _UNIVERSITY_OF:
        english = [english[-1], *english[:-1]]
    if len(words) > 1 and english[0] == "university" != words[0] and english[1] in _BEHIND:
        english[:2] = english[1::-1]
    return " ".join(word for word in english if word not in STOP_WORDS and word not in _SMALL) or organization_fold(name)


def is_other_site(left: str, right: str) -> bool:
    """Whether both names have a place in brackets, and not the same: "Nordwind (Singapore)", "Nordwind (London)"."""
    ours, theirs = _places_in_brackets(left), _places_in_brackets(right)
    return bool(ours and theirs and ours != theirs)


def _places_in_brackets(name: str) -> set[str]:
    """The words of places that tell sites apart: "Nordwind Bank (Singapore)"."""
    places = (fold(inner) for inner in bracketed(name))
    return {word for place in places if place in _COUNTRIES or place in _CITIES for word in place.split()}


def _campus(head: str, behind: str) -> str | None:
    """The known organization that a part and how the next one begins name: "University of Foo", "Bar School of Dust"."""
    words = behind.split()
    fronts = (f"{head}, {' '.join(words[:size])}" for size in range(len(words), 0, -1 if has_campuses(head) else -len(words)))
    return next((name for name in fronts if find_organization(name)), None)


def _rank(part: str) -> int:
    if is_umbrella(part):
        return 0
    if find_institution(part):
        return _KNOWN
    if _OPENING_UNIT.match(part) and not _OWN_INSTITUTE.match(part):
        return 0
    if INSTITUTION.search(part):
        return _WHOLE
    if _NAMED_SCHOOL.search(part):
        return _NAMED
    return _INSTITUTED if _INSTITUTE.search(part) and (not is_unit(part) or _OWN_INSTITUTE.match(part)) else 0


def _is_part(segment: str) -> bool:
    """Whether what stands behind a university is a part of it or another body, no place that tells a campus."""
    words = segment.split()
    return (
        is_unit(segment)
        or len(words) > 3
        or is_umbrella(segment)
        or segment.isupper()
        or bool(_INSTITUTE.search(segment))
        or (not all(word[:1].isupper() or word in ("of", "de", "la", "am", "an", "der") for word in words))
    )


def _without_school(part: str) -> str:
    """`Foo University` of "Foo University School of Dust", "Bar School of Law at Foo University"; "Foo Medical School" stays."""
    school = _SCHOOL.search(part)
    if school is None or find_institution(part):
        return part
    words = part[: school.start()].split()
    fronts = (" ".join(words[:size]) for size in range(len(words), 0, -1))
    behind = _BEHIND_SCHOOL.search(part, school.end())
    known = next((name for name in (*fronts, *([behind.group(1)] if behind else [])) if find_institution(name)), None)
    match = _SCHOOL_BEHIND.match(part)
    return known or (match.group(1) if match else part)
