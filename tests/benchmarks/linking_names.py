"""linking_names.py PAIRS.csv OUT.csv: whether two names (columns id, schema, name1, name2) may be one person's or organization's.

Names alone decide here, which linking itself never lets them do. Writes id, same.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from rapidfuzz.distance import Jaro
from rapidfuzz.fuzz import ratio

from etl.normalize.affiliations import is_other_site
from etl.normalize.organizations import find_organization, organization_fold, without_brackets
from etl.normalize.person_names import PARTICLES
from etl.normalize.romanization import is_pinyin
from etl.normalize.transliteration import skeleton, to_latin
from etl.resolve.features.person_names import MISSPELT, agreement, name_form

SAME = 0.88  # of `likeness`; F1 on the labelled pairs .81 at .84, .83 at .86, .83 at .88, .83 at .90
_LIKE = 0.8
_LACKING = 0.2
_ANOTHER = 0.78  # below that two words are two names
_WHOLE_WORD = 4  # letters; shorter ones are series and remains of legal forms
_TORN = 80  # per cent of letters of a name that is torn into words: "Nord mann"


def main(pairs: Path, out: Path) -> None:
    """Judges every pair and writes the answers."""
    rows = list(csv.DictReader(pairs.open(encoding="utf-8")))
    with out.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(["id", "same"])
        for row in rows:
            writer.writerow([row["id"], str(_same(row["schema"], row["name1"], row["name2"])).lower()])


def _same(schema: str, left: str, right: str) -> bool:
    if schema == "Person" and agreement(name_form(left), name_form(right)) >= MISSPELT:
        return True
    if schema != "Person" and is_other_site(left, right):
        return False
    if schema != "Person" and _same_organization_name(left, right):
        return True
    if likeness(left, right) < SAME or (schema == "Person" and _are_two_chinese_names(left, right)):
        return False
    ours, theirs = _left_over(left, right)
    if schema == "Person":  # "Ali Bin Dorn Tarni", "Ali Bin Dorn Quelli"; but "Nord mann" is torn
        return not (ours and theirs) or ratio("".join(ours), "".join(theirs)) >= _TORN
    return not any(len(word) >= _WHOLE_WORD for word in (*ours, *theirs))  # "Nordwind", "Nordwind Trust"


def _are_two_chinese_names(left: str, right: str) -> bool:
    """Whether one word differs and no letter of it is a slip: "Wang Xiaoming", "Wang Xiaohong"."""
    ours, theirs = set(_words(left)), set(_words(right))
    return len(ours - theirs) == len(theirs - ours) == 1 and all(map(is_pinyin, ours | theirs))


def _left_over(left: str, right: str) -> tuple[list[str], list[str]]:
    """The words of either name that nothing on the other side is like."""
    ours, theirs = _words(left), _words(right)
    pairs = sorted(((_word_likeness(a, b), i, j) for i, a in enumerate(ours) for j, b in enumerate(theirs)), reverse=True)
    taken: tuple[set[int], set[int]] = (set(), set())
    for alike, i, j in pairs:
        if alike >= _ANOTHER and i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
    return [word for i, word in enumerate(ours) if i not in taken[0]], [word for j, word in enumerate(theirs) if j not in taken[1]]


def _word_likeness(a: str, b: str) -> float:
    if min(len(a), len(b)) == 1:
        return float(a[0] == b[0])
    return Jaro.similarity(skeleton(a), skeleton(b))


def likeness(left: str, right: str) -> float:
    """How alike two names are, from 0 to 1: their words in the best order, each with its likest, long words counting more.

    "Tarn, Bele" and "Bele Tam" are nearly equal; a word that one side lacks costs less than one that differs.
    """
    a, b = _words(left), _words(right)
    if not a or not b:
        return 0.0
    shorter, longer = sorted((a, b), key=lambda words: sum(map(len, words)))
    pairs = sorted(((Jaro.similarity(x, y), i, j) for i, x in enumerate(shorter) for j, y in enumerate(longer)), reverse=True)
    found: dict[int, float] = {}
    taken: set[int] = set()
    for similarity, i, j in pairs:
        if i not in found and j not in taken:
            found[i] = similarity if similarity >= _LIKE else 0.0
            taken.add(j)
    aligned = sum(found.get(i, 0.0) * len(word) for i, word in enumerate(shorter)) / sum(map(len, shorter))
    lacking = sum(len(word) for j, word in enumerate(longer) if j not in taken) / sum(map(len, longer))
    return max(aligned * (1.0 - _LACKING * lacking), ratio("".join(a), "".join(b)) / 100)


def _words(name: str) -> list[str]:
    return [word for word in organization_fold(to_latin(without_brackets(name))).split() if word not in PARTICLES]


def _same_organization_name(left: str, right: str) -> bool:
    """Whether the names are equal but for legal form, blanks, word order or an acronym: "SandWorksAG" is "Sand Works AG"."""
    known = find_organization(left)
    if known and known == find_organization(right):
        return True
    a, b = organization_fold(without_brackets(left)), organization_fold(without_brackets(right))
    return sorted(a.split()) == sorted(b.split()) or _tight(left) == _tight(right) or _is_acronym(a, b) or _is_acronym(b, a)


def _is_acronym(short: str, name: str) -> bool:
    """Whether `short` is made of the first letters of at least three words of `name`."""
    words = name.split()
    return len(words) > 2 and " " not in short and short == "".join(word[0] for word in words)


def _tight(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
