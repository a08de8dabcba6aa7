"""Whether an abbreviated title stands for a full one, word by word in order.

`Phys. Rev. Lett.` is `Physical Review Letters`; `J. Vis. Commun.` is not `Journal of Visual Culture`. The convention is ISO 4:
a word is cut at its end (or loses letters inside: `Natl.`, `Intl.`), articles, prepositions and conjunctions are dropped, the order
stays.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from etl.normalize.folding import fold

_PREFIX = 3
# a place that tells journals of one name apart: "J Dust (Lond)"
_PLACE = re.compile(r"\s*\([^()]*\)")
_CAPITAL = re.compile(r"(?<=[a-z])[A-Z]|(?<=[A-Z])[A-Z](?=[a-z])|(?<=[A-Z])[A-Z]")
_SUBTITLE = re.compile(r"\s*[:=/;]\s*|\.\s+")

# articles, prepositions and conjunctions of titles in the languages of journals
_SMALL = frozenset(
    word
    for group in (
        ("a", "an", "and", "at", "by", "for", "in", "of", "on", "the", "to"),
        ("der", "die", "das", "des", "fur", "und", "von", "zu", "zur"),
        ("de", "du", "en", "et", "la", "le", "les", "sur"),
        ("di", "e", "el", "i", "las", "los", "og", "och", "y"),
    )
    for word in group
)


def content_words(title: str) -> list[str]:
    """The folded words of a title, articles, prepositions and conjunctions left out."""
    return [word for word in fold(title).split() if word not in _SMALL]


def expands(short: str, full: str) -> bool:
    """Whether every word of `short` abbreviates the word of `full` in its place, none left over on either side."""
    left, right = content_words(short), content_words(full)
    return bool(left) and len(left) == len(right) and all(map(abbreviates, left, right))


def abbreviates(short: str, word: str) -> bool:
    """Whether `short` is `word` cut at its end or contracted: `rev`, `natl`, `intl`; same first letter, letters in order.

    A contraction keeps at least three letters and ends as the word does or on a consonant of it.
    """
    if word.startswith(short):
        return True
    if len(short) < 3 or short[0] != word[0] or len(short) >= len(word):
        return False
    letters = iter(word)
    return short[-1] == word[-1] and all(letter in letters for letter in short)


class TitleIndex:
    """Full titles to expand abbreviated ones into."""

    def __init__(self, titles: Iterable[str]) -> None:
        """Indexes `titles`, each also without its subtitle; titles that differ in case alone are one, the first."""
        self._forms: dict[tuple[str, ...], str] = {}
        self._by_prefix: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        listed = list(titles)
        for form, title in [(t, t) for t in listed] + [(_SUBTITLE.split(t, maxsplit=1)[0], t) for t in listed]:
            words = tuple(content_words(form))
            if words and words not in self._forms:
                self._forms[words] = title
                for prefix in sorted({word[:_PREFIX] for word in words} | {word[0] for word in words}):
                    self._by_prefix[prefix].append(words)

    def expand(self, short: str) -> str | None:
        """The title that `short` abbreviates: all its words in order, fewest words of the title left over, then fewest letters.

        `J. Dust Sci. (Lond)` is read without its place, `JDustSci` as `J Dust Sci`. `None` where no title fits or two fit equally.
        """
        forms = [short, _PLACE.sub("", short)] + ([_CAPITAL.sub(r" \g<0>", short)] if " " not in short.strip() else [])
        for form in forms:
            words = content_words(form)
            costs = sorted((cost, full) for full in self._candidates(words) if (cost := alignment_cost(words, full)) is not None)
            if costs and (len(costs) == 1 or costs[0][0] < costs[1][0]):
                return self._forms[costs[0][1]]
        return None

    def _candidates(self, words: Sequence[str]) -> list[tuple[str, ...]]:
        """Titles with the rarest beginning among those of `words`."""
        options = [self._by_prefix.get(word[:_PREFIX] if len(word) >= _PREFIX else word[0], []) for word in words]
        return min((option for option in options if option), key=len, default=[])


def alignment_cost(short: Sequence[str], full: Sequence[str]) -> tuple[int, int] | None:
    """Words and letters of `full` that `short` leaves out; `None` unless each of its words abbreviates one of `full`, in order."""
    place = left_out = letters = 0
    for word in short:
        while place < len(full) and not abbreviates(word, full[place]):
            left_out += 1
            place += 1
        if place == len(full):
            return None
        letters += len(full[place]) - len(word)
        place += 1
    return left_out + len(full) - place, letters
