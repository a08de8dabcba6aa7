"""What became of the facts between two versions, in words, by the person they are about.

Ilse Korvath
  new: position Research Scientist at Quillfeather Labs since 2024-05
  changed: work “Gears of the mind” (2019): year was 2018
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from pyoxigraph import DefaultGraph, NamedNode, Store
from rdflib import RDFS

from etl.errors import StoreError
from etl.graph import terms
from etl.graph.statements import TYPE

_Fields: TypeAlias = Mapping[str, Sequence[str]]

MOST_NODES = 5_000  # of more nothing is told one by one
_LABEL = str(RDFS.label)
_NOBODY = "Not of one person"
# Fields that follow from others, or only say where a fact was read.
_SILENT = {
    *(
        TYPE,
        _LABEL,
        terms.EVIDENCE,
        terms.CONFIDENCE,
        terms.NAME,
        terms.NAME_KEY,
        terms.AUTHOR,
        terms.PERSON,
        terms.WORK,
        terms.TIER,
    ),
    *(terms.START_YEAR, terms.START_DATE, terms.END_YEAR, terms.END_DATE, terms.AS_OF, terms.ORGANIZATION, terms.UNIT),
    *(terms.VENUE, terms.ADVISOR, terms.ADVISEE, terms.PLACE, terms.KEY),
}
# What a fact is called, and the words it is known by.
_FACTS: Mapping[str, tuple[str, Sequence[str]]] = {
    terms.CLASS_EMPLOYMENT: ("position {} at {}", (terms.TITLE, terms.ORGANIZATION_NAME)),
    terms.CLASS_EDUCATION: ("{} at {}", (terms.DEGREE, terms.ORGANIZATION_NAME)),
    terms.CLASS_ADVISING: ("{} {}", (terms.RELATION, terms.ADVISOR_NAME)),
    terms.CLASS_SERVICE: ("{} for {}", (terms.ROLE, terms.VENUE_NAME)),
    terms.CLASS_AWARD: ("award “{}”", (terms.TITLE,)),
    terms.CLASS_TALK: ("talk “{}” at {}", (terms.TITLE, terms.EVENT)),
    terms.CLASS_TEACHING: ("course {} at {}", (terms.COURSE, terms.ORGANIZATION_NAME)),
    terms.CLASS_SKILL: ("skill {}", (terms.SKILL,)),
    terms.CLASS_WORK: ("work “{}”", (terms.TITLE,)),
}


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """One fact that is `new`, `removed` or `changed`; `person` is whom it is about, `words` tell it."""

    person: str
    kind: str
    words: str


def tell_changes(nodes: Iterable[str], before: Path, after: Path) -> list[Change]:
    """What became of the facts at `nodes`, from the store in the folder `before` to that in `after`; sorted by person."""
    try:
        old, new = _Version(Store.read_only(str(before))), _Version(Store.read_only(str(after)))
    except OSError as error:
        raise StoreError(f"a version's store cannot be opened ({error}); `vitagraph log` lists the versions there are") from None
    changes: set[Change] = set()
    for node in nodes:
        was, is_ = old.entity(node), new.entity(node)
        if (was or is_).get(TYPE, [""])[0] in _FACTS:
            changes.update(_of_fact(was, is_, old, new))
        elif (was or is_).get(TYPE) == [terms.CLASS_PERSON]:
            changes.update(_of_person(was, is_))
    return sorted(changes)


class _Version:
    """The default graph of one version."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def fields(self, node: str) -> _Fields:
        """The values of a node by property, sorted."""
        found: dict[str, list[str]] = {}
        for quad in self._store.quads_for_pattern(NamedNode(node), None, None, DefaultGraph()):
            found.setdefault(quad.predicate.value, []).append(quad.object.value)  # type: ignore[union-attr]
        return {prop: sorted(values) for prop, values in found.items()}

    def entity(self, node: str) -> _Fields:
        """The fields of a node that is something, not of one that is merely replaced by another."""
        fields = self.fields(node)
        return fields if TYPE in fields else {}

    def persons_of(self, fields: _Fields) -> list[str]:
        """The labels of whom a fact is about; of a work, of its authors who have a document here."""
        found: list[str] = []
        for node in (*fields.get(terms.PERSON, ()), *fields.get(terms.ADVISEE, ()), *fields.get(terms.AUTHOR, ())):
            person = self.fields(node)
            if terms.AUTHOR not in fields or person.get(terms.TIER) == ["subject"]:
                found += person.get(_LABEL, ())
        return found


def _of_fact(was: _Fields, is_: _Fields, old: _Version, new: _Version) -> Iterable[Change]:
    persons = new.persons_of(is_) or old.persons_of(was) or [_NOBODY]
    if was and is_:
        differing = [words for prop in sorted({*was, *is_} - _SILENT) if (words := _difference(prop, was, is_))]
        return [Change(person, "changed", f"{_phrase(is_)}: {', '.join(differing)}") for person in persons if differing]
    kind, fields = ("new", is_) if is_ else ("removed", was)
    return [Change(person, kind, _phrase(fields)) for person in persons]


def _of_person(was: _Fields, is_: _Fields) -> Iterable[Change]:
    """People who have a document here; of others their facts tell."""
    if (is_ or was).get(terms.TIER) != ["subject"]:
        return
    if not (was and is_):
        yield Change((is_ or was)[_LABEL][0], "new" if is_ else "removed", "the person")
    elif was[_LABEL] != is_[_LABEL]:
        yield Change(is_[_LABEL][0], "changed", f"the person was called {was[_LABEL][0]}")


def _difference(prop: str, was: _Fields, is_: _Fields) -> str:
    """`year was 2018`, `venueName is new`, `pages is gone`."""
    name = prop.removeprefix(terms.NAMESPACE).rpartition("#")[2]
    if was.get(prop) == is_.get(prop):
        return ""
    if prop in (terms.START, terms.END, terms.ONGOING) or prop not in is_:
        return f"{name} was {'; '.join(was[prop])}" if prop in was else f"{name} is {'; '.join(is_[prop])}"
    if prop not in was:
        return f"{name} {'; '.join(is_[prop])} is new"
    return (
        f"{name} was {'; '.join(was[prop])}" if prop == terms.TITLE else f"{name} {'; '.join(is_[prop])} was {'; '.join(was[prop])}"
    )


def _phrase(fields: _Fields) -> str:
    """`position Research Scientist at Quillfeather Labs since 2024-05`."""
    template, props = _FACTS[fields[TYPE][0]]
    parts = template.split("{}")
    told = parts[0]
    for prop, after in zip(props, parts[1:], strict=True):
        if prop in fields:
            told += "; ".join(fields[prop]) + after
        else:
            told = told.rpartition(" ")[0] if told.endswith((" at ", " for ")) else told.rstrip() + " "
    for end in (" at ", " for ", " at", " for"):
        told = told.removesuffix(end)
    return " ".join(told.split()) + _when(fields)


def _when(fields: _Fields) -> str:
    start, end = fields.get(terms.START, [""])[0], fields.get(terms.END, [""])[0]
    if terms.ONGOING in fields:
        return f" since {start}" if start else ", ongoing"
    if start or end:
        return f", {start} to {end}" if start and end and start != end else f", {start or end}"
    years = fields.get(terms.YEAR, ())
    return f" ({', '.join(years)})" if years else ""
