"""Which mentions of works are one work.

Inside one document every listed work is a work of its own, unless the same entry stands there twice. Across documents a work meets
at most one work of each document: the surest pairs first. A preprint and its printed version are one work; an erratum, a second
part or another paper of the same authors is not.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from rapidfuzz import fuzz

from etl.model.document_claims import DocumentClaims
from etl.model.facts import WorkKind
from etl.model.judgement import Evidence, Judgement, Verdict
from etl.model.mention import EntityKind, MentionKey
from etl.normalize.titles import parse_title
from etl.resolve.blocking import pairs_by_key, rare_words
from etl.resolve.clusters import Clusters
from etl.resolve.features import works as features
from etl.resolve.features.person_names import name_form
from etl.resolve.features.works import WorkMention
from etl.resolve.mentions import judgement, mention_of, still_open
from etl.resolve.rarity import Rarity
from etl.resolve.weights import Levels, Weights, given_weights, learned_weights, probability

SAME, UNSURE = 0.0, -2.5  # log odds
_SHARE = 0.045  # of the pairs that share a blocking key
_SAME_IDENTIFIER = 6.0  # what one DOI or arXiv id adds to the log odds
_OTHER_TITLE = 0.3
_TELLING_WORDS = 3  # a title of fewer content words ("Introduction") says nothing without authors
_RARE_WORDS = 4
_NAMES_IN_KEY = 3
_LARGEST_BLOCK = 60
_SAME_LETTERS = (0, 2)  # the levels of titles with the same letters: once and several times in a document
_LEAST_TITLES = 64  # a word of one title in three is not common in the world
_LONG_LIST = 300  # works; two lists so long teach how they differ
GIVEN = given_weights(features.SCALES, share=_SHARE)
_SOFTWARE = (WorkKind.SOFTWARE, WorkKind.DATASET)


def read_works(claims: Sequence[DocumentClaims], venue_of: Mapping[MentionKey, str]) -> list[WorkMention]:
    """Every work and system that the documents name; `venue_of` has the venue behind a venue's mention."""
    found: list[WorkMention] = []
    for document in claims:
        owner = (name_form(document.subject.name.value),) if document.subject else ()
        for work in document.works:
            venue = venue_of.get(mention_of(document, EntityKind.VENUE, work.venue).key) if work.venue else None
            listed = tuple(name_form(author.name.value) for author in work.authors)
            found.append(
                WorkMention(
                    mention_of(document, EntityKind.WORK, work.title),
                    parse_title(work.title.value),
                    listed + (owner if work.owner_implied else ()),
                    work.et_al is not None and work.et_al.value,
                    work.year.value if work.year else None,
                    venue,
                    work.doi.value if work.doi else None,
                    work.arxiv.value if work.arxiv else None,
                    work.kind.value in _SOFTWARE,
                    work.kind.value is WorkKind.PREPRINT,
                    " ".join(claim.value for claim in (work.volume, work.issue, work.pages) if claim) or None,
                )
            )
        for system in document.systems:
            mention = mention_of(document, EntityKind.WORK, system.name)
            found.append(WorkMention(mention, parse_title(system.name.value), owner, et_al=True, is_system=True))
    first: dict[MentionKey, WorkMention] = {}
    for named in found:
        first.setdefault(named.mention.key, named)
    return list(first.values())


def link_works(works: Sequence[WorkMention], *, doubles: Collection[str] = frozenset()) -> tuple[list[list[int]], list[Judgement]]:
    """Clusters of places in `works`, and what was judged across documents.

    In a document a work appears once, except in those named in `doubles`: lists that were gathered from several sources.
    """
    entries: dict[Hashable, list[int]] = {}
    for i, work in enumerate(works):
        entries.setdefault(_entry(work), []).append(i)
    copies = list(entries.values())
    nodes = _weighted([works[own[0]] for own in copies], doubles)
    clusters = Clusters(len(nodes), [[] if _is_free(node, doubles) else [node.mention.document] for node in nodes])
    titles: dict[tuple[int, int, bool], float] = {}
    pairs = [pair for left, right in _pairs(nodes) if (pair := _compare(nodes, left, right, titles)) is not None]
    _weigh(pairs, nodes, doubles)
    judgements = []
    open_pairs = []
    rivals = _best_scores(pairs, nodes, doubles)
    for pair in sorted(pairs, key=lambda pair: _order(pair, nodes)):
        if pair.odds < UNSURE or clusters.find(pair.left) == clusters.find(pair.right):
            continue
        left, right = nodes[pair.left], nodes[pair.right]
        verdict, score, evidence = _judge(left, right, pair.weights, pair.levels)
        if verdict is Verdict.SAME and _is_ambiguous(rivals, nodes, pair) and not _is_interchangeable(pair.levels):
            verdict = Verdict.UNSURE
        if not clusters.may_join(pair.left, pair.right):
            continue
        if verdict is Verdict.SAME:
            clusters.join(pair.left, pair.right)
            judgements.append(judgement(left.mention, right.mention, verdict, score, evidence))
        elif verdict is Verdict.UNSURE:
            open_pairs.append((pair.left, pair.right, judgement(left.mention, right.mention, verdict, score, evidence)))
    judgements.extend(still_open(open_pairs, clusters))
    return [[i for node in group for i in copies[node]] for group in clusters.groups()], judgements


@dataclass(slots=True)
class _Pair:
    """Two works that share a blocking key, the levels of their features, and what these tell."""

    left: int
    right: int
    levels: Levels
    identified: float
    weights: Weights = GIVEN

    @property
    def odds(self) -> float:
        return self.weights.odds(self.levels) + self.identified


def judge_works(left: WorkMention, right: WorkMention) -> tuple[Verdict, float, tuple[Evidence, ...]]:
    """Whether two mentions are one work, with the probability and the reasons."""
    pair = _compare(_weighted([left, right], ()), 0, 1, {})
    return _judge(left, right, GIVEN, pair.levels) if pair else (Verdict.DIFFERENT, 0.0, ())


def _is_free(work: WorkMention, doubles: Collection[str]) -> bool:
    """Whether the document may have the work twice."""
    return work.is_system or work.mention.document in doubles


def _pairs(nodes: Sequence[WorkMention]) -> Iterator[tuple[int, int]]:
    for left, right in pairs_by_key(_blocking_keys(nodes), largest_block=_LARGEST_BLOCK):
        if nodes[left].mention.document != nodes[right].mention.document and nodes[left].is_system == nodes[right].is_system:
            yield left, right


def _compare(nodes: Sequence[WorkMention], left: int, right: int, titles: dict[tuple[int, int, bool], float]) -> _Pair | None:
    """The pair with its levels; `None` where the titles have next to nothing in common and no identifier is the same.

    `titles` keeps how alike two titles are: many documents print the same ones. Equal titles are one object.
    """
    a, b = nodes[left], nodes[right]
    identified = _SAME_IDENTIFIER if features.identifier(a, b) else 0.0
    of_titles = id(a.title), id(b.title), a.is_repeated or b.is_repeated
    alike = titles.get(of_titles)
    if alike is None:
        alike = titles[of_titles] = features.title(a, b).score
    if alike < _OTHER_TITLE and not identified:
        return None
    heard = [feature(a, b) for feature, _ in features.FEATURES[1:]]
    scores = [alike, *(None if one is None else one.score for one in heard)]
    levels = tuple(None if one is None else scale.level(one) for one, scale in zip(scores, features.SCALES, strict=True))
    return _Pair(left, right, levels, identified)


def _weigh(pairs: Sequence[_Pair], nodes: Sequence[WorkMention], doubles: Collection[str]) -> None:
    """Gives the pairs between two long lists the weights that these lists teach."""
    length = Counter(node.mention.document for node in nodes)
    between: dict[tuple[str, str], list[_Pair]] = defaultdict(list)
    for pair in pairs:
        documents = sorted((nodes[pair.left].mention.document, nodes[pair.right].mention.document))
        if all(length[document] >= _LONG_LIST for document in documents):
            between[documents[0], documents[1]].append(pair)
    for own in between.values():
        best: dict[int, float] = {}
        for pair in own:
            for work, partner in ((pair.left, pair.right), (pair.right, pair.left)):
                if not _is_free(nodes[partner], doubles):
                    best[work] = max(pair.odds, best.get(work, pair.odds))
        least = [max((best[work] for work in (pair.left, pair.right) if work in best), default=pair.odds) for pair in own]
        free = Counter(pair.levels for pair, rival in zip(own, least, strict=True) if pair.odds >= rival)
        rivalled = Counter(pair.levels for pair, rival in zip(own, least, strict=True) if pair.odds < rival)
        weights = learned_weights(features.SCALES, share=_SHARE, free=free, rivalled=rivalled)
        for pair in own:
            pair.weights = weights


def _order(pair: _Pair, nodes: Sequence[WorkMention]) -> tuple[float, float, int, int]:
    """The surest pairs first; of equal ones those that are printed alike, then as they stand in their documents."""
    names = (nodes[place].mention.name.casefold() for place in (pair.left, pair.right))
    printed = fuzz.token_sort_ratio(*names) if pair.odds >= UNSURE else 0.0
    return -pair.odds, -printed, pair.left, pair.right


def _best_scores(pairs: Sequence[_Pair], nodes: Sequence[WorkMention], doubles: Collection[str]) -> Counter[tuple[int, str, float]]:
    """How many works of a document have certain odds with a work of another one."""
    found: Counter[tuple[int, str, float]] = Counter()
    for pair in pairs:
        for work, partner in ((pair.left, nodes[pair.right]), (pair.right, nodes[pair.left])):
            if not _is_free(partner, doubles):
                found[work, partner.mention.document, pair.odds] += 1
    return found


def _is_ambiguous(rivals: Mapping[tuple[int, str, float], int], nodes: Sequence[WorkMention], pair: _Pair) -> bool:
    """Whether another work of the same document is as good a partner: a column that appears every year under one title."""
    documents = nodes[pair.left].mention.document, nodes[pair.right].mention.document
    return rivals[pair.left, documents[1], pair.odds] > 1 or rivals[pair.right, documents[0], pair.odds] > 1


def _is_interchangeable(levels: Levels) -> bool:
    """Whether title, year and venue are stated and the same: then nothing tells the rivals apart, and their order does."""
    title, _, _, year, venue = levels
    return title in _SAME_LETTERS and year == 0 and venue == 0


def _judge(left: WorkMention, right: WorkMention, weights: Weights, levels: Levels) -> tuple[Verdict, float, tuple[Evidence, ...]]:
    named = features.identifier(left, right)
    heard = [(feature(left, right), weight) for (feature, _), weight in zip(features.FEATURES, weights.parts(levels), strict=True)]
    reasons = [replace(evidence, weight=round(weight, 2)) for evidence, weight in heard if evidence is not None]
    odds = weights.odds(levels)
    if named is not None:
        odds += _SAME_IDENTIFIER
        reasons.append(replace(named, weight=_SAME_IDENTIFIER))
    if odds < UNSURE:
        return Verdict.DIFFERENT, probability(odds), tuple(reasons)
    says_little = levels[2] is None and named is None and len(left.title.content) < _TELLING_WORDS
    if odds < SAME or (says_little and not _is_interchangeable(levels)):
        return Verdict.UNSURE, probability(odds), tuple(reasons)
    return Verdict.SAME, probability(odds), tuple(reasons)


def _entry(work: WorkMention) -> Hashable:
    """What an entry printed twice in one document has in common with its copy; a system needs its name alone."""
    document, tight = work.mention.document, work.title.tight
    return (
        (document, tight)
        if work.is_system
        else (document, tight, work.authors, work.year, work.venue, work.is_preprint, work.pages, work.doi, work.arxiv)
    )


def _blocking_keys(works: Sequence[WorkMention]) -> list[list[str]]:
    rare = rare_words([work.title.content or work.title.words for work in works], keep=_RARE_WORDS)
    keys = []
    for work, words in zip(works, rare, strict=True):
        own = [f"words {' '.join(sorted(pair))}" for pair in combinations(words, 2)]
        own.append(f"tight {work.title.tight[:40]}")
        if len(work.title.main) >= 5:
            own.append(f"main {work.title.main[:40]}")
        if work.year and work.authors:
            own.append(f"by {' '.join(sorted(author.block for author in work.authors)[:_NAMES_IN_KEY])} {work.year}")
        own.extend(f"id {identifier}" for identifier in (work.doi, work.arxiv) if identifier)
        keys.append(own)
    return keys


def _weighted(works: Sequence[WorkMention], doubles: Collection[str]) -> list[WorkMention]:
    """The works with the weight of each of their words (how seldom it is), their authors without those that have no name."""
    titles = Counter((work.mention.document, work.title.tight) for work in works if not _is_free(work, doubles))
    rarity = Rarity((work.title.content for work in works), least=_LEAST_TITLES)
    return [
        replace(
            work,
            weights={word: 1.0 + rarity.of(word) for word in work.title.content},
            authors=tuple(author for author in work.authors if author.family),
            is_repeated=titles[work.mention.document, work.title.tight] > 1,
        )
        for work in works
    ]
