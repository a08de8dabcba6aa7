"""Where the title, the venue and the publisher of a reference begin and end, once its atoms have their fields."""

from __future__ import annotations

from collections.abc import Sequence

from etl.model import regex as re
from etl.transform.citations.atoms import Atom
from etl.transform.citations.evidence import Field
from etl.transform.citations.tokens import AtomType
from etl.transform.citations.words import (
    INSTITUTION_WORDS,
    PLACES,
    PUBLISHER_NAMES,
    PUBLISHER_WORDS,
    STATE_CODES,
    name_key,
)

Range = tuple[int, int]
# "ICML'22", "ICML ’22"
SHORT_YEAR = re.compile(r"\s?['’‘](?P<year>\d\d)$")
# the year after "ICML 2022" or "KDD (2019)"
_TRAILING_YEAR = re.compile(r"[\s,(]*(?:19|20)\d\d\)?$")
_NAME_WORDS = 3
_LONGEST_HOUSE = 6  # words
_AT_HOUSE = {AtomType.NUMBER: Field.NUMBERS, AtomType.YEAR: Field.YEAR}
_BEFORE_HOUSE = (",", ".", "(", ":", ";", "., ", ")", "),", ").")
# under review "at Journal of Cats", submitted "for edited volume Cats"
_VENUE_HEAD = re.compile(
    r"(?:at|to|by|with|for|bei|chez|für|pour)\s+(?:(?:the|an?|edited|special|volume|issue|of)\s+)*(?=[^\W\d_a-z])"
)
# what is left open at the end of "Journal of Cats, vol." or "Cats ("
_VENUE_TAIL = re.compile(
    r"[\s,;:]*(?:\(\s*|\(\d{1,2}\s[A-Z][a-z]{2,8}\.?\)|\([A-Z][a-z]{2,8}\.?\s\d{1,2}\)|\b(?:vol|no|pp|volume|in|at|on)\.?\s*)$",
    re.IGNORECASE,
)
_VOLUME_WORD = re.compile(r"(?:v|n|vol|nº|año|t)\b", re.IGNORECASE)
_BEFORE_PLACE = (", ", " (", ". ", "), ", "). ")
# a series behind the name of the meeting: "Cats in Theory, LNCS", "..., Lecture Notes in Computer Science"
_SERIES = re.compile(
    r"(?:LNCS|LNAI|LNBI|LNEE|LNBIP|CCIS|AISC|Lecture Notes in\b.*|IFIP Advances in\b.*|Communications in Computer and\b.*)"
)
# "... Games (CIG|'11)": what closes an edition in brackets
_EDITION_TAIL = re.compile(r"[\s'’-]*\d{2,4}\)")


def clean(text: str) -> str:
    """Text in one line, without soft hyphens."""
    return " ".join(text.replace("\xad", "").split())


def runs(fields: Sequence[Field]) -> list[tuple[Field, int, int]]:
    """(field, first atom, one past the last) of each stretch of atoms of one field."""
    found: list[tuple[Field, int, int]] = []
    for i, now in enumerate(fields):
        if found and found[-1][0] is now:
            found[-1] = (now, found[-1][1], i + 1)
        else:
            found.append((now, i, i + 1))
    return found


def title_range(text: str, atoms: Sequence[Atom], stretches: Sequence[tuple[Field, int, int]]) -> Range | None:
    """The longest title of the reference: what a reader would cite it by."""
    places = [(atoms[a].start, atoms[b - 1].end) for field, a, b in stretches if field is Field.TITLE]
    if not places:
        return None
    start, end = max(places, key=lambda p: p[1] - p[0])
    start, end = close_brackets(text, start, end)
    if end < len(text) and text[end] in "?!":
        end += 1
    return (start, end) if any(map(str.isalpha, text[start:end])) else None


def close_brackets(text: str, start: int, end: int) -> Range:
    """The range, longer by a bracket that its own text leaves open."""
    for opening, closing in ("()", "[]", "“”", "‘’"):
        inside = text[start:end]
        if inside.count(opening) > inside.count(closing) and text[end : end + 1] == closing:
            end += 1
        elif inside.count(closing) > inside.count(opening) and start and text[start - 1] == opening and opening != "‘":
            start -= 1
    if text[start:end].count('"') % 2 and start and text[start - 1] == '"':
        start -= 1
    return start, end


def clean_title(text: str) -> str:
    """The title without the punctuation that parts it from what follows."""
    return clean(text).strip(" ,;:").removesuffix(".") if not text.rstrip().endswith("...") else clean(text)


def venue_range(text: str, atoms: Sequence[Atom], stretches: Sequence[tuple[Field, int, int]]) -> Range | None:
    """The venue: what follows "In", else the first; without year, volume and a preposition left at its end."""
    places = []
    for i, (field, a, b) in enumerate(stretches):
        if field is Field.VENUE:
            after_in = i > 0 and stretches[i - 1][0] is Field.IN
            places.append((after_in, -i, a, b))
    if not places:
        return None
    _, _, a, b = max(places)
    dated = any(field is Field.YEAR for field, _, _ in stretches)
    last = b
    while b > a and atoms[b - 1].type in (AtomType.YEAR, AtomType.NUMBER):
        if (
            text[atoms[b - 1].end : atoms[b - 1].end + 1] == ")"
            and text.rfind("(", atoms[a].start, atoms[b - 1].start) > text.rfind(")", atoms[a].start, atoms[b - 1].start)
            and b - 1 > a
        ):
            return atoms[a].start, atoms[b - 1].end + 1
        b -= 1
    # "Revista Imaginária, São Paulo, v. 12", "Marsh Workshop, Lyon (France)": where it is held or printed is no part of the name
    while b - a > 1 and _is_apart(atoms[a:b], atoms[b] if b < len(atoms) else None):
        b -= 1
    if b == a:
        return None
    if dated and last - b == 1 and atoms[b].type is AtomType.YEAR and atoms[b].gap == " ":
        b = last
    start, end = atoms[a].start, atoms[b - 1].end
    bare = start + len(_TRAILING_YEAR.sub("", text[start:end]))
    # "Proceedings of the Quiet Workshop 2009, 2010": the year in the name is not that of the reference
    if not (dated and len(text[start:bare].split()) >= _NAME_WORDS and text[bare:end].strip(" ,").isdigit()):
        end = bare
    leading = _VENUE_HEAD.match(text, start, end)
    if leading:
        start = leading.end()
    start, end = close_brackets(text, start, end)
    edition = _EDITION_TAIL.match(text, end) if text.rfind("(", start, end) > text.rfind(")", start, end) else None
    if edition:
        return start, edition.end()
    short = SHORT_YEAR.search(text[start:end])
    if short:
        end = start + short.start()
    end = start + len(_VENUE_TAIL.sub("", text[start:end]))
    return (start, end) if any(map(str.isalpha, text[start:end])) else None


def _is_apart(venue: Sequence[Atom], following: Atom | None) -> bool:
    """Whether the last atom of a venue is the town where it is held or printed; not in "Academy, USA 97", "University, Irvine"."""
    last = venue[-1]
    if last.gap.strip() and not last.glued and _SERIES.fullmatch(last.text.strip(" .")):
        return True
    if last.gap not in _BEFORE_PLACE or last.glued or not _is_town(last.text):
        return False
    if following is not None and following.type is AtomType.NUMBER:
        return last.gap == ", " and _VOLUME_WORD.match(following.text) is not None
    return INSTITUTION_WORDS.isdisjoint(name_key(venue[0].text).split())


# a town and its country: Jena (Germany)
_IN_COUNTRY = re.compile(r"[^\W\d_][^()]{1,40} \((?P<country>[^()]{2,30})\)?")


def _is_town(text: str) -> bool:
    """Whether a text is the name of a town or country, or says in which country a town lies."""
    country = _IN_COUNTRY.fullmatch(text)
    return name_key(text) in PLACES or text in STATE_CODES or (country is not None and name_key(country["country"]) in PLACES)


def settle_brackets(atoms: Sequence[Atom], fields: Sequence[Field]) -> list[Field]:
    """The fields, with a bracket between title and venue given back to the title: `Signs of Elm (Ash, Elmland), Lamp Letters`."""
    settled = list(fields)
    for field, a, b in runs(fields):
        if field is Field.VENUE and a and settled[a - 1] is Field.TITLE and atoms[a].gap.endswith("("):
            closed = next((i for i in range(a + 1, b) if ")" in atoms[i].gap), a)
            settled[a:closed] = [Field.TITLE] * (closed - a)
    return settled


def settle_houses(atoms: Sequence[Atom], fields: Sequence[Field]) -> list[Field]:
    """The fields, with a publishing house told from the venue before it: `In Quiet Machines, Springer, 2019`.

    A house is a whole piece behind the first of a venue that is or holds the name of one; what follows it there goes with it.
    """
    settled = list(fields)
    for field, a, b in runs(fields):
        if field is not Field.VENUE:
            continue
        for i in range(a + 1, b):
            if _opens_house(atoms[i], last=all(atom.type in _AT_HOUSE for atom in atoms[i + 1 : b])):
                first = i - 1 if i - 1 > a and name_key(atoms[i - 1].text) in PLACES else i
                settled[first:b] = [_AT_HOUSE.get(atom.type, Field.PUBLISHER) for atom in atoms[first:b]]
                break
    return settled


def _opens_house(atom: Atom, *, last: bool) -> bool:
    if atom.type is not AtomType.TEXT or atom.gap.strip() not in _BEFORE_HOUSE:
        return False
    # set in one run with the venue: "*Lamps and Dust, Elsevier*"
    return last and name_key(atom.text) in PUBLISHER_NAMES if atom.glued else is_house(atom.text)


def is_house(text: str) -> bool:
    """Whether a text names a publishing house: "Birkhäuser", "Quiet University Press"."""
    key = name_key(text)
    words = key.split()
    return key in PUBLISHER_NAMES or (2 <= len(words) <= _LONGEST_HOUSE and not PUBLISHER_WORDS.isdisjoint(words))


def publisher_range(text: str, atoms: Sequence[Atom], fields: Sequence[Field]) -> Range | None:
    """The publishing house; places alone are none."""
    found = [a for a, f in zip(atoms, fields, strict=True) if f is Field.PUBLISHER and a.type is AtomType.TEXT]
    houses = [a for a in found if name_key(a.text) not in PLACES]
    if not houses:
        return None
    best = next((a for a in houses if name_key(a.text) in PUBLISHER_NAMES), houses[-1])
    return best.start, best.end
