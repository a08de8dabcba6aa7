"""Who is who: the mentions of all documents, linked. The entry of this stage.

Venues come first, works know their venues, people know their works and organizations, facts know them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from etl.model.decision import LinkDecision
from etl.model.document_claims import DocumentClaims
from etl.model.issue import Issue
from etl.model.judgement import Judgement
from etl.model.lineage import Descent
from etl.model.mention import Entity, EntityKind, MentionKey, Resolution
from etl.normalize.listed import venue_name
from etl.resolve.decided import follow
from etl.resolve.features.works import WorkMention
from etl.resolve.identity import Age, DocumentOrder
from etl.resolve.labels import organization_label, person_label, venue_label, work_label
from etl.resolve.links import link_facts
from etl.resolve.local_persons import read_persons
from etl.resolve.mentions import Mention
from etl.resolve.orcids import look_at_orcids
from etl.resolve.organizations import link_organizations, read_organizations
from etl.resolve.persons import link_persons
from etl.resolve.shaping import Shaper, shape_persons
from etl.resolve.surroundings import WorkView
from etl.resolve.venues import key_of, link_venues, read_venues
from etl.resolve.works import link_works, read_works

_SUBJECT, _MENTIONED = "subject", "mentioned"
_WORKSHOP = "-workshop"


def resolve(
    claims: Sequence[DocumentClaims],
    ages: Mapping[str, Age] | None = None,
    descents: Mapping[str, Descent] | None = None,
    decisions: Sequence[LinkDecision] = (),
) -> Resolution:
    """The entities behind the mentions of `claims`, and the link behind each fact. The order of `claims` does not matter.

    `ages` by sha256 say which documents are the oldest, whose mentions name the entities; `descents` what these mentions were in
    earlier versions of their documents; `decisions` what curators know better.
    """
    order = DocumentOrder(claims, ages, descents)
    unique = {document.sha256: document for document in sorted(claims, key=lambda document: document.name, reverse=True)}
    documents = sorted(unique.values(), key=lambda document: order.rank(document.sha256))
    shaper = Shaper(order, follow(decisions, documents, order), documents)
    venues, judged_venues = _venues(documents, shaper)
    works, judged_works, views = _works(documents, shaper, entity_of(venues))
    organizations, judged_organizations = _organizations(documents, shaper)
    persons, judged_persons, issues = _persons(documents, shaper, entity_of((*works, *organizations)), views)
    entities = tuple(sorted((*venues, *works, *persons, *organizations), key=lambda entity: entity.id))
    mentions = entity_of(entities)
    judgements = shaper.judgements((*judged_venues, *judged_works, *judged_persons, *judged_organizations), mentions)
    told = (*shaper.followed.issues, *issues)
    return Resolution(shaper.renamed(entities), mentions, link_facts(documents, mentions, order), judgements, told)


def entity_of(entities: Iterable[Entity]) -> dict[MentionKey, str]:
    """The id of the entity behind each mention."""
    return {mention: entity.id for entity in entities for mention in entity.mentions}


def _venues(documents: Sequence[DocumentClaims], shaper: Shaper) -> tuple[list[Entity], list[Judgement]]:
    mentions = read_venues(documents)
    groups, judgements = link_venues(mentions)
    groups = shaper.groups(EntityKind.VENUE, groups, [mention.key for mention in mentions], judgements)
    keys = [key_of(sorted({mentions[i].name for i in group})) for group in groups]
    ids = [shaper.order.entity_id([mentions[i].key for i in group]) for group in groups]
    by_key = dict(reversed(list(zip(keys, ids, strict=True))))  # of venues that curators parted, the oldest keeps the key
    entities = []
    for group, key, own in zip(groups, keys, ids, strict=True):
        names = _names(mentions[i] for i in group)
        host = key.removesuffix(_WORKSHOP)
        parent = by_key.get(host) if host != key and venue_name(host) else None
        entities.append(
            Entity(
                own,
                EntityKind.VENUE,
                venue_label(key, names),
                names,
                _keys(mentions[i] for i in group),
                key if by_key[key] == own else None,
                parent,
            )
        )
    return entities, judgements


def _works(
    documents: Sequence[DocumentClaims], shaper: Shaper, venue_of: Mapping[MentionKey, str]
) -> tuple[list[Entity], list[Judgement], dict[str, WorkView]]:
    works = read_works(documents, venue_of)
    groups, judgements = link_works(works)
    groups = shaper.groups(EntityKind.WORK, groups, [work.mention.key for work in works], judgements)
    entities, views = [], {}
    for group in groups:
        own: list[WorkMention] = [works[i] for i in group]
        keys = _keys(work.mention for work in own)
        names = _names(work.mention for work in own)
        entities.append(Entity(shaper.order.entity_id(keys), EntityKind.WORK, work_label(own), names, keys))
        views[entities[-1].id] = WorkView(frozenset(own[0].title.content), own[0].venue, own[0].year)
    return entities, judgements, views


def _persons(
    documents: Sequence[DocumentClaims], shaper: Shaper, known: Mapping[MentionKey, str], views: Mapping[str, WorkView]
) -> tuple[list[Entity], list[Judgement], list[Issue]]:
    people = [person for document in documents for person in read_persons(document, known)]
    groups, judgements = link_persons(people, views)
    entities = []
    shaped = shape_persons([[people[i] for i in group] for group in groups], documents, shaper, judgements)
    of_orcids, issues = look_at_orcids(shaped, {document.sha256: document.name for document in documents})
    for own in shaped:
        mentions = [mention for person in own for mention in person.mentions]
        tier = _SUBJECT if any(person.is_subject for person in own) else _MENTIONED
        keys = _keys(mentions)
        entities.append(
            Entity(shaper.order.entity_id(keys), EntityKind.PERSON, person_label(own), _names(mentions), keys, tier=tier)
        )
    return entities, [*judgements, *of_orcids], issues


def _organizations(documents: Sequence[DocumentClaims], shaper: Shaper) -> tuple[list[Entity], list[Judgement]]:
    mentions = read_organizations(documents)
    groups, parents, judgements = link_organizations(mentions)
    groups = shaper.groups(EntityKind.ORGANIZATION, groups, [one.mention.key for one in mentions], judgements)
    ids = {}
    for group in groups:
        ids.update(dict.fromkeys(group, shaper.order.entity_id([mentions[i].mention.key for i in group])))
    entities = []
    for group in groups:
        above = sorted({ids[parents[i]] for i in group if i in parents})
        own = [mentions[i] for i in group]
        keys, names = _keys(one.mention for one in own), _names(one.mention for one in own)
        parent = above[0] if len(above) == 1 else None
        entities.append(Entity(ids[group[0]], EntityKind.ORGANIZATION, organization_label(own), names, keys, parent=parent))
    return entities, judgements


def _names(mentions: Iterable[Mention]) -> tuple[str, ...]:
    return tuple(sorted({mention.name for mention in mentions}))


def _keys(mentions: Iterable[Mention]) -> tuple[MentionKey, ...]:
    return tuple(sorted({mention.key for mention in mentions}))
