"""Volume, issue and pages out of the numbers of a reference."""

from __future__ import annotations

from dataclasses import dataclass

from etl.model import regex as re
from etl.model.document import Passage

Range = tuple[int, int]


@dataclass(slots=True)
class Numbers:
    """Ranges of the passage's text; `None` for what is not printed."""

    volume: Range | None = None
    issue: Range | None = None
    pages: Range | None = None


_PAGE = r"[A-Za-z]{0,3}\d[\w.]*"
_PAGES = rf"{_PAGE}(?:\s*[-–—−]+\s*{_PAGE})?"
# vol. 7 / Vol 7(2) / Bd. 7 / Т. 7 / Vol. C-34 / Tome XXVIII
_VOLUME_WORD = re.compile(
    r"\b(?:vols?|volume|band|bd|tom[eo]|t|v|Т|jg)\b\.?\s*(?P<volume>(?-i:[IVXLC]{1,7}(?![\w-]))|(?:[A-Z]{1,5}-)?\d+\w*(?:[-–/]\d+)?)(?:\s*\((?P<issue>\d+(?:[-–/]\d+)?)\))?",
    re.IGNORECASE,
)
# no. 3 / issue 3 / № 3 / Nr. 3 / #3 / Fasc. 2
_ISSUE_WORD = re.compile(
    r"(?:\b(?:nos?|number|issues?|iss|nr|heft|ausgabe|h|n|num|fasc|supp(?:l(?:ement)?)?)\b\.?|№|n°|#)\s*(?P<issue>[A-Z]?\d+[\w./–-]*)",
    re.IGNORECASE,
)
# pp. 3-9 / S. 3 / p. e45 / С. 1–23 / pages 3 to 9
_PAGE_WORD = re.compile(
    rf"\b(?:pp?|pages?|s|С|p[áa]gs?|seiten|ss|str|blz|article|art|paper|id)\b\.?\s*(?:no\.?\s*)?(?P<pages>{_PAGES})", re.IGNORECASE
)
# 7(2): 1-9 / 7 (2), 1-9 / 7(2)
_VOLUME_ISSUE = re.compile(
    rf"(?P<volume>[A-Z]?\d+)\s*\(\s*(?P<issue>[A-Z]?\d+(?:\s*[-–/]\s*\d+)?(?:\s*Suppl\.?(?:\s*\d+)?)?)\s*\)(?:\W*[:,;.]?\s*(?P<pages>{_PAGES}))?"
)
# 7: 1-9
_VOLUME_PAGES = re.compile(rf"(?<![\w.])(?P<volume>[A-Z]?\d+)\s*:\s*(?P<pages>{_PAGES})")
# 110/6, 88.11
_VOLUME_SLASH = re.compile(r"(?<![\w.-])(?P<volume>\d+)[./](?P<issue>\d+)(?=\W|$)")
_RANGE = re.compile(rf"(?<![\w.-])(?P<pages>{_PAGE}\s*[-–—−]+\s*{_PAGE})(?=\W|$)")
# 47-2, before other pages: volume and issue
_JOINED = re.compile(r"(?P<volume>\d{1,3})[-–](?P<issue>\d{1,2})")
# Chapter 14: neither volume nor page
_CHAPTER = re.compile(r"(?:ch|chap|chapters?|kap|kapitel|chapitre|cap)\b\.?\s*\d", re.IGNORECASE)
# CXIV, or any other number
_BARE = re.compile(r"(?<![\w.-])(?:[A-Za-z]{0,3}\d+\w*|[IVXLC]{2,7}(?!\w))")


def read_numbers(passage: Passage, ranges: list[Range]) -> Numbers:
    """The numbers found in these ranges of the passage, read in order: what is named first, then volume, issue, pages by place."""
    found = Numbers()
    bare: list[Range] = []
    joined = _JOINED.fullmatch(passage.text, *ranges[0]) if len(ranges) > 1 else None
    if joined and any(_RANGE.search(passage.text, *one) for one in ranges[1:]):
        found.volume, found.issue = joined.span("volume"), joined.span("issue")
    for start, end in ranges[1:] if found.volume else ranges:
        if _CHAPTER.match(passage.text, start, end):
            continue
        _read_range(passage.text, start, end, found, bare)
    for place in bare:
        text = passage.text[place[0] : place[1]]
        if found.volume is None and (not text[0].isalpha() or text.isalpha()) and (len(text) < 5 or text.isalpha()):
            found.volume = place
        elif (
            found.volume is not None
            and found.issue is None
            and found.pages is None
            and len(bare) > 2
            and len(text) < 4
            and place != bare[-1]
        ):
            found.issue = place
        elif found.pages is None:
            found.pages = place
    return found


def _read_range(text: str, start: int, end: int, found: Numbers, bare: list[Range]) -> None:
    used: list[Range] = []
    for pattern in (_VOLUME_WORD, _ISSUE_WORD, _PAGE_WORD, _VOLUME_ISSUE, _VOLUME_PAGES, _VOLUME_SLASH, _RANGE):
        for match in pattern.finditer(text, start, end):
            if any(a < match.end() and match.start() < b for a, b in used):
                continue
            used.append(match.span())
            for name in match.groupdict():
                if match.group(name) and getattr(found, name) is None:
                    setattr(found, name, _bare(text, match.span(name)))
    bare.extend(
        match.span()
        for match in _BARE.finditer(text, start, end)
        if not any(a < match.end() and match.start() < b for a, b in used)
    )


def _bare(text: str, place: Range) -> Range:
    start, end = place
    while end > start and text[end - 1] in ".,;: ":
        end -= 1
    return start, end
