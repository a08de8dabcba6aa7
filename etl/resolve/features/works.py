"""What speaks for and against two mentions being one work: named features, each with a score and a sentence.

A feature that a side says nothing about gives no evidence (`None`); it neither helps nor harms.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from etl.model import regex as re
from etl.model.judgement import Evidence
from etl.normalize.titles import Title
from etl.resolve.features.person_names import MISSPELT, NameForm, agreement
from etl.resolve.mentions import Mention
from etl.resolve.rarity import KnownRarity, Rarity
from etl.resolve.weights import Scale

_SAME_WORDS_ONLY = 0.99  # "rooms" and "room" count as one word, but the letters differ
_COLUMN, _SLIPS, _MAIN_TITLE, _PART, _FEW_WORDS = 0.89, 0.95, 0.85, 0.78, 0.4  # scores of titles that differ in one way
_NEARLY_EQUAL = 0.85
_SAME_BODY = 0.8  # "Foo Development Team", "The Foo Development Team Inc."
_SAME_WORDS = 95
_LONG_ENOUGH = 12
_TELLING_WORDS = 2
_YEAR = re.compile(r"(?:19|20)\d\d")
_ALL_ALIKE = KnownRarity({})
_ONE_BY_ONE = 40  # names that are compared with each other at most: collaborations have thousands of authors


@dataclass(slots=True)  # not frozen: that takes three times as long to make
class WorkMention:
    """A work or system as one document has it.

    `is_system`: a named system, tool or dataset; `et_al`: its author list is cut; `is_repeated`: its document has the title twice.
    `rarity`: how seldom the words of titles are; both sides of a pair have the same.
    """

    mention: Mention
    title: Title
    authors: tuple[NameForm, ...] = ()
    et_al: bool = False
    year: int | None = None
    venue: str | None = None
    doi: str | None = None
    arxiv: str | None = None
    is_system: bool = False
    is_preprint: bool = False
    pages: str | None = None
    is_repeated: bool = False
    rarity: Rarity = field(default=_ALL_ALIKE, compare=False, hash=False, repr=False)

    def among(self, rarity: Rarity, title: Title | None = None) -> WorkMention:
        """The same where words are so rare, with an equal title. Written out: `replace` takes three times as long."""
        return WorkMention(
            self.mention,
            title or self.title,
            self.authors,
            self.et_al,
            self.year,
            self.venue,
            self.doi,
            self.arxiv,
            self.is_system,
            self.is_preprint,
            self.pages,
            self.is_repeated,
            rarity,
        )


def title(left: WorkMention, right: WorkMention) -> Evidence:
    """How much of the two titles' weight of words is common; spelling, case and hyphens aside."""
    a, b = left.title, right.title
    if a.tight == b.tight:
        if left.is_repeated or right.is_repeated:
            return Evidence("title", _COLUMN, f"the same letters, but a document has the title twice: “{left.mention.name}”")
        return Evidence("title", 1.0, f"the titles have the same letters: “{left.mention.name}”")
    score = min(_SAME_WORDS_ONLY, _shared_weight(left, right))
    if score < _SLIPS and score > _FEW_WORDS and _shared_weight(left, right, _is_slip) == 1.0:
        return Evidence("title", _SLIPS, "the titles differ in single letters")
    if score < _MAIN_TITLE and is_same_main_title(a, b):
        return Evidence("title", _MAIN_TITLE, "the main titles are the same, the subtitles differ")
    if score < _PART and is_contained(left, right):
        return Evidence("title", _PART, "one title is a part of the other")
    return Evidence("title", score, f"{score:.0%} of the titles' words agree, rare words counting more")


def is_same_main_title(a: Title, b: Title) -> bool:
    """Whether the titles agree up to their subtitles, or one is the other's main title."""
    return len(a.main) >= 5 and a.main == b.main and (a.main != a.tight or b.main != b.tight)


def is_contained(left: WorkMention, right: WorkMention) -> bool:
    """Whether the words of one title stand in the other, side by side: "Guest editorial", "Dust - Guest editorial"."""
    shorter, longer = sorted((left.title, right.title), key=lambda title: len(title.content))
    if len(shorter.content) < _TELLING_WORDS:
        return False
    if longer.tight.startswith(shorter.tight):
        return True
    size = len(shorter.content)
    places = (longer.content[i : i + size] for i in range(len(longer.content) - size + 1))
    return any(all(a.startswith(b) or b.startswith(a) for a, b in zip(shorter.content, place, strict=True)) for place in places)


def parts(left: WorkMention, right: WorkMention) -> Evidence | None:
    """Whether what tells works of one title apart is the same: numbers, part II, erratum. Years tell less than other numbers."""
    a, b = (title.title.marks - {str(title.year)} for title in (left, right))
    if not a and not b:
        return None
    if a == b:
        return Evidence("parts", 1.0, f"both titles have {', '.join(sorted(a))}")
    alone = sorted(a ^ b)
    what = f"the titles differ in what tells works apart: {', '.join(alone)}"
    if (a - b and b - a) or not all(mark.isdigit() for mark in alone):
        return Evidence("parts", 0.0, what)
    return Evidence("parts", 0.5 if all(_YEAR.fullmatch(mark) for mark in alone) else 0.2, what)


def authors(left: WorkMention, right: WorkMention) -> Evidence | None:
    """The share of the shorter author list that the longer one has."""
    if not left.authors or not right.authors:
        return None
    shorter, longer = sorted((left.authors, right.authors), key=len)
    shared = _shared_authors(shorter, longer)
    if not shared and _same_words(shorter, longer):
        return Evidence("authors", _SAME_BODY, "the names of the authors have the same words")
    if left.et_al or right.et_al:
        score = shared / len(shorter)
    else:
        score = shared / len(shorter) * (0.75 + 0.25 * len(shorter) / len(longer))
    return Evidence("authors", score, f"{shared:.3g} of {len(shorter)} authors are on both lists ({len(longer)} on the longer one)")


def year(left: WorkMention, right: WorkMention) -> Evidence | None:
    """The years' distance; a preprint may be some years older than the printed version."""
    if left.year is None or right.year is None:
        return None
    apart = abs(left.year - right.year)
    if left.is_preprint != right.is_preprint:
        apart = max(0, apart - 1)
    score = (1.0, 0.8, 0.55, 0.35)[apart] if apart < 4 else 0.0
    return Evidence("year", score, f"years {left.year} and {right.year}")


def venue(left: WorkMention, right: WorkMention) -> Evidence | None:
    """Whether both name one venue; a preprint server says nothing against another venue."""
    if left.venue is None or right.venue is None:
        return None
    if left.venue == right.venue:
        return Evidence("venue", 1.0, "the same venue")
    if left.is_preprint or right.is_preprint:
        return None
    return Evidence("venue", 0.2, "different venues")


def identifier(left: WorkMention, right: WorkMention) -> Evidence | None:
    """The same DOI or arXiv id; two different ones may be two versions."""
    if left.doi and left.doi == right.doi:
        return Evidence("identifier", 1.0, f"the same DOI {left.doi}")
    if left.arxiv and left.arxiv == right.arxiv:
        return Evidence("identifier", 1.0, f"the same arXiv id {left.arxiv}")
    return None


Feature = Callable[[WorkMention, WorkMention], Evidence | None]
# the features with their scales; the shares are beliefs to begin with, for CVs of people who know each other
FEATURES: tuple[tuple[Feature, Scale], ...] = (
    (
        title,
        Scale(
            "title",
            (1.0, 0.9, 0.88, 0.8, 0.77, 0.6, 0.45, 0.3),
            (760, 80, 40, 60, 20, 14, 12, 7, 7),
            (15, 8, 8, 12, 45, 105, 160, 260, 387),
        ),
    ),
    (parts, Scale("parts", (1.0, 0.5, 0.2), (930, 50, 18, 2), (250, 150, 250, 350))),
    (
        authors,
        Scale("authors", (0.99, 0.85, 0.7, 0.5, 0.25, 0.01), (740, 120, 70, 30, 20, 10, 10), (80, 50, 100, 100, 70, 50, 550)),
    ),
    (year, Scale("year", (1.0, 0.8, 0.5, 0.3), (800, 130, 40, 20, 10), (200, 180, 140, 100, 380))),
    (venue, Scale("venue", (1.0,), (750, 250), (250, 750))),
)
SCALES = tuple(scale for _, scale in FEATURES)


def _shared_authors(shorter: Sequence[NameForm], longer: Sequence[NameForm]) -> float:
    """How many names of one list the other has: by surname and first letter, the few that are left one by one."""
    rest = Counter(form.block for form in longer)
    left = []
    for form in shorter:
        if rest[form.block] > 0:
            rest[form.block] -= 1
        else:
            left.append(form)
    others = [form for form in longer if rest[form.block] > 0][:_ONE_BY_ONE]
    found = sum(max((_same_author(a, b) for b in others), default=0.0) for a in left[:_ONE_BY_ONE])
    return len(shorter) - len(left) + found


def _same_words(shorter: Sequence[NameForm], longer: Sequence[NameForm]) -> bool:
    """Whether the names of one side stand word by word in those of the other: the authors are bodies."""
    ours, theirs = (" ".join(word for form in forms for word in (*form.given, *form.family)) for forms in (shorter, longer))
    return len(ours) >= _LONG_ENOUGH / 2 and fuzz.token_set_ratio(ours, theirs) >= _SAME_WORDS


@lru_cache(maxsize=262144)
def _same_author(left: NameForm, right: NameForm) -> float:
    """How sure two names on two lists of one work are one author's: there the surname and first letter tell enough."""
    if agreement(left, right) >= MISSPELT:
        return 1.0
    a, b = "".join(left.family), "".join(right.family)
    if a == b:
        return 0.9 if left.given and right.given and left.given[0][0] == right.given[0][0] else 0.5
    whole = fuzz.ratio(a + "".join(left.given), b + "".join(right.given)) / 100
    return 0.9 if whole >= _NEARLY_EQUAL else 0.0


def _shared_weight(left: WorkMention, right: WorkMention, is_variant: Callable[[str, str], bool] | None = None) -> float:
    is_variant = is_variant or _is_variant
    a, b = list(left.title.content), list(right.title.content)
    rarity = left.rarity
    rest = list(b)
    common = total = 0.0
    for word in a:
        weight = 1.0 + rarity.of(word)
        match = word if word in rest else next((other for other in rest if is_variant(word, other)), None)
        total += weight
        if match is not None:
            rest.remove(match)
            common += weight
    total += sum(1.0 + rarity.of(word) for word in rest)
    return common / total if total else 0.0


def _is_slip(word: str, other: str) -> bool:
    """Whether two words differ by a slip; numbers never do ("2018", "2019"), nor words with something in front ("asymmetric")."""
    shorter = min(len(word), len(other))
    if any(c.isdigit() for c in word + other) or word.endswith(other) or other.endswith(word):
        return False
    if shorter >= 6 and word[:2] == other[:2]:
        return OSA.distance(word, other, score_cutoff=2) <= 2
    return shorter >= 4 and OSA.distance(word, other, score_cutoff=1) <= 1


def _is_variant(word: str, other: str) -> bool:
    """A plural or a slip of one letter in a long word; "symmetric" and "asymmetric" are no variants."""
    if word[0] != other[0] or min(len(word), len(other)) < 4:
        return False
    if word.removesuffix("s").removesuffix("e") == other.removesuffix("s").removesuffix("e"):
        return True
    return min(len(word), len(other)) > 6 and OSA.distance(word, other, score_cutoff=1) <= 1
