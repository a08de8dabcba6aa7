"""Marks that make a line a heading: ornaments around its words, and list marks that a document sets before its headings alone."""

from __future__ import annotations

from collections.abc import Sequence

from etl.model import regex as re
from etl.model.document import Line, Passage
from etl.model.section import SectionKind
from etl.transform.headings import Wording, read_heading_words

# ornaments before and after the words: "---- EDUCATION ----", "[ Education ]", "== Talks ==", "// AWARDS", "Service ____"
_LEFT = re.compile(r"(?:[-–—=~*_#|/\\<>{}+»›▪■□●○◆◇★☆►▶❖✦:.]{1,80}\s*|\[\s*)(?=[^\W_])")
_RIGHT = re.compile(r"(?<=[\w)])(?:\s*[-–—=~*_#|/\\<>{}+«‹:.]{1,80}|\s*\])$")
# dots that lead to the margin or to a page's number: "Peer review. . . . . . . .", "Talks ............ 4"
_LEADER = re.compile(r"(?:\s?[.·…]){5,}\s*\d{0,3}$")
# emoji, drawn or by name, around the words: "🎓 Education", ":apple: Teaching", "Talks 🎤"
_EMOJI = r"(?:[\u2190-\u2bff\u3030\u303d\ufe0f\u200d\U0001f000-\U0001faff]|:[a-z][a-z0-9_+-]{1,40}:)"
_EMOJI_LEFT = re.compile(rf"(?:{_EMOJI}\s*){{1,6}}(?=[^\W_])")
_EMOJI_RIGHT = re.compile(rf"(?<=[\w)])(?:\s*{_EMOJI}){{1,6}}$")
_LISTED = re.compile(r"[▪■□●○◆◇★☆►▶❖✦→]")  # signs of lists
_EMOJI_FROM = "\u2190"
_DOTS, _FEWEST_DOTS = ".·…", 5
_EMOJI_SIGN = "☺"  # one sign for all: headings with different pictures are of one form
_LONG = 3  # ornaments after the words alone: a full stop or a dash is none
_LONGEST = 200

_NUMBER = re.compile(r"\d|^\(?[A-Za-z]{1,4}[.)]$")
_NO_WORDS_OF_A_HEADING = re.compile(r"\b(?:19|20)\d\d\b|[.,;!?]$|@|://")
_BRACKETS = re.compile(r"\((?:[^()]|\([^()]*\))*\)")
_LONGEST_HEADING, _MOST_WORDS = 60, 7
_FEWEST, _SURE = 2, 3  # kinds that the known headings behind a mark must name; so many make any share enough
_SHARE, _SHARE_SURE = 0.5, 0.3  # of the marked lines must have known words
_FOLLOWED = 0.75  # of them must have something below them that is not marked so
_SHORT = 0.85  # of them must be short and without a date

Mark = tuple[str, int, int]


def without_ornaments(passage: Passage) -> tuple[Passage, str]:
    """The words inside of ornaments, and the ornament's sign; the passage itself and "" where there are none.

    "---- EDUCATION ----" gives "EDUCATION" and "-". What follows the words alone counts from three signs on.
    """
    text = passage.text
    leader = _LEADER.search(text) if len(text) <= 2 * _LONGEST and _may_lead(text) else None
    if leader is not None:
        return passage.cut(0, leader.start()).trimmed(), "."
    if len(text) > _LONGEST:
        return passage, ""
    if not (text[:1].isalnum() and text[-1:].isalnum()):
        emoji, after = _EMOJI_LEFT.match(text), _EMOJI_RIGHT.search(text) if text[-1:] > _EMOJI_FROM or text[-1:] == ":" else None
        if (emoji and not _LISTED.match(text)) or after:
            inside = passage.cut(emoji.end() if emoji else 0, after.start() if after else len(text))
            return inside.trimmed(), _EMOJI_SIGN if emoji else ""
    left = _LEFT.match(text)
    right = _RIGHT.search(text) if left or not any(map(str.isalnum, text[-_LONG:])) else None
    if left is None and (right is None or len(right[0].strip()) < _LONG):
        return passage, ""
    start, end = left.end() if left else 0, right.start() if right else len(text)
    sign = (left or right)[0].strip()[:1]  # type: ignore[index]
    return passage.cut(start, end).trimmed(), sign


def _may_lead(text: str) -> bool:
    """Whether a line's end may be dots, with the number of a page."""
    last = text.rstrip()[-1:]
    return (last in _DOTS or last.isdecimal()) and sum(map(text.count, _DOTS)) >= _FEWEST_DOTS


def mark_of(line: Line) -> Mark | None:
    """What the list mark of a line looks like: the sign, the depth, the indent; `None` for numbers and for unmarked lines."""
    if line.marker is None or _NUMBER.search(line.marker):
        return None
    return (line.marker, line.level, 0 if line.level else round(line.indent))


def find_heading_marks(lines: Sequence[Line]) -> frozenset[Mark]:
    """The list marks that stand before headings alone, as in an outline: "* EDUCATION", then "- PhD, ..." below it.

    Learned from the document: nearly all lines with the mark are short and undated, have something else below them, and enough of
    them have known words of several kinds. A document whose other headings are known as well has no such marks.
    """
    groups: dict[Mark, list[int]] = {}
    for index, line in enumerate(lines):
        mark = mark_of(line)
        if mark is not None:
            groups.setdefault(mark, []).append(index)
    found = [mark for mark, members in groups.items() if len(members) >= _FEWEST and _is_outline(lines, mark, members)]
    return frozenset(found) if found and not _has_other_headings(lines) else frozenset()


def _is_outline(lines: Sequence[Line], mark: Mark, members: Sequence[int]) -> bool:
    short = [n for n in members if _may_be_heading(lines[n].text)]
    if len(short) < _SHORT * len(members):
        return False
    followed = sum(n + 1 < len(lines) and mark_of(lines[n + 1]) != mark for n in members)
    kinds = [words.kind for n in short if (words := read_heading_words(lines[n].text.strip())).wording >= Wording.PARTS]
    named = len(set(kinds))
    share = _SHARE_SURE if named >= _SURE else _SHARE
    return followed >= _FOLLOWED * len(members) and named >= _FEWEST and len(kinds) >= share * len(members)


def _may_be_heading(text: str) -> bool:
    text = _BRACKETS.sub("", text).strip()
    return 0 < len(text) <= _LONGEST_HEADING and len(text.split()) <= _MOST_WORDS and _NO_WORDS_OF_A_HEADING.search(text) is None


def _has_other_headings(lines: Sequence[Line]) -> bool:
    """Whether lines without a mark are headings by their words."""
    kinds: set[SectionKind] = set()
    for line in lines:
        text = line.text.strip()
        if line.marker is None and (line.heading or line.gap > 0) and len(text) <= _LONGEST_HEADING:
            words = read_heading_words(text)
            if words.wording >= Wording.PARTS and not words.neutral:
                kinds.add(words.kind)
    return len(kinds) >= _FEWEST
