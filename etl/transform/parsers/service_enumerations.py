"""Whether what stands behind a role is several venues or one body with what it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.document import Passage
from etl.normalize.venues import find_venue
from etl.transform.parsers.activity_fields import dates_in, fold_in_place, phrases, split_fields, undated
from etl.transform.parsers.affiliations import Role, evidence_of
from etl.transform.parsers.service_lists import ends_in_and, pieces
from etl.transform.parsers.service_names import has_head, is_name
from etl.transform.parsers.service_roles import seat

_WORDS: dict[str, Any] = read_gazetteer("service_words")
_REVIEWING = phrases(_WORDS["reviewing"]["words"])
_PLACE = phrases(_WORDS["reviewing"]["places"])
_MEMBER = phrases(_WORDS["members"]["words"])
_FEWEST = 2
_SURE = 0.85
_SHORT_WORDS = 9


def is_reviewing(role: Passage) -> bool:
    """Whether the role is one of reviewing: a list of venues follows it."""
    return _REVIEWING.search(fold_in_place(role.text)) is not None


_NEXT_SENTENCE = re.compile(r"(?:[^\W\d_]{4}|[)”\"])[.?!]\s+[^\W\d_a-z]")


def first_sentence(passage: Passage) -> Passage:
    """The passage up to where a second sentence begins."""
    end = _NEXT_SENTENCE.search(passage.text)
    return passage.cut(0, end.end() - 1).trimmed() if end else passage


def is_enumeration(role: Passage, passage: Passage, found: Sequence[Passage], *, is_labelled: bool) -> bool:
    """Whether the pieces are venues each, and not one body with what it belongs to: "Example Fund, Division of Examples, 2015"."""
    if len(found) == 1 or ";" in passage.text or " | " in passage.text:
        return True
    if not is_reviewing(role) and not is_labelled and _NEXT_SENTENCE.search(passage.text):
        return False  # "Dust, Lamps and Walls. Workshop for the Elm Meeting, Ulm"
    dated = [bool(dates_in(piece.text)) for piece in found]
    if ends_in_and(found) and (is_labelled or not dated[-1]):
        return True
    if any(dated[:-1]) or any(find_venue(piece.text) for piece in found[:-1]) or all(is_name(piece) for piece in found):
        return True
    if is_labelled and is_reviewing(role):
        return True
    if is_labelled and len(found) == _FEWEST and is_name(found[1]) and not dated[1]:
        return True
    return len(found) > 2 and not dated[-1] and not (is_labelled and _PLACE.search(fold_in_place(found[-1].text)))


def are_names(role: Passage, body: Passage) -> bool:
    """Whether several venues or societies stand behind a role: "PC member, CCS, NDSS", "Member, Elm Society, Moss Association"."""
    listed = pieces(body)
    if len(listed) < _FEWEST:
        return False
    if _MEMBER.search(fold_in_place(role.text)):
        if ";" in body.text:
            return True
        is_apart = not any(undated(p).text in q.text for p in listed for q in listed if p is not q)
        return is_apart and (all(is_name(p) for p in listed) or all(_is_society(p) for p in listed))
    if all(is_name(p) for p in listed):
        return is_reviewing(role) or all(dates_in(p.text) for p in listed)  # "Area chair, ICML 2019, KDD 2021"
    return is_reviewing(role) and all((is_name(p) or has_head(p)) and not _PLACE.search(fold_in_place(p.text)) for p in listed)


def date_of_all(body: Passage) -> list[Passage]:
    """The date that a comma sets off behind several venues, of which none has its own: "CCS, NDSS, 2023"."""
    fields = split_fields(body)
    is_last = len(fields) > 1 and fields[-1].is_date and not any(dates_in(f.text) for f in fields[:-1])
    return [fields[-1].passage] if is_last else []


def date_above_list(passage: Passage) -> Passage | None:
    """The date that opens a list of several venues and is the only one in it: "2014-present<newline>Elm Letters, Moss Review"."""
    dates = dates_in(passage.text)
    if len(dates) != 1 or passage.text[: dates[0].start].strip():
        return None
    behind = passage.text[dates[0].end :]
    is_several = len(pieces(passage.cut(dates[0].end))) > 1
    return passage.cut(0, dates[0].end) if is_several and _WORD_BEHIND.match(behind) else None


_WORD_BEHIND = re.compile(r"\s+[^\W\d_a-z]")


def _is_society(piece: Passage) -> bool:
    said = evidence_of(undated(piece).text)
    return said is not None and said[0] is Role.ORGANIZATION and said[1] >= _SURE and seat(undated(piece)) is None


def _is_short(piece: Passage) -> bool:
    return len(piece.text.split()) <= _SHORT_WORDS and (has_head(piece) or not _PLACE.search(fold_in_place(piece.text)))


def is_list_behind_link(role: Passage, listed: Sequence[Passage], names: Sequence[Passage]) -> bool:
    """Whether a sentence's "for A, B and C" lists venues; `names` are the pieces with the last one divided at its "and"."""
    if len(names) > 1 and all(is_name(piece) for piece in names):
        return True
    if len(listed) > 1 and (all(dates_in(piece.text) for piece in listed) or (len(listed) > _FEWEST and ends_in_and(listed))):
        return True
    return is_reviewing(role) and all(_is_short(piece) for piece in (listed if len(listed) > 1 else names))
