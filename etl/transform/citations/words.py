"""The citation words as compiled patterns and sets: the one reader of `citation_words.toml`."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.facts import WorkKind, WorkStatus
from etl.normalize.person_names import PARTICLES
from etl.normalize.word_patterns import any_of

WORDS = read_gazetteer("citation_words")

FUNCTION_WORDS = frozenset(WORDS["titles"]["function_words"])
STRONG_VENUE_WORDS = frozenset(WORDS["venue_words"]["strong"])
WEAK_VENUE_WORDS = frozenset(WORDS["venue_words"]["weak"])
ABBREVIATIONS = frozenset(WORDS["venue_words"]["abbreviations"])
PUBLISHER_WORDS = frozenset(WORDS["publishers"]["words"])
PUBLISHER_NAMES = frozenset(name.casefold() for name in WORDS["publishers"]["names"])
_GEOGRAPHY = read_gazetteer("places")
PLACES = frozenset(
    name.casefold()
    for names in (WORDS["publishers"]["places"], *(_GEOGRAPHY[kind] for kind in ("cities", "countries", "us_states", "regions")))
    for name in names
)
STATE_CODES = frozenset(_GEOGRAPHY["state_codes"])
GROUP_WORDS = frozenset(WORDS["groups"]["words"])
LINK_LABELS = frozenset(WORDS["notes"]["links"])
SERVERS = frozenset(WORDS["venue_words"]["servers"])


def alternatives(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, longest first, a blank in them matching any white space."""
    return any_of(phrases)


_NEITHER = bytes(i for i in range(128) if not chr(i).isalnum())  # neither letters nor digits


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Letters and digits without case and accents: "Van Den Kerchove" -> "vandenkerchove"."""
    if text.isascii():
        return text.lower().encode().translate(None, _NEITHER).decode()
    return "".join(c for c in unicodedata.normalize("NFKD", text) if c.isalnum()).casefold()


def name_key(text: str) -> str:
    """A name as gazetteers have it: "Ciudad de\n  México." -> "ciudad de méxico"."""
    return " ".join(text.split()).strip(" .").casefold()


STATUS_OF = {phrase.casefold(): WorkStatus(key) for key, phrases in WORDS["status"].items() for phrase in phrases}
KIND_OF = {phrase.casefold(): WorkKind(key) for key, phrases in WORDS["kinds"].items() for phrase in phrases}
STATUS = alternatives(STATUS_OF)
KINDS = alternatives(KIND_OF)
NOTES = alternatives(WORDS["notes"]["phrases"])
NOTE_OPENERS = alternatives(WORDS["notes"]["openers"])
LINKS = alternatives(WORDS["notes"]["links"])
BARE_LINKS = alternatives(WORDS["notes"]["bare_links"])
ET_AL = alternatives(WORDS["marks"]["et_al"])
WITH = alternatives(form for phrase in WORDS["marks"]["with"] for form in (phrase, phrase[0].upper() + phrase[1:]))
EDITED_BY = alternatives(phrase for phrase in WORDS["marks"]["editors"] if " " in phrase)
EDITORS = alternatives(WORDS["marks"]["editors"])
AND = alternatives(WORDS["marks"]["and"])
AND_BETWEEN = alternatives([*WORDS["marks"]["and"], *WORDS["marks"]["and_between"]])
BY = alternatives(word for word in WORDS["marks"]["by"] if word not in PARTICLES)
BY_OR_PARTICLE = alternatives(word for word in WORDS["marks"]["by"] if word in PARTICLES)
AUTHOR_LABELS = alternatives(WORDS["marks"]["author_labels"])
OPENING_LABELS = alternatives([*WORDS["marks"]["opening_labels"], *WORDS["kinds"]["other"]])
BEFORE_ADDRESS = alternatives(WORDS["marks"]["before_address"])
REVIEW_OF = alternatives(WORDS["marks"]["review_of"])
SERIES = alternatives(WORDS["marks"]["series"])
VENUE_LABELS = alternatives(WORDS["marks"]["venue_labels"])
OTHER_LABELS = alternatives(WORDS["marks"]["other_labels"])
NAME_LABELS = alternatives(WORDS["marks"]["name_labels"])
NOTE_LABELS = alternatives(form for label in WORDS["marks"]["note_labels"] for form in (label, label[0].lower() + label[1:]))
OPENING_WORDS = frozenset(WORDS["titles"]["opening_words"]) - PARTICLES
ORDINARY_WORDS = frozenset(WORDS["titles"]["ordinary_words"])
INSTITUTION_WORDS = frozenset(WORDS["groups"]["institutions"])
FOR_PLAYERS = re.compile(
    rf"(?:{alternatives(WORDS['music']['for'])})\s(?=.{{0,60}}?\b(?:{alternatives(WORDS['music']['players'])})\b)", re.IGNORECASE
)
