"""What speaks for and against two people of two documents being one: named features, each with a score and a sentence.

Some make one person of two by themselves where the names agree: the same work, the same address. The others stand around a name and
are weighed together; a feature without an answer (`None`) is left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from etl.model.judgement import Evidence
from etl.resolve.features.person_names import NICKNAME, NameForm, agreement
from etl.resolve.mentions import Mention
from etl.resolve.weights import Scale

LARGEST_CIRCLE = 100  # on a longer author list nobody is anybody's companion


@dataclass(slots=True)
class LocalPerson:
    """One person as one document knows them.

    forms      the distinct names, fullest first
    works      the work behind each place in an author list: (work, place)
    places     folded words of the organizations that are this person's own
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
    places: frozenset[str] = frozenset()

    @property
    def form(self) -> NameForm:
        """The fullest name."""
        return self.forms[0]


def names(left: LocalPerson, right: LocalPerson) -> Evidence:
    """How well the best pair of names agrees; 0 where any two full names contradict each other."""
    return Evidence("name", agreement_of(left, right), f"“{left.mentions[0].name}” and “{right.mentions[0].name}”")


def agreement_of(left: LocalPerson, right: LocalPerson) -> float:
    """The score of `names`."""
    best = 0.0
    for a in left.forms:
        for b in right.forms:
            agreed = agreement(a, b)
            if not agreed and a.is_full and b.is_full:
                return 0.0
            best = max(best, agreed)
    return best


def shared_works(left: LocalPerson, right: LocalPerson) -> Evidence | None:
    """Works that both have a place in."""
    if not left.works or not right.works:
        return None
    shared = {work for work, _ in left.works} & {work for work, _ in right.works}
    return Evidence("shared works", min(1.0, len(shared)), f"{len(shared)} works in common") if shared else None


def contact(left: LocalPerson, right: LocalPerson) -> Evidence | None:
    """The same ORCID iD or e-mail address; two different ORCID iDs speak against."""
    if left.orcid and right.orcid:
        same = left.orcid == right.orcid
        return Evidence("ORCID", float(same), "the same ORCID iD" if same else "different ORCID iDs")
    if left.emails & right.emails:
        return Evidence("e-mail", 1.0, "the same e-mail address")
    return None


def employer(left: LocalPerson, right: LocalPerson) -> float | None:
    """1 for an organization that is both's and at least one's own, half for one that both stand near; nothing speaks against."""
    if not left.organizations & right.organizations:
        return None
    return 1.0 if any(person.is_subject or person.is_advisor for person in (left, right)) else 0.5


def given_names(left: NameForm, right: NameForm, agreed: float) -> float:
    """How much two names that agree by `agreed` have in common: names in full tell most, a misspelt one speaks against."""
    if agreed == 1.0:
        return 1.0 if min(len(left.given), len(right.given)) > 1 else 0.9
    if left.is_full and right.is_full:
        return 0.8 if agreed >= NICKNAME else 0.1
    several = len(left.given) > 1, len(right.given) > 1
    if all(several):
        return 0.7
    return 0.6 if any(several) else 0.65


def telling(form: NameForm, bearers: int) -> float:
    """How much a surname and first letter tell: nothing if very many people share them.

    `bearers` is the number of different given names that stand with that surname and first letter in all documents.
    """
    return 0.0 if form.is_common else 1.0 / max(1, bearers)


# the scales of what stands around a name; the shares are beliefs: of pairs of one person, of pairs of two people of one name
NAME = Scale("name", (1.0, 0.9, 0.8, 0.65, 0.6), (164, 110, 11, 548, 164, 3), (6, 15.5, 7, 579, 351, 41.5))
TELLING = Scale("telling name", (0.99, 0.49, 0.3), (300, 100, 100, 500), (120, 65, 110, 705))
COMPANIONS = Scale("companions", (2.0, 1.2, 0.8, 0.5, 0.01), (70, 90, 60, 230, 30, 520), (1, 4, 5, 25, 22, 943))
AFFILIATION = Scale(
    "affiliation",
    (0.8, 0.6, 0.45, 0.33, 0.25, 0.15, 0.08, 0.03),
    (170, 190, 155, 120, 80, 75, 60, 50, 100),
    (4.5, 11, 17, 25, 35, 69, 122, 193, 523.5),
)
EMPLOYER = Scale("employer", (1.0, 0.5), (300, 300, 400), (60, 200, 740))
TOPIC = Scale(
    "topic", (0.5, 0.35, 0.22, 0.15, 0.1, 0.05, 0.01), (10, 25, 60, 70, 80, 100, 50, 605), (0.2, 0.9, 4, 8, 17, 44, 44, 882)
)
VENUE = Scale("venue", (0.7, 0.5, 0.01), (40, 40, 20, 900), (3, 5, 15, 977))
YEARS = Scale("years", (0.5, 0.25, 0.14, 0.09, 0.06), (280, 280, 240, 140, 40, 20), (209, 256, 242, 173, 67, 53))
MAIL = Scale("other e-mail", (1.0,), (750, 250), (2, 998))
CIRCLE = Scale("circle", (1.0,), (300, 700), (100, 900))
FEATURES = (NAME, TELLING, COMPANIONS, AFFILIATION, EMPLOYER, TOPIC, VENUE, YEARS, MAIL, CIRCLE)

_OF_THE_NAME = (NAME, TELLING)
_ONE_INITIAL = 0.65  # of the scores that `given_names` gives, those of names of which one has a single initial


def beside_name(scores: Sequence[float | None], parts: Sequence[float]) -> float:
    """How much speaks for one person beside the name; a single initial takes more than CVs that are near each other."""
    total = 0.0
    is_short = (scores[0] or 0.0) <= _ONE_INITIAL
    for scale, score, part in zip(FEATURES, scores, parts, strict=True):
        if score is None or part <= 0.0 or scale in _OF_THE_NAME:
            continue
        if not (is_short and (scale is CIRCLE or (scale is EMPLOYER and score < 1.0))):
            total += part
    return total


def say_companions(shared: Mapping[str, float]) -> str:
    """The sentence on names that stand beside both."""
    return f"the same names stand beside both: {_first(shared)}" if shared else "nobody stands beside both"


def say_affiliation(shared: Mapping[str, float]) -> str:
    """The sentence on words of the organizations of both."""
    return f"their organizations have in common: {_first(shared)}" if shared else "their organizations have nothing in common"


def say_topic(shared: Mapping[str, float]) -> str:
    """The sentence on words of the titles of both."""
    return f"their titles share the words {_first(shared)}" if shared else "their titles share no rare word"


def _first(shared: Mapping[str, float]) -> str:
    return ", ".join(sorted(shared, key=lambda thing: (-shared[thing], thing))[:4])
