"""linking_names.py PAIRS.csv OUT.csv: whether two names (columns id, schema, name1, name2) may be one person's or organization's.

Names alone decide here, which linking itself never lets them do. Writes id, same.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from etl.resolve.features.organization_names import same_organization_name
from etl.resolve.features.person_names import MISSPELT, agreement, name_form


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
    return same_organization_name(left, right)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
