"""How well the words of a piece of a row of service fit each of its fields: role, body, place, date, remark."""

from __future__ import annotations

from collections.abc import Sequence

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.document import Passage
from etl.normalize.text import fold
from etl.normalize.venues import find_venue
from etl.transform.parsers.activity_fields import is_date, undated
from etl.transform.parsers.affiliations import Role, evidence_of, is_place
from etl.transform.parsers.list_layouts import Piece
from etl.transform.parsers.service_names import is_name
from etl.transform.parsers.service_open_roles import names_agent
from etl.transform.parsers.service_roles import body_noun, find_role, is_spoken_for, only_role, seat, whole_role
from etl.transform.parsers.talk_evidence import LIKELY, event_strength

_SURE = 0.75


def fits_of(pieces: Sequence[Piece], i: int) -> list[float]:
    """How well the words of a piece fit each field."""
    piece = pieces[i]
    text = piece.text
    if is_date(text):
        return [-4.0, -4.0, -4.0, 4.0, -4.0]
    bare = undated(piece.passage)
    is_behind_role = any(_is_somebody(other.passage) for other in pieces[:i])
    if is_behind_role and seat(bare) is not None:
        return [-1.0, 3.0, -4.0, -5.0, -1.5]  # "Chair, Events Committee"
    if only_role(bare) is not None:
        return [4.0, -2.5, -5.0, -5.0, -2.0]
    if is_place(text):
        return [-4.0, -0.5, 3.0, -5.0, -1.0]
    role, body = _role_fit(bare), _body_fit(bare, is_linked=piece.gap == "link")
    if piece.gap == "link" and is_spoken_for(text) and seat(bare) is None:
        role, body = 1.5, -2.0
    elif piece.gap == "link" and seat(bare) is not None:
        role, body = -1.0, max(body, 2.5)  # "Member of the Lamp Committee"
    elif piece.gap == "link" and not _has_body_elsewhere(pieces, i):
        role -= 2.5 if body >= 1.5 else 0.5  # "Organizer of the reading group, Elm University"
    remark = _remark_fit(piece)
    if remark > 0:
        body = min(body, 0.0) - (2.0 if piece.gap == "(" else 0.0)  # "(70 members)", "A day of talks for beginners"
    if body >= _NAMED:
        role = min(role, 0.0)
    return [role, body, -4.0, -5.0, remark]


def _is_somebody(piece: Passage) -> bool:
    return only_role(piece) is not None and seat(piece) is None


def _has_body_elsewhere(pieces: Sequence[Piece], i: int) -> bool:
    """Whether the body of the role before a link may be elsewhere: in front of it, or behind a further link, line or cell."""
    role = i - 1
    while role > 0 and pieces[role].gap == "link":
        role -= 1
    if any(not is_date(piece.text) for piece in pieces[:role]):
        return True
    following = next((piece for piece in pieces[i + 1 :] if not is_date(piece.text)), None)
    return following is not None and following.gap in ("link", "\n", "~", "\t")


def _remark_fit(piece: Piece) -> float:
    words = piece.text.split()
    if piece.gap == "(" and not words[0][0].isupper():
        return 3.0
    long = [word for word in (_ELIDED.sub("", word) for word in words) if len(word) > _SHORT]
    small = sum(word[0].islower() for word in long)
    if len(words) >= (_FEWEST_TOLD if piece.gap in ("\n", "~") else _SENTENCE) and small > _MOST_SMALL * len(long):
        return 2.5
    return 0.0 if words[0][0].islower() else -1.5


_ELIDED = re.compile(r"^(?:[dljmnstc]|qu|dell|all|nell)['’]", re.I)
_SHORT = 3
_DEEDS = frozenset(read_gazetteer("service_words")["openers"]["verbs"])  # "Organized"
_NAMED = 3.0
_SENTENCE, _FEWEST_TOLD, _MOST_SMALL = 6, 3, 0.55
_LONGEST_ROLE = 7


def _role_fit(bare: Passage) -> float:
    text = bare.text
    words = text.split()
    if not any(map(str.isalpha, text)):
        return -4.0
    if whole_role(bare) is not None or fold(text) in _DEEDS:
        return 3.0
    if len(words) > _LONGEST_ROLE:
        return -3.0
    said = evidence_of(text)
    if said is not None and said[0] is Role.TITLE and said[1] >= _SURE:
        return 2.0
    found = find_role(bare)
    if found is not None and not found.after.text:
        return 2.0  # "Young Weavers co-chair"
    if words and words[-1][0].isupper() and names_agent(words[-1]):
        return 1.0
    if not any(map(str.isupper, text)):
        return -1.0 if any(map(str.isdigit, text)) else 0.4  # no role by itself
    return -1.0


def _body_fit(bare: Passage, *, is_linked: bool) -> float:
    text = bare.text
    if not any(map(str.isalpha, text)):
        return -3.0
    if is_name(bare) or find_venue(text) is not None:
        return 3.0
    said = evidence_of(text)
    fit = 2.5 * said[1] if said is not None and said[0] in (Role.ORGANIZATION, Role.UNIT) else 0.0
    fit = max(fit, 2.5 * event_strength(text) if event_strength(text) >= LIKELY else 0.0)
    if seat(bare) is not None or body_noun(bare) is not None or seat(bare.cut(0, len(text.split(maxsplit=1)[0]))) is not None:
        fit = max(fit, 2.0)
    is_named = text[:1].isupper() or (is_linked and any(map(str.isupper, text)))  # "of the group Open Lamps"
    return fit + (0.5 if is_named else -1.0)
