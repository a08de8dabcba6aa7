"""linking_persons.py MENTIONS.csv[.gz] OUT.csv: who is who among the authors of papers.

Columns: id, pmid, last, first, middle, initials, title, affiliation, email_key, coauthors, journal. Every paper stands for one
document that has it as its only work: its people are the authors asked for and their co-authors.
Prints seconds; writes id, cluster.
"""

from __future__ import annotations

import csv
import gzip
import sys
import time
from collections import defaultdict
from pathlib import Path

from etl.model.mention import EntityKind, MentionKey
from etl.normalize.titles import parse_title
from etl.normalize.venues import venue_key
from etl.resolve.features.person_names import name_form
from etl.resolve.features.persons import LocalPerson
from etl.resolve.mentions import Mention
from etl.resolve.organizations import OrganizationMention, link_organizations
from etl.resolve.persons import link_persons
from etl.resolve.surroundings import WorkView

Row = dict[str, str]


def main(mentions: Path, out: Path) -> None:
    """Links the authors and writes their clusters."""
    text = gzip.decompress(mentions.read_bytes()) if mentions.suffix == ".gz" else mentions.read_bytes()
    rows = list(csv.DictReader(text.decode().splitlines()))
    start = time.perf_counter()
    places = _organizations(rows)
    people: list[LocalPerson] = []
    ids: dict[str, int] = {}
    papers: dict[str, list[int]] = defaultdict(list)
    for i, row in enumerate(rows):
        papers[row["pmid"]].append(i)
    for pmid, own in papers.items():
        for i in own:
            ids[rows[i]["id"]] = len(people)
            people.append(_author(rows[i], len(people), places.get(i)))
        asked = {name_form(f"{rows[i]['last']}, {rows[i]['initials']}").block for i in own}
        for name in dict.fromkeys(name for i in own for name in rows[i]["coauthors"].split("; ") if name):
            if name_form(name).block not in asked:
                people.append(_person(pmid, name, len(people)))
    works = {row["pmid"]: WorkView(frozenset(parse_title(row["title"]).content), venue_key(row["journal"])) for row in rows}
    groups, _ = link_persons(people, works)
    cluster = {person: number for number, group in enumerate(groups) for person in group}
    print(f"{len(rows)} authors among {len(people)} people in {time.perf_counter() - start:.2f} s")
    with out.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(["id", "cluster"])
        writer.writerows((name, cluster[person]) for name, person in ids.items())


def _author(row: Row, place: int, organization: str | None) -> LocalPerson:
    given = row["first"] if len(row["first"]) > 1 else row["initials"] or row["first"]
    middle = row["middle"] if len(row["first"]) > 1 else ""
    person = _person(row["pmid"], f"{row['last']}, {given} {middle}".strip(), place)
    person.is_advisor = bool(organization)  # the affiliation is the author's own, as an advisor's is
    person.organizations = frozenset([organization]) if organization else frozenset()
    person.emails = frozenset([row["email_key"]]) if row["email_key"] else frozenset()
    return person


def _person(pmid: str, name: str, place: int) -> LocalPerson:
    mention = Mention(MentionKey(pmid, EntityKind.PERSON, place, place + 1), name, f'{pmid}:{place} "{name}"')
    return LocalPerson(pmid, [mention], [name_form(name)], [(pmid, place)])


def _organizations(rows: list[Row]) -> dict[int, str]:
    """The organization (a number as text) of each row that prints an affiliation."""
    printed = [(i, row["affiliation"]) for i, row in enumerate(rows) if row["affiliation"]]
    mentions = []
    for i, text in printed:
        mention = Mention(MentionKey(str(i), EntityKind.ORGANIZATION, 0, len(text)), text, f"{i}")
        mentions.append(OrganizationMention.read(mention))
    groups, _, _ = link_organizations(mentions)
    return {printed[place][0]: str(number) for number, group in enumerate(groups) for place in group}


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
