"""What parts a degree from its field and its school beside the usual separators: brackets around it, a slash."""

from __future__ import annotations

from collections.abc import Iterator

from etl.model import regex as re
from etl.transform.parsers.affiliations import Role, evidence_of
from etl.transform.parsers.degrees import find_degree
from etl.transform.parsers.header_ends import SEGMENT
from etl.transform.parsers.stay_fused import is_field

_SURE_DEGREE = 0.85


def degree_cuts(text: str, masked: str) -> Iterator[tuple[int, int]]:
    """Where a header is to be cut so that a degree stands alone; `masked` is the header with its brackets blotted out.

    "Sand Studies (M.Sc.)" and "M.Sc. in Sand (Elm University)" give the places of both brackets, "M.A. in Sand / Elm University"
    that of the slash, "Sand Mechanics PhD" that of the blank.
    """
    if (behind := _DEGREE_ALONE.fullmatch(text)) and is_field(behind["field"]) and evidence_of(behind["field"]) is None:
        yield behind.end("field"), behind.start("degree")
    for bracket in _DEGREE_LAST.finditer(text):
        if _follows_field(bracket):
            yield bracket.span()
            yield bracket.end("degree"), bracket.end("degree") + 1
    for bracket in _SCHOOL_LAST.finditer(text):
        if _holds_school(bracket):
            yield bracket.span()
            yield bracket.end("school"), bracket.end("school") + 1
    for slash in _SLASH.finditer(masked):
        if _parts_school(masked, slash):
            yield slash.span()


# a degree's short form behind its field, and nothing else in the row
_DEGREE_ALONE = re.compile(
    r"\W*(?P<field>[A-ZÀ-Þ][\w&, -]{2,60}?)\s+(?P<degree>(?:Ph\.?D|[DM]\.?Phil|[MB]\.?(?:Sc|Eng|A)|M\.?Res)\.?"
    r"(?:\s\(Hons\))?)\W*"
)
_DEGREE_LAST = re.compile(r"(?<=\w)\s+\((?=(?P<degree>[^()]{2,20})\)\s*(?:$|[,;|\t–—]))")


def _follows_field(bracket: re.Match[str]) -> bool:
    """Whether a bracket with a degree stands behind its field: "Sand Studies (M.Sc.)"."""
    degree = find_degree(bracket["degree"])
    field_ = SEGMENT.split(bracket.string[: bracket.start()])[-1].strip()
    whole = degree is not None and degree.strength >= _SURE_DEGREE and degree.end == len(bracket["degree"])
    return whole and field_[:1].isupper() and evidence_of(field_) is None


_SCHOOL_LAST = re.compile(r"(?<=\w)\s+\((?=(?P<school>[^(),]{8,60})\)\s*(?:$|[,;|\t–—]))")
_PIECE = re.compile(r"[,;|\t–—]\s")  # a full stop may be the degree's: "M.Sc. in Sand"
_UNIVERSITY = re.compile(r"\b(?:Universi\w+|College|Hochschule|Polytech\w+|Politec\w+)\b")


def _holds_school(bracket: re.Match[str]) -> bool:
    """Whether a bracket with a school stands behind a degree and its field: "M.Sc. in Sand (Elm University)"."""
    before = evidence_of(_PIECE.split(bracket.string[: bracket.start()])[-1].strip())
    found = evidence_of(bracket["school"]) if _UNIVERSITY.search(bracket["school"]) else None
    is_school = found is not None and found[0] is Role.ORGANIZATION and found[1] >= _SURE_DEGREE
    return is_school and before is not None and before[0] is Role.DEGREE and before[1] >= _SURE_DEGREE


_SLASH = re.compile(r"\s+/\s+(?=\w)")


def _parts_school(text: str, slash: re.Match[str]) -> bool:
    """Whether a slash stands between a degree or its field and the school: "M.A. in Sand / Elm University"."""
    left = SEGMENT.split(text[: slash.start()])[-1].strip()
    before, behind = evidence_of(left), evidence_of(SEGMENT.split(text[slash.end() :])[0])
    if behind is None or behind[0] is not Role.ORGANIZATION or behind[1] < _SURE_DEGREE:
        return False
    return is_field(left) if before is None else before[0] is Role.DEGREE and before[1] >= _SURE_DEGREE
