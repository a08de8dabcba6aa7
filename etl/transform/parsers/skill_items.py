"""Items of a list of skills: names without amounts and levels, members in brackets, what a slash or "and" joins."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.document import Passage
from etl.normalize.text import fold
from etl.transform.parsers.activity_fields import depths, fold_in_place, phrases
from etl.transform.parsers.skill_rows import EDGE, PROSE, is_alias, is_known, is_level, without_level

_WORDS: dict[str, Any] = read_gazetteer("skill_words")
_LEVEL = phrases(_WORDS["levels"])
OPENER = phrases(_WORDS["openers"])
_CLOSER = phrases(_WORDS["closers"])
_END = phrases([word for word in _WORDS["closers"] if word not in ("for", "to", "from")])
_JOIN_FIRST = re.compile(rf"^(?:{'|'.join(map(re.escape, _WORDS['joins']))})(?:\s+|$)", re.I)
_AND = re.compile(
    rf"\s+(?:{'|'.join(re.escape(w) for w in _WORDS['joins'] if len(w) > 1 and w[-1].isalpha())})\s+|\s+(?-i:[yeo]\s+(?=[A-Z]))",
    re.I,
)
_FILLERS = frozenset(_WORDS["fillers"])
LANGUAGES = frozenset(_WORDS["human_languages"])
# "Category: ", short and at the start
LABEL = re.compile(r"^[^:,;()]{2,60}:\s+")
COMMA = re.compile(r"\s*[,;•·|]\s*|\s+(?:[–—]|--)\s+|\.{3}|…")
_SPACED_SLASH = re.compile(r"\s+/\s+")
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_MOST_WORDS = 5
# "Debian/Ubuntu", "React/Preact", but not "CI/CD", "I/O", "UI/UX"
_SLASH = re.compile(r"(?<=\w)\s/\s(?=\w)|(?<=[^\W\d_][a-z]{2})\s?/\s?(?=[^\W\d_]\w{2})|(?<=[A-Z]{3})/(?=[A-Z]{3,}(?!\w|\s\w))")
# three or more words: "git/hg/svn", "C/C++/CUDA"
_SLASHED = re.compile(r"[\w+#.-]{1,14}(?:\s?/\s?[\w+#.-]{1,14}){2,5}")
_BARE_SLASH = re.compile(r"\s?/\s?")
_WITH = re.compile(r"\bwith\b|\bmit\b|\bavec\b|\bcon\b")
# "qualitative coding in NVivo"
_IN = re.compile(r"\s(?:in|using)\s+(?=[A-Z])")
_LEAD = re.compile(r"^\s*(?:\*|with|mainly|mostly|especially|esp\.|e\.g\.,?|i\.e\.,?|incl\.|including)\s+", re.I)


def _is_before_known(text: str, found: re.Match[str]) -> bool:
    """Whether "in" stands between an activity of several words and software that all know: "Typesetting in LaTeX"."""
    head, names = text[: found.start()].split(), _AND.split(text[found.end() :])
    return all(map(str.islower, head[1:])) and all(is_known(name) for name in names)


def is_dense(outside: str) -> bool:
    """Whether the pieces between commas are as short as the items of a list, whatever words they hold ("C, Rust, some Haskell")."""
    pieces = [piece for piece in re.split(r"[,;•·|]", outside) if piece.strip()]
    return len(pieces) > _FEWEST_DENSE and max(len(piece.split()) for piece in pieces) <= MOST_DENSE


def _is_listing(text: str) -> bool:
    """Whether a bracket lists more than two members, short ones on the whole: "pipelines w. runners, Git, Make, Ant"."""
    pieces = [piece for piece in text.split(",") if piece.strip()]
    return len(pieces) >= _FEWEST_DENSE and len(text.split()) <= MOST_DENSE * len(pieces)


_FEWEST_DENSE = 3
MOST_DENSE = 3


def read_list(passage: Passage, *, is_open: bool = False) -> Iterator[Passage]:
    """The items of a list; one that a sentence opened ends at its first piece of prose."""
    text = passage.text
    depth = depths(text)
    start = 0
    cuts = [m.span() for m in COMMA.finditer(text) if not depth[m.start()]]
    if not cuts:
        slashes = [m.span() for m in _SPACED_SLASH.finditer(text) if not depth[m.start()]]
        cuts = slashes if len(slashes) > 1 else cuts
    pieces: list[Passage] = []
    for a, b in [*cuts, (len(text), len(text))]:
        pieces.append(passage.cut(start, a).trimmed(EDGE))
        start = b
    for piece in pieces:
        if not piece.text:
            continue
        items = list(_read_item(piece, is_open=is_open))
        if is_open and not items:
            return
        yield from items


def _read_item(piece: Passage, *, is_open: bool = False) -> Iterator[Passage]:
    """The skills of one item of a list: its own name, and the members in its brackets."""
    piece = without_level(_without_join(piece))
    if _NO_SKILL.search(fold_in_place(piece.text)):
        return  # "Driving licence (B)"
    lead = _LEAD.match(piece.text)
    piece = piece.cut(lead.end()) if lead else piece
    opened = OPENER.match(fold_in_place(piece.text))
    piece = piece.cut(opened.end()).trimmed(EDGE) if opened and opened.end() < len(piece.text) else piece
    match = _BRACKET.search(piece.text)
    inner: Passage | None = None
    behind: Passage | None = None
    if match is not None:
        inner = piece.cut(match.start(1), match.end(1))
        name = fold(piece.text[: match.start()]).strip(EDGE)
        if _LEVEL.search(fold(inner.text)) or is_level(inner.text) or name in LANGUAGES or is_alias(name, inner.text):
            inner = None
        behind = piece.cut(match.end())
        piece = without_level(piece.cut(0, match.start()).trimmed(EDGE))
        if inner is not None and _ACTIVITY.search(piece.text) and _holds_known(inner.text) and not _names_known(piece.text):
            piece = piece.cut(0, 0)  # "Containers (Docker, Podman)" says what one can handle of what
    folded = fold_in_place(piece.text)
    label = LABEL.match(piece.text)
    if label:
        piece = piece.cut(label.end()).trimmed(EDGE)
        folded = fold_in_place(piece.text)
    if piece.text and not PROSE.search(folded):
        openers = (
            sorted(
                (m for pattern in (OPENER, _WITH) for m in pattern.finditer(folded) if m.start())
                if len(folded.split()) > 2
                else (),
                key=lambda m: m.start(),
            )
            or [m for m in _IN.finditer(piece.text) if piece.text[: m.start()].islower() or _is_before_known(piece.text, m)][:1]
        )
        if openers and any(w[:1].isupper() for w in piece.text[: openers[0].start()].split()[1:]):
            yield from _members(piece.cut(0, openers[0].start()), is_open=True)
        starts = [m.end() for m in openers] or [0]
        ends = [*(m.start() for m in openers[1:]), len(piece.text)]
        for start, end in zip(starts, ends, strict=True):
            if len(starts) == 1 or any(c.isupper() or c.isdigit() for c in piece.text[start:end]):
                yield from _members(piece.cut(start, end), is_open=is_open or bool(openers))
    if behind is not None:
        yield from _behind_bracket(behind)
    if inner is not None:
        opener = OPENER.match(fold_in_place(inner.text))
        members = inner.cut(opener.end()) if opener else inner
        if not opener and PROSE.search(fold_in_place(inner.text)) and not _is_listing(inner.text):
            return
        yield from read_list(members.trimmed(EDGE))


def _behind_bracket(rest: Passage) -> Iterator[Passage]:
    """What a word joins to a name with a bracket: "Linux (two kinds) and Unix"."""
    joined = _JOIN_FIRST.match(rest.text.lstrip())
    if joined is not None and rest.text[:1].isspace():
        yield from _members(rest.trimmed().cut(joined.end()), is_open=False)


_ACTIVITY = re.compile(r"\w\s\w|(?:ation|ing|ment|ics|ung|ages|ionen)$")  # "Web frameworks", "Containerization"; not "FernML"


def _holds_known(inner: str) -> bool:
    """Whether all that a bracket lists is software that all know."""
    names = [name for piece in COMMA.split(inner) for part in _AND.split(piece) for name in _BARE_SLASH.split(part) if name.strip()]
    return bool(names) and all(is_known(name) for name in names)


def _names_known(text: str) -> bool:
    return any(is_known(word) for word in (text, *text.split()))


def _members(piece: Passage, *, is_open: bool) -> Iterator[Passage]:
    """The skills that a word joins or a slash parts: "Git and Docker", "Debian/Ubuntu"; "glovebox and vacuum work" is one."""
    closers = _CLOSER if is_open else _END
    closer = next(
        (m for m in closers.finditer(fold_in_place(piece.text)) if not piece.text[m.end() :].lstrip()[:1].isupper()), None
    )
    head = piece.cut(0, closer.start()).trimmed(EDGE) if closer and closer.start() > 0 else piece
    parts = [part for joined in head.split(_AND) for part in _beside(joined)]
    if not is_open and any(_goes_on(part.text) for part in parts[1:]) and not is_known(parts[0].text):
        parts = [head] if fold(parts[1].text.split()[0]) not in _FILLERS else parts[:1]  # "SQL and more for tables"
    for part in parts:
        names = part.split(_SLASH) if _SLASH.search(part.text) else [part]
        names = part.split(_BARE_SLASH) if _SLASHED.fullmatch(part.text) else names
        for name in names:
            if len(name.text.split()) <= _MOST_WORDS:
                yield name.trimmed(EDGE)


def _goes_on(text: str) -> bool:
    """Whether words behind "and" belong to the activity before it: "data management and analysis", "sound cutting and mixing"."""
    is_plain = text.islower() and not _ODD.search(text)
    return bool(text) and not is_known(text) and (is_plain or (" " not in text and _DOING.search(text) is not None))


_ODD = re.compile(r"[\d_+#.]")  # "poll2", "fern_ring"
_DOING = re.compile(r"(?:[a-z]ing|ment|tion|[ay]sis|ance|ence|ung)$")


def _beside(piece: Passage) -> list[Passage]:
    """The two names that all know on the sides of an "&", else the whole: "Linux & Windows", not "Planning & Control"."""
    names = piece.split(_AMPERSAND)
    return names if len(names) > 1 and all(is_known(name.text) for name in names) else [piece]


_AMPERSAND = re.compile(r"\s&\s")


def _without_join(piece: Passage) -> Passage:
    match = _JOIN_FIRST.match(piece.text)
    return piece.cut(match.end()).trimmed(EDGE) if match else piece


# a trait of a person: "communication skills", "fast learner"
_TRAITS = frozenset(_WORDS["traits"])
# how well somebody knows a human language: "reading spanish", "fluent greek", "fluency in english"
_SPOKEN = re.compile(
    rf"(?:(?:native|fluent|fluency|basic|reading|written|spoken|conversational|good|advanced|intermediate|proficiency|and|in|of)\s+)+"
    rf"(?:{'|'.join(re.escape(name) for name in sorted(LANGUAGES))})$"
)
# an address or handle as an item, or at the end of one
_ADDRESS = re.compile(r"://|^@\w|\bwww\.|[\w-]\.(?:com|org|edu|gov|de|fr|uk|eu)(?:/|$)|[\w-]\.(?:net|io)/")
_FUNCTION_WORDS = frozenset(_WORDS["function_words"])
_NO_SKILL = phrases(_WORDS["no_skills"])


# a level behind a human language: "english c1", "german (b2)"
_LANGUAGE_LEVEL = re.compile(r"[\s(:–-]+(?:[abc][12][+-]?|native|fluent|nativo|nativa)\)?$")


def tells_languages(text: str) -> bool:
    """Whether a part of a list says how well human languages are known: `German, Italian – mother tongue`."""
    parts = re.split(r"\s[–—-]\s|:\s", text, maxsplit=1)
    head = fold(parts[0]).strip(EDGE)
    return len(parts) > 1 and bool(head) and _are_languages(head)


def _are_languages(folded: str) -> bool:
    """Whether the words name human languages alone: `euskera y espanol`."""
    folded = _LANGUAGE_LEVEL.sub("", folded)
    return all(name in LANGUAGES for name in re.split(r"\s*(?:,|/|&|\b(?:and|und|et|y|e|or|oder|ou|o)\b)\s*", folded) if name)


def is_skill(text: str) -> bool:
    folded = fold(text)
    return (
        any(map(str.isalpha, text))
        and folded not in _FILLERS
        and folded not in _FUNCTION_WORDS
        and not _ADDRESS.search(text)
        and not _SPOKEN.match(folded)
        and not _are_languages(folded)
        and not _NO_SKILL.search(folded)
        and folded.partition(" ")[0] not in _FUNCTION_WORDS
        and folded.rpartition(" ")[2] not in _TRAITS
        and not _LEVEL.fullmatch(folded)
        and not _JOIN_FIRST.fullmatch(text)
    )
