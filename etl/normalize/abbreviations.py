"""Whether an abbreviated title stands for a full one, word by word in order.

`Phys. Rev. Lett.` is `Physical Review Letters`; `J. Vis. Commun.` is not `Journal of Visual Culture`. The convention is ISO 4:
a word is cut at its end (or loses letters inside: `Natl.`, `Intl.`), articles, prepositions and conjunctions are dropped, the order
stays.
"""

from __future__ import annotations

from etl.normalize.folding import fold

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
