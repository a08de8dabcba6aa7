"""Bodies that stand above the roles somebody had in them, on a line of their own or two."""

from __future__ import annotations

from etl.gazetteers.loader import read_gazetteer
from etl.model.document import Passage, Style, join_passages
from etl.model.section import SectionKind
from etl.normalize.text import fold
from etl.transform.parsers.activity_fields import ActivityItem, dates_in, is_date, undated
from etl.transform.parsers.affiliations import Role, evidence_of
from etl.transform.parsers.service_roles import find_role, is_bodies, is_label, only_role, whole_role

_MOST_WORDS = 6
_EDGE = " \t,;:.–—-|·•"


def role_below_body(item: ActivityItem) -> tuple[Passage, Passage] | None:
    """The role that a row names and nothing else, and the body on the lines above it; `None` for other rows.

    Below "Elm Prize Committee" and "Ash Society", the row "Member and Secretary, 2012-2014" is that of the member and secretary of
    "Elm Prize Committee, Ash Society".
    """
    above = next((p for p in reversed(item.entry.carried) if not is_date(p.text)), None)
    if above is None or dates_in(above.text) or is_label(above) or only_role(above) is not None or whole_role(above) is not None:
        return None
    role = undated(item.passage).trimmed(_EDGE)
    return (role, _named(item, above)) if _is_role(role) else None


def role_below_heading(item: ActivityItem) -> tuple[Passage, Passage] | None:
    """The role that a row names and nothing else, and the body that the heading right above it is; `None` for other rows.

    Below "Elm Climbing Club", a heading of its own below "Memberships", the row is `Since May 2020: Member`.
    """
    heading = item.section.heading
    if heading is None or item.section.parent is None or item.section.parent.kind not in _KINDS or dates_in(heading.text):
        return None
    words = fold(heading.text).split()
    if is_label(heading) or is_bodies(heading) or find_role(heading) is not None or not words or all(w in _GENERAL for w in words):
        return None
    if words[-1] in _GENERAL or not dates_in(item.passage.text):
        return None
    role = undated(item.passage).trimmed(_EDGE)
    return (role, heading) if only_role(role) is not None or is_title(role) else None


def is_title(passage: Passage) -> bool:
    """Whether the words are what somebody is called in a post or office: `Bar Manager`, `Translator`."""
    said = evidence_of(passage.text) if 0 < len(passage.text.split()) <= _SHORT and "," not in passage.text else None
    return said is not None and said[0] is Role.TITLE and said[1] >= _SURE


_SHORT = 3
_SURE = 0.6
_KINDS = frozenset({SectionKind.SERVICE, SectionKind.MEMBERSHIPS})
_WORDS = read_gazetteer("service_words")
_GENERAL = frozenset(
    (*_WORDS["groups"]["words"], *_WORDS["bodies"]["owners"], *_WORDS["generic"]["words"], "community", "profession")
)


def _is_role(passage: Passage) -> bool:
    """Whether the words are a role or two: "Co-Chair", "Founding Member and Developer", "Advisor; Fundraising Chair"."""
    if "," in passage.text or len(passage.text.split()) > _MOST_WORDS:
        return False
    if whole_role(passage) is not None:
        return True
    found = find_role(passage)
    return found is not None and not found.before.text and not found.is_linked


def _named(item: ActivityItem, above: Passage) -> Passage:
    """The body, with a comma between two lines of which the first alone is bold."""
    first, last = above.offsets[0], above.offsets[-1]
    lines = [line.passage for line in item.section.lines if first <= line.passage.offsets[0] <= last]
    is_pair = len(lines) == 2 and lines[0].is_set(Style.BOLD) and not lines[1].is_set(Style.BOLD)
    return join_passages([line.trimmed(_EDGE) for line in lines], ", ") if is_pair else above
