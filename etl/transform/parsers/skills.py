"""Skills: the languages, tools and frameworks that a document lists as known.

Lists are read item by item ("Tools: Git, Docker (basic), SQL"); in sentences only what follows a word that opens a list ("such as",
"familiar with") is taken. Levels in brackets are dropped, members in brackets are skills of their own ("Hadoop (HDFS, YARN)").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from etl.gazetteers.loader import read_gazetteer
from etl.model.document import Passage, Style
from etl.model.entry import Entry
from etl.model.facts import Skill
from etl.model.section import Section, SectionKind
from etl.normalize.text import fold
from etl.transform.context import Aside, Context, Harvest
from etl.transform.entries import split_entries
from etl.transform.parsers.activity_fields import depths, fold_in_place, phrases
from etl.transform.parsers.skill_rows import is_alias, is_category, label_end, labelled_lists, skill_rows, without_level
from etl.transform.parsers.squeezing import squeezed
from etl.transform.parsers.stay_claims import span_of, text_claim

RULE = "skills.list"
_WORDS: dict[str, Any] = read_gazetteer("skill_words")
_LEVEL = phrases(_WORDS["levels"])
_OPENER = phrases(_WORDS["openers"])
_PROSE = re.compile(rf"(?<![\w/])(?:{'|'.join(re.escape(w) for w in _WORDS['prose'])})(?![\w/])")
_CLOSER = phrases(_WORDS["closers"])
_END = phrases([word for word in _WORDS["closers"] if word not in ("for", "to", "from")])
_JOIN_FIRST = re.compile(rf"^(?:{'|'.join(map(re.escape, _WORDS['joins']))})(?:\s+|$)", re.I)
_AND = re.compile(rf"\s+(?:{'|'.join(re.escape(w) for w in _WORDS['joins'] if len(w) > 1 and w[-1].isalpha())})\s+", re.I)
_FILLERS = frozenset(("more", "others", "related tools"))
_LANGUAGES = frozenset(_WORDS["human_languages"])
_OTHER_LABELS = frozenset(_WORDS["other_labels"])
# "Category: ", short and at the start
_LABEL = re.compile(r"^[^:,;()]{2,40}:\s+")
_SENTENCE = re.compile(r"(?<=[^\W\d_]{2}|\)\])[.!?]\s+(?=[^\W\d_a-z])|(?<=\))[.!?]\s+|\t")
_COMMA = re.compile(r"\s*[,;•·|]\s*|\s+[–—]\s+|\.{3}|…")
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_EDGE = ' \t.,;:–—-•·…“”"'
_LONGEST_LABEL = 50
_LONGEST = 4000  # characters of a row; a longer one is prose
_MOST_WORDS = 5
# "Debian/Ubuntu", "React/Preact", but not "CI/CD", "I/O", "UI/UX"
_SLASH = re.compile(r"(?<=[^\W\d_][a-z]{2})\s?/\s?(?=[^\W\d_]\w{2})")
_WITH = re.compile(r"\bwith\b|\bmit\b|\bavec\b|\bcon\b")
_QUOTED_LABEL = re.compile(r"^“[^”]{2,30}”\s+(?=\w)")
_CATEGORY = phrases(_WORDS["categories"])
_LEAD = re.compile(r"^\s*(?:\*|with|mainly|mostly|e\.g\.,?|i\.e\.,?|incl\.|including)\s+", re.I)


def read_skills(sections: Sequence[Section], context: Context) -> Harvest[Skill]:
    """The skills listed in the document's sections of skills, and below jobs behind a label that says so, each once.

    `Tools: Git, Docker (basic), SQL` gives three; human languages and sentences give nothing.
    """
    harvest: Harvest[Skill] = Harvest()
    seen: set[str] = set()
    for section in sections:
        if section.kind is SectionKind.SKILLS:
            for entry in _own(split_entries(section)):
                _add(harvest, seen, (skill for row in skill_rows(entry) for skill in _read_entry(squeezed(row))))
                harvest.asides.extend(Aside(line.number, "words around a list of skills") for line in entry.lines)
        elif section.kind in (SectionKind.EMPLOYMENT, SectionKind.PROJECTS):
            for entry in _flat(split_entries(section)):
                _add(harvest, seen, (skill for part in labelled_lists(entry) for skill in _read_entry(squeezed(part))))
    return harvest


def _add(harvest: Harvest[Skill], seen: set[str], found: Iterable[Passage]) -> None:
    for skill in found:
        key = skill.text.casefold()
        if _is_skill(skill.text) and key not in seen:
            seen.add(key)
            harvest.facts.append(Skill(span_of(skill), text_claim(skill, RULE, 0.85)))


def _own(entries: Sequence[Entry]) -> Iterator[Entry]:
    """The entries that hold skills: labels above nested lists are left out, and what is below a label for something else."""
    has_plain = any(not entry.passage.is_set(Style.BOLD) for entry in _flat(entries))
    has_leaf = any(not entry.children for entry in entries)
    for entry in entries:
        label = fold(entry.passage.text).strip(_EDGE)
        is_short = len(entry.passage.text) < _LONGEST_LABEL and "," not in entry.passage.text
        is_label = bool(entry.children) and is_short and (not has_leaf or is_category(label) or label in _OTHER_LABELS)
        if not is_label and not (has_plain and entry.passage.is_set(Style.BOLD)):
            yield entry
        if label not in _OTHER_LABELS:
            yield from _own(entry.children)


def _flat(entries: Sequence[Entry]) -> Iterator[Entry]:
    for entry in entries:
        yield entry
        yield from _flat(entry.children)


def _read_entry(passage: Passage) -> Iterator[Passage]:
    """The skills of one row, label off."""
    if len(passage) > _LONGEST:
        return
    starts = _label_starts(passage)
    if len(starts) > 1:
        for start, end in zip(starts, [*starts[1:], len(passage.text)], strict=True):
            yield from _read_entry(passage.cut(start, end).trimmed())
        return
    label, rest = _split_label(passage)
    if label is not None and _is_other(label.text):
        return
    for sentence in rest.split(_SENTENCE):
        yield from _read_sentence(sentence)


def _is_other(label: str) -> bool:
    """Whether a label's row lists no skills: `Soft skills`, `Certifications`, a human language."""
    folded = fold(label).strip(_EDGE)
    return folded in _OTHER_LABELS or folded in _LANGUAGES


def _label_starts(passage: Passage) -> list[int]:
    """Where the labels in bold with a colon begin, when a passage holds several: "**Tools:** Git **Systems:** Linux"."""
    return [a for a, b in passage.runs(Style.BOLD) if ":" in passage.text[max(a, b - 1) : b + 1]]


def _split_label(passage: Passage) -> tuple[Passage | None, Passage]:
    """The category before the list: up to a colon, or the run of bold at the start of a line that is not all bold."""
    runs = passage.runs(Style.BOLD)
    if runs and runs[0][0] == 0 and runs[0][1] < len(passage.text.rstrip()) - 1 and runs[0][1] <= 50:
        end = runs[0][1]
        if "," not in passage.text[:end]:
            return passage.cut(0, end).trimmed(_EDGE), passage.cut(end).trimmed(_EDGE)
    row = label_end(passage.text)
    if row is not None:
        return passage.cut(0, row[0]).trimmed(_EDGE), passage.cut(row[1]).trimmed()
    quoted = _QUOTED_LABEL.match(passage.text)
    if quoted:
        return passage.cut(0, quoted.end()).trimmed(_EDGE), passage.cut(quoted.end())
    category = _CATEGORY.match(fold_in_place(passage.text))
    if category and re.match(r"\s+[A-Z]", passage.text[category.end() :]):
        return passage.cut(0, category.end()), passage.cut(category.end()).trimmed()
    match = _LABEL.match(passage.text)
    if match:
        return passage.cut(0, match.end()).trimmed(_EDGE), passage.cut(match.end()).trimmed()
    return None, passage


def _read_sentence(sentence: Passage) -> Iterator[Passage]:
    folded = fold_in_place(sentence.text)
    outside = "".join("_" if d else c for c, d in zip(folded, depths(sentence.text), strict=False))
    if not _PROSE.search(outside) or _is_dense(outside):
        yield from _read_list(sentence)
        return
    openers = list(_OPENER.finditer(outside))
    opener = openers[-1] if openers else None
    if opener is not None and "but not" not in outside[opener.start() :]:
        yield from _read_list(sentence.cut(opener.end()), is_open=True)


def _is_dense(outside: str) -> bool:
    """Whether the pieces between commas are as short as the items of a list, whatever words they hold ("C, Rust, some Haskell")."""
    pieces = [piece for piece in re.split(r"[,;•·|]", outside) if piece.strip()]
    return len(pieces) > _FEWEST_DENSE and max(len(piece.split()) for piece in pieces) <= _MOST_DENSE


_FEWEST_DENSE = 3
_MOST_DENSE = 3


def _read_list(passage: Passage, *, is_open: bool = False) -> Iterator[Passage]:
    """The items of a list; one that a sentence opened ends at its first piece of prose."""
    text = passage.text
    depth = depths(text)
    start = 0
    cuts = [m.span() for m in _COMMA.finditer(text) if not depth[m.start()]]
    pieces: list[Passage] = []
    for a, b in [*cuts, (len(text), len(text))]:
        pieces.append(passage.cut(start, a).trimmed(_EDGE))
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
    lead = _LEAD.match(piece.text)
    piece = piece.cut(lead.end()) if lead else piece
    match = _BRACKET.search(piece.text)
    inner: Passage | None = None
    if match is not None:
        inner = piece.cut(match.start(1), match.end(1))
        name = fold(piece.text[: match.start()]).strip(_EDGE)
        if _LEVEL.search(fold(inner.text)) or name in _LANGUAGES or is_alias(name, inner.text):
            inner = None
        piece = without_level(piece.cut(0, match.start()).trimmed(_EDGE))
    folded = fold_in_place(piece.text)
    label = _LABEL.match(piece.text)
    if label:
        piece = piece.cut(label.end()).trimmed(_EDGE)
        folded = fold_in_place(piece.text)
    if piece.text and not _PROSE.search(folded):
        openers = sorted(
            (m for pattern in (_OPENER, _WITH) for m in pattern.finditer(folded) if m.start()) if len(folded.split()) > 2 else (),
            key=lambda m: m.start(),
        )
        if openers and any(w[:1].isupper() for w in piece.text[: openers[0].start()].split()[1:]):
            yield from _members(piece.cut(0, openers[0].start()), is_open=True)
        starts = [m.end() for m in openers] or [0]
        ends = [*(m.start() for m in openers[1:]), len(piece.text)]
        for start, end in zip(starts, ends, strict=True):
            if len(starts) == 1 or any(c.isupper() or c.isdigit() for c in piece.text[start:end]):
                yield from _members(piece.cut(start, end), is_open=is_open or bool(openers))
    if inner is not None:
        opener = _OPENER.match(fold_in_place(inner.text))
        members = inner.cut(opener.end()) if opener else inner
        if not opener and _PROSE.search(fold_in_place(inner.text)):
            return
        yield from _read_list(members.trimmed(_EDGE))


def _members(piece: Passage, *, is_open: bool) -> Iterator[Passage]:
    """The skills that a word joins or a slash parts: "Git and Docker", "Debian/Ubuntu"; "glovebox and vacuum work" is one."""
    closers = _CLOSER if is_open else _END
    closer = next(
        (m for m in closers.finditer(fold_in_place(piece.text)) if not piece.text[m.end() :].lstrip()[:1].isupper()), None
    )
    head = piece.cut(0, closer.start()).trimmed(_EDGE) if closer and closer.start() > 0 else piece
    parts = head.split(_AND)
    if not is_open and any(part.text.islower() and " " in part.text for part in parts[1:]):
        parts = [head]
    for part in parts:
        names = part.split(_SLASH) if _SLASH.search(part.text) else [part]
        for name in names:
            if len(name.text.split()) <= _MOST_WORDS:
                yield name.trimmed(_EDGE)


def _without_join(piece: Passage) -> Passage:
    match = _JOIN_FIRST.match(piece.text)
    return piece.cut(match.end()).trimmed(_EDGE) if match else piece


def _is_skill(text: str) -> bool:
    folded = fold(text)
    return (
        any(c.isalpha() for c in text)
        and folded not in _FILLERS
        and folded not in _LANGUAGES
        and not _LEVEL.fullmatch(folded)
        and not _JOIN_FIRST.fullmatch(text)
    )
