"""linking_organizations.py MENTIONS.csv OUT.csv: which affiliation strings (columns id, affiliation) name one organization.

Prints seconds; writes id, cluster.
"""

from __future__ import annotations

import csv
import sys
import time
from pathlib import Path

from etl.model.mention import EntityKind, MentionKey
from etl.resolve.mentions import Mention
from etl.resolve.organizations import cluster_of, link_organization_names, name_organization


def main(mentions: Path, out: Path) -> None:
    """Links the affiliations and writes their clusters."""
    with mentions.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    start = time.perf_counter()
    named = [
        name_organization(Mention(MentionKey(row["id"], EntityKind.ORGANIZATION, 0, 1), row["affiliation"], row["id"]))
        for row in rows
    ]
    whole = {each.name: each for each in reversed(named) if each.family is not None}
    root_of = link_organization_names([each for each in named if whole.get(each.name) is each]).root_of
    groups: dict[str, list[int]] = {}
    for i, each in enumerate(named):
        groups.setdefault(cluster_of(each.name, root_of), []).append(i)
    print(f"{len(rows)} affiliations, {len(groups)} organizations in {time.perf_counter() - start:.2f} s")
    with out.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(["id", "cluster"])
        writer.writerows((rows[i]["id"], number) for number, group in enumerate(groups.values()) for i in group)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
