"""Pairs of names of venues or organizations that may be one, though nothing settles it: they are left for review."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from etl.model import regex as re
from etl.model.judgement import Evidence
from etl.normalize.abbreviations import content_words

_ACRONYM = re.compile(r"[A-Z][A-Za-z]*[A-Z]")  # "GSF", "NeuQuIPS"
_LEAST_LETTERS = 3
_BEGINNING = 4  # letters that near spellings share
_NEAR = 90
_LONG_ENOUGH = 12
_LARGEST_BLOCK = 50


def acronyms(printed: Sequence[str], names: Sequence[str]) -> Iterator[tuple[int, int, float, Evidence]]:
    """Acronyms and names whose words begin with their letters: "GSF" may be "Geological Survey of Foo"; with a probability."""
    by_letters: dict[str, list[int]] = defaultdict(list)
    for i, name in enumerate(names):
        words = content_words(name)
        if len(words) >= _LEAST_LETTERS:
            by_letters["".join(word[0] for word in words)].append(i)
    for i, one in enumerate(printed):
        if not _ACRONYM.fullmatch(one.strip()) or len(one.strip()) < _LEAST_LETTERS:
            continue
        full = by_letters.get(one.strip().casefold(), [])
        for j in full:
            reason = Evidence("initials", round(1.0 / len(full), 2), f"“{one}” has the first letters of “{printed[j]}”")
            yield i, j, 0.6 / len(full), reason


def near_spellings(printed: Sequence[str], names: Sequence[str]) -> Iterator[tuple[int, int, float, Evidence]]:
    """Names that differ in few letters: a slip, or two things; with a probability."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for i, name in enumerate(names):
        if len(name) >= _LONG_ENOUGH:
            blocks[name[:_BEGINNING]].append(i)
    for _, block in sorted(blocks.items()):
        for n, i in enumerate(block[:_LARGEST_BLOCK]):
            for j in block[n + 1 : _LARGEST_BLOCK]:
                alike = fuzz.ratio(names[i], names[j], score_cutoff=_NEAR)
                if alike and names[i] != names[j] and _digits(names[i]) == _digits(names[j]):
                    reason = Evidence("letters", round(alike / 100, 2), f"“{printed[i]}” and “{printed[j]}” differ in few letters")
                    yield i, j, round((alike - 70) / 60, 3), reason


def _digits(name: str) -> str:
    return "".join(c for c in name if c.isdigit())
