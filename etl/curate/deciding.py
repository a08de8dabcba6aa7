"""What a curator decides about who is who: two are one, two are two, one is several, one has another name; and how to take it back.

Each decision is a line of the file of decisions and holds from the next build on. It is kept by mentions (document, words, place):
it holds for the things it was made for, whatever their IRIs become.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from etl.errors import UsageError
from etl.graph.iris import Iris
from etl.graph.store import current_version
from etl.load.link_decisions import Undo, append_link_decision, append_undo, read_link_decisions
from etl.load.linking import read_entities
from etl.model.decision import Action, Anchor, LinkDecision, Thing
from etl.model.linked import Doubt, LinkedEntity, LinkedMention
from etl.normalize.folding import fold
from etl.resolve.decided import find_conflicts, last_words
from etl.resolve.identity import named_after
from etl.settings import Settings

_STAND_INS = 4  # further mentions that stand for a thing if its first document is gone
_CANDIDATES = 8


@dataclass(frozen=True, slots=True)
class Curator:
    """Who decides, when (UTC, `2026-05-31T08:15:00Z`) and why."""

    who: str
    when: str
    why: str


@dataclass(frozen=True, slots=True)
class Found:
    """A node, and the mention of it that was meant: the one that names it, or, for the IRI of a node that is now a part of
    another, the one that named that."""

    entity: LinkedEntity
    mention: LinkedMention


def decide_same(output: Path, settings: Settings, left: str, right: str, curator: Curator) -> LinkDecision:
    """Records that two are one; raises `UsageError` where that cannot be."""
    one, other = find_things(output, left, right)
    return _record(output, settings, Action.SAME, [_thing(one, settings), _thing(other, settings)], curator)


def decide_different(output: Path, settings: Settings, left: str, right: str, curator: Curator) -> LinkDecision:
    """Records that two are two; raises `UsageError` where that cannot be."""
    one, other = find_things(output, left, right)
    things = [_thing(one, settings), _thing(other, settings)]
    if one.entity == other.entity:
        joined = _joined_by(one.entity, list_decisions(output, settings))
        things = [_as_decided(found, joined) or thing for found, thing in zip((one, other), things, strict=True)]
    return _record(output, settings, Action.DIFFERENT, things, curator)


def decide_pair(output: Path, settings: Settings, doubt: Doubt, action: Action, curator: Curator) -> LinkDecision:
    """Records the answer to a pair of the review."""
    one, other = find_things(output, doubt.left.entity, doubt.right.entity)
    return _record(output, settings, action, [_thing(one, settings), _thing(other, settings)], curator)


def decide_split(output: Path, settings: Settings, thing: str, off: Sequence[str], curator: Curator) -> LinkDecision:
    """Records that one is several: what leaves is in the documents or has the words of `off`.

    Without `off`, what decisions joined comes apart again; else what each document says becomes a node of its own (in one document:
    each form of the name). Raises `UsageError` for what has no parts.
    """
    entity = _find(read_entities(current_version(output)), thing).entity
    joined = [] if off else _joined_by(entity, read_link_decisions(settings.decisions_in(output)))
    if joined:
        things = list({part.mentions[0]: part for decision in joined for part in decision.things}.values())
        place = {_at(mention.anchor): number for number, mention in enumerate(entity.mentions)}
        things.sort(key=lambda part: min(place.get(_at(anchor), len(place)) for anchor in part.mentions))
    else:
        parts = _leaving(entity, off) if off else _parts(entity)
        things = [_thing_of(part, entity.id, settings) for part in parts]
    if len(things) < 2:
        raise UsageError(f"{entity.label} ({entity.mentions[0].where}) has no parts to split it into")
    return _record(output, settings, Action.SPLIT, things, curator, takes_back=tuple(each.id for each in joined))


def decide_rename(output: Path, settings: Settings, thing: str, name: str, curator: Curator) -> LinkDecision:
    """Records another label for a node; raises `UsageError` for an empty one."""
    if not name.strip():
        raise UsageError("a name needs letters")
    found = _find(read_entities(current_version(output)), thing)
    return _record(output, settings, Action.RENAME, [_thing(found, settings)], curator, name=" ".join(name.split()))


def undo(output: Path, settings: Settings, identifier: str, curator: Curator) -> LinkDecision:
    """Records that a decision is taken back; raises `UsageError` where there is none."""
    path = settings.decisions_in(output)
    held = {decision.id: decision for decision in read_link_decisions(path)}
    if identifier not in held:
        raise UsageError(f"no decision {identifier!r} is in force; `vitagraph decisions` lists those that are")
    append_undo(path, Undo(identifier, curator.who, curator.when, curator.why))
    return held[identifier]


def list_decisions(output: Path, settings: Settings) -> list[LinkDecision]:
    """The decisions in force about who is who, in the order of the file."""
    return read_link_decisions(settings.decisions_in(output))


def find_things(output: Path, left: str, right: str) -> tuple[Found, Found]:
    """Two different things of one kind, by IRI or name; raises `UsageError` with the candidates where a name is not enough."""
    entities = read_entities(current_version(output))
    if not entities:
        raise UsageError(f"there is no graph in {output} with its entities: run `vitagraph build` first")
    one, other = _find(entities, left), _find(entities, right)
    if one.mention == other.mention:
        raise UsageError(
            f"{left!r} and {right!r} are one node ({one.entity.id}); to take it apart: `vitagraph split {one.entity.id}`"
        )
    if one.entity.kind is not other.entity.kind:
        raise UsageError(
            f"{left!r} is a {one.entity.kind.name.lower()} and {right!r} a {other.entity.kind.name.lower()}: "
            "only things of one kind can be compared"
        )
    return one, other


def _find(entities: Sequence[LinkedEntity], thing: str) -> Found:
    """A node by IRI or id, also one that is now a part of another node, or by a name (`NAME@DOCUMENT` where several have it)."""
    identifier = thing.rpartition("/id/")[2] if "://" in thing else thing
    for entity in entities:
        if entity.id == identifier:
            return Found(entity, entity.mentions[0])
    for entity in entities:
        if entity.kind.value == identifier[:1] and identifier[1:2] == "-":
            for mention in entity.mentions:
                if named_after(mention.anchor.origin, entity.kind.value, mention.anchor.birth) == identifier:
                    return Found(entity, mention)
    if "://" in thing:
        raise UsageError(f"the graph has no person, organization, venue or work {thing}")
    return _find_by_name(entities, thing)


def _find_by_name(entities: Sequence[LinkedEntity], thing: str) -> Found:
    found = [Found(entity, entity.mentions[0]) for entity in entities if fold(thing) in _names(entity)]
    if not found and "@" in thing:
        name, _, document = thing.rpartition("@")
        found = [
            Found(entity, mention)
            for entity in entities
            if fold(name.strip()) in _names(entity)
            for mention in _in_document(entity, document.strip())[:1]
        ]
    if len(found) == 1:
        return found[0]
    if found:
        which = "; ".join(_describe(each.entity) for each in found[:_CANDIDATES])
        more = f"; and {len(found) - _CANDIDATES} more" if len(found) > _CANDIDATES else ""
        raise UsageError(f"{len(found)} nodes go by {thing!r}: {which}{more}. Give an IRI, or NAME@DOCUMENT")
    near = [_describe(entity) for entity in entities if any(fold(thing) and fold(thing) in name for name in _names(entity))]
    hint = f"; near it: {'; '.join(near[:_CANDIDATES])}" if near else ""
    raise UsageError(f"nothing in the graph goes by {thing!r}{hint}")


def _names(entity: LinkedEntity) -> set[str]:
    return {fold(entity.label), *(fold(mention.anchor.words) for mention in entity.mentions)}


def _in_document(entity: LinkedEntity, document: str) -> list[LinkedMention]:
    return [mention for mention in entity.mentions if mention.anchor.document == document]


def _describe(entity: LinkedEntity) -> str:
    return f"{entity.id} {entity.kind.name.lower()} {entity.label} ({entity.mentions[0].where})"


def _thing(found: Found, settings: Settings) -> Thing:
    """What was found, as a decision keeps it: the mention that was meant, and others with its words in other documents."""
    is_head = found.mention == found.entity.mentions[0]
    mentions = found.entity.mentions if is_head else (found.mention,)
    words = fold(found.mention.anchor.words)
    alike = [found.mention, *(mention for mention in mentions if fold(mention.anchor.words) == words)]
    identifier = found.entity.id if is_head else _id_of(found.mention)
    return _thing_of(alike, identifier, settings)


def _thing_of(mentions: Iterable[LinkedMention], identifier: str, settings: Settings) -> Thing:
    first: dict[str, Anchor] = {}
    for mention in mentions:
        first.setdefault(mention.key.document, mention.anchor)
    anchors = tuple(first.values())[: _STAND_INS + 1]
    return Thing(Iris(settings.base_iri).node(identifier), anchors[0].words, anchors)


def _id_of(mention: LinkedMention) -> str:
    return named_after(mention.anchor.origin, mention.anchor.kind.value, mention.anchor.birth)


def _joined_by(entity: LinkedEntity, decisions: Iterable[LinkDecision]) -> list[LinkDecision]:
    """The decisions that made one of what is in a node."""
    own = {_at(mention.anchor) for mention in entity.mentions}
    return [
        decision
        for decision in decisions
        if decision.action is Action.SAME and all(any(_at(anchor) in own for anchor in thing.mentions) for thing in decision.things)
    ]


def _as_decided(found: Found, joined: Iterable[LinkDecision]) -> Thing | None:
    """The thing that decisions joined with others and that a mention belongs to: by its place, else by its words."""
    things = [thing for decision in joined for thing in decision.things]
    anchor = found.mention.anchor
    by_place = [thing for thing in things if _at(anchor) in map(_at, thing.mentions)]
    by_words = [thing for thing in things if fold(anchor.words) in {fold(one.words) for one in thing.mentions}]
    return next(iter([*by_place, *by_words]), None)


def _parts(entity: LinkedEntity) -> list[list[LinkedMention]]:
    """A node's mentions by document; in one document by name, of one name each by itself."""
    for key in (_by_document, _by_words, _by_place):
        parts: dict[Hashable, list[LinkedMention]] = defaultdict(list)
        for mention in entity.mentions:
            parts[key(mention)].append(mention)
        if len(parts) > 1:
            return list(parts.values())
    return []


def _by_document(mention: LinkedMention) -> Hashable:
    return mention.key.document


def _by_words(mention: LinkedMention) -> Hashable:
    return fold(mention.anchor.words)


def _by_place(mention: LinkedMention) -> Hashable:
    return mention.key


def _leaving(entity: LinkedEntity, off: Sequence[str]) -> list[list[LinkedMention]]:
    """What stays, and each of what leaves."""
    parts: list[list[LinkedMention]] = [[]]
    for what in off:
        parts.append([m for m in entity.mentions if m.anchor.document == what or fold(m.anchor.words) == fold(what)])
        if not parts[-1]:
            raise UsageError(f"no mention of {entity.label} is in a document {what!r} or has these words")
    gone = {mention.key for part in parts for mention in part}
    parts[0] = [mention for mention in entity.mentions if mention.key not in gone]
    return parts if parts[0] else parts[1:]


def _record(
    output: Path,
    settings: Settings,
    action: Action,
    things: Sequence[Thing],
    curator: Curator,
    *,
    name: str = "",
    takes_back: tuple[str, ...] = (),
) -> LinkDecision:
    """Adds the decision to the file, unless it contradicts others there; raises `UsageError` that names their lines then."""
    path = settings.decisions_in(output)
    decision = LinkDecision(action, "", tuple(things), curator.who, curator.when, curator.why, name, takes_back, "this one")
    held = [each for each in read_link_decisions(path) if each.id not in takes_back]
    about = {each.id: [_at(thing.mentions[0]) for thing in each.things] for each in (*held, decision)}
    last = last_words([*held, decision], about.__getitem__)
    conflicts = find_conflicts([each for each in (*held, decision) if each.id in last], about.__getitem__)
    mine = [conflict for conflict in conflicts if decision in conflict.decisions]
    if mine:
        raise UsageError(mine[0].message)
    return append_link_decision(path, decision)


def _at(anchor: Anchor) -> Hashable:
    return anchor.origin, anchor.kind, anchor.birth
