"""linking_works.py A.csv B.csv OUT.csv: links two lists of works (id, title, authors, venue, year).

Every list stands for one document whose entries stand in the order of their ids, so the order of the rows does not matter. A work
meets at most one work of a list, unless the list has many entries of one title, year and first author: then it was gathered from
several sources. Prints seconds; writes id_a, id_b.
"""

from __future__ import annotations

import csv
import html
import sys
import time
from collections import Counter
from pathlib import Path

from etl.model.mention import EntityKind, MentionKey
from etl.normalize.titles import parse_title
from etl.normalize.venues import venue_key
from etl.resolve.features.person_names import name_form
from etl.resolve.features.works import WorkMention
from etl.resolve.mentions import Mention
from etl.resolve.work_links import link_works

_MANY_DOUBLES = 0.03  # of a list's entries


def main(first: Path, second: Path, out: Path) -> None:
    """Links the lists and writes the pairs found."""
    rows = [(name, row) for name, path in (("a", first), ("b", second)) for row in _sorted_rows(path)]
    start = time.perf_counter()
    works = [_work(name, place, row) for place, (name, row) in enumerate(rows)]
    groups, _ = link_works(works, doubles=_lists_with_doubles(works))
    print(f"{len(works)} works in {time.perf_counter() - start:.2f} s")
    with out.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(["id_a", "id_b"])
        for group in groups:
            ids = {name: [rows[i][1]["id"] for i in group if rows[i][0] == name] for name in "ab"}
            writer.writerows((a, b) for a in ids["a"] for b in ids["b"])


def _lists_with_doubles(works: list[WorkMention]) -> list[str]:
    size = Counter(work.mention.document for work in works)
    entries = Counter((work.mention.document, work.title.tight, work.authors[:1], work.year or 0) for work in works)
    again = Counter(dict.fromkeys(size, 0))
    for (document, _, authors, _), count in entries.items():
        again[document] += count - 1 if authors else 0
    return [document for document in size if again[document] > _MANY_DOUBLES * size[document]]


def _sorted_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return sorted(csv.DictReader(handle), key=lambda row: (len(row["id"]), row["id"]))


def _work(name: str, place: int, row: dict[str, str]) -> WorkMention:
    title = html.unescape(row["title"])
    mention = Mention(MentionKey(name, EntityKind.WORK, place, place + 1), title, f'{name}:{place} "{title}"')
    authors = tuple(name_form(html.unescape(author)) for author in row["authors"].split(",") if author.strip())
    year = int(row["year"]) if row["year"].isdigit() else None
    return WorkMention(
        mention,
        parse_title(title),
        authors,
        year=year,
        venue=venue_key(html.unescape(row["venue"])) or None,
        doi=f"{name} {row['id']}",
    )


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
