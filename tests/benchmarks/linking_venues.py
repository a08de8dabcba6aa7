"""linking_venues.py PAIRS.csv OUT.csv: the full title for each abbreviated one (columns full, abbrev), out of all full titles.

Titles are aligned word by word; among several that fit, the one that leaves the fewest letters out. Prints seconds and how many
abbreviations were answered; writes abbrev, full.
"""

from __future__ import annotations

import csv
import sys
import time
from pathlib import Path

from etl.normalize.abbreviations import TitleIndex


def main(pairs: Path, out: Path) -> None:
    """Answers every abbreviation and writes the answers."""
    rows = list(csv.DictReader(pairs.open(encoding="utf-8")))
    start = time.perf_counter()
    # lists print one title in capitals of their own; dotted abbreviations come from those that write titles with capitals
    titles = sorted({row["full"] for row in rows}, key=lambda title: (sum(c.isupper() for c in title), title))
    dotted, plain = TitleIndex(reversed(titles)), TitleIndex(titles)
    answers = [(row["abbrev"], (dotted if "." in row["abbrev"] else plain).expand(row["abbrev"])) for row in rows]
    answered = sum(full is not None for _, full in answers)
    print(f"{len(rows)} abbreviations in {time.perf_counter() - start:.2f} s, {answered} answered")
    with out.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(["abbrev", "full"])
        writer.writerows((abbrev, full) for abbrev, full in answers if full is not None)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
