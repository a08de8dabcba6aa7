"""Rows of a list of skills: which lines are rows of their own, where a row's label ends, what says how well a skill is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.document import Line, Passage
from etl.model.entry import Entry
from etl.normalize.text import fold
from etl.normalize.word_patterns import any_of
from etl.transform.line_joining import join_lines
from etl.transform.parsers.activity_fields import depths, fold_in_place, phrases

_WORDS: dict[str, Any] = read_gazetteer("skill_words")
_CATEGORIES = frozenset((*_WORDS["categories"], *_WORDS["job_labels"]))
_OTHERS = frozenset((*_WORDS["other_labels"], *_WORDS["human_languages"]))
_LEVEL = phrases(_WORDS["levels"])
PROSE = re.compile(rf"(?<![\w/])(?:{'|'.join(re.escape(w) for w in _WORDS['prose'])})(?![\w/])")
# "Category: ", short and at the start
COLON_LABEL = re.compile(r"^[^\W\d_a-z][^:,;()]{1,60}:\s+(?=\S)")
_AMOUNT = re.compile(rf"(?:{any_of(_WORDS['amounts'])})\s+(?=\S)")
_JOB_LABEL = re.compile(rf"(?:^|(?<=[.;)]\s)|(?<=\t))\W{{0,2}}(?:{any_of(_WORDS['job_labels'])})\s*(?::\s*|\s[–—-]\s)")
# "Tools<tab>Git, SQL", "Tools    Git, SQL", "Tools | Git, SQL", "Tools - Git, SQL"
_HEAD = re.compile(r"([^\t,;:()|]{2,40}?)(?:\s*\t\s*|\s{2,}|\s+\|\s+|\s+[–—-]\s+)(?=\S)")
# how well, drawn or counted: bars of dots and stars, "80 %", "4/5", "5+ years"
_BAR = re.compile(
    r"[\s:–—-]*(?:[●○★☆■□▪▫▮▯◆◇⬤•⭐◾◽◼◻⬛⬜⚫⚪█░▓✦✧✭]{2,}|\d{1,3}\s?%|\d{1,2}\s?/\s?(?:5|10)|\d+\+?\s(?:years?|yrs?|jahre?|ans?|anos?|años?|anni|anno|jaar))\s*$",
    re.I,
)
_SURE_LABEL = re.compile(rf"(?:^|(?<=[.;)]\s)|(?<=\t))\W{{0,2}}(?:{any_of(_WORDS['sure_labels'])})\s*[:\t]\s*")
_BAR_FIRST = re.compile(
    r"[\s●○★☆■□▪▫▮▯◆◇⬤⭐◾◽◼◻⬛⬜⚫⚪█░▓✦✧✭]*[●○★☆■□▪▫▮▯◆◇⬤⭐◾◽◼◻⬛⬜⚫⚪█░▓✦✧✭][\s●○★☆■□▪▫▮▯◆◇⬤⭐◾◽◼◻⬛⬜⚫⚪█░▓✦✧✭]*(?=\w)"
)
EDGE = ' \t.,;:–—-•·…“”"'
_MOST_LINES = 80


def is_category(label: str) -> bool:
    """Whether the folded label names a category of skills, never a skill: `tools`, `programming languages`."""
    return label in _CATEGORIES or all(
        word in _CATEGORIES for word in re.split(r"\s*(?:&|/|,|\band\b|\bund\b|\bet\b|\by\b)\s*", label)
    )


def skill_rows(entry: Entry, *, bare_labels: bool = False) -> list[Passage]:
    """The rows of an entry: its lines where several open with a label of their own, else the whole.

    The lines `Tools<tab>Git, SQL` and `Systems<tab>Linux` are two; a line without a label goes on the one above.
    """
    lines = entry.lines
    if not 1 < len(lines) <= _MOST_LINES:
        return [entry.passage]
    starts = [i for i, line in enumerate(lines) if label_end(line.text) is not None or (bare_labels and bare_label(line.text))]
    if _have_labels(lines):
        colons = (i for i in range(1, len(lines)) if _opens_labelled(lines[i - 1].text, lines[i].text))
        starts = sorted({0, *starts, *colons})
    if not starts and (short := _short_rows(lines)):
        return short
    if not starts or starts[0] != 0:
        return [entry.passage]
    starts = sorted({*starts, *(i for i in range(1, len(lines)) if _is_remark(lines[i - 1].text, lines[i].text))})
    if len(starts) < _TWO:
        return [entry.passage]
    return [join_lines(lines[a:b]) for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)]


def _short_rows(lines: Sequence[Line]) -> list[Passage]:
    """The items of a narrow column, one a line, a bracket below with the item above it; none where lines run on."""
    if len(lines) < _FEWEST_SHORT or any(len(line.text) > _LONGEST_SHORT for line in lines):
        return []
    opens = [i for i, line in enumerate(lines) if line.text.lstrip()[:1] != "("]
    runs_on = any(_runs_on(above.text, line.text) for above, line in pairwise(lines))
    if runs_on or opens[:1] != [0] or len(opens) < _FEWEST_SHORT or any("," in lines[i].text for i in opens):
        return []
    return [join_lines(lines[a:b]) for a, b in zip(opens, [*opens[1:], len(lines)], strict=True)]


def _runs_on(above: str, text: str) -> bool:
    """Whether a short line goes on with the one above: behind a mark that opens, before or behind a word that joins."""
    words, last = fold(text).split(), fold(above).split()[-1:]
    return above.rstrip()[-1:] in ",;:/&-–" or (
        text[:1].islower() and (words[0] in _JOINING or last[0] in _JOINING if last else False)
    )


_JOINING = frozenset((*_WORDS["joins"], *_WORDS["function_words"], *_WORDS["closers"]))
_FEWEST_SHORT, _LONGEST_SHORT = 3, 36


def _have_labels(lines: Sequence[Line]) -> bool:
    """Whether two lines at least open with a label and a colon: "Parallel programming: C, MPI" and "Workflow tools: Make"."""
    return (
        sum(_opens_labelled(above.text, line.text) for above, line in pairwise(lines)) + bool(COLON_LABEL.match(lines[0].text))
        >= _TWO
    )


def _opens_labelled(above: str, text: str) -> bool:
    """Whether a line opens with a label and a colon, and the line above does not run on."""
    return COLON_LABEL.match(text) is not None and above.rstrip()[-1:] not in (",", ";", "&", "/", "(", ":")


def _is_remark(above: str, text: str) -> bool:
    """Whether a line is a sentence of its own below a list that has ended: "Many of my tools are on GitHub" below "Git, SQL"."""
    is_list = "," in above and not PROSE.search(fold(above)) and above.rstrip()[-1:] not in (",", ";", "&", "/", "(")
    words = fold(text).split()
    return is_list and text[:1].isupper() and bool(words) and words[0] in _REMARKS and text.count(",") <= 1


_REMARKS = frozenset(_WORDS["remark_openers"])


def label_end(text: str) -> tuple[int, int] | None:
    """Where the label before a tab or dash ends and the list begins, `None` without one.

    `Tools<tab>Git, SQL` has a label; `Git<tab>SQL` and `Python<tab>expert` have none.
    """
    match = _HEAD.match(text)
    if match is None:
        return None
    head, rest = fold(match[1]).strip(EDGE), text[match.end() :]
    if is_category(head) or head in _OTHERS:
        return match.end(1), match.end()
    if "|" in match[0] and "|" in rest:
        return None
    is_tab = (
        "\t" in match[0] or "|" in match[0] or match[0].endswith("  ") or (len(_PARTED.findall(rest)) > 1 and not is_known(head))
    )
    is_list = _PARTED.search(rest) is not None or (PROSE.search(fold(rest)) is not None and not is_known(head))
    return (match.end(1), match.end()) if is_tab and is_list and not _LEVEL.match(fold(rest)) else None


_PARTED = re.compile(r"[,;]|\s[/•·]\s")


def has_bare_labels(lines: Sequence[Line]) -> bool:
    """Whether most lines of a section open with a label that nothing sets apart: `Tools gdb, perf` below `Languages C, Go`."""
    texts = [line.text for line in lines if line.text.strip()]
    return 1 < sum(bare_label(text) > 0 for text in texts) > len(texts) * 0.4


def bare_label(text: str) -> int:
    """Where the words of a category end that open a line before its list, 0 without them."""
    match = _BARE.match(fold_in_place(text.lstrip()))
    if match is None:
        return 0
    end = match.end() + len(text) - len(text.lstrip())
    return end if opens_list(text[end:]) else 0


_BARE = phrases([*_WORDS["categories"], *_WORDS["other_labels"]])


def opens_list(text: str) -> bool:
    """Whether a list follows a category that nothing sets apart: "Containers Docker, Podman", not "Software Gardening"."""
    outside = "".join(" " if d else c for c, d in zip(text, depths(text), strict=False))
    return text[:1].isspace() and ("," in outside or is_known(_WORD_END.split(text.strip(), maxsplit=1)[0]))


_WORD_END = re.compile(r"[\s(/]")


def is_known(name: str) -> bool:
    """Whether the name is of software that all know: `Stata`, `LaTeX`, `C++`."""
    return name.strip(EDGE).casefold() in _KNOWN


_KNOWN = frozenset((*_WORDS["programming_languages"], *read_gazetteer("system_words")["used"]))


def without_heads(lines: Sequence[Line]) -> set[int]:
    """The numbers of the lines that head the columns of a table: `Area | Tools` above `Languages | C, Go`."""
    first = next((line for line in lines if line.text.strip()), None)
    if (
        first is None
        or not (len(first.cells) == _TWO or first.text.rstrip().endswith("|"))
        or "," in first.text
        or ":" in first.text
    ):
        return set()
    rows = [line for line in lines if len(line.cells) == _TWO and line is not first]
    lists = sum("," in line.text for line in rows)
    return {first.number} if len(rows) >= _TWO and lists * 2 > len(rows) else set()


_TWO = 2


def sure_lists(entry: Entry) -> Iterator[Passage]:
    """The lists behind labels that leave no doubt, in a section about something else: `Langues : ... Logiciels : R, QGIS.`"""
    passage = entry.passage
    if ":" not in passage.text and "\t" not in passage.text:
        return
    for match in _SURE_LABEL.finditer(fold_in_place(passage.text)):
        rest = passage.cut(match.end())
        stop = re.search(r"\.\s+(?=[^\W\d_a-z])|\.$|\t", rest.text)
        yield rest.cut(0, stop.start() if stop else None).trimmed()


def labelled_lists(entry: Entry) -> Iterator[Passage]:
    """The lists in a job's details behind a label for skills: `Skills used: Git, SQL.`"""
    passage = entry.passage
    if not any(mark in passage.text for mark in ":-–"):
        return
    depth = depths(passage.text)  # "[Soft skills: listening, letters]"
    match = next((m for m in _JOB_LABEL.finditer(fold_in_place(passage.text)) if not depth[m.start()]), None)
    if match is None:
        return
    rest = passage.cut(match.end())
    stop = _LIST_END.search(rest.text)
    part = rest.cut(0, stop.start()) if stop else rest
    if "," in part.text or len(part.text.split()) <= 4:
        yield part.trimmed()


# "Git, SQL. Worked for ...", not "e.g. Git", "incl. Git"
_LIST_END = re.compile(r"(?<!e\.g)(?<!i\.e)(?<!\bincl)(?<!\betc)\.\s+(?=[^\W\d_a-z]\w*\s)")


def programming_lists(entry: Entry) -> Iterator[Passage]:
    """The lists behind a label that name several programming languages, wherever they stand: `Experience in: C, Ada, SQL`."""
    for line in entry.lines:
        match = _ANY_LABEL.match(line.text)
        if match is None:
            continue
        rest = line.passage.cut(match.end())
        pieces = [piece.strip(" .").casefold() for piece in re.split(r"[,;]", rest.text)]
        known = sum(piece in PROGRAMMING for piece in pieces)
        if len(pieces) >= _FEWEST_LISTED and known >= _FEWEST_KNOWN and known * 4 >= len(pieces):
            yield rest.trimmed()


_ANY_LABEL = re.compile(r"[^\W\d_][^:\t,.;]{2,40}(?::\s+|\s*\t\s*)(?=\S)")
PROGRAMMING = frozenset(_WORDS["programming_languages"])
_FEWEST_LISTED = 4
_FEWEST_KNOWN = 2


def is_alias(name: str, inner: str) -> bool:
    """Whether a bracket holds the acronym of the folded name before it: `Google Cloud Platform (GCP)`, `... imaging (fMRI)`."""
    words = re.findall(r"[a-z0-9]+", name)
    letters = inner.strip().casefold()
    capitals = sum(map(str.isupper, inner))
    if not (letters.isalpha() and _FEWEST_LETTERS <= len(letters) <= _MOST_LETTERS and capitals >= _FEWEST_LETTERS and words):
        return False
    rest = iter("".join(words))
    in_order = letters[0] == words[0][0] and all(letter in rest for letter in letters)
    return in_order and (len(words) == 1 or letters.startswith("".join(word[0] for word in words)[:2]))


_FEWEST_LETTERS, _MOST_LETTERS = 2, 7


def is_level(text: str) -> bool:
    """Whether the words only say how well a skill is known: `intermediate`, `3/5`, `80 %`."""
    return _LEVEL.fullmatch(fold(text).strip(EDGE)) is not None or _BAR.fullmatch(text) is not None


def without_level(piece: Passage) -> Passage:
    """The name without what says how much of it is known: `some Haskell`, `SQL ●●●○○`, `Python – expert`."""
    first = _BAR_FIRST.match(piece.text)
    piece = piece.cut(first.end()) if first is not None else piece
    bar = _BAR.search(piece.text)
    piece = piece.cut(0, bar.start()) if bar is not None and bar.start() > 0 else piece
    while (amount := _AMOUNT.match(fold_in_place(piece.text))) is not None and (
        piece.text[amount.end() :][:1].isupper() or " " in amount.group().strip()
    ):
        piece = piece.cut(amount.end())
    return piece.trimmed(EDGE)


def with_levels(passage: Passage) -> list[Passage]:
    """The names of a row of names with how well each is known: `Stata: advanced; R: intermediate`."""
    pieces = passage.split(_NEXT_LEVELLED) if passage.text.count(":") >= _TWO else []
    labels = [match for piece in pieces if (match := _LEVELLED.match(piece.text)) and is_level(piece.text[match.end() :])]
    if len(labels) < _TWO or len(labels) < len(pieces):
        return []
    return [piece.cut(0, match.end()).trimmed(EDGE) for piece, match in zip(pieces, labels, strict=True)]


_NEXT_LEVELLED = re.compile(r"\s*[;,|]\s*")
_LEVELLED = re.compile(r"[^:,;()]{1,60}:\s+")
