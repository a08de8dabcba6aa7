"""Rows of a list of skills: which lines are rows of their own, where a row's label ends, what says how well a skill is known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from etl.gazetteers.loader import read_gazetteer
from etl.model.document import Passage
from etl.model.entry import Entry
from etl.normalize.text import fold
from etl.transform.line_joining import join_lines
from etl.transform.parsers.activity_fields import any_of, fold_in_place, phrases

_WORDS: dict[str, Any] = read_gazetteer("skill_words")
_CATEGORIES = frozenset((*_WORDS["categories"], *_WORDS["job_labels"]))
_OTHERS = frozenset((*_WORDS["other_labels"], *_WORDS["human_languages"]))
_LEVEL = phrases(_WORDS["levels"])
_AMOUNT = re.compile(rf"(?:{any_of(_WORDS['amounts'])})\s+(?=\S)")
_JOB_LABEL = re.compile(rf"(?:^|(?<=[.;)]\s)|(?<=\t))\W{{0,2}}(?:{any_of(_WORDS['job_labels'])})\s*(?::\s*|\s[–—-]\s)")
# "Tools<tab>Git, SQL", "Tools - Git, SQL"
_HEAD = re.compile(r"([^\t,;:()]{2,40}?)(?:\s*\t\s*|\s+[–—-]\s+)(?=\S)")
# how well, drawn or counted: bars of dots and stars, "80 %", "4/5", "5+ years"
_BAR = re.compile(
    r"[\s:–—-]*(?:[●○★☆■□▪▫▮▯◆◇⬤•]{2,}|\d{1,3}\s?%|\d{1,2}\s?/\s?(?:5|10)|\d+\+?\s(?:years?|yrs?|jahre|ans|anos|años|anni))\s*$",
    re.I,
)
_EDGE = " \t.,;:–—-•·…"
_MOST_LINES = 80


def is_category(label: str) -> bool:
    """Whether the folded label names a category of skills, never a skill: `tools`, `programming languages`."""
    return label in _CATEGORIES or all(
        word in _CATEGORIES for word in re.split(r"\s*(?:&|/|,|\band\b|\bund\b|\bet\b|\by\b)\s*", label)
    )


def skill_rows(entry: Entry) -> list[Passage]:
    """The rows of an entry: its lines where several open with a label of their own, else the whole.

    The lines `Tools<tab>Git, SQL` and `Systems<tab>Linux` are two; a line without a label goes on the one above.
    """
    lines = entry.lines
    if not 1 < len(lines) <= _MOST_LINES:
        return [entry.passage]
    starts = [i for i, line in enumerate(lines) if label_end(line.text) is not None]
    if len(starts) < 2 or starts[0] != 0:
        return [entry.passage]
    return [join_lines(lines[a:b]) for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)]


def label_end(text: str) -> tuple[int, int] | None:
    """Where the label before a tab or dash ends and the list begins, `None` without one.

    `Tools<tab>Git, SQL` has a label; `Git<tab>SQL` and `Python<tab>expert` have none.
    """
    match = _HEAD.match(text)
    if match is None:
        return None
    head, rest = fold(match[1]).strip(_EDGE), text[match.end() :]
    if is_category(head) or head in _OTHERS:
        return match.end(1), match.end()
    is_tab = "\t" in match[0]
    is_list = "," in rest or ";" in rest
    return (match.end(1), match.end()) if is_tab and is_list and not _LEVEL.match(fold(rest)) else None


def labelled_lists(entry: Entry) -> Iterator[Passage]:
    """The lists in a job's details behind a label for skills: `Skills used: Git, SQL.`"""
    passage = entry.passage
    match = (
        _JOB_LABEL.search(fold_in_place(passage.text))
        if ":" in passage.text or "-" in passage.text or "–" in passage.text
        else None
    )
    if match is None:
        return
    rest = passage.cut(match.end())
    stop = re.search(r"\.\s+(?=[^\W\d_a-z][^.]*$)", rest.text)
    part = rest.cut(0, stop.start()) if stop else rest
    if "," in part.text or len(part.text.split()) <= 4:
        yield part.trimmed()


def is_alias(name: str, inner: str) -> bool:
    """Whether a bracket holds the acronym of the folded name before it: `Google Cloud Platform (GCP)`."""
    words = re.findall(r"[a-z0-9]+", name)
    letters = inner.strip().casefold()
    return (
        inner.strip().isupper()
        and len(words) > 1
        and letters.isalpha()
        and letters.startswith("".join(word[0] for word in words)[:2])
    )


def without_level(piece: Passage) -> Passage:
    """The name without what says how much of it is known: `some Haskell`, `SQL ●●●○○`, `Python – expert`."""
    bar = _BAR.search(piece.text)
    piece = piece.cut(0, bar.start()) if bar is not None and bar.start() > 0 else piece
    amount = _AMOUNT.match(fold_in_place(piece.text))
    if amount is not None and (piece.text[amount.end() :][:1].isupper() or " " in amount.group().strip()):
        piece = piece.cut(amount.end())
    return piece.trimmed(_EDGE)
