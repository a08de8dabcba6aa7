"""How well two printed person names agree.

`Berg, A. M.` agrees with `Anna Maria van der Berg`, `Zhao Meilin` with `Meilin Zhao`, `Müller` with `Mueller`; `A. Berg` never
does with `B. Berg`. Agreement is not identity: two people of one name agree fully.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.normalize.folding import fold
from etl.normalize.person_names import PARTICLES, is_initials, parse_person_name, strip_marks
from etl.normalize.romanization import (
    is_korean_surname,
    is_one_surname,
    is_pinyin,
    is_pinyin_syllable,
    is_same_in_kana,
    is_wade_giles_of,
    is_wade_giles_syllable,
    korean_sounds,
)
from etl.normalize.transliteration import skeleton, to_latin

_NICKNAMES: dict[str, frozenset[int]] = {}
_NICKNAME_INITIALS: dict[int, frozenset[str]] = {}
for _place, _group in enumerate(group for groups in read_gazetteer("nicknames").values() for group in groups):
    _NICKNAME_INITIALS[_place] = frozenset(name[0] for name in _group)
    for _name in _group:  # "Ted" may be Edward or Theodore
        _NICKNAMES[_name] = _NICKNAMES.get(_name, frozenset()) | {_place}
COMMON_SURNAMES = frozenset(name for group in read_gazetteer("common_surnames").values() for name in group)

# "ä" is printed "ae" where keyboards lack it; both become "a"; in front "Oestby", but not "Aerts"
_UMLAUT_DIGRAPH = re.compile(r"(?:(?<=[^aeiouq\W])(a|o|u)|(?<!\w)(o|u))e(?![aeiou\W]|$)")
# initials that run on into the name: "A.B.Berg"
_RUN_ON = re.compile(r"\.(?=[^\W\d_]{2})")
_GIVEN_PART = re.compile(r"[\s.\-‐‑]+")
_JOINED = re.compile(r"[^\W\d_]{2,}[-‐‑][^\W\d_]{2,}")
_CAPITAL = re.compile(r"[^\W\d_a-z]\.?")

_NO_GROUP: frozenset[int] = frozenset()
_SHORT = 5  # letters; in so short a word one letter makes another name
_LEAST_LETTERS = 4
_CLOSE_PARTICLES = frozenset(("al", "el", "van", "vanden", "vander", "von", "de", "del", "della", "di", "da", "la", "le"))

EQUAL = 1.0  # every part printed in full on both sides
SHORTER = 0.85  # one side lacks a middle name or a second surname
SWAPPED = 0.8  # given and family name change places
NICKNAME = 0.7  # "Tim" and "Timothy"; "Sergei" and "Sergey"
INITIALS = 0.6  # given names that abbreviate each other
MISSPELT = 0.5  # a letter differs in a long name
FAMILY_ONLY = 0.3  # one side has a family name alone


class NameForm(NamedTuple):  # linking makes, hashes and reads them by the hundred thousand
    """A name in folded parts.

    family    words of the family name, particles left out
    given     given names and initials, in order
    joined    the first given name is two names with a hyphen between them: "Wen-Bo"
    generation "jr" or "iii", if printed
    """

    family: tuple[str, ...]
    given: tuple[str, ...]
    joined: bool = False
    generation: str = ""

    @property
    def is_full(self) -> bool:
        """Whether the first given name is printed in full."""
        return bool(self.given) and len(self.given[0]) > 1

    @property
    def is_common(self) -> bool:
        """Whether very many people share the family name."""
        return " ".join(self.family) in COMMON_SURNAMES

    @property
    def block(self) -> str:
        """What compatible names share: the last word of the family name and the first letter of the given one."""
        return f"{self.family[-1] if self.family else ''} {self.given[0][0] if self.given else ''}"


@lru_cache(maxsize=131072)
def name_form(printed: str) -> NameForm:
    """The name in folded parts; what is no name by its shape has its last word as family name."""
    printed = _RUN_ON.sub(". ", to_latin(printed))
    parsed = parse_person_name(printed)
    if parsed is None:
        words = fold(strip_marks(printed)).split()
        return NameForm(tuple(words[-1:]), tuple(words[:-1]))
    family = tuple(word for word in _plain(parsed.family) if word not in PARTICLES)
    given: list[str] = []
    for word in _GIVEN_PART.split(parsed.given):
        if is_initials(word) and len(word) > 1:
            given.extend(fold(letter) for letter in _CAPITAL.findall(word))
        else:
            given.extend(_plain(word))
    is_joined = _JOINED.match(parsed.given) is not None
    return NameForm(family or tuple(_plain(parsed.family)), tuple(given), is_joined, parsed.generation)


def _plain(text: str) -> list[str]:
    """Folded words; apostrophes join ("O'Neil"), umlauts may be printed as digraphs."""
    return [_without_digraphs(word) for word in fold(re.sub(r"['’ʼ`´]", "", text)).split()]


def _without_digraphs(word: str) -> str:
    return _UMLAUT_DIGRAPH.sub(r"\1\2", word)


@lru_cache(maxsize=262144)
def agreement(left: NameForm, right: NameForm) -> float:
    """How well two names agree, from 0 (they cannot name one person) to `EQUAL`."""
    if left == right:
        return EQUAL if left.is_full else INITIALS if left.given else FAMILY_ONLY
    if left.generation != right.generation:
        if left.generation and right.generation:
            return 0.0
        return min(SHORTER, agreement(left._replace(generation=""), right._replace(generation="")))
    family = _family(left, right)
    if family:
        if _is_half(left, right) or _is_half(right, left):
            return 0.0
        given = _given(left, right) or (NICKNAME if _is_romanized_otherwise(left, right) else 0.0)
        return min(family, given)
    if _swapped(left, right) or _turned(left, right) or _turned(right, left):
        return SWAPPED
    if _lacks_last_surname(left, right) or _lacks_last_surname(right, left):
        return SHORTER
    return NICKNAME if _is_romanized_otherwise(left, right) else 0.0


def _family(left: NameForm, right: NameForm) -> float:
    a, b = "".join(left.family), "".join(right.family)
    if a == b:
        return EQUAL
    if not a or not b:
        return 0.0
    shorter, longer = sorted((left.family, right.family), key=len)
    if len(shorter) < len(longer) and shorter[0] in (longer[0], longer[-1]) and len(shorter) == 1:
        return SHORTER
    # a middle name that one side takes for part of the family name
    if len(shorter) < len(longer) and longer[-len(shorter) :] == shorter:
        return SHORTER
    if is_one_surname(a, b):
        return NICKNAME
    if _is_particle_and(a, b) or _is_particle_and(b, a):
        return SHORTER
    if min(len(a), len(b)) > _SHORT:
        if skeleton(a) == skeleton(b):
            return NICKNAME
        if a[0] == b[0] and OSA.distance(a, b, score_cutoff=1) <= 1:
            return MISSPELT
    return 0.0


def _given(one: NameForm, other: NameForm) -> float:
    left, right = one.given, other.given
    if not left or not right:
        return FAMILY_ONLY
    if left == right:
        return EQUAL if len(left[0]) > 1 else INITIALS
    if _without_digraphs("".join(left)) == _without_digraphs("".join(right)) and len(left[0]) > 1 and len(right[0]) > 1:
        return EQUAL  # "Jian-Guo", "Jianguo"
    is_chinese = is_pinyin_syllable(one.family[-1]) or is_pinyin_syllable(other.family[-1])
    worst = EQUAL if len(left) == len(right) else SHORTER
    for i, (a, b) in enumerate(zip(left, right, strict=False)):
        if a == b:
            continue
        found = _given_word(a, b, is_chinese=is_chinese)
        worst = min(worst, SHORTER if found == INITIALS and i else found)
        if not worst:
            break
    return worst


def _given_word(a: str, b: str, *, is_chinese: bool) -> float:
    """How well two given names agree that differ; an initial agrees with the name that a nickname stands for, too."""
    if not _NICKNAMES.get(a, _NO_GROUP).isdisjoint(_NICKNAMES.get(b, _NO_GROUP)):
        return NICKNAME
    if len(a) == 1 or len(b) == 1:
        return INITIALS if a[0] == b[0] or _is_initial_of_nickname(a, b) or _is_initial_of_nickname(b, a) else 0.0
    if a[0] != b[0]:
        return 0.0
    if is_same_in_kana(a, b) or (min(len(a), len(b)) > _SHORT and skeleton(a) == skeleton(b)):
        return NICKNAME
    # "Xiaoming" and "Xiaoning", "Robert" and "Roberta", "Julian" and "Juliana" are two names each
    is_slip = min(len(a), len(b)) > _SHORT and a[-1] == b[-1] and OSA.distance(a, b, score_cutoff=1) <= 1
    return MISSPELT if is_slip and not (is_chinese and is_pinyin(a) and is_pinyin(b)) else 0.0


def _is_initial_of_nickname(initial: str, name: str) -> bool:
    """Whether "R" may stand for "Bob"."""
    return len(initial) == 1 and any(initial in _NICKNAME_INITIALS[group] for group in _NICKNAMES.get(name, _NO_GROUP))


def _is_particle_and(long: str, short: str) -> bool:
    """Whether one family name is the other with its particle set close: "Vandermoor", "Elsayed" and "El-Sayed"."""
    return len(short) >= _LEAST_LETTERS and long.endswith(short) and long[: -len(short)] in _CLOSE_PARTICLES


def _is_half(short: NameForm, long: NameForm) -> bool:
    """Whether one has half of the other's joined given name below a common surname: "Wen Tang" is not "Wen-Bo Tang"."""
    return long.joined and long.is_common and short.is_full and len(short.given) == 1 and short.given[0] == long.given[0]


def _swapped(left: NameForm, right: NameForm) -> bool:
    """Whether one side's given name is the other's family name and the other way round, both in full."""
    if not (left.is_full and right.is_full):
        return False
    return _sides(left) == _sides(right)[::-1]


@lru_cache(maxsize=131072)
def _sides(form: NameForm) -> tuple[str, str]:
    """Given and family name, digraphs aside."""
    return _without_digraphs("".join(form.given)), _without_digraphs("".join(form.family))


def _turned(left: NameForm, right: NameForm) -> bool:
    """Whether one side prints the family name first and has three words or more: "Tran Thi Minh", "Thi Minh Tran"."""
    if not len(left.given) + len(left.family) == len(right.given) + len(right.family) > 2:
        return False
    ours, theirs = (*left.given, *left.family), (*right.given, *right.family)
    return all(len(word) > 1 for word in ours) and ours == (*theirs[1:], theirs[0])


def _is_romanized_otherwise(left: NameForm, right: NameForm) -> bool:
    """Whether two full names are one in two romanizations, in either order: "Tsai Ying-wen", "Yingwen Cai"; "Roh Moo-hyun",
    "No Muhyeon"."""
    if not (left.is_full and right.is_full and (_is_korean(left) or _is_wade_giles(left) or _is_wade_giles(right))):
        return False
    ours, theirs = (left.family, left.given), (right.family, right.given)
    return any(_is_one_reading(a, b) for a in (ours, ours[::-1]) for b in (theirs, theirs[::-1]))


@lru_cache(maxsize=131072)
def _is_korean(form: NameForm) -> bool:
    """Whether one part of a name is a Korean surname."""
    return is_korean_surname("".join(form.family)) or is_korean_surname("".join(form.given))


@lru_cache(maxsize=131072)
def _is_wade_giles(form: NameForm) -> bool:
    """Whether all words of a name are syllables of Wade and Giles; few names are."""
    return all(map(is_wade_giles_syllable, (*form.family, *form.given)))


def _is_one_reading(one: tuple[tuple[str, ...], ...], other: tuple[tuple[str, ...], ...]) -> bool:
    """Whether surname and given name of both sides are read alike."""
    (a, given), (b, other_given) = (("".join(surname), "".join(names)) for surname, names in (one, other))
    if is_korean_surname(a) and (a == b or is_one_surname(a, b)):
        return korean_sounds(given) == korean_sounds(other_given)
    pairs = ((one, b, other_given), (other, a, given))
    return any(
        not all(is_pinyin_syllable(word) for words in old for word in words)
        and is_wade_giles_of(old[0], surname)
        and is_wade_giles_of(old[1], names)
        for old, surname, names in pairs
    )


def _lacks_last_surname(short: NameForm, long: NameForm) -> bool:
    """Whether one name goes on where the other ends: "Rosa Garcia", "Rosa Garcia Quell"."""
    if not short.is_full or len(short.given) + len(short.family) >= len(long.given) + len(long.family):
        return False
    words = (*short.given, *short.family)
    return (*long.given, *long.family)[: len(words)] == words


def is_monogram(printed: str, form: NameForm) -> bool:
    """Whether `printed` is the initials of a full name and nothing else: `IMN`, `A.B.` of `Anna Berg`."""
    letters = re.sub(r"[\s.\-]", "", printed)
    if not (2 <= len(letters) <= 5 and letters.isupper()):
        return False
    initials = "".join(word[0] for word in (*form.given, *form.family))
    return fold(letters) == initials and len(form.given) > 0
