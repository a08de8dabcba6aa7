"""What a short string of a CV's header is: an organization, a unit, the title of a post, a degree, a place.

`evidence_of("University of Oslo")` says organization, `evidence_of("Research Engineer, Speech")` title, `evidence_of("Oslo")`
place, `evidence_of("Brightwell")` nothing: what it is then follows from its neighbours (etl.transform.parsers.stay_roles).
Words come from the gazetteers `organization_words`, `job_titles`, `places`, `degrees`.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import Any

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.transform.parsers.degrees import find_degree, opens_field

_ORGANIZATIONS: dict[str, Any] = read_gazetteer("organization_words")
_TITLES: dict[str, Any] = read_gazetteer("job_titles")
_PLACES: dict[str, Any] = read_gazetteer("places")
_ORGANIZATION_WORDS = frozenset(_ORGANIZATIONS["words"])
_UNIT_WORDS = frozenset(_ORGANIZATIONS["units"])
_TRADES = frozenset(_ORGANIZATIONS["trades"])
_NAMES = frozenset(_ORGANIZATIONS["names"])
_LEGAL_FORMS = frozenset(form for forms in read_gazetteer("legal_forms")["ends"].values() for form in forms)
_HEAD_FIRST = frozenset(_ORGANIZATIONS["head_first"])
_IN_TOWN = re.compile(rf"(?=[A-Z])(?i:{'|'.join(_ORGANIZATIONS['before_towns'])}) (?:(?:de|of|at|in) )?")  # "TU Elmstadt"
_COMPOUND_ORGANIZATIONS = tuple(_ORGANIZATIONS["compound_ends"])
_SAME = frozenset(_ORGANIZATIONS["same"])
_COLUMNS = frozenset(_ORGANIZATIONS["columns"])
_HEADS = frozenset(_TITLES["heads"])
_COMPOUND_HEADS = tuple(_TITLES["compound_heads"])
_NAMED_PLACES = frozenset(place for table in ("countries", "us_states", "regions", "cities") for place in _PLACES[table])
_CODES = frozenset(_PLACES["state_codes"]) | frozenset(_PLACES["country_codes"])
_STATES = frozenset(_PLACES["us_states"]) | frozenset(_PLACES["countries"])
_STUDENT_WORDS = frozenset(_TITLES["student_words"])
_JOBS_IN_EDUCATION = frozenset(_TITLES["jobs_in_education"])
_WEAK_HEADS = frozenset(_TITLES["weak_heads"])
_CLOSING_HEADS = frozenset(_TITLES["closing_heads"])
_TRAINING_POSTS = tuple(_TITLES["training_posts"])

_WORD = re.compile(r"[^\W_][\w.&'’/@+-]*")
# where the first noun phrase of a title or name ends: "Professor | of Physics", "Engineer | (Speech)", "Lead | for Search"
_PHRASE_END = re.compile(
    r"[\s(,:;–—](?:(?<=\S)|(?i:of|in|for|at|on|with|to|and|der|des|für|im|am|an|bei|und|de|du|des|d['’]|en|à|et|di|del|della|do|da|y|e"
    r"|van|voor|-)\s)"
)
_COMPOUND_NAME = re.compile(
    r"\b(?:highschool|(?:high|elementary|middle|primary|secondary|grammar|business|medical|law|graduate)\s+school"
    r"|(?:medical|health|cancer|trauma|space flight)\s+(?:center|centre)"
    r"|(?:national|state|regional|provincial|nature|marine|wildlife)\s+(?:park|reserve|refuge|sanctuary)"
    r"|(?:park|forest|weather) service)$",
    re.I,
)
_COMPOUND_LAST = ("school", "center", "centre", "park", "reserve", "refuge", "sanctuary", "service")
_ACRONYM = re.compile(r"[A-ZÄÖÜ][A-Z0-9&ÄÖÜ-]{1,9}")
_DOTTED = re.compile(r"(?:[a-z]\.){2,}[a-z]?")
_PROJECTS = ("-projekt", "-forschungsprojekt", "-teilprojekt", "-project", "-projet", "-graduiertenkolleg")  # "DFG-Projekt"
_ROMAN = re.compile(r"[IVX]{2,}")
_NO_SCHOOLS = ("GPA", "CGPA", "MS", "MA", "BA", "BS", "PI", "TA", "RA")
_OPENINGS = tuple(f"{form} " for form in _TITLES["phrases"])
_UNIT_OPENINGS = tuple(_ORGANIZATIONS["unit_openings"])
_WHOLE_OPENINGS = tuple(_ORGANIZATIONS["organization_openings"])
_CAMPUS_SYSTEMS = frozenset(_ORGANIZATIONS["campus_systems"])
_PERSON_TITLE = re.compile(
    r"(?:Prof(?:essor)?|Dr|PD|Mr|Mrs|Ms|Hon|Judge|Justice|Chief Justice|Sir|Dame|Rev|Mme|Dott|Richter(?:in)?)\.?\s+"
    r"(?:Judge\s+|Justice\s+)?(?:Dr\.?\s+)*[A-Z][\w.-]+(?:\s+[A-Z][\w.'’-]*){0,4}"
)
# no part of a header: "Room 3", "12345", "+1 555", "jo@example.org", "http://"
_BRACKETS = re.compile(r"\([^()]*\)")
_RUN_ON = re.compile(r"\b(Univ|Dept|Inst|Lab)\.(?=[^\W\d_])")  # "Univ.of Elm"
_CONTACT = re.compile(r"@|https?:|www\.|\d{4,}|\+\d|\b(?:tel|phone|fax)\b\s*[.:+(\d]|\be-?mail\b", re.I)
_CONTACT_SIGN = re.compile(r"[@:.+(\d]")


_TELLING, _DEEDS = frozenset(_ORGANIZATIONS["telling"]), frozenset(_ORGANIZATIONS["deeds"])
_GOES_ON = re.compile(
    r"\s+(?:of|in|on|between|with|and|et|und|y|e|de|du|des|der|von|durch|mit|di|del|della|do|da|en|avec|con|van|à)\b|\s+d['’]"
)
_LONGEST_NAME = 140  # characters
_SHORT = 2  # words
TRADE = 0.6  # what a line of business at its end says for a name


class Role(StrEnum):
    """What a part of a header is."""

    ORGANIZATION = "organization"
    UNIT = "unit"
    TITLE = "title"
    DEGREE = "degree"
    FIELD = "field"
    PLACE = "place"
    PERSON = "person"
    NOTE = "note"


Evidence = tuple[Role, float]


@lru_cache(maxsize=4096)
def evidence_of(text: str) -> Evidence | None:
    """The role that the words of `text` speak for and how strongly (0..1), or `None` where they say nothing."""
    plain = text.strip(" .,;:")
    if "." in plain:
        plain = _RUN_ON.sub(r"\1. ", plain)
    words = _words_of(plain)
    if not words:
        return None
    outside = _BRACKETS.sub("", plain) if "(" in plain else plain
    if (_CONTACT_SIGN.search(outside) or "mail" in outside.casefold()) and _CONTACT.search(outside):
        return Role.NOTE, 0.9
    if is_place(plain):
        return (Role.ORGANIZATION, 0.9) if plain[-1].isdigit() and is_known_name(plain) else (Role.PLACE, 0.9)  # "Paris 7"
    if is_same_place(plain):
        return Role.ORGANIZATION, 0.9
    if opens_field(plain):
        return Role.FIELD, 0.85
    degree = find_degree(plain)
    if degree is not None:
        return Role.DEGREE, degree.strength
    if _PERSON_TITLE.fullmatch(plain):
        return Role.PERSON, 0.9
    if is_company(plain):
        return Role.ORGANIZATION, 0.95
    phrase = _first_phrase(plain)
    inner = _words_of(phrase)
    told = None if words[0] in _HEAD_FIRST else _title(plain, words, inner)
    return told or _organization(plain, words, phrase, inner or words)


def _words_of(text: str) -> list[str]:
    return [word.rstrip(".").casefold() for word in _WORD.findall(text)]


def _parts_of(word: str) -> list[str]:
    """The parts of a word with dashes or slashes: "student" and "researcher" of "student/researcher"."""
    return word.replace("/", "-").split("-")


def _title(plain: str, words: list[str], inner: list[str]) -> Evidence | None:
    head = inner[-1] if inner else words[-1]
    lower = plain.casefold() + " "
    if head in _HEADS or head.endswith(_COMPOUND_HEADS) or not _HEADS.isdisjoint(_parts_of(head)):
        return Role.TITLE, 0.95
    if _closes_title(plain, words):
        return Role.TITLE, 0.8
    if head in _ORGANIZATION_WORDS or head in _UNIT_WORDS:
        return None
    if lower.startswith(_OPENINGS) and _ORGANIZATION_WORDS.isdisjoint(words):
        return Role.TITLE, 0.8
    if inner and inner[0] in _HEADS:
        return Role.TITLE, 0.75
    if not _HEADS.isdisjoint(inner) and _ORGANIZATION_WORDS.isdisjoint(words) and _UNIT_WORDS.isdisjoint(words):
        return None if inner[-1] in _TRADES and len(inner) > _SHORT else (Role.TITLE, 0.6)  # "Brightwell Student Consulting"
    last = words[-1]
    return (Role.TITLE, 0.7) if last in _HEADS and _ORGANIZATION_WORDS.isdisjoint(words) else None


def _closes_title(plain: str, words: list[str]) -> bool:
    """Whether the last word makes a name in front of it a post's: "Institute for Sand and Light Fellow", "Elm Works Intern"."""
    return (
        len(words) > 2 and words[-1] in _CLOSING_HEADS and plain[-1].isalpha() and "," not in plain and not _OF_LAST.search(plain)
    )


_OF_LAST = re.compile(r"\b(?:of|for|the|der|des|für|de|du)\s+[\w-]+$")  # "Society of the Fellow"


def _organization(plain: str, words: list[str], phrase: str, inner: list[str]) -> Evidence | None:
    lower = plain.casefold()
    if opens_telling(plain) or len(plain) > _LONGEST_NAME:
        return None
    if lower.startswith(_WHOLE_OPENINGS):
        return Role.ORGANIZATION, 0.95
    if phrase.casefold().endswith(_COMPOUND_LAST) and _COMPOUND_NAME.search(phrase):
        return Role.ORGANIZATION, 0.85
    known = starts_with_name(lower)
    if lower.startswith(_UNIT_OPENINGS):
        return Role.UNIT, 0.85
    if inner[-1] in _UNIT_WORDS or inner[0] in _UNIT_WORDS or _parts_of(inner[-1])[-1] in _UNIT_WORDS:
        if not _ORGANIZATION_WORDS.isdisjoint(inner[:-1]):
            return Role.ORGANIZATION, 0.85
        return (Role.ORGANIZATION, 0.75) if known else (Role.UNIT, 0.85)
    if known or (_IN_TOWN.match(plain) and is_place(_IN_TOWN.sub("", plain))):
        return Role.ORGANIZATION, 0.9
    if len(words) > 1 and words[-1] in _LEGAL_FORMS and words[-1] in _ORGANIZATION_WORDS:
        return Role.ORGANIZATION, 0.95
    if len(words) == 1 and words[0] in _ORGANIZATION_WORDS:
        return Role.ORGANIZATION, TRADE  # "Government": whose?
    if not _ORGANIZATION_WORDS.isdisjoint(words):
        return Role.ORGANIZATION, 0.7 if _ORGANIZATION_WORDS.isdisjoint(inner) else 0.95
    if not _UNIT_WORDS.isdisjoint(words):
        return Role.UNIT, 0.6
    if any("-" in word and len(last := word.rpartition("-")[2]) > _SHORT and last in _ORGANIZATION_WORDS for word in inner):
        return Role.ORGANIZATION, 0.7  # "Musterfrau-Institut für Wasserbau", "Muster-Gymnasium Kassel"
    if any(word.endswith(_COMPOUND_ORGANIZATIONS) for word in inner):
        return Role.ORGANIZATION, 0.8
    if inner[-1] in _TRADES and len(inner) > 1:
        return Role.ORGANIZATION, TRADE
    if _ACRONYM.fullmatch(plain) and not _ROMAN.fullmatch(plain):
        return Role.ORGANIZATION, 0.4
    return None


def _first_phrase(text: str) -> str:
    end = _PHRASE_END.search(text, 1)
    return text[: end.start()] if end else text


_NAME_PARTS, _LONGEST_KNOWN = re.compile(r"[\s,(/]+"), 4  # words of a name


def starts_with_name(lower: str) -> bool:
    """Whether the lower-cased text opens with the name of a well-known organization."""
    words = _NAME_PARTS.split(lower, _LONGEST_KNOWN)[:_LONGEST_KNOWN]
    if _DOTTED.fullmatch(words[0]) and words[0].replace(".", "") in _NAMES:
        return True  # "m.i.t."
    opened = [" ".join(words[:count]).rstrip(".,;:") for count in range(1, len(words) + 1)]
    return not _NAMES.isdisjoint(opened) or (words[0].split("-")[0] in _NAMES and not words[0].endswith(_PROJECTS))


def opens_telling(text: str, *, deeds: bool = True) -> bool:
    """Whether the text opens with what tells of a deed or an event, no name: `Collaboration between ...`, `Excavation of ...`."""
    first = _WORD.match(text)
    word = first[0].casefold() if first else ""
    return word in _TELLING or (deeds and first is not None and word in _DEEDS and _GOES_ON.match(text, first.end()) is not None)


def is_legal_form(text: str) -> bool:
    """Whether the text is a company's legal form alone, which a comma may part from the name: `Inc.`, `LLC`, `S.r.l.`."""
    plain = text.strip(" ,;")
    return plain.replace(".", "").replace(" ", "").casefold() in _LEGAL_FORMS and plain not in _CODES and not plain.islower()


def is_company(text: str) -> bool:
    """Whether the text is a company's name that opens like a title: `Candidate Resources, Inc.`."""
    words = text.split()
    return len(words) > 1 and words[0].casefold() in _WEAK_HEADS and is_legal_form(words[-1])


def is_same_place(text: str) -> bool:
    """Whether the text stands for the organization of the entry above: `ibid.`, `ebd.`, `same university`."""
    return text.strip(" .,;:()[]").casefold() in _SAME


def is_column_head(text: str) -> bool:
    """Whether the text heads a table's column: `Position`, `Years`."""
    return text.strip(" .,;:()[]").casefold() in _COLUMNS


def is_place(text: str) -> bool:
    """Whether the text names places alone: `Oslo`, `MA`, `Oslo, Norway`, `Greater Boston Area`, `Cambridge MA`."""
    for piece in text.split(","):
        plain = piece.strip(" .()")
        if not plain or not _is_one_place(plain):
            return False
    return True


def _is_one_place(piece: str) -> bool:
    lower = piece.casefold()
    if piece in _CODES or lower in _NAMED_PLACES:
        return True
    head, _, last = piece.rpartition(" ")
    return bool(head) and (last in _CODES or last.isdigit()) and (head.casefold() in _NAMED_PLACES or head in _CODES)


def is_state_or_country(text: str) -> bool:
    """Whether the text is a state or country, which a city stands before."""
    return text.strip(" .()") in _CODES or text.strip(" .()").casefold() in _STATES


def is_known_name(text: str) -> bool:
    """Whether the text as a whole is the name of a well-known organization, be it a place's too: `Oxford`."""
    return text.strip(" .,;:()").casefold() in _NAMES


def is_named_institute(text: str) -> bool:
    """Whether the text names an institute that is nobody's unit: `Massachusetts Institute of Technology`."""
    lower = text.casefold().strip().removeprefix("the ")
    return lower.startswith(_WHOLE_OPENINGS) or starts_with_name(lower)


def is_short_name(text: str) -> bool:
    """Whether the text may be a school's short name before a colon: `UC3M`, `KTH`, no `GPA`."""
    plain = text.strip(" .,;()\t")
    return _ACRONYM.fullmatch(plain) is not None and plain not in _NO_SCHOOLS


def is_campus_system(text: str) -> bool:
    """Whether a place behind the name is part of it: `University of California`, `Indian Institute of Technology`."""
    return text.casefold().strip().removeprefix("the ") in _CAMPUS_SYSTEMS


def is_job_in_education(title: str) -> bool:
    """Whether a post listed under education is a job all the same (a postdoc, a lecturer), no student's stay."""
    words = _words_of(title)
    if any(word in _JOBS_IN_EDUCATION for word in words) or title.casefold().startswith(_TRAINING_POSTS):
        return True
    found = evidence_of(title)
    sure = found is not None and found[0] is Role.TITLE and found[1] >= 0.75
    return sure and not any(word in _STUDENT_WORDS or word.endswith(("student", "studentin")) for word in words)


def is_training_post(title: str) -> bool:
    """Whether a post is a doctor's training: `Resident in Internal Medicine`, `Clinical Fellow`."""
    return title.casefold().startswith((*_TRAINING_POSTS, "residen", "chief residen"))


def has_title_head(word: str) -> bool:
    """Whether the word is a noun that titles turn on: `Engineer`, `Intern`."""
    plain = word.strip(".,").casefold()
    return plain in _HEADS or (plain.startswith("co-") and plain[3:] in _HEADS)
