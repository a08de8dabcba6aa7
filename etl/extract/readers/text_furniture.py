"""Running heads and feet in plain text: `Moreau - CV - 3`, `Page 2 of 5`, the numbers that converters of PDF leave in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from etl.model import regex as re
from etl.normalize.text import word_key

_WORD = re.compile(r"[^\W\d_]{2}")
_NUMBER = re.compile(r"\d+")
# "Page 2", "Seite 2 von 5", "p. 2", "2 of 5", "2/5", "- 2 -"
_PAGE = re.compile(
    r"\b(?:page|seite|página|pagina|pág|pag|blatt|p|s)\b\.?\s*#|#\s*(?:/|of|von|de|sur|di)\s*#\W*$|^\W*[-–—]\s*#\s*[-–—]\W*$", re.I
)
_CV_WORDS = frozenset({"curriculum", "vitae", "cv", "resume", "résumé", "lebenslauf", "page", "seite"})
_LONGEST = 80
_MOST_PAGES = 200
_LETTERS, _LONG_RUN = 2, 200
_END = "the end"
_TOP = 4  # lines of a document among which its owner's name stands
_FEWEST_PAGES = 3  # of which a line that comes back is furniture
_MOST_HEADS = 3  # lines of it beside a page's number
_SHARE = 0.6
_MARKED = re.compile(r"[#*|>+-]")  # a heading's, item's or table's mark


def find_page_lines(lines: Sequence[str]) -> dict[int, str]:
    """Indices of the lines that are page furniture, with the reason.

    A line is that if it stands alone, comes back with nothing changed but its page number, which goes up by one, and says that it
    is one: by a word for "page", by the words of the text's first lines (the name), or by a form feed next to it.
    """
    filled = [i for i, line in enumerate(lines) if line.strip()]
    if not filled:
        return {}
    beside = _beside_numbers(lines, filled)
    repeated = _repeated(lines, filled)
    owner = {word for i in filled[:_TOP] for word in word_key(lines[i][:_LONGEST]).split()} | _CV_WORDS
    seen: dict[str, list[tuple[int, int, bool]]] = {}
    for place, i in enumerate(filled):
        text = lines[i].strip()
        if len(text) > _LONGEST or not _NUMBER.search(text):
            continue
        wording = _NUMBER.sub("#", text)
        is_owners = _is_owners(wording, owner)
        if not _stands_alone(lines, i, repeated, any_side=is_owners):
            continue
        is_said = bool(_PAGE.search(wording)) or is_owners or _is_at_break(lines, filled, place) or i in beside
        seen.setdefault(" ".join(wording.split()), []).append((i, _page_number(text), is_said))
    found: dict[int, str] = {}
    for places in seen.values():
        counted = len(places) > 1 and all(b[1] - a[1] == 1 for a, b in pairwise(places)) and 0 < places[0][1] <= _MOST_PAGES
        if counted and 2 * sum(is_said for _, _, is_said in places) >= len(places):
            found.update((i, "running foot" if _WORD.search(lines[i]) else "page number") for i, _, _ in places)
            found.update((k, "running head") for i, _, _ in places for k in beside.get(i, ()))
            near = [k for i, _, _ in places for k in (i - 1, i + 1) if 0 <= k < len(lines) and lines[k].strip() in repeated]
            if len(near) >= max(_FEWEST_PAGES, _SHARE * len(places)):
                found.update((k, "running head") for k in near)
    return found


def _beside_numbers(lines: Sequence[str], filled: Sequence[int]) -> dict[int, list[int]]:
    """For lines of a number alone, the lines right before or behind that come back with most of them: "Curriculum Vitae", "3"."""
    numbers = [place for place, i in enumerate(filled) if lines[i].strip().isdigit() and _stands_alone(lines, i)]
    beside: dict[int, list[int]] = {filled[place]: [] for place in numbers}
    if len(numbers) < _FEWEST_PAGES:
        return {}
    for step in (-1, 1):
        reach = {place: place for place in numbers}  # how far the furniture goes to this side
        for _ in range(_MOST_HEADS):
            words = {place: lines[filled[k + step]].strip() for place, k in reach.items() if 0 <= k + step < len(filled)}
            usual = max(sorted(set(words.values())), key=list(words.values()).count, default="")
            same = [place for place, text in words.items() if text == usual and _stands_alone(lines, filled[reach[place] + step])]
            if len(same) < max(_FEWEST_PAGES, _SHARE * len(numbers)) or len(usual) > _LONGEST or _MARKED.match(usual):
                break
            reach = {place: reach[place] + step for place in same}
            for place in same:
                beside[filled[place]].append(filled[reach[place]])
    return {i: found for i, found in beside.items() if found}


def find_wordless(lines: Sequence[str]) -> frozenset[int]:
    """Indices of the lines in long runs of lines with one or two characters each: letters set one below the other, noise."""
    found: list[int] = []
    run: list[int] = []
    for i, line in enumerate((*lines, _END)):
        length = len(line.strip())
        if length > _LETTERS:
            found += run if len(run) >= _LONG_RUN else ()
            run = []
        elif length:
            run.append(i)
    return frozenset(found)


def _page_number(text: str) -> int:
    """The number that counts pages: the last one, or the one before `of 5`."""
    numbers = _NUMBER.findall(text)
    wording = _NUMBER.sub("#", text)
    is_total = len(numbers) > 1 and re.search(r"#\s*(?:/|of|von|de|sur|di)\s*#\W*$", wording, re.I)
    return int(numbers[-2 if is_total else -1][:6])


def _repeated(lines: Sequence[str], filled: Sequence[int]) -> frozenset[str]:
    """The lines of words that come back without a change, on three pages at least: "Last updated: May 2024"."""
    counts = Counter(lines[i].strip() for i in filled if len(lines[i]) <= _LONGEST)
    return frozenset(text for text, n in counts.items() if n >= _FEWEST_PAGES and _WORD.search(text) and not _MARKED.match(text))


def _stands_alone(lines: Sequence[str], i: int, repeated: frozenset[str] = frozenset(), *, any_side: bool = False) -> bool:
    """Whether nothing but blank space, another page or what comes back on each page is above and below (or on one side)."""
    above = i == 0 or not lines[i - 1].strip() or "\f" in lines[i] or lines[i - 1].strip() in repeated
    below = i + 1 == len(lines) or not lines[i + 1].strip() or "\f" in lines[i + 1] or lines[i + 1].strip() in repeated
    return above or below if any_side else above and below


def _is_owners(wording: str, owner: set[str]) -> bool:
    words = word_key(wording).split()
    return bool(words) and all(word in owner for word in words)


def _is_at_break(lines: Sequence[str], filled: Sequence[int], place: int) -> bool:
    """Whether a form feed parts the line from the one before or behind it."""
    after = filled[place + 1] if place + 1 < len(filled) else len(lines) - 1
    before = filled[place - 1] + 1 if place else 0
    return any("\f" in lines[k] for k in range(before, min(after + 1, len(lines))))
