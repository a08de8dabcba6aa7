"""Which mentions of works are one work.

Inside one document every listed work is a work of its own, unless the same entry stands there twice. Across documents a work meets
at most one work of each document: the surest pairs first. A preprint and its printed version are one work; an erratum, a second
part or another paper of the same authors is not.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

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
from etl.resolve.mentions import judgement, mention_of

SAME = 0.86  # tests/benchmarks/linking_works.py on DBLP and ACM: two wrong pairs in a thousand above it
UNSURE = 0.76
_OTHER_TITLE = 0.5
_CLOSE_TITLE = 0.9  # below it the titles must share their main title and the authors must agree
_AGREEING_AUTHORS = 0.7
_SAME_IN_ALL = 0.9
_NEAR_TITLE = 0.75  # is close enough where authors, year and venue are all the same
_TELLING_WORDS = 3  # a title of fewer content words ("Introduction") says nothing without authors
_RARE_WORDS = 4
_NAMES_IN_KEY = 3
_LARGEST_BLOCK = 60
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


def link_works(works: Sequence[WorkMention]) -> tuple[list[list[int]], list[Judgement]]:
    """Clusters of places in `works`, and what was judged across documents."""
    entries: dict[Hashable, list[int]] = {}
    for i, work in enumerate(works):
        entries.setdefault(_entry(work), []).append(i)
    copies = list(entries.values())
    nodes = _weighted([works[own[0]] for own in copies])
    clusters = Clusters(len(nodes), [[] if node.is_system else [node.mention.document] for node in nodes])
    judged = []
    for left, right in pairs_by_key(_blocking_keys(nodes), largest_block=_LARGEST_BLOCK):
        if nodes[left].mention.document == nodes[right].mention.document:
            continue
        verdict, score, evidence = judge_works(nodes[left], nodes[right])
        if verdict is not Verdict.DIFFERENT:
            judged.append((-score, left, right, verdict, evidence))
    judgements: list[Judgement] = []
    best = _best_scores(judged, nodes)
    for negative, left, right, verdict, evidence in sorted(judged, key=lambda pair: pair[:3]):
        if clusters.find(left) == clusters.find(right) or not clusters.may_join(left, right):
            continue
        if verdict is Verdict.SAME and _is_ambiguous(best, nodes, left, right, -negative):
            verdict = Verdict.UNSURE
        if verdict is Verdict.SAME:
            clusters.join(left, right)
        judgements.append(judgement(nodes[left].mention, nodes[right].mention, verdict, -negative, evidence))
    return [[i for node in group for i in copies[node]] for group in clusters.groups()], judgements


_Judged = tuple[float, int, int, Verdict, tuple[Evidence, ...]]


def _best_scores(judged: Sequence[_Judged], nodes: Sequence[WorkMention]) -> Counter[tuple[int, str, float]]:
    """How many works of a document have a certain score with a work of another one."""
    found: Counter[tuple[int, str, float]] = Counter()
    for negative, left, right, _, _ in judged:
        found[left, nodes[right].mention.document, -negative] += 1
        found[right, nodes[left].mention.document, -negative] += 1
    return found


def _is_ambiguous(
    scores: Mapping[tuple[int, str, float], int], nodes: Sequence[WorkMention], left: int, right: int, score: float
) -> bool:
    """Whether another work of the same document is as good a partner: a column that appears every year under one title."""
    return scores[left, nodes[right].mention.document, score] > 1 or scores[right, nodes[left].mention.document, score] > 1


def judge_works(left: WorkMention, right: WorkMention) -> tuple[Verdict, float, tuple[Evidence, ...]]:
    """Whether two mentions are one work, with score and reasons."""
    if left.is_system != right.is_system:
        return Verdict.DIFFERENT, 0.0, ()
    named = features.identifier(left, right)
    alike = features.title(left, right)
    if named is None and alike.score <= _OTHER_TITLE and not features.is_contained(left, right):
        return Verdict.DIFFERENT, 0.0, (alike,)
    heard = [(evidence, weight) for feature, weight in features.WEIGHTS if (evidence := feature(left, right)) is not None]
    score = sum(evidence.score * weight for evidence, weight in heard) / sum(weight for _, weight in heard)
    reasons = tuple(evidence for evidence, _ in heard)
    by_name = {evidence.feature: evidence.score for evidence in reasons}
    if named is not None:
        return (Verdict.SAME if alike.score > _OTHER_TITLE else Verdict.UNSURE), score, reasons
    if "authors" in by_name and not by_name["authors"]:
        return (Verdict.UNSURE if by_name["title"] == 1.0 and score >= UNSURE else Verdict.DIFFERENT), score, reasons
    if by_name["title"] < _CLOSE_TITLE and _is_misprinted(left, right, by_name):
        return Verdict.SAME, max(score, SAME), reasons
    if by_name["title"] < _CLOSE_TITLE and not _is_retitled(left, right, by_name):
        return (Verdict.UNSURE if score >= SAME else Verdict.DIFFERENT), score, reasons
    if "authors" not in by_name and len(left.title.content) < _TELLING_WORDS:
        return Verdict.UNSURE, min(score, UNSURE), reasons
    if score >= SAME:
        return Verdict.SAME, score, reasons
    return (Verdict.UNSURE if score >= UNSURE else Verdict.DIFFERENT), score, reasons


def _is_retitled(left: WorkMention, right: WorkMention, by_name: Mapping[str, float]) -> bool:
    """Whether two titles that differ are those of one work: one main title, the same authors, years that are near."""
    return (
        features.is_same_main_title(left.title, right.title)
        and by_name.get("authors", 0.0) >= _AGREEING_AUTHORS
        and by_name.get("year", 1.0) > 0.0
    )


def _is_misprinted(left: WorkMention, right: WorkMention, by_name: Mapping[str, float]) -> bool:
    """Whether all else is the same and the titles differ in single letters, in a word of many, or one is a part of the other."""
    if any(by_name.get(name, 0.0) < _SAME_IN_ALL for name in ("authors", "year", "venue")):
        return False
    if by_name["title"] >= _NEAR_TITLE or features.is_misprint(left, right):
        return True
    return features.is_contained(left, right) and features.pages_agree(left, right)


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


def _weighted(works: Sequence[WorkMention]) -> list[WorkMention]:
    """The works with the weight of each of their words: how seldom it is."""
    frequency = Counter(word for work in works for word in set(work.title.content))
    total = len(works) + 1
    weight = {word: 1.0 + math.log(total / count) / math.log(total + 1) for word, count in frequency.items()}
    return [replace(work, weights={word: weight[word] for word in work.title.content}) for work in works]
