"""Two ORCID iDs are two people until somebody decides otherwise, and nobody is made one or two in silence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from etl.model.issue import Issue, Severity
from etl.model.judgement import Evidence, Judgement, Verdict
from etl.resolve.features import persons as features
from etl.resolve.features.person_names import SHORTER
from etl.resolve.features.persons import LocalPerson
from etl.resolve.mentions import judgement

_JOINED = "orcid/joined"
_SCORE = 0.5


def look_at_orcids(groups: Sequence[Sequence[LocalPerson]], names: Mapping[str, str]) -> tuple[list[Judgement], list[Issue]]:
    """What a person should look at: people of one name and work with two iDs, and several iDs of one person.

    `names` has the path of each document. People of two iDs whose names agree and who share a work or an address are a pair for the
    review; what a decision made one in spite of its iDs is a warning.
    """
    bearers = [(number, person) for number, group in enumerate(groups) for person in group if person.orcid]
    judgements: list[Judgement] = []
    issues: list[Issue] = []
    by_block: dict[str, list[tuple[int, LocalPerson]]] = {}
    for number, person in bearers:
        by_block.setdefault(person.form.block, []).append((number, person))
    asked: set[tuple[int, int]] = set()
    for block in by_block.values():
        for (own, left), (other, right) in combinations(block, 2):
            if left.orcid == right.orcid or own == other or (own, other) in asked:
                continue
            reasons = _reasons(left, right)
            if reasons is not None:
                asked.add((own, other))
                judgements.append(judgement(left.mentions[0], right.mentions[0], Verdict.UNSURE, _SCORE, reasons))
    for group in groups:
        found = {person.orcid: person for person in group if person.orcid}
        if len(found) > 1:
            first = min(found.values(), key=lambda person: names[person.document])
            listed = ", ".join(f"{orcid} ({names[person.document]})" for orcid, person in sorted(found.items()))
            issues.append(_issue(first, names, f"A decision makes one person of several ORCID iDs: {listed}."))
    return judgements, sorted(issues)


def _reasons(left: LocalPerson, right: LocalPerson) -> tuple[Evidence, ...] | None:
    """What speaks for one person, and the iDs against; `None` where names or surroundings say nothing."""
    name, shared = features.names(left, right), features.shared_works(left, right)
    mail = Evidence("e-mail", 1.0, "the same e-mail address") if left.emails & right.emails else None
    if name.score < SHORTER or not (shared or mail):
        return None
    beside = [one for one in (shared, mail) if one is not None]
    return (name, *beside, Evidence("ORCID", 0.0, f"different ORCID iDs: {left.orcid} and {right.orcid}"))


def _issue(person: LocalPerson, names: Mapping[str, str], message: str) -> Issue:
    return Issue(names[person.document], None, Severity.WARNING, _JOINED, message, person.mentions[0].name)
