"""What bibliographies ask of a work's venue: is it a serial or proceedings?"""

from __future__ import annotations

from etl.exchange.records import Work
from etl.graph import terms
from etl.model import regex as re
from etl.normalize.venue_names import VENUES
from etl.normalize.venues import find_venue

JOURNAL, CONFERENCE = "journal", "conference"
# what a venue calls itself; "Transactions of the ACM" is a serial, "Proceedings of the ..." and "Workshop on ..." are not
_SERIAL = re.compile(
    r"\b(?:journal|j\.|transactions|trans\.|letters|annals|zeitschrift|revue|revista|rivista|bulletin|quarterly|magazine)", re.I
)
_MEETING = re.compile(
    r"\b(?:conference|konferenz|conf[ée]rence|conferenza|conferencia|symposium|workshop|congress|meeting|tagung|colloque)\b", re.I
)


def kind_of_venue(work: Work) -> str:
    """`journal` or `conference`; empty where neither the venue's name nor what is printed with the work tells."""
    name = work.venue
    if name and (work.node.get(terms.ISSN) or work.node.get(terms.ISSUE)):
        return JOURNAL
    known = find_venue(name) if name else None
    if known:
        return CONFERENCE if known.endswith("-workshop") else VENUES[known].kind
    if _MEETING.search(name):
        return CONFERENCE
    return JOURNAL if _SERIAL.search(name) else ""
