"""What speaks for and against two people of two documents being one: named features, each with a score and a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from etl.model.judgement import Evidence
from etl.resolve.features.person_names import NameForm, agreement
from etl.resolve.mentions import Mention

MOST_OF_TOPIC = 0.4
LEAST_OF_TOPIC = 0.05
TOPIC_WORD = 0.3  # tests/benchmarks/linking_persons.py on authors of PubMed: B-cubed precision .95, recall .72 (.15: .96, .67)
LARGEST_CIRCLE = 100  # on a longer author list nobody is anybody's companion


@dataclass(slots=True)
class LocalPerson:
    """One person as one document knows them.

    forms      the distinct names, fullest first
    works      the work behind each place in an author list: (work, place)
    companions names of the others on these lists, and of the subject
    """

    document: str
    mentions: list[Mention] = field(default_factory=list)
    forms: list[NameForm] = field(default_factory=list)
    works: list[tuple[str, int]] = field(default_factory=list)
    is_subject: bool = False
    is_advisor: bool = False
    emails: frozenset[str] = frozenset()
    orcid: str | None = None
    organizations: frozenset[str] = frozenset()

    @property
    def form(self) -> NameForm:
        """The fullest name."""
        return self.forms[0]


def names(left: LocalPerson, right: LocalPerson) -> Evidence:
    """How well the best pair of names agrees; 0 where any two full names contradict each other."""
    best = max(agreement(a, b) for a in left.forms for b in right.forms)
    if not all(agreement(a, b) for a in left.forms for b in right.forms if a.is_full and b.is_full):
        best = 0.0
    return Evidence("name", best, f"“{left.mentions[0].name}” and “{right.mentions[0].name}”")


def shared_works(left: LocalPerson, right: LocalPerson) -> Evidence | None:
    """Works that both have a place in."""
    if not left.works or not right.works:
        return None
    shared = {work for work, _ in left.works} & {work for work, _ in right.works}
    return Evidence("shared works", min(1.0, len(shared)), f"{len(shared)} works in common") if shared else None


def companions(
    left: frozenset[int], right: frozenset[int], weight: Mapping[int, float], label: Mapping[int, str]
) -> Evidence | None:
    """People beside whom both are found, those who are beside everyone counting less; each halves the doubt."""
    shared = sorted(left & right, key=lambda person: (-weight[person], person))
    if not shared:
        return None
    score = 1.0 - 0.5 ** sum(weight[person] for person in shared)
    return Evidence("companions", score, f"both are found beside {', '.join(label[person] for person in shared[:3])}")


def companion_names(shared: Mapping[str, float]) -> Evidence | None:
    """Names (with how telling each is) that stand beside both, though nobody knows yet whether the same people bear them."""
    if not shared:
        return None
    score = 1.0 - 0.5 ** sum(shared.values())
    first = sorted(shared, key=lambda name: (-shared[name], name))[:3]
    return Evidence("companions' names", score, f"the same names stand beside both: {', '.join(first)}")


def topic(shared: Mapping[str, float]) -> Evidence | None:
    """Rare words (with their weight) that titles of both have in common; CVs of one field share many."""
    first = sorted(shared, key=lambda word: (-shared[word], word))
    score = min(MOST_OF_TOPIC, TOPIC_WORD * sum(shared.values()))
    return Evidence("topic", score, f"their titles share the words {', '.join(first[:3])}") if score >= LEAST_OF_TOPIC else None


def same_venues(left: Set[str], right: Set[str]) -> Evidence | None:
    """A venue where both appeared."""
    return Evidence("venue", 0.1, "both appeared at one venue") if left & right else None


def circle(is_shared: bool) -> Evidence | None:
    """Whether the CVs in which the two stand are of people who have works in common."""
    return Evidence("circle", 0.35, "they stand in CVs of people who work together") if is_shared else None


def affiliation(left: LocalPerson, right: LocalPerson) -> Evidence | None:
    """An organization both are named with: a subject's own or an advisor's; co-authors take the CV's, which tell less."""
    if not left.organizations & right.organizations:
        return None
    of_their_own = any(person.is_subject or person.is_advisor for person in (left, right))
    return Evidence("affiliation", 0.25 if of_their_own else 0.1, "both are named with one organization")


def contact(left: LocalPerson, right: LocalPerson) -> Evidence | None:
    """The same ORCID iD or e-mail address; two different ORCID iDs speak against."""
    if left.orcid and right.orcid:
        same = left.orcid == right.orcid
        return Evidence("ORCID", float(same), "the same ORCID iD" if same else "different ORCID iDs")
    if left.emails & right.emails:
        return Evidence("e-mail", 1.0, "the same e-mail address")
    return None


def telling(left: LocalPerson, right: LocalPerson, bearers: int) -> Evidence:
    """How much the agreeing part of the names tells: rare surnames, full given names and middle names tell much.

    `bearers` is the number of different given names that stand with that surname and first letter in all documents.
    """
    a, b = max(((x, y) for x in left.forms for y in right.forms), key=lambda pair: agreement(*pair))
    score = 0.0 if a.is_common or b.is_common else (0.35, 0.3, 0.2)[min(bearers, 3) - 1]
    score += 0.45 if a.is_full and b.is_full else 0.1
    score += 0.25 * min(2, min(len(a.given), len(b.given)) - 1) if a.given and b.given else -0.1
    kind = "common" if a.is_common or b.is_common else f"not common (given names here: {bearers})"
    return Evidence(
        "telling name", max(0.0, min(1.0, score)), f"the surname is {kind}; “{' '.join(a.given)}” beside “{' '.join(b.given)}”"
    )
