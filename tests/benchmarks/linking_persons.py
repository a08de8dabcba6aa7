"""linking_persons.py MENTIONS.csv[.gz] OUT.csv: who is who among the authors of papers.

Columns: id, pmid, last, first, middle, initials, title, affiliation, email_key, coauthors, journal. Every paper stands for one
document that has it as its only work: its people are the authors asked for and their co-authors.
Prints seconds; writes id, cluster.
"""

from __future__ import annotations

import csv
import gzip
import re
import sys
import time
from collections import defaultdict
from pathlib import Path

from etl.model.mention import EntityKind, MentionKey
from etl.normalize.folding import fold
from etl.normalize.titles import parse_title
from etl.normalize.venues import venue_key
from etl.resolve.features.person_names import name_form
from etl.resolve.features.persons import LocalPerson
from etl.resolve.mentions import Mention
from etl.resolve.person_links import link_persons
from etl.resolve.surroundings import WorkView

_MAILBOX = re.compile(r"\S+@")  # the host behind it names the place
Row = dict[str, str]


def main(mentions: Path, out: Path) -> None:
    """Links the authors and writes their clusters."""
    text = gzip.decompress(mentions.read_bytes()) if mentions.suffix == ".gz" else mentions.read_bytes()
    rows = sorted(csv.DictReader(text.decode().splitlines()), key=lambda row: row["id"])
    start = time.perf_counter()
    people: list[LocalPerson] = []
    ids: dict[str, int] = {}
    papers: dict[str, list[int]] = defaultdict(list)
    for i, row in enumerate(rows):
        papers[row["pmid"]].append(i)
    for pmid, own in papers.items():
        for i in own:
            ids[rows[i]["id"]] = len(people)
            people.append(_author(rows[i], len(people)))
        asked = {name_form(f"{rows[i]['last']}, {rows[i]['initials']}").block for i in own}
        for name in dict.fromkeys(name for i in own for name in rows[i]["coauthors"].split("; ") if name):
            if name_form(name).block not in asked:
                people.append(_person(pmid, name, len(people)))
    works = {
        row["pmid"]: WorkView(frozenset(parse_title(row["title"]).content), venue_key(row["journal"]), _year(row["year"]))
        for row in rows
    }
    groups, _ = link_persons(people, works)
    cluster = {person: number for number, group in enumerate(groups) for person in group}
    print(f"{len(rows)} authors among {len(people)} people in {time.perf_counter() - start:.2f} s")
    with out.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(["id", "cluster"])
        writer.writerows((name, cluster[person]) for name, person in ids.items())


def _author(row: Row, place: int) -> LocalPerson:
    given, middle = row["first"], row["middle"]
    if len(given) < 2:
        given, middle = row["initials"] or given, ""
    elif len(row["initials"]) < 2:
        middle = ""  # what the paper does not print
    person = _person(row["pmid"], f"{row['last']}, {given} {middle}".strip(), place)
    person.places = frozenset(word for word in fold(_MAILBOX.sub(" ", row["affiliation"])).split() if len(word) > 2)
    person.emails = frozenset([row["email_key"]]) if row["email_key"] else frozenset()
    return person


def _person(pmid: str, name: str, place: int) -> LocalPerson:
    mention = Mention(MentionKey(pmid, EntityKind.PERSON, place, place + 1), name, f'{pmid}:{place} "{name}"')
    return LocalPerson(pmid, [mention], [name_form(name)], [(pmid, place)])


def _year(text: str) -> int | None:
    return int(text) if text.isdigit() else None


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
