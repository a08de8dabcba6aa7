"""What the settings assert of a run as a whole: a graph that breaks it is not published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from etl.errors import AssertionsError, SettingsError
from etl.graph import terms
from etl.graph.tally import Tally, count_classes
from etl.settings import Settings

_CLASSES = {value.removeprefix(terms.NAMESPACE) for name, value in vars(terms).items() if name.startswith("CLASS_")}
_FIELDS = {value for name, value in vars(terms).items() if name.isupper() and not name.startswith(("CLASS_", "NAMESPACE"))}


def check_assertions(tally: Tally, set_aside: int, published: Mapping[str, int], settings: Settings) -> None:
    """Raises `AssertionsError` with every assertion that a consolidated graph with these counts breaks.

    set_aside   how many facts the gate kept out
    published   nodes of each class in the graph published before; empty if there is none
    """
    _check_names(settings)
    counts = count_classes(tally)
    broken = [
        *_counts(counts, settings),
        *_fill_rates(tally, settings),
        *_share_set_aside(sum(counts.values()), set_aside, settings),
        *_drops(counts, published, settings),
    ]
    if broken:
        raise AssertionsError(f"nothing was published, the graph before stays: {'; '.join(broken)}")


def _check_names(settings: Settings) -> None:
    asked = {*settings.least_counts, *settings.greatest_counts, *(name.partition(".")[0] for name in settings.least_fill)}
    unknown = sorted(asked - _CLASSES)
    unknown += sorted(name for name in settings.least_fill if terms.NAMESPACE + name.partition(".")[2] not in _FIELDS)
    if unknown:
        raise SettingsError(f"assertions name what the ontology does not have: {', '.join(unknown)}")


def _counts(counts: Mapping[str, int], settings: Settings) -> Iterator[str]:
    for class_, least in sorted(settings.least_counts.items()):
        if counts.get(class_, 0) < least:
            yield f"{counts.get(class_, 0)} nodes of class {class_}, at least {least} asserted"
    for class_, greatest in sorted(settings.greatest_counts.items()):
        if counts.get(class_, 0) > greatest:
            yield f"{counts[class_]} nodes of class {class_}, at most {greatest} asserted"


def _fill_rates(tally: Tally, settings: Settings) -> Iterator[str]:
    for name, least in sorted(settings.least_fill.items()):
        class_, _, prop = name.partition(".")
        there, filled = tally[class_, ""], tally[class_, prop]
        if there and filled / there < least:
            yield f"{name} in {filled} of {there} nodes, at least {least:.0%} asserted"


def _share_set_aside(kept: int, set_aside: int, settings: Settings) -> Iterator[str]:
    if set_aside and set_aside / (kept + set_aside) > settings.greatest_share_set_aside:
        share = settings.greatest_share_set_aside
        yield f"{set_aside} of {kept + set_aside} facts and entities set aside, at most {share:.0%} asserted"


def _drops(counts: Mapping[str, int], published: Mapping[str, int], settings: Settings) -> Iterator[str]:
    for class_, before in sorted(published.items()):
        now = counts.get(class_, 0)
        if before and (before - now) / before > settings.greatest_drop:
            yield f"{class_} fell from {before} to {now} nodes, a drop of at most {settings.greatest_drop:.0%} asserted"
