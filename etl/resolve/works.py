"""Which mentions of works are one work.

Inside one document every listed work is a work of its own, unless the same entry stands there twice. Across documents a work meets
at most one work of each document: the surest pairs first. A preprint and its printed version are one work; an erratum, a second
part or another paper of the same authors is not.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from etl.model.document_claims import DocumentClaims
from etl.model.facts import WorkKind
from etl.model.judgement import Evidence, Judgement, Verdict
from etl.model.mention import EntityKind, MentionKey
from etl.normalize.titles import parse_title
from etl.resolve.clusters import Clusters
from etl.resolve.features import works as features
from etl.resolve.features.person_names import name_form
from etl.resolve.features.works import WorkMention
from etl.resolve.mentions import judgement, mention_of, still_open
from etl.resolve.weights import Levels, Weights, given_weights, learned_weights, probability

SAME, UNSURE = 0.0, -2.5  # log odds
_SHARE = 0.045  # of the pairs that share a blocking key
_SAME_IDENTIFIER = 6.0  # what one DOI or arXiv id adds to the log odds
_OTHER_TITLE = 0.3
_TELLING_WORDS = 3  # a title of fewer content words ("Introduction") says nothing without authors
_SAME_LETTERS = (0, 2)  # the levels of titles with the same letters: once and several times in a document
GIVEN = given_weights(features.SCALES, share=_SHARE)
_SOFTWARE = (WorkKind.SOFTWARE, WorkKind.DATASET)
_TITLE, _PARTS, _AUTHORS, _YEAR, _VENUE = range(5)
_MOST_OF_AUTHORS = max(GIVEN.tables[_AUTHORS])

Titles = dict[tuple[int, int, bool], float]


def read_works(document: DocumentClaims, venue_of: Mapping[MentionKey, str]) -> list[WorkMention]:
    """Every work and system that a document names; `venue_of` has the venue behind a venue's mention."""
    found: list[WorkMention] = []
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


def entries(works: Iterable[WorkMention], doubles: Collection[str] = ()) -> list[tuple[WorkMention, ...]]:
    """The works of one document, each with its copies: an entry that stands there twice is one."""
    own: dict[Hashable, list[WorkMention]] = {}
    for work in works:
        own.setdefault(_entry(work), []).append(work)
    titles = Counter(copies[0].title.tight for copies in own.values() if not is_free(copies[0], doubles))
    found = []
    for copies in own.values():
        authors = tuple(author for author in copies[0].authors if author.family)
        first = replace(copies[0], authors=authors, is_repeated=titles[copies[0].title.tight] > 1)
        found.append((first, *copies[1:]))
    return found


@dataclass(slots=True)
class Pair:
    """Two works that share a blocking key (by any numbers, the older one left), the levels of their features, what these tell."""

    left: int
    right: int
    levels: Levels
    identified: float
    learned: Weights | None = None

    @property
    def weights(self) -> Weights:
        """What the levels tell: what two long lists have taught, else what is given."""
        return self.learned or GIVEN

    @property
    def odds(self) -> float:
        """The log odds that the two are one."""
        return self.weights.odds(self.levels) + self.identified


def judge_works(left: WorkMention, right: WorkMention) -> tuple[Verdict, float, tuple[Evidence, ...]]:
    """Whether two mentions are one work, with the probability and the reasons; all words count the same."""
    levels = compare(left, right, {})
    return _judge(left, right, GIVEN, levels[0]) if levels else (Verdict.DIFFERENT, 0.0, ())


def is_free(work: WorkMention, doubles: Collection[str]) -> bool:
    """Whether the document may have the work twice."""
    return work.is_system or work.mention.document in doubles


def compare(left: WorkMention, right: WorkMention, titles: Titles, *, least: float | None = None) -> tuple[Levels, float] | None:
    """The levels of the features, and what a common identifier tells; `None` where the titles have next to nothing in common and no
    identifier is the same, or the odds cannot be `least`.

    `titles` keeps how alike two titles are: many documents print the same ones. Equal titles are one object.
    """
    identified = _SAME_IDENTIFIER if features.identifier(left, right) else 0.0
    of_titles = id(left.title), id(right.title), left.is_repeated or right.is_repeated
    alike = titles.get(of_titles)
    if alike is None:
        alike = titles[of_titles] = features.title(left, right).score
    if alike < _OTHER_TITLE and not identified:
        return None
    levels: list[int | None] = [features.SCALES[_TITLE].level(alike), None, None, None, None]
    for number in (_PARTS, _YEAR, _VENUE, _AUTHORS):  # authors take the longest
        if number == _AUTHORS and least is not None and GIVEN.odds(tuple(levels)) + identified + _MOST_OF_AUTHORS < least:
            return None
        heard = features.FEATURES[number][0](left, right)
        levels[number] = None if heard is None else features.SCALES[number].level(heard.score)
    return tuple(levels), identified


def weigh(pairs: Sequence[Pair], works: Mapping[int, WorkMention], doubles: Collection[str]) -> None:
    """Gives the pairs between two long lists the weights that these lists teach."""
    best: dict[int, float] = {}
    for pair in pairs:
        for work, partner in ((pair.left, pair.right), (pair.right, pair.left)):
            if not is_free(works[partner], doubles):
                best[work] = max(pair.odds, best.get(work, pair.odds))
    least = [max((best[work] for work in (pair.left, pair.right) if work in best), default=pair.odds) for pair in pairs]
    free = Counter(pair.levels for pair, rival in zip(pairs, least, strict=True) if pair.odds >= rival)
    rivalled = Counter(pair.levels for pair, rival in zip(pairs, least, strict=True) if pair.odds < rival)
    weights = learned_weights(features.SCALES, share=_SHARE, free=free, rivalled=rivalled)
    for pair in pairs:
        pair.learned = weights


def cluster(
    works: Sequence[WorkMention], pairs: Sequence[Pair], doubles: Collection[str]
) -> tuple[list[list[int]], list[tuple[int, Judgement]]]:
    """Clusters of places in `works`, which stand from the oldest to the newest, and the judgements with the place of the left one.

    `pairs` are all that are not surely two, by places.
    """
    clusters = Clusters(len(works), [[] if is_free(work, doubles) else [work.mention.document] for work in works])
    judgements: list[tuple[int, Judgement]] = []
    open_pairs = []
    rivals = _count_equals(pairs, works, doubles)
    for pair in sorted(pairs, key=lambda pair: _order(pair, works)):
        if clusters.find(pair.left) == clusters.find(pair.right) or not clusters.may_join(pair.left, pair.right):
            continue
        left, right = works[pair.left], works[pair.right]
        verdict, score, evidence = _judge(left, right, pair.weights, pair.levels)
        if verdict is Verdict.SAME and _is_ambiguous(rivals, works, pair) and not _is_interchangeable(pair.levels):
            verdict = Verdict.UNSURE
        if verdict is Verdict.SAME:
            clusters.join(pair.left, pair.right)
            judgements.append((pair.left, judgement(left.mention, right.mention, verdict, score, evidence)))
        elif verdict is Verdict.UNSURE:
            open_pairs.append((pair.left, pair.right, judgement(left.mention, right.mention, verdict, score, evidence)))
    place = {work.mention.key: i for i, work in enumerate(works)}
    judgements += ((place[judged.mentions[0]], judged) for judged in still_open(open_pairs, clusters) if judged.mentions)
    return clusters.groups(), judgements


def _order(pair: Pair, works: Sequence[WorkMention]) -> tuple[float, float, int, int]:
    """The surest pairs first; of equal ones those that are printed alike, then as they stand in their documents."""
    printed = fuzz.token_sort_ratio(*(works[place].mention.name.casefold() for place in (pair.left, pair.right)))
    return -pair.odds, -printed, pair.left, pair.right


def _count_equals(
    pairs: Sequence[Pair], works: Sequence[WorkMention], doubles: Collection[str]
) -> Mapping[tuple[int, str, float], int]:
    """How many works of a document have certain odds with a work of another one."""
    found: dict[tuple[int, str, float], int] = defaultdict(int)
    for pair in pairs:
        odds = pair.odds
        for work, partner in ((pair.left, works[pair.right]), (pair.right, works[pair.left])):
            if not is_free(partner, doubles):
                found[work, partner.mention.document, odds] += 1
    return found


def _is_ambiguous(rivals: Mapping[tuple[int, str, float], int], works: Sequence[WorkMention], pair: Pair) -> bool:
    """Whether another work of the same document is as good a partner: a column that appears every year under one title."""
    documents = works[pair.left].mention.document, works[pair.right].mention.document
    odds = pair.odds
    return rivals.get((pair.left, documents[1], odds), 0) > 1 or rivals.get((pair.right, documents[0], odds), 0) > 1


def _is_interchangeable(levels: Levels) -> bool:
    """Whether title, year and venue are stated and the same: then nothing tells the rivals apart, and their order does."""
    title, _, _, year, venue = levels
    return title in _SAME_LETTERS and year == 0 and venue == 0


def _judge(left: WorkMention, right: WorkMention, weights: Weights, levels: Levels) -> tuple[Verdict, float, tuple[Evidence, ...]]:
    named = features.identifier(left, right)
    heard = [(feature(left, right), weight) for (feature, _), weight in zip(features.FEATURES, weights.parts(levels), strict=True)]
    reasons = [evidence._replace(weight=round(weight, 2)) for evidence, weight in heard if evidence is not None]
    odds = weights.odds(levels)
    if named is not None:
        odds += _SAME_IDENTIFIER
        reasons.append(named._replace(weight=_SAME_IDENTIFIER))
    if odds < UNSURE:
        return Verdict.DIFFERENT, probability(odds), tuple(reasons)
    says_little = levels[_AUTHORS] is None and named is None and len(left.title.content) < _TELLING_WORDS
    if odds < SAME or (says_little and not _is_interchangeable(levels)):
        return Verdict.UNSURE, probability(odds), tuple(reasons)
    return Verdict.SAME, probability(odds), tuple(reasons)


def _entry(work: WorkMention) -> Hashable:
    """What an entry printed twice in one document has in common with its copy; a system needs its name alone."""
    tight = work.title.tight
    return (
        tight
        if work.is_system
        else (tight, work.authors, work.year, work.venue, work.is_preprint, work.pages, work.doi, work.arxiv)
    )
