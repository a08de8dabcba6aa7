"""Longer headings and other forms of known ones, told by their nouns: "Invited Conference Talks", "Papers Read at Schools"."""

from __future__ import annotations

from functools import cache

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.section import SectionKind
from etl.transform.heading_lexicon import Lexicon, kind_of_part
from etl.transform.parsers.affiliations import Role, evidence_of

_MOST_WORDS_OF_A_HEAD = 6
_MOST_ADJECTIVES = 2  # behind a Romance noun
_OF = ("of", "for")
_SURE = 0.85  # how strongly the words speak for an organization
_FEWEST_WORDS = 2  # of a phrase that is known in another form, or before what it is about
# what parts a known phrase from where, for whom or on what: "Papers Presented at Conferences", "Vorträge auf Tagungen"
_BEFORE_OBJECT = frozenset(
    (
        *("at", "in", "for", "to", "by", "with", "on", "from", "during", "outside", "within", "of"),
        *("bei", "an", "auf", "fur", "im", "am", "zu", "zur", "zum", "aus", "von"),
        *("dans", "en", "a", "aux", "pour", "lors", "chez", "sur", "para", "sobre", "ante"),
    )
)


def kind_of_head(words: list[str], lexicon: Lexicon) -> SectionKind | None:
    """The kind of a longer heading by its last noun ("Invited Conference Talks") or by its first before a preposition
    ("Publications dans ..."); "Department of Education", "Society for Rural Education" and "Software Engineer" have none."""
    if not 1 < len(words) <= _MOST_WORDS_OF_A_HEAD:
        return lexicon.heads.get(words[0]) if len(words) == 1 else None
    if (kind := lexicon.heads.get(words[-1])) and (words[-2] not in _OF or words[0] in lexicon.modifiers):
        is_list = kind in _LISTED and words[-1].endswith("s")  # "Reserve Bank of Elm publications"
        if not is_list and any(word in _OF for word in words[1:-2]) and _names_organization(words):
            return None
        return kind
    if words[1] in lexicon.modifiers or words[1] in lexicon.joiners:
        return lexicon.heads.get(words[0])
    noun = next((n for n, word in enumerate(words) if word not in lexicon.modifiers), 0)
    is_first = words[noun] in read_gazetteer("section_headings")["nouns_first"]["words"]
    return lexicon.heads.get(words[noun]) if is_first and len(words) - noun <= _MOST_ADJECTIVES + 1 else None


def kind_of_compound(words: list[str], lexicon: Lexicon) -> SectionKind | None:
    """The kind of a compound by its ending: "Forschungspraktika" and "Weitere Kunstausstellungen", of German and Dutch."""
    if any(word not in lexicon.modifiers for word in words[:-1]):
        return None
    ends, found = _endings()
    match = ends.search(words[-1])
    return found[match[0]] if match is not None and match.start() >= _SHORTEST_FIRST else None


@cache
def _endings() -> tuple[re.Pattern[str], dict[str, SectionKind]]:
    found = {end: SectionKind(kind) for kind, ends in read_gazetteer("section_headings")["endings"].items() for end in ends}
    return re.compile(f"(?:{'|'.join(sorted(found, key=len, reverse=True))})$"), found


_SHORTEST_FIRST = 3  # letters of a compound's first part


def names_organizing(words: list[str]) -> bool:
    """Whether the first or last word is of holding events, and another is an event: "Winter Schools and Seminars Organisation"."""
    told = _organizing()
    return (words[-1] in told["words"] or words[0] in told["words"]) and not told["events"].isdisjoint(words)


@cache
def _organizing() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in read_gazetteer("section_headings")["organizing"].items()}


_LISTED = frozenset({SectionKind.PUBLICATIONS, SectionKind.TALKS, SectionKind.AWARDS, SectionKind.GRANTS})


def _names_organization(words: list[str]) -> bool:
    found = evidence_of(" ".join(words).title())
    return found is not None and found[0] in (Role.ORGANIZATION, Role.UNIT) and found[1] >= _SURE


def kind_of_other_form(words: list[str], lexicon: Lexicon) -> SectionKind | None:
    """The kind of a phrase that is known in the other number ("Academic Appointment"), or without what it is about
    ("Papers Presented at Conferences"); single words and names of organizations have none."""
    if len(words) < _FEWEST_WORDS or _names_organization(words):
        return None
    for phrase in _in_other_number(words):
        if kind := kind_of_part(phrase, lexicon):
            return kind
    for at in range(len(words) - 1, _FEWEST_WORDS - 1, -1):
        if words[at] in _BEFORE_OBJECT and (kind := kind_of_part(" ".join(words[:at]), lexicon)):
            return kind
    return None


def _in_other_number(words: list[str]) -> list[str]:
    """The phrase with its first or last noun in the plural, or in the singular."""
    found = []
    for at in (len(words) - 1, 0):
        word = words[at]
        other = word[:-1] if word.endswith("s") else f"{word}s"
        if len(word) > len("post"):
            found.append(" ".join([*words[:at], other, *words[at + 1 :]]))
    return found
