"""Which printed venue names speak of one series, journal or server.

A name that the gazetteer knows has its key. Others meet by what the documents teach: a name in brackets after another one
("Meeting on Dust (MD)") makes the short form known wherever it stands alone; abbreviated names are aligned with full ones word by
word; spellings of one name differ by a plural or by British and American letters at most.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from etl.model.document_claims import DocumentClaims
from etl.model.judgement import Evidence, Judgement, Verdict
from etl.model.mention import EntityKind, MentionKey
from etl.normalize.abbreviations import content_words, expands
from etl.normalize.folding import fold
from etl.normalize.listed import organization_entry, organization_of, venue_name, venue_of
from etl.normalize.venues import own_acronym, series_name, venue_key, without_brackets
from etl.resolve.clusters import Clusters
from etl.resolve.doubts import acronyms, near_spellings
from etl.resolve.features.venues import is_same_spelling, likeness
from etl.resolve.mentions import Mention, judgement, mention_of, still_open
from etl.resolve.name_links import LinkedNames, Named

_NAME_WORDS = 2  # an acronym is taught by a name of at least so many words


@dataclass(frozen=True, slots=True)
class VenueName:
    """A distinct printed name. `key`: the gazetteer's; `name`: folded, edition and brackets off; `acronym`: the one it teaches."""

    printed: str
    key: str | None
    name: str
    acronym: str | None


def read_venues(document: DocumentClaims) -> list[Named]:
    """Every venue a document names; events of talks only where they are known venues."""
    found: dict[MentionKey, Named] = {}
    named = [work.venue for work in document.works] + [service.venue for service in document.service]
    named += [talk.event for talk in document.talks if talk.event and venue_of(talk.event.value)]
    for claim in named:
        if claim is not None:
            mention = mention_of(document, EntityKind.VENUE, claim)
            found.setdefault(mention.key, Named(mention, mention.name, venue_of(mention.name) or mention.name))
    return list(found.values())


def link_venue_names(mentions: Sequence[Named]) -> LinkedNames:
    """Clusters of names, each of which stands in one of `mentions`; judgements over those that no gazetteer knows."""
    of_name = {each.name: each.mention for each in mentions}
    names = [_read_name(printed) for printed in sorted(of_name)]
    clusters = Clusters(len(names))
    first_of_key: dict[str, int] = {}
    for i, name in enumerate(names):
        if name.key:
            clusters.join(first_of_key.setdefault(name.key, i), i)
    judgements = []
    for left, right, reason in _pairs(names):
        if clusters.find(left) == clusters.find(right):
            continue
        if _keys(clusters, names, left) and _keys(clusters, names, right):
            continue
        clusters.join(left, right)
        reasons = reason, likeness(names[left].name, names[right].name)
        one, other = of_name[names[left].printed], of_name[names[right].printed]
        judgements.append(judgement(one, other, Verdict.SAME, reason.score, reasons))
    judgements.extend(still_open(_doubts(names, of_name), clusters))
    root_of = {names[i].printed: names[group[0]].printed for group in clusters.groups() for i in group}
    return LinkedNames(root_of, tuple(judgements))


def explain_venue(oldest: Named, named: Named) -> Judgement:
    """Why two mentions are of one venue: the same words, or a line of the gazetteer."""
    key = venue_of(named.mention.name)
    known = venue_name(key.removesuffix("-workshop")) if key else None
    listed = (
        Evidence("gazetteer", 1.0, f"both are names of {known}")
        if known
        else Evidence("key", 0.9, f"its key is {_read_name(named.mention.name).name}")
    )
    alike = likeness(fold(series_name(oldest.mention.name)), fold(series_name(named.mention.name)))
    return judgement(oldest.mention, named.mention, Verdict.SAME, listed.score, (alike, listed))


def _doubts(names: Sequence[VenueName], of_name: Mapping[str, Mention]) -> Iterator[tuple[int, int, Judgement]]:
    """Pairs of names that may be one venue: no two of which the gazetteer knows both."""
    printed, folded = [series_name(name.printed) for name in names], [name.name for name in names]
    for left, right, score, reason in (*acronyms(printed, folded), *near_spellings(printed, folded)):
        if not (names[left].key and names[right].key):
            one, other = (of_name[names[i].printed] for i in (left, right))
            alike = likeness(names[left].name, names[right].name)
            reasons = (reason,) if reason.feature == alike.feature else (reason, alike)
            yield left, right, judgement(one, other, Verdict.UNSURE, score, reasons)


def key_of(printed: Sequence[str]) -> str:
    """The key of a cluster of names: the gazetteer's, else an acronym that one of them gives itself, else the fullest's slug."""
    known = sorted({key for name in printed if (key := venue_of(name))})
    if known:
        return known[0]
    taught = sorted(acronym for name in printed if (acronym := own_acronym(name)))
    return venue_key(next(name for name in printed if own_acronym(name) == taught[0]) if taught else max(printed, key=len))


def _read_name(printed: str) -> VenueName:
    return VenueName(printed, venue_of(printed), fold(without_brackets(series_name(printed))), own_acronym(printed))


def _keys(clusters: Clusters, names: Sequence[VenueName], item: int) -> set[str]:
    """The gazetteer's keys in the cluster of a name; two clusters that have one never meet."""
    return {key for i in clusters.members(item) if (key := names[i].key)}


def _pairs(names: Sequence[VenueName]) -> Iterator[tuple[int, int, Evidence]]:
    """Pairs of names that are one venue, with the reason, surest reasons first."""
    by_name: dict[str, int] = {}
    for i, name in enumerate(names):
        if name.name:
            first = by_name.setdefault(name.name.removeprefix("the "), i)
            if first != i:
                yield first, i, Evidence("name", 1.0, f"the same name but for edition and spelling: “{name.name}”")
    yield from _organizations(names)
    yield from _taught_acronyms(names)
    yield from _abbreviated(names)
    yield from _spellings(names)


def _organizations(names: Sequence[VenueName]) -> Iterator[tuple[int, int, Evidence]]:
    """Organizations that stand in a venue's place: reviewers serve a foundation, too."""
    first: dict[str, int] = {}
    for i, name in enumerate(names):
        key = None if name.key else organization_of(name.printed)
        if key and first.setdefault(key, i) != i:
            yield first[key], i, Evidence("organization", 1.0, f"both are names of {organization_entry(key).name}")


def _taught_acronyms(names: Sequence[VenueName]) -> Iterator[tuple[int, int, Evidence]]:
    teachers: dict[str, list[int]] = defaultdict(list)
    for i, name in enumerate(names):
        if name.acronym and len(name.name.split()) >= _NAME_WORDS:
            teachers[fold(name.acronym)].append(i)
    for i, name in enumerate(names):
        taught = teachers.get(fold(series_name(name.printed)), [])
        if name.acronym is None and len({names[t].name for t in taught}) == 1:
            yield taught[0], i, Evidence("acronym", 0.95, f"“{names[taught[0]].printed}” says what “{name.printed}” is short for")


def _abbreviated(names: Sequence[VenueName]) -> Iterator[tuple[int, int, Evidence]]:
    by_initials: dict[str, list[int]] = defaultdict(list)
    for i, name in enumerate(names):
        by_initials["".join(word[0] for word in content_words(_cut_name(name)))].append(i)
    for initials, block in sorted(by_initials.items()):
        if len(initials) < 2:
            continue
        for i in block:
            if "." in names[i].printed:
                short = _cut_name(names[i])
                full = [f for f in block if f != i and expands(short, names[f].name) and names[f].name != names[i].name]
                if len({names[f].name for f in full}) == 1:
                    yield full[0], i, Evidence("abbreviation", 0.95, f"“{names[i].printed}” abbreviates “{names[full[0]].printed}”")


def _cut_name(name: VenueName) -> str:
    """The name as printed, for its full stops tell what is cut; edition and brackets off."""
    return without_brackets(series_name(name.printed))


def _spellings(names: Sequence[VenueName]) -> Iterator[tuple[int, int, Evidence]]:
    blocks: dict[str, list[int]] = defaultdict(list)
    for i, name in enumerate(names):
        words = content_words(name.name)
        if len(words) > 1:
            blocks["".join(word[0] for word in words)].append(i)
    for _, block in sorted(blocks.items()):
        for place, left in enumerate(block):
            for right in block[place + 1 :]:
                if is_same_spelling(names[left].name, names[right].name):
                    yield (
                        left,
                        right,
                        Evidence("spelling", 0.9, f"“{names[left].printed}” and “{names[right].printed}” differ in spelling"),
                    )
