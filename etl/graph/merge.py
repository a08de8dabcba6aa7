"""One description of several versions: what the consolidated graph says where documents say different things.

Versions come newest first. Fields with one value take it from the newest version that states it, with these exceptions:

- a date printed more precisely elsewhere is refined: newest `2015`, older `2015-09` gives `2015-09`;
- a period is taken as a whole: an end is filled in only where it does not come before the start;
- of a work, the published version comes before the one under review, the article before the preprint, the one that names its
  venue before the one that does not, each with its own venue and year;
- fields that belong together (a name as printed and the entity behind it) come from one version;
- names, evidence, years and notes are united.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.graph import terms
from etl.graph.literals import lexical
from etl.graph.statements import TYPE, Description, state, type_of
from etl.model.facts import WorkKind, WorkStatus

_UNITED = (TYPE, terms.NAME, terms.EVIDENCE, terms.NOTE, terms.PATH, terms.EMAIL, terms.HOMEPAGE)
_MANY_YEARS = {terms.CLASS_SERVICE, terms.CLASS_TEACHING, terms.CLASS_AWARD}
_PUBLISHED_AT = (terms.VENUE_NAME, terms.VENUE)
_TOGETHER = (
    (terms.ORGANIZATION_NAME, terms.ORGANIZATION),
    (terms.UNIT_NAME, terms.UNIT),
    _PUBLISHED_AT,
    (terms.ADVISOR_NAME, terms.ADVISOR),
    (terms.BYLINE, terms.AUTHORS_TRUNCATED),
)
_START = (terms.START, terms.START_YEAR, terms.START_DATE)
_END = (terms.END, terms.END_YEAR, terms.END_DATE)
_OPEN_END = (terms.ONGOING, terms.AS_OF)
_PERIOD = {*_START, *_END, *_OPEN_END}
_PUBLICATION = (*_PUBLISHED_AT, terms.YEAR, terms.VOLUME, terms.ISSUE, terms.PAGES, terms.PUBLISHER)
_STATUS_RANK = {WorkStatus.PUBLISHED: 0, WorkStatus.UNDER_REVIEW: 1, WorkStatus.IN_PREPARATION: 2}
_KIND_RANK = {WorkKind.PREPRINT: 1, WorkKind.OTHER: 2}  # every other kind comes first


def merge_versions(versions: Sequence[Description]) -> Description:
    """One description of a node, given newest first."""
    if len(versions) == 1:
        return versions[0]
    class_ = type_of(versions[0])
    if class_ == terms.CLASS_WORK:
        versions = sorted(versions, key=_publication_rank)
    merged: Description = {}
    for prop in (*_UNITED, terms.YEAR) if class_ in _MANY_YEARS else _UNITED:
        for version in versions:
            for value in version.get(prop, ()):
                state(merged, prop, value)
    if class_ == terms.CLASS_WORK:
        _take_publication(merged, versions)
    _take_period(merged, versions)
    for group in _TOGETHER:
        if class_ != terms.CLASS_WORK or group is not _PUBLISHED_AT:
            _take_first(merged, versions, group)
    _take_confidence(merged, versions)
    taken = {*_PERIOD, *(prop for group in _TOGETHER for prop in group), *(_PUBLICATION if class_ == terms.CLASS_WORK else ())}
    for version in versions:
        for prop, values in version.items():
            if prop not in taken:
                merged.setdefault(prop, values)
    return merged


def _take_first(merged: Description, versions: Sequence[Description], group: Sequence[str]) -> None:
    """The fields of `group` as the first version has them that has one."""
    if any(prop in merged for prop in group):
        return
    for version in versions:
        if any(prop in version for prop in group):
            merged.update({prop: version[prop] for prop in group if prop in version})
            return


def _take_confidence(merged: Description, versions: Sequence[Description]) -> None:
    stated = [value for version in versions for value in version.get(terms.CONFIDENCE, ())]
    if stated:
        merged[terms.CONFIDENCE] = [max(stated)]


def _publication_rank(version: Description) -> tuple[int, int, bool]:
    """Lower is better: published, no preprint, with the name of its venue."""
    status, kind = _lexical(version, terms.STATUS), _lexical(version, terms.KIND)
    return (
        _STATUS_RANK[WorkStatus(status)] if status else len(_STATUS_RANK),
        _KIND_RANK.get(WorkKind(kind), 0) if kind in set(WorkKind) else 3,
        terms.VENUE_NAME not in version,
    )


def _take_publication(merged: Description, versions: Sequence[Description]) -> None:
    """Where and when the work appeared, from versions of the same kind and status as the first."""
    same = [v for v in versions if _publication_rank(v)[:2] == _publication_rank(versions[0])[:2]]
    _take_first(merged, same, _PUBLISHED_AT)
    for prop in _PUBLICATION:
        if prop not in _PUBLISHED_AT:
            _take_first(merged, same, (prop,))


def _take_period(merged: Description, versions: Sequence[Description]) -> None:
    starts = [v for v in versions if terms.START in v]
    ends = [v for v in versions if terms.END in v or terms.ONGOING in v]
    if not starts and not ends:
        return
    first = next(v for v in versions if v in starts or v in ends)
    start = first if first in starts else None
    end = first if first in ends else None
    if start is None:
        start = next((v for v in starts if end is None or _is_in_order(v, end)), None)
    if end is None:
        end = next((v for v in ends if start is None or _is_in_order(start, v)), None)
    if start is not None:
        _copy(merged, _refined(start, starts, terms.START), _START)
    if end is not None and terms.END in end:
        _copy(merged, _refined(end, [v for v in ends if terms.END in v], terms.END), _END)
    elif end is not None:
        _copy(merged, end, _OPEN_END)


def _is_in_order(start: Description, end: Description) -> bool:
    return terms.END_DATE not in end or _lexical(start, terms.START_DATE) <= _lexical(end, terms.END_DATE)


def _refined(chosen: Description, others: Sequence[Description], prop: str) -> Description:
    """Of the versions whose date lies within the chosen one, the most precise; the chosen one among equals."""
    printed = _lexical(chosen, prop)
    within = [v for v in others if _lexical(v, prop).startswith(printed)]
    best = max(within, key=lambda version: len(_lexical(version, prop)))
    return best if len(_lexical(best, prop)) > len(printed) else chosen


def _copy(merged: Description, version: Description, props: Sequence[str]) -> None:
    merged.update({prop: version[prop] for prop in props if prop in version})


def _lexical(version: Description, prop: str) -> str:
    values = version.get(prop)
    return lexical(values[0]) if values else ""
