"""Whether an abbreviated title stands for a full one, word by word in order.

`Phys. Rev. Lett.` is `Physical Review Letters`; `J. Vis. Commun.` is not `Journal of Visual Culture`. The convention is ISO 4:
a word is cut at its end (or loses letters inside: `Natl.`, `Intl.`), articles, prepositions and conjunctions are dropped, the order
stays.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from etl.model import regex as re
from etl.normalize.folding import fold

_PREFIX = 3
Fits = Callable[[str, str], bool]
# a place that tells journals of one name apart: "J Dust (Lond)"
_PLACE = re.compile(r"\s*\([^()]*\)")
_CAPITAL = re.compile(r"(?<=[a-z])[A-Z]|(?<=[A-Z])[A-Z](?=[a-z])|(?<=[A-Z])[A-Z]")
# "Nat.wiss.": a full stop inside a compound; "Part A" keeps its blank
_SUBTITLE_DOT = re.compile(r"(?<=\w)\.(?=[a-z])")
_HYPHEN = re.compile(r"(?<=\w)-(?=\w)")
# "A. M. A. Archives", "U.S. Pharmacist", "T.-I.-T. Journal"
_SPACED_LETTERS = re.compile(r"\b(?:[A-Z]\.[\s-]?){2,}")
_ACRONYM = re.compile(r"[A-Z][A-Za-z]{0,6}[A-Z]")
_SUBTITLE = re.compile(r"\s*[:=/;]\s*|\.\s+")

# "women's", "d'histoire", "dell'arte", "eksperimental'noi"
_POSSESSIVE = re.compile(r"['’]s\b", re.I)
_ELISION = re.compile(r"\b(?:[dl]|qu|dell|nell|sull|all|dall)['’](?=\w)", re.I)
_INNER_APOSTROPHE = re.compile(r"(?<=[^\W\d_])['’ʹ](?=[^\W\d_])")
# words with a full stop behind them: "Natl.", "J."
_DOTTED = re.compile(r"\w+(?=\.)")
# what looks like an article and is none: "An." of "Anales", "U.S.A."
_CUT_SMALL = re.compile(r"\b(?:[A-Z]\.[\s-]?){2,}|\b[A-Z][a-z]{1,2}\.")
# endings that are contracted by convention: "Wiskd." of "Wiskunde"
_ENDINGS = (("kd", "kund"),)
_VOWEL = re.compile(r"[aeiouy]")
_VOWELS = 2

# articles, prepositions and conjunctions of titles in the languages of journals; "am" and "ed" shorten other words too often
_SMALL = frozenset(
    word
    for group in (
        ("a", "an", "and", "at", "by", "for", "in", "of", "on", "the", "to"),
        ("der", "die", "das", "des", "dem", "den", "fur", "fuer", "und", "von", "vom", "zu", "zum", "zur", "aus", "bei", "im"),
        ("de", "du", "des", "en", "et", "la", "le", "les", "sur", "au", "aux", "dans", "pour", "une"),
        ("di", "e", "i", "del", "della", "delle", "dello", "dei", "degli", "nel", "nella", "nelle", "sul", "sulla", "alla"),
        ("el", "las", "los", "y", "do", "da", "dos", "das", "em"),
        ("og", "och", "det", "av", "til", "till", "het", "een", "van", "voor"),
    )
    for word in group
)


def content_words(title: str) -> list[str]:
    """The folded words of a title without articles and prepositions; "women's" is one word, "l'histoire" `histoire`.

    A letter at the end is a series, no article: "Dust Reviews A"; so is what is cut: "An. Staubkd.", "U.S.A.".
    """
    words = fold(_without_apostrophes(title)).split()
    whole = {word for match in _CUT_SMALL.finditer(title) for word in fold(match.group(0)).split()} if "." in title else ()
    return [
        word for i, word in enumerate(words) if word not in _SMALL or word in whole or (len(word) == 1 and 0 < i == len(words) - 1)
    ]


def _without_apostrophes(title: str) -> str:
    if "'" not in title and "’" not in title and "ʹ" not in title:
        return title
    return _INNER_APOSTROPHE.sub("", _ELISION.sub("", _POSSESSIVE.sub("s", title)))


def expands(short: str, full: str) -> bool:
    """Whether every word of `short` abbreviates the word of `full` in its place, none left over on either side.

    Contractions ("Natl.", "Jpn.") need their full stop or no second vowel: "Economic Theory" is not "Econometric Theory".
    """
    left, right = content_words(short), content_words(full)
    dotted = set(fold(" ".join(_DOTTED.findall(short))).split())
    return (
        bool(left) and len(left) == len(right) and all(_may_stand_for(a, b, a in dotted) for a, b in zip(left, right, strict=True))
    )


def _may_stand_for(short: str, word: str, is_dotted: bool) -> bool:
    if word.startswith(short) or any(
        word.startswith(_written_out(short, *ending)) for ending in _ENDINGS if short.endswith(ending[0])
    ):
        return True
    vowels = len(_VOWEL.findall(short))
    if not vowels and len(short) > _PREFIX and contracts(short, word):  # "Dtsch."
        return True
    return (is_dotted or vowels < _VOWELS) and abbreviates(short, word)


def _written_out(short: str, end: str, full: str) -> str:
    return short.removesuffix(end) + full


def abbreviates(short: str, word: str) -> bool:
    """Whether `short` is `word` cut at its end or contracted to its last letter: `rev`, `natl`, `intl`, `va`; letters in order."""
    if word.startswith(short):
        return True
    if len(short) < 2 or short[0] != word[0] or len(short) >= len(word) or short[-1] != word[-1]:
        return False
    letters = iter(word)
    return all(letter in letters for letter in short)


def contracts(short: str, word: str) -> bool:
    """Whether `short` keeps letters of `word` in order, the first one among them: `kinderheilkd`, `dtsch`, `naturforsch`."""
    if word.startswith(short):
        return True
    if len(short) < 2 or short[0] != word[0]:
        return False
    letters = iter(word)
    return all(letter in letters for letter in short)


class TitleIndex:
    """Full titles to expand abbreviated ones into."""

    def __init__(self, titles: Iterable[str]) -> None:
        """Indexes `titles`, each also without its subtitle or its hyphens; titles that differ in case alone are one, the first."""
        self._forms: dict[tuple[str, ...], str] = {}
        self._by_prefix: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        self._by_initials: dict[str, set[str]] = defaultdict(set)
        self._by_all_initials: dict[str, set[str]] = defaultdict(set)  # "FdX": Fouilles de Xanthos
        listed = list(titles)
        forms = [(t, t) for t in listed] + [(_SUBTITLE.split(t, maxsplit=1)[0], t) for t in listed]
        forms += [(_PLACE.sub("", t), t) for t in listed if "(" in t]
        forms += [(_HYPHEN.sub("", t), t) for t in listed if _HYPHEN.search(t)]
        forms += [(_SPACED_LETTERS.sub(_closed, t), t) for t in listed if _SPACED_LETTERS.search(t)]
        for form, title in forms:
            words = tuple(content_words(form))
            if words and words not in self._forms:
                self._forms[words] = title
                self._by_initials["".join(word[0] for word in words)].add(title)
                self._by_all_initials["".join(word[0] for word in fold(form).split())].add(title)
                for prefix in sorted(
                    {word[:_PREFIX] for word in words} | {word[:2] for word in words} | {word[0] for word in words}
                ):
                    self._by_prefix[prefix].append(words)

    def expand(self, short: str) -> str | None:
        """The title that `short` abbreviates: all its words in order, fewest words of the title left over, then fewest letters.

        `J. Dust Sci. (Lond)` is read without its place, `JDustSci` as `J Dust Sci`, `JDS` by its initials; contractions
        ("Kinderheilkd") count only where no cut words fit, and titles without the series at the end of `short` only where no
        other does. Of two forms with a bar between them either may fit. `None` where no title fits or two fit equally.
        """
        for one in short.split("|") if "|" in short else (short,):
            found = self._expand(one.strip())
            if found is not None:
                return found
        return None

    def _expand(self, short: str) -> str | None:
        if _ACRONYM.fullmatch(short):
            for initials in (self._by_initials, self._by_all_initials):
                titles = initials.get(short.lower(), set())
                if len(titles) == 1:
                    return next(iter(titles))
        bare = _SUBTITLE_DOT.sub("", _PLACE.sub("", short))
        forms = [short, bare] + ([_CAPITAL.sub(r" \g<0>", short)] if " " not in short else [])
        for fits in (abbreviates, contracts):
            for form in forms:
                found = self._best(content_words(form), fits)
                if found is not None:
                    return found
        words = content_words(bare)
        return next(
            (found for end in range(len(words) - 1, 2, -1) if (found := self._best(words[:end], abbreviates, whole=True))), None
        )

    def _best(self, words: Sequence[str], fits: Fits, *, whole: bool = False) -> str | None:
        """The one title that leaves least over, nothing if `whole`."""
        candidates = self._candidates(words, _PREFIX if fits is abbreviates else 2)
        costs = sorted((cost, full) for full in candidates if (cost := alignment_cost(words, full, fits)) is not None)
        costs = [cost for cost in costs if not whole or not cost[0][0]]
        return self._forms[costs[0][1]] if costs and (len(costs) == 1 or costs[0][0] < costs[1][0]) else None

    def _candidates(self, words: Sequence[str], letters: int) -> list[tuple[str, ...]]:
        """Titles with the rarest beginning among those of `words`."""
        options = [self._by_prefix.get(word[:letters] if len(word) >= letters else word[0], []) for word in words]
        return min((option for option in options if option), key=len, default=[])


def alignment_cost(short: Sequence[str], full: Sequence[str], fits: Fits | None = None) -> tuple[int, int] | None:
    """Words and letters of `full` that `short` leaves out; `None` unless each of its words abbreviates one of `full`, in order."""
    fits = fits or abbreviates
    place = left_out = letters = 0
    for word in short:
        while place < len(full) and not fits(word, full[place]):
            left_out += 1
            place += 1
        if place == len(full):
            return None
        letters += len(full[place]) - len(word)
        place += 1
    return left_out + len(full) - place, letters


def _closed(letters: re.Match[str]) -> str:
    return re.sub(r"[\W_]+", "", letters.group(0)) + " "
