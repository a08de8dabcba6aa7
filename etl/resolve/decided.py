"""Decisions held against the documents that are there: which mentions they speak of, and which of them contradict each other.

Of decisions about the same two things the last one counts. Decisions are transitive: A and B the same, B and C the same, A and C
different is a contradiction; none of the decisions that make one is followed, and each is reported with the others' lines.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field

from etl.model.decision import Action, Anchor, LinkDecision, Thing
from etl.model.document_claims import DocumentClaims
from etl.model.issue import Issue, Severity
from etl.model.lineage import Birth
from etl.model.mention import EntityKind, MentionKey
from etl.normalize.folding import fold
from etl.resolve.identity import DocumentOrder, place_of
from etl.resolve.lineage import read_mentions

_RULE_CONFLICT, _RULE_LOST = "decisions/conflict", "decisions/lost"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Decisions that cannot all be followed, in the order of the file."""

    decisions: tuple[LinkDecision, ...]

    @property
    def message(self) -> str:
        """What is wrong, with the lines, and what to do."""
        lines = "; ".join(map(str, self.decisions))
        return f"These decisions contradict each other: {lines}. Take one back (`vitagraph undo ID` or delete its line)."


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision that holds, and the mention that each of its things is known by."""

    decision: LinkDecision
    mentions: tuple[MentionKey, ...]


@dataclass(frozen=True, slots=True)
class Followed:
    """The decisions that a build follows, and what to tell about the others."""

    decided: tuple[Decided, ...] = ()
    issues: tuple[Issue, ...] = field(default=())

    def of(self, kind: EntityKind, *actions: Action) -> list[Decided]:
        """Those about a kind of thing."""
        return [each for each in self.decided if each.decision.kind is kind and each.decision.action in actions]


def follow(
    decisions: Sequence[LinkDecision], names: Mapping[str, str], claims_of: Callable[[str], DocumentClaims], order: DocumentOrder
) -> Followed:
    """What of `decisions` can be followed in the documents that are there, given by sha256 with their paths; only those are read
    that decisions speak of."""
    if not decisions:
        return Followed()
    finder = _Finder(names, claims_of, order)
    decided: list[Decided] = []
    issues: list[Issue] = []
    for decision in decisions:
        found = [finder.find(thing) for thing in decision.things]
        mentions = tuple(dict.fromkeys(mention for mention in found if mention is not None))
        if len(mentions) >= min(2, len(decision.things)):
            decided.append(Decided(decision, mentions))
        elif finder.lost(decision):
            message = f"Decision {decision.id} no longer applies: what it speaks of does not stand in its document any more."
            issues.append(_issue(decision, _RULE_LOST, message))
    last = last_words([each.decision for each in decided], {each.decision.id: each.mentions for each in decided}.__getitem__)
    held = [each for each in decided if each.decision.id in last]
    conflicts = find_conflicts([each.decision for each in held], {each.decision.id: each.mentions for each in held}.__getitem__)
    wrong = {decision.id for conflict in conflicts for decision in conflict.decisions}
    issues += [
        _issue(conflict.decisions[-1], _RULE_CONFLICT, f"{conflict.message} None of them is followed.") for conflict in conflicts
    ]
    return Followed(tuple(each for each in held if each.decision.id not in wrong), tuple(issues))


def last_words(decisions: Sequence[LinkDecision], things_of: Callable[[str], Sequence[Hashable]]) -> set[str]:
    """The ids of those that no later one about the same things replaces; `things_of` gives what a decision is about."""
    last: dict[Hashable, str] = {}
    for decision in decisions:
        things = things_of(decision.id)
        subject: Hashable = decision.id
        if decision.action is Action.RENAME:
            subject = ("name", things[0])
        elif len(things) == 2:
            subject = frozenset(things)
        last[subject] = decision.id
    return set(last.values())


def find_conflicts(decisions: Sequence[LinkDecision], things_of: Callable[[str], Sequence[Hashable]]) -> list[Conflict]:
    """Every decision that keeps apart what others make one, with these."""
    joined: dict[Hashable, list[tuple[Hashable, LinkDecision]]] = defaultdict(list)
    for decision in decisions:
        if decision.action is Action.SAME:
            left, right = things_of(decision.id)
            joined[left].append((right, decision))
            joined[right].append((left, decision))
    place = {decision.id: number for number, decision in enumerate(decisions)}
    conflicts = []
    for decision in decisions:
        if decision.action not in (Action.DIFFERENT, Action.SPLIT):
            continue
        things = list(things_of(decision.id))
        for i, thing in enumerate(things):
            way = _way(thing, set(things[i + 1 :]), joined)
            if way:
                conflicts.append(Conflict(tuple(sorted([*way, decision], key=lambda each: place[each.id]))))
                break
    return conflicts


def _way(
    start: Hashable, goals: set[Hashable], joined: Mapping[Hashable, Sequence[tuple[Hashable, LinkDecision]]]
) -> list[LinkDecision]:
    """The shortest chain of decisions that makes one thing of `start` and one of `goals`; empty if there is none."""
    came: dict[Hashable, tuple[Hashable, LinkDecision] | None] = {start: None}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        if here in goals:
            chain = []
            step = came[here]
            while step is not None:
                chain.append(step[1])
                step = came[step[0]]
            return chain
        for there, decision in joined.get(here, ()):
            if there not in came:
                came[there] = (here, decision)
                waiting.append(there)
    return []


class _Finder:
    """Finds the mentions that decisions speak of."""

    def __init__(self, names: Mapping[str, str], claims_of: Callable[[str], DocumentClaims], order: DocumentOrder) -> None:
        self._order = order
        self._claims_of = claims_of
        self._by_origin = {order.origin(sha256): sha256 for sha256 in names}
        self._by_path = {name: sha256 for sha256, name in names.items()}
        self._births: dict[str, dict[tuple[EntityKind, Birth], MentionKey]] = {}
        self._words: dict[str, dict[tuple[EntityKind, str], list[MentionKey]]] = {}

    def find(self, thing: Thing) -> MentionKey | None:
        """The first mention of a thing that is there."""
        found = (self._find(anchor) for anchor in thing.mentions)
        return next((mention for mention in found if mention is not None), None)

    def lost(self, decision: LinkDecision) -> bool:
        """Whether a thing has documents here, and none of its mentions."""
        return any(
            self.find(thing) is None and any(self._document(anchor) for anchor in thing.mentions) for thing in decision.things
        )

    def _document(self, anchor: Anchor) -> str | None:
        return self._by_origin.get(anchor.origin) or self._by_path.get(anchor.document)

    def _find(self, anchor: Anchor) -> MentionKey | None:
        sha256 = self._document(anchor)
        if sha256 is None:
            return None
        if sha256 not in self._births:
            self._read(sha256)
        if self._order.origin(sha256) == anchor.origin:
            born = self._births[sha256].get((anchor.kind, anchor.birth))
            if born is not None:
                return born
        alike = self._words[sha256].get((anchor.kind, fold(anchor.words)), [])
        return alike[min(anchor.ordinal, len(alike) - 1)] if alike else None

    def _read(self, sha256: str) -> None:
        births: dict[tuple[EntityKind, Birth], MentionKey] = {}
        words: dict[tuple[EntityKind, str], list[MentionKey]] = defaultdict(list)
        named = {
            MentionKey(sha256, kind, claim.span.start, claim.span.end): claim
            for kind, claim in read_mentions(self._claims_of(sha256))
        }
        for key, claim in sorted(named.items(), key=lambda item: item[0]):
            births[key.kind, self._order.birth(sha256, place_of(key))] = key
            words[key.kind, fold(claim.value)].append(key)
        for key in sorted(named):
            births.setdefault((key.kind, self._order.mention_rank(key)[1]), key)
        self._births[sha256], self._words[sha256] = births, words


def _issue(decision: LinkDecision, rule: str, message: str) -> Issue:
    file, _, line = decision.place.rpartition(":")
    return Issue(file, int(line) if line.isdecimal() else None, Severity.WARNING, rule, message, decision.why)
