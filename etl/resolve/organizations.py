"""Which printed names speak of one organization, and which are units of another.

A name the gazetteer knows has its key; others meet by their words without legal form, by a name in brackets behind another
("Geological Survey of Foo (GSF)"), by a place behind a name that has no second place. A unit ("Department of Dust") is one with
another unit only where both belong to one organization; without it, a unit and an unnamed employer stay with their document.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
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
from etl.resolve.name_links import LinkedNames, Named

_LARGEST_BLOCK = 50  # names with one first word that are compared with each other
KNOWN = "known "  # how a family begins that the gazetteer knows
_UNIT, _LOCAL, _KNOWN_PART = "\x1f", "\x1e", "\x1d"  # how names begin that are no whole ones, or are known and printed as units
_TELLING = 2  # words of a name that is found again as the last part of a longer one


@dataclass(frozen=True, slots=True)
class OrganizationMention:
    """A printed name. `main`: the part of it that names the organization; `is_part`: it was printed as a unit of another."""

    mention: Mention
    main: str
    key: str | None
    is_part: bool = False

    @classmethod
    def read(cls, mention: Mention, *, is_part: bool = False) -> OrganizationMention:
        """The mention with the part of it that names the organization; a unit is a whole name."""
        return cls(mention, *_read_name(mention.name, is_part=is_part), is_part)


def _read_name(printed: str, *, is_part: bool) -> tuple[str, str | None]:
    main = printed if is_part else main_name(printed)
    return main, None if is_part and is_unit(main) else institution_of(main)


def read_organizations(document: DocumentClaims) -> list[Named]:
    """Every organization and unit that a document names."""
    found: dict[MentionKey, Named] = {}

    def read(claim: Claim[str] | None, whole: Named | None = None) -> Named | None:
        if claim is None:
            return None
        mention = mention_of(document, EntityKind.ORGANIZATION, claim)
        if mention.key not in found:
            found[mention.key] = name_organization(mention, whole)
        return found[mention.key]

    stays: tuple[Education | Employment, ...] = (*document.education, *document.employment)
    for fact in stays:
        read(fact.unit, read(fact.organization))
    others: tuple[Advising | Teaching | System, ...] = (*document.advising, *document.teaching, *document.systems)
    for other in others:
        read(other.organization)
    return list(found.values())


def name_organization(mention: Mention, whole: Named | None = None) -> Named:
    """A mention by the name it is known by: a whole name by its main part; a unit by the name it was printed with, and one without
    such a name, or an unnamed employer, by its document."""
    one = OrganizationMention.read(mention, is_part=whole is not None)
    of = (whole.name, whole.mention.key) if whole is not None else None
    if one.key:
        return Named(mention, f"{_KNOWN_PART if of else ''}{mention.name}", f"{KNOWN}{one.key}", of)
    if whole is not None:
        return Named(mention, f"{_UNIT}{whole.name}{_UNIT}{mention.name}", None, of)
    if is_unit(one.main) or is_unnamed(one.main):
        return Named(mention, f"{_LOCAL}{mention.document}{_LOCAL}{mention.name}", None)
    return Named(mention, mention.name, f"named {institution_key(one.main)}")


def read_name(name: str) -> tuple[str, str, str | None]:
    """What is printed behind a name by which mentions are known, its part that names the organization, the gazetteer's key."""
    printed = name.rpartition(name[0])[2] if name[:1] in (_UNIT, _LOCAL) else name.removeprefix(_KNOWN_PART)
    return printed, *_read_name(printed, is_part=name[:1] in (_UNIT, _KNOWN_PART))


def cluster_of(name: str, root_of: Mapping[str, str]) -> str:
    """The cluster that a name is in; that of a unit hangs on the one of the name that it was printed with."""
    if name[:1] not in (_UNIT, _LOCAL):
        return root_of.get(name, name)
    whole, mark, _ = name[1:].rpartition(name[0])
    return f"{mark}{cluster_of(whole, root_of)}{mark}{organization_fold(without_brackets(read_name(name)[1]))}"


def link_organization_names(mentions: Sequence[Named]) -> LinkedNames:
    """Clusters of names, each of which stands in one of `mentions`, from the oldest document to the newest; judgements over those
    that no gazetteer knows."""
    names = [OrganizationMention.read(each.mention, is_part=each.of is not None) for each in mentions]
    clusters = Clusters(len(names))
    first: dict[str | None, int] = {}
    for i, each in enumerate(mentions):
        clusters.join(first.setdefault(each.family, i), i)
    judgements = _join_variants(names, clusters)
    judgements.extend(still_open(_doubts(names, clusters), clusters))
    root_of = {mentions[i].name: mentions[group[0]].name for group in clusters.groups() for i in group}
    return LinkedNames(root_of, tuple(judgements))


def explain_organization(oldest: Named, named: Named) -> Judgement:
    """Why two mentions are of one organization: equal names, or names of one line of the gazetteer."""
    left, right = (OrganizationMention.read(each.mention, is_part=each.of is not None) for each in (oldest, named))
    known = (
        f"both are names of {organization_entry(right.key).name}"
        if right.key
        else f"“{right.main}” is a whole name, no unit of another"
    )
    evidence = (
        likeness(organization_fold(left.main), organization_fold(right.main)),
        Evidence("gazetteer" if right.key else "whole name", 1.0, known),
    )
    return judgement(oldest.mention, named.mention, Verdict.SAME, 1.0, evidence)


def known_above(key: str, known: Collection[str]) -> str | None:
    """The key of the nearest organization above the one with this key that is among `known`."""
    above = organization_entry(key).parent
    while above and above not in known:
        above = organization_entry(above).parent
    return above


def _doubts(mentions: Sequence[OrganizationMention], clusters: Clusters) -> Iterator[tuple[int, int, Judgement]]:
    """Pairs of whole names that may be one organization: no two of which the gazetteer knows both."""
    first: dict[str, int] = {}
    for i, one in enumerate(mentions):
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


def _join_variants(mentions: Sequence[OrganizationMention], clusters: Clusters) -> list[Judgement]:
    """Names in brackets, spellings, places behind a name."""
    judgements: list[Judgement] = []
    named: dict[str, int] = {}
    for i, one in enumerate(mentions):
        if not one.key:
            named.setdefault(institution_key(one.main), i)
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
