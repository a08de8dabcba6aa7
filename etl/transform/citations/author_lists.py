"""Author lists: where each name begins and ends, whichever way names are turned and separated.

`Doe, J., M. Roe, and P. Poe` (first name turned), `Doe, J.; Roe, M.` (all turned), `Doe J, Roe M`, `Jane Doe, Mary Roe & P. Poe`.
One list uses one form; each entry is read in the form that its own list uses most, unless its words speak against it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from etl.model import regex as re
from etl.model.document import Passage
from etl.model.quick import quickly_made
from etl.normalize.person_names import MARKS, PARTICLES, SUFFIXES, is_initials, is_name_word, is_printed_short, parse_person_name
from etl.transform.citations.evidence import Owner
from etl.transform.citations.words import (
    AND,
    AND_BETWEEN,
    FUNCTION_WORDS,
    GROUP_WORDS,
    INSTITUTION_WORDS,
    NAME_LABELS,
    alternatives,
    fold,
)


@quickly_made
@dataclass(frozen=True, slots=True)
class NameRange:
    """A name's range in the passage; marks such as `*` at it; whether it opens with the family name and no comma follows that."""

    start: int
    end: int
    marked: str = ""
    family_first: bool = False


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    text: str
    gap: str  # what stands before it


# Between two pieces of a list of names.
_BETWEEN = re.compile(
    rf"\s*(?:[,;/]|(?<=\s)(?:(?!et\s+al)(?:{AND_BETWEEN})|with)(?=\s)|&|:|…|\.\.\.|\s[|·•–—+-]\s)[\s,;]*(?:(?:{AND}|&)\s+)?"
)
# Where these part the names, commas stand inside them.
_STRONG = (";", "/", "–", "—")
_BETWEEN_STRONG = 3.0
_NAME_LABEL = re.compile(rf"\s*\((?:{NAME_LABELS})\)")
# M. Roe (Elm University, Oslo)
_AT_HOME = re.compile(rf"\s*\([^()]{{0,80}}\b(?:{alternatives(INSTITUTION_WORDS)})\b[^()]{{0,80}}(?:\)|$)", re.IGNORECASE)
_MARKS = re.compile(rf"[{re.escape(MARKS)}]+\d*|(?<=[^\W\d_])\d(?:,\d)*$")
# Muñoz–Roe, with a dash for its hyphen
_DOUBLE_NAME = re.compile(r"(?<=[^\W\d_])[–‐‑](?=[^\W\d_])")
# Two names that a comma was forgotten between: "Moreau A. Okoro C."
_TWO_NAMES = re.compile(
    r"[^\W\d_][\w'’-]+(?: [\w'’-]{2,}){0,2} (?:[^\W\d_]\.[ -]?){1,3}(?<= )(?=[^\W\d_][\w'’-]+ (?:[^\W\d_]\.[ -]?)+$)"
)
# and of one the end, of the other the start: "Moreau, [A. Okoro], C."
_TWO_HALVES = re.compile(r"(?:[^\W\d_]\.[ -]?){1,3}(?<= )(?=[^\W\d_][\w'’-]+$)")
_EDGE = " \t\n,;:.()[]{}–—-/&" + MARKS
_EDGE_OF_NAMES = _EDGE.replace(".", "").replace("-", "")  # initials have stops and hyphens


@quickly_made
@dataclass(frozen=True, slots=True)
class NameForms:
    """How often a list turns its first and its further names: counts of (first?, turned?)."""

    counts: Counter[tuple[bool, bool]]

    def leaning(self, first: bool, turned: bool) -> float:
        """0 when the list shows nothing, up to 2 for a form that it always uses."""
        mine, other = self.counts[first, turned], self.counts[first, not turned]
        return 2.0 * (mine - other) / (mine + other + 2.0)


def split_names(passage: Passage, start: int, end: int, owner: Owner | None, forms: NameForms) -> tuple[list[NameRange], NameForms]:
    """The names in `passage.text[start:end]`, and how they are turned."""
    pieces = _pieces(passage.text, start, end)
    turned = _best_pairing(pieces, owner, forms)
    names: list[NameRange] = []
    seen: Counter[tuple[bool, bool]] = Counter()
    i = 0
    while i < len(pieces):
        pair = turned[i]
        last = i + 1 if pair else i
        while (
            last + 1 < len(pieces)
            and pieces[last + 1].text.rstrip(".").casefold() in SUFFIXES
            and pieces[last + 1].gap.strip() == ","
        ):
            last += 1
        text = _with_hyphens(passage.text[pieces[i].start : pieces[last].end])
        if _is_somebody(text, pair):
            if len(pieces[i].text.split()) > 1 or pair:
                seen[not names, pair] += 1
            mark = "".join(_MARKS.findall(passage.text[pieces[i].start : min(pieces[last].end + 3, end)]))
            a, b = _tighten(passage.text, pieces[i].start, pieces[last].end)
            if a < b:
                names.append(NameRange(a, b, mark))
        i = last + 1
    return names, NameForms(seen)


def _with_hyphens(name: str) -> str:
    return name if name.isascii() else _DOUBLE_NAME.sub("-", name)


def merge_forms(forms: Sequence[NameForms]) -> NameForms:
    """The forms of a whole list."""
    total: Counter[tuple[bool, bool]] = Counter()
    for one in forms:
        total.update(one.counts)
    return NameForms(total)


@lru_cache(maxsize=1024)
def _pieces(text: str, start: int, end: int) -> tuple[_Piece, ...]:
    pieces = []
    position, gap = start, ""
    homes = [match.span() for match in _AT_HOME.finditer(text, start, end)] if "(" in text[start:end] else []
    for match in [*_BETWEEN.finditer(text, start, end), None]:
        if match and any(a < match.start() < b for a, b in homes):
            continue
        stop = match.start() if match else end
        a, b = position, stop
        while a < b and (text[a].isspace() or text[a] in ".,;:()[]{}"):
            a += 1
        while b > a and (text[b - 1].isspace() or text[b - 1] in ",;:()[]{}"):
            b -= 1
        label = _NAME_LABEL.search(text, a, min(b + 1, end))
        if label:
            b = label.start()
        b = min([b, *(home for home, _ in homes if a < home < b)])
        if text[a:b].count("(") != text[a:b].count(")") and b < len(text) and text[b] == ")":
            b += 1
        if a < b and any(map(str.isalpha, text[a:b])):
            pieces.append(_Piece(a, b, _with_hyphens(text[a:b]), gap))
            gap = ""
        if match:
            gap += match.group()
            position = match.end()
    return tuple(_without_forgotten_commas(pieces))


def _without_forgotten_commas(pieces: Sequence[_Piece]) -> Iterator[_Piece]:
    """The pieces; one in which a comma was forgotten is two: `Moreau A. Okoro C., ...`, `Moreau, A. Okoro, C.`"""
    for i, piece in enumerate(pieces):
        found = None
        if "." in piece.text:
            found = _TWO_NAMES.match(piece.text)
            if not found and 0 < i < len(pieces) - 1 and is_initials(pieces[i + 1].text) and pieces[i + 1].gap.strip() == ",":
                alone = piece.gap.strip() == "," and "." not in pieces[i - 1].text
                found = _TWO_HALVES.match(piece.text) if alone else None
        if found is None:
            yield piece
            continue
        middle = piece.start + found.end()
        yield _Piece(piece.start, middle - 1, found.group().rstrip(), piece.gap)
        yield _Piece(middle, piece.end, piece.text[found.end() :], " ")


@lru_cache(maxsize=4096)
def _bare(text: str) -> str:
    return _MARKS.sub("", text).strip(_EDGE_OF_NAMES)


def _best_pairing(pieces: Sequence[_Piece], owner: Owner | None, forms: NameForms) -> list[bool]:
    """For each piece whether it is a family name that the next piece, its given name, belongs to."""
    n = len(pieces)
    strong = any(piece.gap.strip() in _STRONG for piece in pieces)
    best: list[tuple[float, bool]] = [(0.0, False)] * (n + 2)
    # the first name has its own habit, so its choice is made last
    for i in range(n - 1, -1, -1):
        first = i == 0
        alone = _direct_score(pieces[i].text, owner) + forms.leaning(first, False) + best[i + 1][0]
        best[i] = (alone, False)
        if i + 1 < n and pieces[i + 1].gap.strip() == ",":
            pair = _pair_score(pieces[i].text, pieces[i + 1].text, owner) + forms.leaning(first, True) + best[i + 2][0]
            if strong and (first or pieces[i].gap.strip() in _STRONG) and (i + 2 == n or pieces[i + 2].gap.strip() in _STRONG):
                pair += _BETWEEN_STRONG
            if pair > alone:
                best[i] = (pair, True)
    turned = [False] * n
    i = 0
    while i < n:
        turned[i] = best[i][1]
        i += 2 if turned[i] else 1
    return turned


@lru_cache(maxsize=4096)
def _direct_score(printed: str, owner: Owner | None) -> float:
    text = _bare(printed)
    words = text.split()
    if not words:
        return -3.0
    if text.rstrip(".").casefold() in SUFFIXES:
        return 0.0
    if is_initials(text):
        return -5.0
    if any(word.casefold() in GROUP_WORDS for word in words):
        return 2.0
    if len(words) == 1:
        return -2.0
    name = parse_person_name(text)
    if name is None:
        return -4.0
    short = any(is_initials(word) and word.casefold() not in PARTICLES for word in words)
    score = 2.0 + 1.0 * short
    if words[0].casefold() in PARTICLES and not short:
        score -= 2.5
    if owner is not None and fold(name.family).endswith(owner.family) and fold(name.given)[:1] == owner.given_initial:
        score += 4.0
    return score


@lru_cache(maxsize=4096)
def _pair_score(family: str, given: str, owner: Owner | None) -> float:
    left, right = _bare(family), _bare(given)
    words, given_words = left.split(), right.split()
    if not words or not given_words or is_printed_short(left):
        return -6.0
    if right.rstrip(".").casefold() in SUFFIXES:
        return -3.0
    score = 0.0
    if is_initials(right):
        score += 4.0
    elif len(given_words) <= 4 and all(is_name_word(w.strip("()“”\"'")) for w in given_words):
        score += 1.0 + 1.5 * is_initials(given_words[-1]) + 1.0 * is_initials(given_words[0])
        if len(given_words) > 1 and not any(is_initials(w) for w in given_words) and given_words[-1].casefold() not in PARTICLES:
            score -= 1.0
    else:
        return -5.0
    if any(is_printed_short(word) for word in words):
        score -= 4.0
    if len(words) > 1 and words[0].casefold() not in PARTICLES and not any(w.casefold() in PARTICLES for w in words):
        score -= 1.0 * (len(words) - 1)
    if len(words) > 4:
        score -= 3.0
    if owner is not None and fold(left) == owner.family and fold(right)[:1] == owner.given_initial:
        score += 4.0
    return score


@lru_cache(maxsize=4096)
def _is_somebody(text: str, pair: bool) -> bool:
    text = _bare(text)
    words = text.replace(",", " ").split()
    if not words or len(text) < 2 or not any(map(str.isupper, text)):
        return False
    if pair or any(word.casefold() in GROUP_WORDS for word in words):
        return True
    name = parse_person_name(text)
    if name is None:
        return False
    return not all(word.casefold() in FUNCTION_WORDS for word in words)


def _tighten(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without marks and punctuation at its ends; the full stop of an initial stays."""
    while start < end and (text[start] in _EDGE or text[start].isdigit()):
        start += 1
    while end > start:
        c = text[end - 1]
        if c == "." and end - start > 1 and (text[end - 2].isupper() or text[start:end].split()[-1].casefold() in SUFFIXES):
            break
        if c == ")" and "(" in text[start:end]:
            break
        if not (c in _EDGE or (c.isdigit() and not c.isalpha())):
            break
        end -= 1
    if (
        end < len(text)
        and text[end] == "."
        and end - start > 1
        and text[end - 1].isupper()
        and (end - 2 < start or not text[end - 2].isalpha())
    ):
        end += 1
    return start, end
