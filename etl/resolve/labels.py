"""The name to show for an entity: the best of its printed forms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from etl.model import regex as re
from etl.normalize.listed import organization_entry, venue_name
from etl.normalize.organizations import without_brackets
from etl.normalize.person_names import parse_person_name
from etl.normalize.venues import series_name
from etl.resolve.features.person_names import name_form
from etl.resolve.features.persons import LocalPerson
from etl.resolve.features.works import WorkMention

# the year an acronym carries: "Meeting on Dust (MOD2019)", "... (MOD '19)"
_YEAR_IN_BRACKETS = re.compile(r"[\s'’-]*(?:19|20)?\d\d\)")


def person_label(people: Sequence[LocalPerson]) -> str:
    """A subject's own form first, else the fullest one, given name in front."""
    own = [person.mentions[0].name for person in people if person.is_subject]
    names = Counter(own or [mention.name for person in people for mention in person.mentions])
    best = max(sorted(names), key=lambda name: (_fullness(name), "," not in name, names[name]))
    parsed = parse_person_name(best) if "," in best else None
    return " ".join(part for part in (parsed.given, parsed.family, parsed.suffix) if part) if parsed and parsed.given else best


def _fullness(name: str) -> tuple[bool, int, int]:
    form = name_form(name)
    return form.is_full, len(form.given), sum(map(len, (*form.given, *form.family)))


def work_label(works: Sequence[WorkMention]) -> str:
    """The title of the newest version that is no preprint; `works` stand from the oldest document to the newest."""
    places = range(len(works))
    best = max(places, key=lambda i: (not works[i].is_preprint, works[i].year or 0, i))
    return works[best].mention.name


def venue_label(key: str, names: Sequence[str]) -> str:
    """The gazetteer's full name, else the fullest printed one without its edition."""
    known = venue_name(key)
    if known:
        return known
    host = venue_name(key.removesuffix("-workshop")) if key.endswith("-workshop") else None
    if host:
        return f"Workshop at {host}"
    return max(sorted(_YEAR_IN_BRACKETS.sub(")", series_name(name)) for name in names), key=len)


def organization_label(names: Sequence[tuple[str, str | None]]) -> str:
    """The fullest printed name; the gazetteer's where only acronyms are printed. `names` are the parts of the printed names that
    name the organization, with their keys in the gazetteer."""
    longest = max(sorted({without_brackets(main) for main, _ in names}), key=len)
    key = next((key for _, key in names if key), None)
    return organization_entry(key).name if key and " " not in longest else longest
