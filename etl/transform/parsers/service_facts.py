"""Facts of service from what rows say: a name for each body, and one fact for a role at a body, with the years of all rows."""

from __future__ import annotations

from collections.abc import Iterable

from etl.model import regex as re
from etl.model.claim import Claim
from etl.model.document import Passage
from etl.model.facts import Service
from etl.normalize.text import fold
from etl.transform.parsers.activity_company import names_meeting, quoted_name
from etl.transform.parsers.service_enumerations import is_reviewing
from etl.transform.parsers.service_names import is_remainder, venue_name
from etl.transform.parsers.service_roles import is_deed, is_label, whole_role
from etl.transform.parsers.service_roles_at import without_town
from etl.transform.parsers.service_row import RULE, Found
from etl.transform.parsers.stay_claims import span_of, text_claim

_SHORTEST, _LONGEST = 2, 200


def gathered(said: Iterable[tuple[Passage, Found]]) -> list[Service]:
    """The facts of the rows, each given with its words; a role at a body that several rows tell is one, with the years of all."""
    facts: dict[tuple[str, str], Service] = {}
    for row, found in said:
        name = venue_name(without_town(quoted_name(found.venue)))
        if not _is_name(name, found):
            continue
        role = text_claim(found.role, RULE, 0.85)
        key = (fold(role.value), fold(name))
        known = facts.get(key)
        venue = Claim(name, found.venue.text, span_of(found.venue), RULE, 0.85)
        facts[key] = _merged(known, found.years) if known else Service(span_of(row), role, venue, found.years)
    return list(facts.values())


def _is_name(name: str, found: Found) -> bool:
    if not sum(map(str.isalpha, name)) >= _SHORTEST or len(name) > _LONGEST or name.startswith("section "):
        return False
    if is_remainder(name) or is_label(found.venue) or _PEOPLE.fullmatch(name) is not None:
        return False
    if name.split()[0].islower() and whole_role(found.venue) is not None:
        return False  # "Editor for Elm Letters, previously Book Editor"
    is_told = is_deed(found.role) and not is_reviewing(found.role)
    return not is_told or any(map(str.isupper, name)) or names_meeting(name)  # not "Led talks every week"


# as in PIs: T. Nord and E. Moe; what "J.", "U." or "Z." opens is a journal or university
_PERSON = r"(?:[^\W\d_a-z]\.[\s-]?){1,3}(?:(?:van|von|de|der|da|di|le|la)\s)*[^\W\d_a-z][\w'’-]+"
_PEOPLE = re.compile(rf"(?:\w{{2,20}}:\s|(?![JUZ]\.\s?[^\W\d_]{{2}})){_PERSON}(?:(?:,|,?\s(?:and|und|et|y|&))\s{_PERSON})*")


def _merged(fact: Service, years: tuple[Claim[int], ...]) -> Service:
    by_year = {claim.value: claim for claim in (*years, *fact.years)}
    return Service(fact.span, fact.role, fact.venue, tuple(by_year[y] for y in sorted(by_year)))
