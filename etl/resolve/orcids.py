"""Two ORCID iDs are two people until somebody decides otherwise, and nobody is made one or two in silence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from etl.model.issue import Issue, Severity
from etl.model.judgement import Evidence, Judgement, Verdict
from etl.resolve.documents import Documents
from etl.resolve.entities import Entities
from etl.resolve.features import persons as features
from etl.resolve.features.person_names import SHORTER
from etl.resolve.features.persons import LocalPerson
from etl.resolve.mentions import judgement
from etl.resolve.person_entities import Persons
from etl.resolve.person_nodes import PLACES, PersonShelf, in_order
from etl.resolve.shelf import Shelf
from etl.resolve.shelves import Shelves

_JOINED = "orcid/joined"
_SCORE = 0.5


class OrcidWatch:
    """What a person should look at: people of one name and work with two iDs, and several iDs of one person.

    People of two iDs whose names agree and who share a work or an address are a pair for the review; what a decision made one in
    spite of its iDs is a warning.
    """

    def __init__(self, shelves: Shelves, shelf: PersonShelf) -> None:
        self._shelf = shelf
        self._asked: Shelf[str, tuple[Judgement, ...]] = shelves.named("orcid_asked")

    def look(self, persons: Entities, people: Persons, documents: Documents) -> list[Issue]:
        """Asks about bearers of whom something changed; the warnings."""
        again: set[str] = set()
        for _, *both in list(self._shelf.nodes.changed()):
            for node in both:
                if node is not None and node.person.orcid:
                    again.add(node.person.form.block)
        for document in persons.changed_documents():
            subject = self._shelf.subjects.get(document)
            if subject is not None and self._shelf.nodes[subject].person.orcid:
                again.add(self._shelf.nodes[subject].person.form.block)
        for block in sorted(again):
            bearers = [number for number in self._shelf.blocks.get(block) if self._shelf.nodes[number].person.orcid]
            asked = tuple(self._ask(in_order(bearers, documents.order), persons))
            if asked:
                self._asked[block] = asked
            elif self._asked.get(block):
                self._asked.drop(block)
        found = (_warn(people.people(group, persons.spoken_of), documents.names) for group in persons.shaped)
        return sorted(issue for issue in found if issue is not None)

    def changed(self) -> Iterator[tuple[Sequence[Judgement], Sequence[Judgement]]]:
        """What was asked about people of one name, and what is."""
        yield from ((before or (), now or ()) for _, before, now in self._asked.changed())

    def _ask(self, bearers: Sequence[int], persons: Entities) -> Iterator[Judgement]:
        asked: set[frozenset[str]] = set()
        for left, right in combinations(bearers, 2):
            one, other = self._shelf.nodes[left].person, self._shelf.nodes[right].person
            entities = frozenset(
                persons.behind[number >> PLACES][person.mentions[0].key.start, person.mentions[0].key.end]
                for number, person in ((left, one), (right, other))
            )
            if one.orcid == other.orcid or len(entities) == 1 or entities in asked:
                continue
            reasons = _reasons(one, other)
            if reasons is not None:
                asked.add(entities)
                yield judgement(one.mentions[0], other.mentions[0], Verdict.UNSURE, _SCORE, reasons)


def _reasons(left: LocalPerson, right: LocalPerson) -> tuple[Evidence, ...] | None:
    """What speaks for one person, and the iDs against; `None` where names or surroundings say nothing."""
    name, shared = features.names(left, right), features.shared_works(left, right)
    mail = Evidence("e-mail", 1.0, "the same e-mail address") if left.emails & right.emails else None
    if name.score < SHORTER or not (shared or mail):
        return None
    beside = [one for one in (shared, mail) if one is not None]
    return (name, *beside, Evidence("ORCID", 0.0, f"different ORCID iDs: {left.orcid} and {right.orcid}"))


def _warn(group: Sequence[LocalPerson], names: Mapping[str, str]) -> Issue | None:
    found = {person.orcid: person for person in group if person.orcid}
    if len(found) < 2:
        return None
    first = min(found.values(), key=lambda person: names[person.document])
    listed = ", ".join(f"{orcid} ({names[person.document]})" for orcid, person in sorted(found.items()))
    message = f"A decision makes one person of several ORCID iDs: {listed}."
    return Issue(names[first.document], None, Severity.WARNING, _JOINED, message, first.mentions[0].name)
