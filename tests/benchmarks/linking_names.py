"""linking_names.py PAIRS.csv OUT.csv: whether two names (columns id, schema, name1, name2) may be one person's or organization's.

Names alone decide here, which linking itself never lets them do. Writes id, same.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from rapidfuzz.distance import OSA

from etl.normalize.organizations import find_organization, organization_fold, without_brackets
from etl.resolve.features.person_names import MISSPELT, agreement, name_form

_LONG_NAME = 10


def main(pairs: Path, out: Path) -> None:
    """Judges every pair and writes the answers."""
    rows = list(csv.DictReader(pairs.open(encoding="utf-8")))
    with out.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(["id", "same"])
        for row in rows:
            writer.writerow([row["id"], str(_same(row["schema"], row["name1"], row["name2"])).lower()])


def _same(schema: str, left: str, right: str) -> bool:
    if schema == "Person":
        return agreement(name_form(left), name_form(right)) >= MISSPELT
    return _same_organization_name(left, right)


def _same_organization_name(left: str, right: str) -> bool:
    """Whether the names are equal but for legal form, blanks, word order, an acronym or one slip in a long name.

    "Nordwind GmbH" is "Nordwind Aktiengesellschaft", "SandWorksAG" is "Sand Works AG"; "Nordwind" is not "Nordwand".
    """
    known = find_organization(left)
    if known and known == find_organization(right):
        return True
    a, b = organization_fold(without_brackets(left)), organization_fold(without_brackets(right))
    if sorted(a.split()) == sorted(b.split()) or _tight(left) == _tight(right) or a.replace(" ", "") == b.replace(" ", ""):
        return True
    if _is_acronym(a, b) or _is_acronym(b, a):
        return True
    one, other = a.replace(" ", ""), b.replace(" ", "")
    return (
        min(len(one), len(other)) >= _LONG_NAME and OSA.distance(one, other, score_cutoff=1) <= 1 and _digits(one) == _digits(other)
    )


def _is_acronym(short: str, name: str) -> bool:
    """Whether `short` is made of the first letters of at least three words of `name`."""
    words = name.split()
    return len(words) > 2 and " " not in short and short == "".join(word[0] for word in words)


def _tight(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())


def _digits(name: str) -> str:
    return "".join(c for c in name if c.isdigit())


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
