"""Random histories of tiny invented documents and decisions, linked step by step and anew: both must give the same."""

from __future__ import annotations

import hashlib
import pickle
import random
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from etl.model.decision import Action, LinkDecision
from etl.model.document_claims import DocumentClaims
from etl.model.facts import WorkKind
from etl.model.lineage import Descent
from etl.model.link_change import Difference, LinkChange, Listed
from etl.model.mention import EntityKind
from etl.normalize.folding import fold
from etl.resolve import person_bases, person_counts, person_pairs, person_ties, rarity, work_blocks, work_links, work_pairs
from etl.resolve.lineage import inherit, read_mentions
from etl.resolve.linker import Linker
from etl.resolve.spreading import Spread
from tests.etl.resolve.deciding import decide, thing

A = TypeVar("A")
B = TypeVar("B")
# limits of a few documents, works and people: what happens at limits happens often
SMALL = (
    (rarity, "FEW", 4),
    (work_links, "_LONG_LIST", 3),
    (work_links, "_LEAST_TITLES", 4),
    (work_blocks, "_LARGEST_BLOCK", 5),
    (work_pairs, "_BATCH", 7),
    (person_bases, "_LARGEST_BLOCK", 6),
    (person_counts, "_WORLD", 4),
    (person_counts, "_LEAST_PLACES", 4),
    (person_ties, "_ALL_PAIRS", 4),
    (person_pairs, "_BATCH", 7),
)
_PEOPLE = (
    ("Ilse Nordmann", "I. Nordmann", "Nordmann, I.", "Ilse M. Nordmann"),
    ("Otmar Quell", "O. Quell", "Quell, Otmar"),
    ("Oda Quell", "O. Quell"),
    ("Bo Tang", "B. Tang", "Tang, Bo"),
    ("Bai Tang", "B. Tang"),
    ("Bela Vosk", "B. Vosk"),
    ("Vosk Bela", "V. Bela"),
    ("Lan Zhou", "L. Zhou"),
)
_TITLES = (
    "Counting Dust in Quiet Rooms",
    "Counting dust in quiet rooms",
    "Counting Dust in Quiet Rooms, Part II",
    "D^2: Dust over Dust",
    "D$^2$: Dust over Dust",
    "Dustpan: A Hybrid Broom for Rooms",
    "Dustpan: An Open, Hybrid Broom for Large Rooms",
    "Sand Castles as a Service",
    "Sand castles as services",
    "Weighing Gravel at Dawn",
    "Introduction",
)
_VENUES = (
    "KDD",
    "ACM SIGKDD",
    "Journal of Imaginary Dust (JID)",
    "JID",
    "J. Imag. Dust",
    "Journal of Imaginary Dust",
    "Workshop at KDD",
    "SDM",
    "Meeting on Sand",
)
_PLACES = (
    "Nordwind Labs, Inc.",
    "Nordwind Labs",
    "University of Foo, Bar",
    "University of Foo",
    "Stanford University",
    "Stanford",
    "Geological Survey of Foo (GSF)",
    "GSF",
    "Department of Dust",
    "MIT",
    "MIT CSAIL",
)
_ORCIDS = ("0000-0002-1825-0097", "0000-0002-1694-233X")
_KINDS = (EntityKind.PERSON, EntityKind.WORK, EntityKind.VENUE, EntityKind.ORGANIZATION)


@dataclass
class History:
    """What is there at one step. `cv` builds documents, `seen` is the age of the next new one."""

    cv: Any
    chance: random.Random
    documents: dict[str, Listed] = field(default_factory=dict)
    claims: dict[str, DocumentClaims] = field(default_factory=dict)
    decisions: list[LinkDecision] = field(default_factory=list)
    seen: int = 0

    def step(self) -> str:
        """One random change; what was done."""
        moves = [self.add] * 4 + ([self.remove, self.change, self.rename, self.decide, self.decide] if self.documents else [])
        moves += [self.undo] if self.decisions else []
        return self.chance.choice(moves)()

    def add(self) -> str:
        """A new document."""
        self.seen += 1
        path = f"{self.chance.randrange(100):02}-{self.seen}.md"
        self._put(path, self._write(path), (f"{self.seen:04}", "", ""), None)
        return f"add {path}"

    def remove(self) -> str:
        """A document goes."""
        path = self.chance.choice(sorted(self.documents))
        del self.claims[self.documents.pop(path).sha256]
        return f"remove {path}"

    def change(self) -> str:
        """A document says something else; it keeps its age and what its places were."""
        path = self.chance.choice(sorted(self.documents))
        listed = self.documents[path]
        new, old = self._write(path), self.claims.pop(listed.sha256)
        descent = inherit(listed.descent or Descent(listed.sha256), old, new)
        self._put(path, new, listed.age, descent)
        return f"change {path}"

    def rename(self) -> str:
        """A document lies under another path."""
        path = self.chance.choice(sorted(self.documents))
        listed = self.documents.pop(path)
        other = f"{self.chance.randrange(100):02}-{path}"
        self.documents[other] = listed._replace(name=other)
        self.claims[listed.sha256] = replace(self.claims[listed.sha256], name=other)
        return f"rename {path} to {other}"

    def decide(self) -> str:
        """A curator says something about one or two things."""
        kind = self.chance.choice(_KINDS)
        named = [
            (document, claim.value) for document in self.claims.values() for own, claim in read_mentions(document) if own is kind
        ]
        if len(named) < 2:
            return "decide nothing"
        action = self.chance.choice(list(Action))
        alike = self.chance.random() < 0.5
        first = self.chance.choice(named)
        others = [each for each in named if not alike or fold(each[1])[-3:] == fold(first[1])[-3:]]
        chosen = [first] if action is Action.RENAME else [first, self.chance.choice(others)]
        things = [thing(document, kind, name) for document, name in chosen]
        origins = {sha256: listed.descent for sha256, listed in ((each.sha256, each) for each in self.documents.values())}
        things = [
            replace(one, mentions=tuple(replace(anchor, origin=_origin(anchor.origin, origins)) for anchor in one.mentions))
            for one in things
        ]
        self.decisions.append(decide(action, *things, name=f"Name {len(self.decisions)}" if action is Action.RENAME else ""))
        return f"{action} {[name for _, name in chosen]}"

    def undo(self) -> str:
        """A decision is taken back."""
        return f"undo {self.decisions.pop(self.chance.randrange(len(self.decisions))).action}"

    def _put(self, path: str, document: DocumentClaims, age: Any, descent: Descent | None) -> None:
        self.documents[path] = Listed(document.sha256, path, document.sha256, age, descent)
        self.claims[document.sha256] = document

    def _write(self, path: str) -> DocumentClaims:
        pick = self.chance.choice
        owner = pick(_PEOPLE)
        has_orcid = self.chance.random() < 0.3
        own = self.cv(path, pick(owner) if self.chance.random() < 0.8 else None, orcid=pick(_ORCIDS) if has_orcid else None)
        for _ in range(self.chance.randrange(5)):
            authors = [pick(pick(_PEOPLE)) for _ in range(self.chance.randrange(4))] + [pick(owner)]
            year = pick((None, 2018, 2019, 2020))
            kind = pick((WorkKind.ARTICLE, WorkKind.ARTICLE, WorkKind.PREPRINT))
            own.work(pick(_TITLES), *authors, year=year, venue=pick((None, *_VENUES)), kind=kind)
        for _ in range(self.chance.randrange(3)):
            start = self.chance.randrange(2000, 2010)
            own.stay(pick((None, *_PLACES)), pick(("Engineer", "Professor")), start, start + 3, unit=pick((None, None, *_PLACES)))
        if self.chance.random() < 0.4:
            own.degree(pick(_PLACES), pick(("PhD", "BSc")), 2000)
        if self.chance.random() < 0.4:
            own.advisor(pick(pick(_PEOPLE)), pick((None, *_PLACES)))
        if self.chance.random() < 0.4:
            own.service("Reviewer", pick(_VENUES), 2019)
        if self.chance.random() < 0.3:
            own.system(pick(("Dustpan", "Broomstick"))).skill("C++").talk(pick(_TITLES), pick(_VENUES), 2019)
        document: DocumentClaims = own.build()
        content = hashlib.sha256(f"{path} {self.chance.random()}".encode()).hexdigest()
        return replace(document, sha256=content)


def run_history(cv: Any, folder: Path, seed: int, steps: int) -> Counter[str]:
    """Takes so many steps, each linked on from the one before and anew, and compares; what was done."""
    history = History(cv, random.Random(seed))
    told: dict[str, Counter[Hashable]] = {"linked": Counter(), "judgements": Counter(), "doubts": Counter()}
    done: Counter[str] = Counter()
    was_there: set[str] = set()
    for number in range(steps):
        what = [history.step() for _ in range(history.chance.choice((1, 1, 1, 2, 3)))]
        done.update(each.split(" ")[0] for each in what)
        linker = Linker.open(folder, str(number))
        change = _link(linker, history, spread_elsewhere)
        anew = Linker()
        _link(anew, history)
        place = f"seed {seed}, step {number}: {what}"
        _compare(linker, anew, place)
        _tell(told, change, place)
        assert told["linked"] == Counter(anew.linked()), place
        assert told["judgements"] == Counter(anew.judgements()), place
        assert told["doubts"] == Counter(anew.doubts()), place
        done["whole"] += change.is_whole
        assert change.is_whole or change.gone == was_there - history.claims.keys(), place
        was_there = set(history.claims)
        linker.keep(str(number + 1))
        linker.close()
    return done


def spread_elsewhere(function: Callable[[A], B], batches: Iterable[A], /) -> list[B]:
    """Compares as other processes would: with what can be pickled, in another order."""
    sent = [pickle.dumps((function, batch)) for batch in batches]
    answers = []
    for each in reversed(sent):
        asked, batch = pickle.loads(each)
        answers.append(pickle.dumps(asked(batch)))
    return [pickle.loads(answer) for answer in reversed(answers)]


def _link(linker: Linker, history: History, spread: Spread = map) -> LinkChange:
    before = linker.resolution() if linker.knows_something else None
    listed = [history.documents[path] for path in sorted(history.documents)]
    change = linker.link(listed, history.claims.__getitem__, history.decisions, spread)
    if before is not None and not change.is_whole:
        _check_change(change, linker, before)
    return change


def _check_change(change: LinkChange, linker: Linker, before: Any) -> None:
    """Nothing changed but in the documents that were told, and the resolution told for these is the right one."""
    now = linker.resolution()
    for old, new in ((before.entity_of, now.entity_of), (before.link_of, now.link_of)):
        differing = {key.document for key in {**old, **new} if old.get(key) != new.get(key)}
        assert differing <= change.documents | change.gone
    assert change.resolution.entity_of == {key: one for key, one in now.entity_of.items() if key.document in change.documents}
    assert change.resolution.link_of == {key: one for key, one in now.link_of.items() if key.document in change.documents}
    own, old_own = ({one.id: replace(one, mentions=()) for one in each.entities} for each in (now, before))
    assert change.entities == {each for each in {**own, **old_own} if own.get(each) != old_own.get(each)}
    assert all(own[one.id] == one for one in change.resolution.entities)
    assert {one.id for one in change.resolution.entities} >= change.entities & own.keys()


def _compare(linker: Linker, anew: Linker, place: str) -> None:
    ours, theirs = linker.resolution(), anew.resolution()
    assert ours.entities == theirs.entities, place
    assert ours.entity_of == theirs.entity_of, place
    assert ours.link_of == theirs.link_of, place
    assert ours.issues == theirs.issues, place
    assert Counter(linker.judgements()) == Counter(anew.judgements()), place
    assert linker.doubts() == anew.doubts(), place
    assert linker.linked() == anew.linked(), place


def _tell(told: dict[str, Counter[Hashable]], change: LinkChange, place: str) -> None:
    """Patches what was told before."""
    if change.is_whole:
        for counts in told.values():
            counts.clear()
    differences: Sequence[tuple[str, Difference[Any]]] = (
        ("linked", change.linked),
        ("judgements", change.judgements),
        ("doubts", change.doubts),
    )
    for name, difference in differences:
        counts = told[name]
        removed: Iterable[Hashable] = difference.removed
        counts.subtract(removed)
        assert min(counts.values(), default=0) >= 0, place
        counts.update(difference.added)
        told[name] = Counter({each: count for each, count in counts.items() if count})


def _origin(sha256: str, descents: dict[str, Descent | None]) -> str:
    descent = descents.get(sha256)
    return descent.document if descent is not None else sha256
