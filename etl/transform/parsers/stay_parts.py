"""The parts of a header line: what separators, cells and type style cut it into.

"Research Engineer at Example Corp., Berlin, 2019–2021" has the parts `Research Engineer`, `Example Corp.`, `Berlin`; the dates
are taken off before. What each part is, is decided elsewhere (etl.transform.parsers.stay_roles).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.document import Passage, Style
from etl.model.quick import quickly_made
from etl.normalize.dates import DateRange
from etl.transform.advising_labels import before_advising, tells_advising
from etl.transform.parsers.affiliations import (
    Role,
    evidence_of,
    is_campus_system,
    is_place,
    is_short_name,
)
from etl.transform.parsers.degree_cuts import degree_cuts
from etl.transform.parsers.degrees import find_degree, find_field
from etl.transform.parsers.header_ends import (
    EDGES,
    FIRST_WORDS,
    SEGMENT,
    dates_outside_remarks,
    find_stops,
    is_duration,
    is_share_of_studies,
    is_told_in_brackets,
    mask_brackets,
)
from etl.transform.parsers.row_separators import Separator, end_of
from etl.transform.parsers.stay_fused import split_runs, with_towns_apart
from etl.transform.parsers.stay_links import link_at_front, links_in, names_project
from etl.transform.parsers.stay_names import join_names

# between parts: " | ", " — ", " - ", tab, "; ", " at ", " bei ", " @ ", "•", " à l'Université", " ........ ", " -------- "
_STRONG = re.compile(
    r"(?=[\s.;|•·‖—_-])(?:\s*(?:\.{4,}|-{4,}|_{4,}|(?:\.\s){4,})\s*|\s*[|•·‖]\s*|\t\s*|\s*—\s*"
    r"|\s+[–-]{1,3}\s+|(?<=\w)--\s+|;\s+|\s+@\s+|\s{3,}"
    r"|\s+(?:at|bei|an der|an dem|beim|am|chez|presso(?:\s+(?:il|lo|la|i|gli|le))?|bij|hos)\s+"
    r"(?:(?:the|der|dem|de|het)\s+(?=[A-Z]))?(?=[A-Z]|[a-z]{1,3}[A-Z]|[\w-]+\.(?:ai|app|ch|co|com|de|dev|edu|eu|fr|gg|io|me|net|nl|org|uk)\b)"
    r"|\s+(?:with|under|for|to|bei|mit|für|avec|con|chez|pour)\s+(?=(?:Prof|Dr|Professor)\b)"
    r"|\s+(?:mit|with)\s+(?=(?:Anwendungs\w+|Schwerpunkt\w*|Nebenfach|Vertiefung\w*|(?:a )?focus|(?:an )?emphasis|(?:a )?minor)\b)"
    r"|\s+(?:and|und|et|y|e)\s+(?:then|later|dann|später|puis|luego|poi)\s+(?:at\s+)?"
    r"|\s+presso\s+l['’](?=[^\W\d_]))"
)
_AND = re.compile(r"\s+(?:and|und|et|&)\s+(?=[A-ZÀ-Þ])")
_SURE_DEGREE = 0.85
_COLON = re.compile(r":\s+")
_COMMA = re.compile(r",\s+|,$|^,")
# a name or title goes on behind these, whatever the type
_FUNCTION_WORD = re.compile(r"\b(?:of|in|for|the|and|der|des|für|und|im|am|de|du|des|la|et|di|della|e|y|to|on|&)\s*$")
_TRAILING_PLACE = re.compile(r"\s*\(([^()]*)\)$")
_TYPE = int(Style.BOLD | Style.ITALIC)  # an IntFlag's own `&` is slow
# what is left of the piece before: ") and Lecturer" behind "Senior Lecturer (2010–14"
_LEFT_OVER = re.compile(r"[)\]]\s*(?:(?:and|und|et|y|e|&)\s+)?(?=\w)|(?:and|und)\s+(?=[A-ZÀ-Þ])")
_DEGREE_LABEL = re.compile(r"([^:\n]{3,40}):\s+(?=\S)")  # "Abschluss: Diplom"
_OF_DEGREES = frozenset(read_gazetteer("stay_labels")["degree"]["forms"])
_OPEN_END = frozenset(read_gazetteer("months")["open_end"]["forms"])  # "Present" in a column of dates
_LINKS = ("and", "und", "et", "y", "e", "&")  # between two dates
_SUMMERS = re.compile(r"\s*(?:summers?|part[- ]time|full[- ]time)\s*$", re.I)


@quickly_made
@dataclass(frozen=True, slots=True)
class Part:
    """A part of a header line and where it stands: `line` from the top of the header, `place` among the line's parts.

    comma  whether a comma alone parts it from the one before
    date   index of the range that stands right behind it in the line, `None` without one
    """

    passage: Passage
    line: int = field(compare=False)
    place: int
    comma: bool = False
    date: DateRange | None = None

    @property
    def text(self) -> str:
        return self.passage.text

    @property
    def style(self) -> int:
        """Bold and italic, as far as the whole part is set so."""
        return sum(style for style in (Style.BOLD, Style.ITALIC) if self.passage.is_set(style))


def split_parts(
    passage: Passage,
    cells: tuple[tuple[int, int], ...],
    line: int,
    separator: Separator = Separator.USUAL,
    known: Sequence[DateRange] = (),
) -> list[Part]:
    """The parts of one header line, dates and what follows a label ("Advisor: ...") left out; `known` are dates of the line."""
    parts: list[Part] = []
    end = end_of(passage.text, separator)
    found_dates = dates_outside_remarks(passage.text) or list(known)
    dates = [date for date in found_dates if date.start < end and not is_told_in_brackets(passage.text, date)]
    for start, stop, date in _undated(passage, cells, dates, end):
        pieces = _pieces(passage, start, stop, separator)
        found = [
            (trimmed, comma)
            for begin, end_, comma in pieces
            if (trimmed := _trim(passage.cut(begin, end_))).text and not _is_no_field(trimmed.text)
        ]
        for i, (trimmed, comma) in enumerate(found):
            parts.append(Part(trimmed, line, len(parts), comma and bool(parts), date if i == len(found) - 1 else None))
    return parts


def _is_no_field(text: str) -> bool:
    """Whether a piece says how long or under whom: "(2 yrs)", "supervised by Prof. Ada Example"."""
    said = names_project(text) or is_duration(text) or is_share_of_studies(text) or tells_advising(text)
    return said or text in _LINKS or text.isdigit() or text.casefold() in _OPEN_END


def _undated(
    passage: Passage, cells: tuple[tuple[int, int], ...], dates: list[DateRange], end: int
) -> list[tuple[int, int, DateRange | None]]:
    """The stretches of the line between cells and dates, each with the date that stands right behind it."""
    cuts: list[tuple[int, int, DateRange | None]] = [(date.start, date.end, date) for date in dates]
    cuts += [(cell_end, cell_end, None) for _, cell_end in cells]
    stretches: list[tuple[int, int, DateRange | None]] = []
    position = 0
    for start, stop, date in sorted(cuts, key=lambda cut: (cut[0], cut[1])):
        if start >= position and start <= end:
            stretches.append((position, start, date))
            position = stop
    stretches.append((position, max(position, end), None))
    return [(start, stop, date) for start, stop, date in stretches if passage.text[start:stop].strip(EDGES)]


def _pieces(passage: Passage, start: int, end: int, separator: Separator) -> list[tuple[int, int, bool]]:
    """Ranges between separators outside of brackets; `True` for those that a comma alone opens."""
    text = passage.text
    masked = text[start:end] if separator is Separator.BRACKETS else mask_brackets(text[start:end])
    cuts: list[tuple[int, int, bool]] = []
    cuts += [(m.start() + start, m.end() + start, False) for m in separator.cuts(masked)]
    cuts += [(m.start() + start, m.end() + start, False) for m in find_stops(masked, len(masked))]
    cuts += [(m.start() + start, m.end() + start, False) for m in _STRONG.finditer(masked) if not _is_within_name(masked, m)]
    cuts += [(a + start, b + start, False) for a, b in links_in(masked)]
    cuts += [
        (m.start() + start, m.end() + start, False)
        for m in _AND.finditer(masked)
        if _parts_posts(masked, m) or _parts_degrees(text[start:end], m)
    ]
    cuts += [(m.start() + start, m.end() + start, True) for m in _COMMA.finditer(masked)]
    if advised := before_advising(masked):
        cuts.append((start + advised, start + advised, False))
    cuts += [(first + start, last + start, False) for first, last in degree_cuts(text[start:end], masked)]
    cuts += [(m.start() + start, m.end() + start, False) for m in _COLON.finditer(masked) if _parts_names(masked, m)]
    cuts += [(place, place, False) for place in _style_changes(passage, start, end)]
    pieces: list[tuple[int, int, bool]] = []
    position, comma = start, False
    for cut_start, cut_end, is_comma in sorted(cuts):
        if cut_start < position:
            continue
        if text[position:cut_start].strip(EDGES):
            pieces.append((position, cut_start, comma))
            comma = is_comma
        position = cut_end
    if text[position:end].strip(EDGES):
        pieces.append((position, end, comma))
    return join_names(text, split_runs(text, join_names(text, with_towns_apart(text, pieces))))


def _parts_posts(text: str, link: re.Match[str]) -> bool:
    """Whether "and" stands between an organization and a second post: "University of Elm and Visiting Curator"."""
    left, right = evidence_of(SEGMENT.split(text[: link.start()])[-1]), evidence_of(SEGMENT.split(text[link.end() :])[0])
    if left is None or right is None or min(left[1], right[1]) < _SURE_DEGREE:
        return False
    return left[0] is Role.ORGANIZATION and right[0] is Role.TITLE


def _parts_degrees(text: str, link: re.Match[str]) -> bool:
    """Whether "and" stands between two degrees with a field each: "M.Sc. (Hons.) Dust and B.E. (Hons.) Light"."""
    left, right = _BEFORE_DEGREE.split(text[: link.start()])[-1].strip(), text[link.end() :]
    first, second = find_degree(left), find_degree(right)
    if first is None or second is None or first.start or second.start or min(first.strength, second.strength) < _SURE_DEGREE:
        return False
    return find_field(left, first.until) is not None and find_field(right, second.until) is not None


_BEFORE_DEGREE = re.compile(r"[,;|\t–—]\s")


def _parts_names(text: str, colon: re.Match[str]) -> bool:
    """Whether a colon stands between an employer and a post: "Elm University: Professor"."""
    names, posts = (Role.ORGANIZATION, Role.UNIT), (Role.TITLE, Role.DEGREE)
    left = evidence_of(SEGMENT.split(text[: colon.start()])[-1])
    right = evidence_of(SEGMENT.split(text[colon.end() :])[0])
    if right is not None and right[0] is Role.DEGREE and right[1] >= _SURE_DEGREE and is_short_name(text[: colon.start()]):
        return True
    if left is None or right is None or right[1] < 0.75 or left[1] < (0.7 if left[0] is Role.DEGREE else 0.75):
        return False
    return (left[0] in names and right[0] in posts) or (left[0] in posts and right[0] in names)


_DASHED = re.compile(r"\s+[–-]{1,3}\s+")


def _is_within_name(text: str, cut: re.Match[str]) -> bool:
    """Whether "at" or "am" stands in a name: behind a unit, before what is no place and no organization ("Institute at
    Microscale"), or between a university and its place ("University of Texas at Austin", "Universität Frankfurt am Main")."""
    word = cut[0].strip().casefold()
    if word not in ("at", "am"):
        return False
    name = _DASHED.split(SEGMENT.split(text[: cut.start()])[-1])[-1]
    behind = FIRST_WORDS.match(text, cut.end())
    found = evidence_of(behind[0]) if behind else None
    if word == "am":
        return found is None and is_place(name.split()[-1] if name.strip() else "")
    before = evidence_of(name)
    if before is None or before[0] not in (Role.UNIT, Role.ORGANIZATION):
        return False
    if is_campus_system(name):
        return found is None or found[0] is Role.PLACE
    return found is None or found[0] not in (Role.PLACE, Role.UNIT, Role.ORGANIZATION)


def _style_changes(passage: Passage, start: int, end: int) -> list[int]:
    """Where bold or italic begins or ends at a blank."""
    found: list[int] = []
    text, styles = passage.text, passage.styles
    if start >= end or styles.count(styles[start], start, end) == end - start:
        return found
    for i in range(start + 1, end):
        change = (styles[i] ^ styles[i - 1]) & _TYPE
        if change and (text[i].isspace() or text[i - 1].isspace()) and _opens_part(text, i):
            found.append(i)
    return found


def _opens_part(text: str, i: int) -> bool:
    """Whether a part may begin at `i`: not behind "of" or "in the", not with a small letter or in a bracket."""
    if text.rfind("(", 0, i + 2) > text.rfind(")", 0, i):
        return False
    return not _FUNCTION_WORD.search(text, max(0, i - 12), i) and not text[i:].lstrip()[:1].islower()


def _trim(passage: Passage) -> Passage:
    """The passage without separators, brackets around the whole, or a place or "summers" at its end."""
    text = passage.text
    start = len(text) - len(text.lstrip(EDGES.replace(".", "") + "."))
    end = len(text.rstrip(EDGES.replace(".", "")))
    if end > start and text[end - 1] == "." and not _keeps_stop(text[start:end]):
        end -= 1
    passage = passage.cut(start, max(start, end))
    if passage.text[:1] in "([" and passage.text[-1:] in ")]" and passage.text.count("(") + passage.text.count("[") == 1:
        return _trim(passage.cut(1, len(passage.text) - 1))
    if (label := _DEGREE_LABEL.match(passage.text)) and label[1].casefold() in _OF_DEGREES:
        return _trim(passage.cut(label.end()))
    if match := _LEFT_OVER.match(passage.text):
        return _trim(passage.cut(match.end()))
    if passage.text[:1].islower() and (link := link_at_front(passage.text)):
        return _trim(passage.cut(link))  # "(am Lehrstuhl für Sand)"
    if match := _SUMMERS.search(passage.text):
        return passage.cut(0, match.start()).trimmed()
    if passage.text.count("(") != passage.text.count(")") and passage.text.rstrip(" ,;:")[-1:] in "([":
        return _trim(passage.cut(0, len(passage.text.rstrip(" ,;:")) - 1))
    if passage.text.strip("()[]") == "":
        return passage.cut(0, 0)
    bracket = _TRAILING_PLACE.search(passage.text)
    role = evidence_of(passage.text[: bracket.start()]) if bracket else None
    if bracket and (role is None or role[0] is Role.TITLE) and bracket.start() and is_place(bracket[1]):
        return passage.cut(0, bracket.start()).trimmed()
    return passage


_KEEPS_STOP = re.compile(
    r"(?:\b(?:Inc|Corp|Ltd|Co|Jr|Sr|Univ|Dept|etc|St|Inst|Lab)|\b[^\W\d]|\b(?:\w\.)+\w|(?:Ph|Sc|Eng|MSc|BSc|Tech)\.?\s?\w{0,3})\.$"
)


def _keeps_stop(text: str) -> bool:
    """Whether the full stop at the end belongs to the last word: `Inc.`, `Ph.D.`, `U.S.A.`."""
    return bool(_KEEPS_STOP.search(text))
