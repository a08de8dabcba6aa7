"""The events that a line of talks names: beside dates, places, remarks and ways of giving a talk."""

from __future__ import annotations

from collections.abc import Sequence

from etl.model import regex as re
from etl.model.document import Passage
from etl.normalize.dates import find_date_ranges
from etl.transform.parsers.activity_fields import Field, dates_in, fold_in_place, is_date, split_fields
from etl.transform.parsers.affiliations import is_campus_system, is_state_or_country
from etl.transform.parsers.quotations import find_quotations
from etl.transform.parsers.talk_evidence import (
    LIKELY,
    STRONG,
    event_strength,
    is_author,
    is_meeting,
    is_remark,
    is_type,
    is_where,
    without_lead,
)
from etl.transform.parsers.talk_lines import EDGE, SEPARATOR, between, is_wrapped, without_notes

_LISTED_WORD = ("and ", "& ", "und ", "et ", "y ", "e ", "en ")
# "In B. Example (Chair)" and the title of what is chaired: "New dust [Symposium]"
_CHAIRED = re.compile(r"In\s+(?:[A-Z]\.\s?){1,3}[A-Z][\w'’-]+(?:$|,?\s+(?:&|and)\s|\s*\((?:chair|co-chair|org|moderator))", re.I)
_SESSION = re.compile(r"\[(?:symposium|panel|session|colloquium|workshop)\]$", re.I)
_SESSION_ALONE = re.compile(r"(?:round ?table|panel|session)(?:\s(?:on|discussion|session)\b.*)?", re.I)
_LINK = re.compile(r"\s+(?:and|&|und|et|y|e|en)\s+")
_LAST_TWO = re.compile(r"[^\W\d_a-z][\w-]+(?:\s[^\W\d_a-z][\w-]+)?\s+(?:and|&|und|et|y|e|en)\s+[^\W\d_a-z][\w-]+")


def events_of(passage: Passage, surname: str) -> list[Passage]:
    """The events that a piece without the title names, in order: fields that are neither date, place, remark, author nor type.

    `Elm Days, Ulm, 3 May 2019 (poster)` gives `Elm Days`; where places alone are named, they are given.
    """
    fields = [f for f in split_fields(passage, SEPARATOR) if not _is_note_cell(f.text)]
    fields = [Field(_behind_session(without_notes(f.passage)), f.separator) for f in _join_broken(passage, fields)]
    fields = _without_volume(_before_remark(fields))
    fields = [f for f in fields if f.text and not _is_beside(f.text, surname)]
    fields = _join_named(passage, _join_listed(passage, fields))
    named = [f for i, f in enumerate(fields) if not is_where(f.text) and not _is_town(fields, i)] or fields
    if _SESSION_ALONE.fullmatch(named[0].text if named else "") and any(event_strength(f.text) >= STRONG for f in named[1:]):
        named = named[1:]  # "Roundtable, “Old Lamps.” Elm Congress"
    found = [trimmed_event(f.passage) for f in _join_units(passage, fields, named)]
    return [p for p in found if sum(map(str.isalpha, p.text)) > 1]


def _before_remark(fields: list[Field]) -> list[Field]:
    """The fields before a remark, and those of the sentence behind it: "with A. Lee and B. Moe. Elm Days, Ulm"."""
    remark = next((i for i, f in enumerate(fields) if is_remark(f.text)), len(fields))
    behind = next((i for i in range(remark + 1, len(fields)) if fields[i].separator == "."), len(fields))
    rest = fields[behind:] if any(event_strength(f.text) >= LIKELY for f in fields[behind:]) else []
    return [*fields[:remark], *rest]


def _without_volume(fields: list[Field]) -> list[Field]:
    """The fields without a volume of abstracts before the meeting that it is of: "Lamp Abstracts, Vol. 16, Elm Assembly"."""
    volume = next((i for i, f in enumerate(fields) if i and _VOLUME.fullmatch(f.text)), 0)
    if not volume:
        return fields
    is_meeting_behind = any(event_strength(f.text) >= STRONG for f in fields[volume + 1 :])
    return [*fields[: volume - 1], *fields[volume + 1 :]] if is_meeting_behind else fields


_VOLUME = re.compile(r"(?:vol(?:ume)?\.?|bd\.?|t\.)\s*\d+(?:\s*\(\d+\))?", re.I)


def _is_town(fields: Sequence[Field], i: int) -> bool:
    """Whether a field of a word or two stands before its country: "Hendorf, France", not "Elm University, France"."""
    is_short = _TOWN.fullmatch(fields[i].text) is not None and event_strength(fields[i].text) == 0
    return is_short and i + 1 < len(fields) and is_state_or_country(fields[i + 1].text)


_TOWN = re.compile(r"[^\W\d_a-z][^\W\d_]*[a-zß-ÿ](?:[\s-][^\W\d_]+){0,3}")


def _is_note_cell(text: str) -> bool:
    """Whether a field is a note in brackets of its own: "(with A. Lee)", "(invited talk, with A. Lee)"."""
    return _BRACKET.fullmatch(text) is not None and any(is_remark(part) or is_type(part) for part in text[1:-1].split(", "))


_BRACKET = re.compile(r"\([^()]*\)")
_DASHES = ("-", "--", "–", "—")


def _join_broken(whole: Passage, fields: list[Field]) -> list[Field]:
    """The fields, those parted within a name as one: "useLamp! The Lamp Conference"; where tabs part cells, "Elm State - Ulm"."""
    has_cells = "\t" in whole.text
    joined: list[Field] = []
    for field in fields:
        is_broken = bool(joined) and (joined[-1].text.endswith("!") or (has_cells and field.separator in _DASHES))
        if is_broken and not field.is_date and "\t" not in (together := between(whole, joined[-1].passage, field.passage)).text:
            joined[-1] = Field(together, joined[-1].separator)
        else:
            joined.append(field)
    return joined


def _behind_session(passage: Passage) -> Passage:
    """The event behind the quoted name of a session: "“Old Lamps.” Elm Congress" gives "Elm Congress"."""
    found = find_quotations(passage.text)
    if not found or found[0][0] != 1 or found[0][1] + 1 >= len(passage.text):
        return passage
    rest = passage.cut(found[0][1] + 1).trimmed(EDGE)
    return rest if event_strength(rest.text) >= STRONG else passage


def _is_beside(text: str, surname: str) -> bool:
    if _CHAIRED.match(text) or _SESSION.search(text):
        return True
    return is_date(text) or is_type(text) or is_remark(text) or is_author(text, surname) or sum(map(str.isalpha, text)) < 2


def _join_listed(whole: Passage, fields: list[Field]) -> list[Field]:
    """The first fields as one when they are words of one name: "Elm, Ash, and Environment Seminar", "Days of Oak, Ash & Elm"."""
    last = next((i for i, f in enumerate(fields[1:6], 1) if f.separator == "," and f.text.startswith(_LISTED_WORD)), 0)
    if not last and len(fields) > 1 and fields[1].separator == "," and _closes_list(fields[1].text):
        last = 1
    if not last:
        last = next(
            (i for i in range(1, len(fields[:4])) if _spells_out(between(whole, fields[0].passage, fields[i].passage).text)), 0
        )
    return [Field(between(whole, fields[0].passage, fields[last].passage), ""), *fields[last + 1 :]] if last else fields


def _spells_out(text: str) -> bool:
    """Whether the words are what the acronym at their end stands for: "Congress of Lamps, Walls and Paint (CLWP)"."""
    bracket = _ACRONYM.search(text)
    if bracket is None:
        return False
    initials = [word[0].upper() for word in _LETTERED.findall(text[: bracket.start()])]
    rest = iter(initials)
    return bool(initials) and bracket[1][0] == initials[0] and all(letter in rest for letter in bracket[1])


_ACRONYM = re.compile(r"\s\(([A-Z]{3,8})\)$")
_LETTERED = re.compile(r"[^\W\d_]\w*")


def _join_named(whole: Passage, fields: list[Field]) -> list[Field]:
    """The first field with what a colon sets behind it when that is what the meeting is called: "Special Session: Old Lamps", or
    what the meeting is: "Lamps and Walls: A Meeting on Paint. Ulm, 2019", "LampFest: Old and New Lamps, Elm University"."""
    if len(fields) < 2 or fields[1].separator != ":":
        return fields
    is_sentence = len(fields) > 2 and fields[2].separator == "." and not is_where(fields[1].text) and not is_type(fields[0].text)
    is_name = event_strength(fields[0].text) < LIKELY and fields[0].text[:1].isupper() and fields[1].text[:1].isupper()
    is_titled = is_name and not (is_where(fields[1].text) or is_type(fields[0].text) or "://" in fields[1].text)
    if not is_sentence and not is_titled and not is_meeting(fields[0].text.split()[-1]):
        return fields
    return [Field(between(whole, fields[0].passage, fields[1].passage), fields[0].separator), *fields[2:]]


def _closes_list(text: str) -> bool:
    """Whether the piece is the end of an enumeration within a name, "Ash & Elm", and not a name of its own: "Ulm and Bonn"."""
    return _LAST_TWO.fullmatch(text) is not None and event_strength(text) == 0 and not any(map(is_where, _LINK.split(text)))


def _join_units(whole: Passage, fields: Sequence[Field], named: Sequence[Field]) -> list[Field]:
    """The named fields, a campus system with its campus ("University of California, Davis") being one."""
    if not named:
        return []
    first = named[0]
    place = next((i for i, f in enumerate(fields) if f is first), -1)
    if place >= 0 and place + 1 < len(fields) and is_campus_system(first.text) and fields[place + 1].separator == ",":
        return [Field(between(whole, first.passage, fields[place + 1].passage), ""), *named[1:]]
    return list(named)


def trimmed_event(passage: Passage) -> Passage:
    """An event's name without the way the talk was given, dates and places in brackets, and marks at its ends."""
    piece = passage.trimmed(EDGE)
    first = _DATED_FIRST.match(piece.text)
    if first is not None and dates_in(first[1]) and first.end() < len(piece.text):
        piece = piece.cut(first.end())  # "(Oak University, August 2019) Elm Conference"
    if (given := _GIVEN_AT.match(fold_in_place(piece.text))) is not None and given.end() < len(piece.text):
        piece = piece.cut(given.end())
    piece = without_notes(without_lead(piece))
    piece = without_dated_bracket(piece)
    for found in find_date_ranges(piece.text):
        if found.start > 0 and found.end >= len(piece.text) and any(map(str.isalpha, piece.text[found.start : found.end])):
            piece = piece.cut(0, found.start).trimmed(EDGE)
            break
    return piece.cut(1, len(piece.text) - 1) if is_wrapped(piece.text) else piece


def without_dated_bracket(piece: Passage) -> Passage:
    """The passage without a bracket at its end that holds a date and more: "Elm Meetings (Oak University, May 2009)"."""
    last = _DATED_LAST.search(piece.text)
    return piece.cut(0, last.start()).trimmed(EDGE) if last is not None and last.start() > 0 and dates_in(last[1]) else piece


_DATED_FIRST = re.compile(r"\(([^()]{4,60})\)\s+(?=[^\W\d_])")
_DATED_LAST = re.compile(r"\s*\(([^()]*,[^()]*)\)[\s.,;]*$")
# "presented at the conference Old Lamps", "and at Elm University"
_GIVEN_AT = re.compile(
    r"(?:(?:and|also|paper|poster|work|as|was)\s+)*(?:(?:presented|given|delivered|held|read)\s+)?(?:at|to|before)\s+(?:the\s+)?"
    r"(?:(?:conference|workshop|seminar|meeting)\s+(?=[^\W\d_]))?(?=\S)"
)


def tells_where(text: str) -> bool:
    """Whether the words are a place, and at most how the talk was given there: `Ulm, Germany, poster`."""
    parts = [part for part in _COMMAS.split(text.strip(EDGE)) if part]
    while parts and is_type(parts[-1]):
        parts.pop()
    if not parts or len(parts) > _MOST_OF_PLACE:
        return False
    is_town = _TOWN.fullmatch(parts[0]) is not None and event_strength(parts[0]) == 0 and not _LONG_AND_SMALL.search(parts[0])
    return is_where(", ".join(parts)) or (len(parts) > 1 and is_town and all(map(is_where, parts[1:])))


_COMMAS = re.compile(r"\s*,\s*")
_LONG_AND_SMALL = re.compile(r"\b[a-zß-ÿ]\w{3}")  # "night", not "les" or "sur"
_MOST_OF_PLACE = 3  # parts: town, state, country


def is_event_line(passage: Passage, surname: str) -> bool:
    """Whether the line names events, hosts and places alone: `Elm University, Ulm` has no title."""
    fields = [
        f for f in split_fields(without_notes(passage), SEPARATOR) if not _is_beside(f.text, surname) and not is_where(f.text)
    ]
    return bool(fields) and all(event_strength(f.text) >= LIKELY for f in fields)
