"""What lists of courses have in common: which field follows which, across which separator."""

from __future__ import annotations

from etl.transform.parsers.list_grammar import END, START, Grammar

ROLE, COURSE, MORE, PLACE, TIME, ASIDE = "role", "course", "more", "place", "time", "aside"

# How usual a field is behind another, whatever stands between; `more` is another course of the same row.
_AFTER: dict[str, dict[str, float]] = {
    START: {ROLE: 0.24, COURSE: 0.36, PLACE: 0.12, TIME: 0.24, ASIDE: 0.04},
    ROLE: {ROLE: 0.02, COURSE: 0.5, PLACE: 0.16, TIME: 0.14, ASIDE: 0.05, END: 0.13},
    COURSE: {ROLE: 0.16, COURSE: 0.1, MORE: 0.12, PLACE: 0.17, TIME: 0.24, ASIDE: 0.1, END: 0.16},
    MORE: {ROLE: 0.1, MORE: 0.25, PLACE: 0.12, TIME: 0.2, ASIDE: 0.12, END: 0.18},
    PLACE: {ROLE: 0.18, COURSE: 0.2, MORE: 0.02, PLACE: 0.12, TIME: 0.24, ASIDE: 0.05, END: 0.19},
    TIME: {ROLE: 0.18, COURSE: 0.26, MORE: 0.07, PLACE: 0.12, TIME: 0.06, ASIDE: 0.09, END: 0.22},
    ASIDE: {ROLE: 0.08, COURSE: 0.1, MORE: 0.1, PLACE: 0.12, TIME: 0.18, ASIDE: 0.2, END: 0.2},
}
# How usual it is that a course's name goes on across a separator, and that another course begins there.
_GOES_ON = {
    ",a": 0.75, ",A": 0.16, ",L": 0.7, "l,": 0.1, ",&": 0.6, "&": 0.3, ":": 0.75, "–": 0.45, "-": 0.45, "—": 0.4, " ": 0.2,
    ")": 0.2, "(": 0.1, "(c": 0.9, "(h": 0.9, "type": 0.12, "”": 0.05, ")&": 0.2, "),": 0.12, ");": 0.02, "”,": 0.12, "/": 0.5,
    ".": 0.3, ";": 0.04, "\t": 0.1, "\n": 0.05, "\na": 0.9, "code": 0.95, "@": 0.02, "for": 0.3, "|": 0.04, "\n>": 0.03,
}  # fmt: skip
_BEGINS = {
    ",a": 0.03, ",A": 0.2, ",L": 0.1, "l,": 0.8, ",&": 0.2, ")&": 0.7, "&": 0.5, ";": 0.8, ";&": 0.8, "\n": 0.55, "\n>": 0.6,
    ".": 0.1, ":": 0.03, "–": 0.06, "—": 0.06, "|": 0.3, "\t": 0.12, ")": 0.12, "),": 0.6, ");": 0.85, "”,": 0.7, "/": 0.2,
    "•": 0.7, "·": 0.6,
}  # fmt: skip
_TOWARDS: dict[str, dict[str, float]] = {
    "for": {COURSE: 3.0, PLACE: 0.6, ROLE: 0.05, TIME: 1.0},
    "@": {PLACE: 6.0, COURSE: 0.6, ROLE: 0.02},
    "(": {ASIDE: 2.5, TIME: 2.0, PLACE: 1.2, ROLE: 0.8, COURSE: 0.006, MORE: 0.02},
    "(,": {ASIDE: 2.0, TIME: 2.5, PLACE: 1.2, ROLE: 0.5, MORE: 0.03, COURSE: 0.1},
    "\n>": {ASIDE: 1.5, ROLE: 0.8, COURSE: 1.2},
    " ": {TIME: 2.0, ASIDE: 1.2, ROLE: 0.6, PLACE: 0.4},
    "code": {COURSE: 8.0},
    ".": {ASIDE: 4.0, COURSE: 0.3},
}

_BEHIND_ROLE = ("for", ":", " ", "–", "—", "\n")
# behind a bracket: "Dust (BA), Light (MA)"
_AFTER_BRACKET = ("),", ");", ")&", "l,", "\n", "\n>", ";")


def _follows(before: str, gap: str, after: str) -> float:
    base = _AFTER.get(before, {}).get(after, 0.002)
    is_course = before in (COURSE, MORE)
    if before == after == MORE:
        return max(_GOES_ON.get(gap, 0.1) * 0.9, _BEGINS.get(gap, 0.02) * 0.6)
    if is_course and after == before:
        return _GOES_ON.get(gap, 0.1) * 0.9
    if is_course and after == MORE:
        return _BEGINS.get(gap, 0.02) * 0.6
    if is_course and after == COURSE:
        return 0.0005
    if after == MORE and before == ROLE:
        return 0.3 if gap in _BEHIND_ROLE else 0.02
    if before == after == PLACE and gap == ",L":
        return 0.6
    if after == MORE:
        return base * _BEGINS.get(gap, 0.02) * (2.5 if gap in _AFTER_BRACKET else 0.5)
    return base * _TOWARDS.get(gap, {}).get(after, 1.0)


GRAMMAR = Grammar((ROLE, COURSE, MORE, PLACE, TIME, ASIDE), _follows, again={COURSE: -8.0}, needed={COURSE: 0.88})
