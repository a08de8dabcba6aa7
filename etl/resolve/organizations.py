"""Which printed names speak of one organization, and which are units of another.

A name the gazetteer knows has its key; others meet by their words without legal form, by a name in brackets behind another
("Geological Survey of Foo (GSF)"), by a place behind a name that has no second place. A unit ("Department of Dust") is one with
another unit only where both belong to one organization; without it, a unit and an unnamed employer stay with their document.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from etl.model.claim import Claim
from etl.model.document_claims import DocumentClaims
from etl.model.facts import Advising, Education, Employment, System, Teaching
from etl.model.judgement import Evidence, Judgement, Verdict
from etl.model.mention import EntityKind, MentionKey
from etl.normalize.affiliations import INSTITUTION, institution_key, main_name
from etl.normalize.listed import institution_of, organization_entry
from etl.normalize.organizations import (
    bracketed,
    is_same_house,
    is_unit,
    is_unnamed,
    organization_fold,
    segments,
    without_brackets,
)
from etl.normalize.venues import own_acronym
from etl.resolve.clusters import Clusters
from etl.resolve.doubts import acronyms, near_spellings
from etl.resolve.features.venues import is_same_spelling, likeness
from etl.resolve.mentions import Mention, judgement, mention_of, still_open

_LARGEST_BLOCK = 50  # names with one first word that are compared with each other
_TELLING = 2  # words of a name that is found again as the last part of a longer one


@dataclass(frozen=True, slots=True)
class OrganizationMention:
    """A printed name. `main`: the part of it that names the organization; `of`: the mention that a unit was printed with."""

    mention: Mention
    main: str
    key: str | None
    of: MentionKey | None = None

    @classmethod
    def read(cls, mention: Mention, of: MentionKey | None = None) -> OrganizationMention:
        """The mention with the part of it that names the organization; a unit is a whole name."""
        main = mention.name if of else main_name(mention.name)
        return cls(mention, main, None if of and is_unit(main) else institution_of(main), of)


def read_organizations(claims: Sequence[DocumentClaims]) -> list[OrganizationMention]:
    """Every organization and unit that the documents name."""
    found: dict[MentionKey, OrganizationMention] = {}
    for document in claims:
        stays: tuple[Education | Employment, ...] = (*document.education, *document.employment)
        for fact in stays:
            whole = _read(document, fact.organization, None, found)
            _read(document, fact.unit, whole, found)
        others: tuple[Advising | Teaching | System, ...] = (*document.advising, *document.teaching, *document.systems)
        for other in others:
            _read(document, other.organization, None, found)
    return list(found.values())


def _read(
    document: DocumentClaims, claim: Claim[str] | None, of: MentionKey | None, found: dict[MentionKey, OrganizationMention]
) -> MentionKey | None:
    if claim is None:
        return None
    mention = mention_of(document, EntityKind.ORGANIZATION, claim)
    if mention.key not in found:
        found[mention.key] = OrganizationMention.read(mention, of)
    return mention.key


def link_organizations(
    mentions: Sequence[OrganizationMention],
) -> tuple[list[list[int]], dict[int, int], list[Judgement]]:
    """Clusters of places in `mentions`, the parent (a place in `mentions`) of some of them, and judgements."""
    clusters = Clusters(len(mentions))
    by_key = {mention.mention.key: i for i, mention in enumerate(mentions)}
    judgements = _join_same_names(mentions, clusters) + _join_variants(mentions, clusters)
    _join_units(mentions, clusters, by_key)
    judgements.extend(still_open(_doubts(mentions, clusters), clusters))
    return clusters.groups(), _parents(mentions, clusters, by_key), judgements


def _doubts(mentions: Sequence[OrganizationMention], clusters: Clusters) -> Iterator[tuple[int, int, Judgement]]:
    """Pairs of whole names that may be one organization: no two of which the gazetteer knows both."""
    first: dict[str, int] = {}
    for i, one in enumerate(mentions):
        if one.of is None and (one.key or _name_key(one)[0] == "named"):
            first.setdefault(organization_fold(without_brackets(one.main)), i)
    folded = sorted(first)
    printed = [without_brackets(mentions[first[name]].main) for name in folded]
    for left, right, score, reason in (*acronyms(printed, folded), *near_spellings(printed, folded), *_houses(printed, folded)):
        i, j = first[folded[left]], first[folded[right]]
        if len(_keys(mentions, clusters, i) | _keys(mentions, clusters, j)) < 2 or not (mentions[i].key and mentions[j].key):
            alike = likeness(folded[left], folded[right])
            reasons = (reason,) if reason.feature == alike.feature else (reason, alike)
            yield i, j, judgement(mentions[i].mention, mentions[j].mention, Verdict.UNSURE, score, reasons)


def _houses(printed: Sequence[str], folded: Sequence[str]) -> Iterator[tuple[int, int, float, Evidence]]:
    """Names of which one begins the other: a unit or a brand of one house, or a name that goes on; with a probability."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for i, name in enumerate(folded):
        blocks[name.split(" ")[0]].append(i)
    for _, block in sorted(blocks.items()):
        for i, j in combinations(block[:_LARGEST_BLOCK], 2):
            if is_same_house(printed[i], printed[j]):
                yield i, j, 0.4, Evidence("house", 0.5, f"“{printed[i]}” and “{printed[j]}” begin with one name")


def _join_same_names(mentions: Sequence[OrganizationMention], clusters: Clusters) -> list[Judgement]:
    """Equal names and names of one line of the gazetteer; a judgement for each document but the first."""
    judgements: list[Judgement] = []
    first: dict[tuple[str, ...], int] = {}
    told: set[tuple[int, str]] = set()
    for i, one in enumerate(mentions):
        if one.of is not None and not one.key:
            continue
        oldest = first.setdefault(_name_key(one), i)
        clusters.join(oldest, i)
        other = mentions[oldest].mention
        if other.document != one.mention.document and (oldest, one.mention.document) not in told:
            told.add((oldest, one.mention.document))
            name, printed = organization_fold(mentions[oldest].main), organization_fold(one.main)
            known = (
                f"both are names of {organization_entry(one.key).name}"
                if one.key
                else f"“{one.main}” is a whole name, no unit of another"
            )
            evidence = likeness(name, printed), Evidence("gazetteer" if one.key else "whole name", 1.0, known)
            judgements.append(judgement(other, one.mention, Verdict.SAME, 1.0, evidence))
    return judgements


def _name_key(one: OrganizationMention) -> tuple[str, ...]:
    if one.key:
        return ("known", one.key)
    if is_unit(one.main) or is_unnamed(one.main):
        return ("local", one.mention.document, organization_fold(without_brackets(one.main)))
    return ("named", institution_key(one.main))


def _join_variants(mentions: Sequence[OrganizationMention], clusters: Clusters) -> list[Judgement]:
    """Names in brackets, spellings, places behind a name."""
    judgements: list[Judgement] = []
    named: dict[str, int] = {}
    for i, one in enumerate(mentions):
        if one.of is None and not one.key and _name_key(one)[0] == "named":
            named.setdefault(_name_key(one)[1], i)
    offers: list[tuple[int, int, Evidence]] = []
    for name, i in sorted(named.items()):
        printed = mentions[i].main
        for other in [own_acronym(printed), *bracketed(printed)]:
            alias = named.get(institution_key(other)) if other else None
            if alias is not None and alias != i:
                offers.append((i, alias, Evidence("brackets", 0.95, f"“{printed}” has the other name in brackets")))
        offers.extend((named[last], i, reason) for last, reason in _last_part(printed, name, named))
        if INSTITUTION.search(name):
            offers.extend((named[head], i, reason) for head, reason in _placed(name, printed, named))
    blocks: dict[str, list[str]] = defaultdict(list)
    for name in sorted(named):
        blocks["".join(word[0] for word in name.split())].append(name)
    for _, block in sorted(blocks.items()):
        for one_name, other_name in combinations(block, 2):
            if len(one_name.split()) > 1 and is_same_spelling(one_name, other_name):
                reason = Evidence("spelling", 0.9, f"“{one_name}” and “{other_name}” differ in spelling")
                offers.append((named[one_name], named[other_name], reason))
    for left, right, evidence in offers:
        if (
            clusters.find(left) != clusters.find(right)
            and len(_keys(mentions, clusters, left) | _keys(mentions, clusters, right)) < 2
        ):
            clusters.join(left, right)
            reasons = evidence, likeness(organization_fold(mentions[left].main), organization_fold(mentions[right].main))
            judgements.append(judgement(mentions[left].mention, mentions[right].mention, Verdict.SAME, evidence.score, reasons))
    return judgements


def _last_part(printed: str, name: str, named: dict[str, int]) -> list[tuple[str, Evidence]]:
    """The organization behind its part: "Sand Team, Nordwind Union" where "Nordwind Union" is a whole name elsewhere."""
    parts = segments(printed)
    last = institution_key(parts[-1]) if len(parts) > 1 else ""
    if last not in named or last == name or is_unit(parts[-1]) or len(last.split()) < _TELLING:
        return []
    return [(last, Evidence("last part", 0.9, f"“{printed}” ends with “{parts[-1]}”, a whole name elsewhere"))]


def _placed(name: str, printed: str, named: dict[str, int]) -> list[tuple[str, Evidence]]:
    """The same name without the place behind it, if no other place stands behind that name anywhere (campuses stay apart)."""
    head, comma, _ = printed.partition(",")
    bare = institution_key(head)
    if not comma or bare not in named or bare == name:
        return []
    places = [other for other in named if other.startswith(f"{bare} ")]
    return [(bare, Evidence("place", 0.9, f"“{printed}” is “{head}” with its place"))] if places == [name] else []


def _keys(mentions: Sequence[OrganizationMention], clusters: Clusters, item: int) -> set[str]:
    return {key for i in clusters.members(item) if (key := mentions[i].key)}


def _join_units(mentions: Sequence[OrganizationMention], clusters: Clusters, by_key: dict[MentionKey, int]) -> None:
    first: dict[tuple[int, str], int] = {}
    for i, one in enumerate(mentions):
        if one.of is not None and not one.key:
            clusters.join(first.setdefault((clusters.find(by_key[one.of]), organization_fold(without_brackets(one.main))), i), i)


def _parents(mentions: Sequence[OrganizationMention], clusters: Clusters, by_key: dict[MentionKey, int]) -> dict[int, int]:
    """For places in `mentions` a place of the parent: the organization that a unit was printed with, else the gazetteer's."""
    known = {one.key: i for i, one in reversed(list(enumerate(mentions))) if one.key}
    parents: dict[int, int] = {}
    for i, one in enumerate(mentions):
        if one.of is not None:
            parents[i] = by_key[one.of]
        elif one.key:
            above = organization_entry(one.key).parent
            while above and above not in known:
                above = organization_entry(above).parent
            if above:
                parents[i] = known[above]
    return {i: parent for i, parent in parents.items() if clusters.find(i) != clusters.find(parent)}
