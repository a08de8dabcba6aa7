"""Dates and ranges of dates in running text, as precise as they are printed.

`find_date_ranges("Research Intern, Aug 2017–Dec 2017")` gives one range from 2017-08 to 2017-12 with the places of both ends;
`find_years("ICML 2019, 2021; ICLR'22-24")` gives 2019, 2021, 2022, 2023, 2024. Pages, prices, phone and
course numbers give nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from etl.errors import InternalError
from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.partial_date import PartialDate
from etl.model.quick import quickly_made
from etl.normalize.date_atom import LONGEST_RANGE, Atom, date_or_none, expand_end, full_year
from etl.normalize.date_atoms import day_stands_first, find_atoms
from etl.normalize.date_forms import SLASHED_DAY, alternation
from etl.normalize.remembered import remembered

_WORDS: dict[str, Any] = read_gazetteer("months")
_DASHES = r"(?:-{1,3}>?|[‐‑‒–—―−~～→]+|(?<!\s)[·∙](?!\s))"  # "2019·2024" where a typeface lacks the dash
_CONNECTORS = alternation([*_WORDS["between"]["forms"], *_WORDS["until"]["forms"], *_WORDS["until"]["before_open_end"]])
_EXPECTED = alternation(_WORDS["expected"]["forms"])
_ABOUT = alternation(_WORDS["about"]["forms"])
# "2015 – 2018", "2015 to 2018", "2015 -- 2018", "2015 – until 2018", "2022 – expected 2027", "2019 – late 2020"
_BETWEEN = re.compile(
    rf"\s*(?:{_DASHES}\s*(?:(?:{alternation(_WORDS['until']['forms'])})\s+)?|(?:\b(?:{alternation(_WORDS['between']['forms'])})\b)\s+)"
    rf"(?:\(?(?P<expected>{_EXPECTED})\b\.?:?\s+)?(?:(?:{_ABOUT})[\s-]+)?",
    re.I,
)
# "Spring/Fall 2019", "Spring and Fall 2019", "Jan, Feb 2019", "June & July 2019"
_BESIDE = re.compile(r"\s*(?:/|,|&|\+|and|und|et|y|e)\s*", re.I)
_OPEN = re.compile(
    rf"\s*(?:{_DASHES}\s*(?:(?:{_CONNECTORS})\s+)?|(?:{_CONNECTORS})\s+|[/,]\s*)"
    rf"\(?(?P<word>{alternation(_WORDS['open_end']['forms'])})(?![^\W_])\)?",
    re.I,
)
# "2019 –", "(2019–)", "2022.02 - :", "2019–\tUniversity": nothing follows the dash
_LEFT_OPEN = re.compile(rf"\s*{_DASHES}\s*(?=$|[)\]:;,|]|\.(?:$|\s)|\t|\s{{3}})|(?<=\d){_DASHES}(?=\s)")
# "2019 – nykyhetki:": words in the place of an end that the gazetteer does not know
_UNKNOWN_END = re.compile(rf"\s*{_DASHES}\s*(?-i:[^\W\d_A-Z]+(?:\s[^\W\d_A-Z]+){{0,2}})\.?(?=\s*[:)\]|\t]|\s{{2}})")
_SINCE = re.compile(
    rf"(?<![^\W_])({alternation(_WORDS['since']['forms'])})(?:\s+(?:{alternation(_WORDS['articles']['forms'])}))?\s+$", re.I
)
_LETTER = re.compile(r"[^\W\d_]")
_SINCE_OPEN = frozenset(_WORDS["since"]["ongoing"])
# before a range: "From May 2015 to", "De enero a", "Entre 2013 y", "mid-2019 –"
_OPENING = re.compile(
    rf"(?<![^\W_])(?:(?:{alternation([*_WORDS['since']['forms'], *_WORDS['opening']['forms']])})\s+)?(?:(?:{_ABOUT})[\s-]+)?$", re.I
)
_UNTIL = re.compile(rf"(?:(?<![^\W_])(?:{alternation(_WORDS['until']['forms'])})\s+|(?:^|[(\[\t|]){_DASHES}\s*)$", re.I)
_EXPECTED_BEFORE = re.compile(rf"(?<![^\W_])(?:{_EXPECTED})\b[\w\s.:,(]{{0,24}}$", re.I)
_EXPECTED_AFTER = re.compile(rf"[\s,]*(?:[(\[]\s*)?(?:{_EXPECTED})(?![^\W_])\.?\s*[)\]]?", re.I)
_SHORT_MONTH = re.compile(r"\s*[-–—]\s*(0[1-9]|1[0-2])(?![\d./])")
_SHORT_YEAR = re.compile(r"\s*[-–—/]\s*['’‘]?(\d{2})(?!\w)")
_MORE_YEARS = re.compile(r"\s*(?:,|&|/|and\b)\s*['’‘]?(\d{2})(?![\w./])(?:\s*[-–—]\s*['’‘]?(\d{2})(?!\w))?")
_BETWEEN_AND = re.compile(r"(?:between|zwischen|entre|tra|fra|tussen)\s+$", re.I)
_AND = ("and", "und", "et", "y", "e", "en")
_PAGES_AFTER = re.compile(r"[\s,.]*\((?:19|20)\d{2}\)")
_PAGES_BEFORE = re.compile(r"(?:\d\)?[,:]|(?<!\w\.)\bpp?\.?|pages)\s*$", re.I)
LONGEST_SPAN = 60  # years; a longer range is not filled


@quickly_made
@dataclass(frozen=True, slots=True)
class DateRange:
    """One date or two at `text[start:end]`, words for since, until, present and expected included.

    A single date has `last` alone (`first is None`), wherever it stands: what it means is the reader's to say. `since 2019`,
    `2019–` and `2019–present` have `first` and `ongoing`. `first_at` and `last_at` are the places of the two ends, `ongoing_at` of
    the printed word or dash that leaves the end open. A season has its year alone. `expected` marks an end printed as lying ahead.
    """

    start: int
    end: int
    first: PartialDate | None
    last: PartialDate | None
    ongoing: bool = False
    expected: bool = False
    first_at: tuple[int, int] | None = None
    last_at: tuple[int, int] | None = None
    ongoing_at: tuple[int, int] | None = None


@quickly_made
@dataclass(frozen=True, slots=True, order=True)
class FoundYear:
    """A year and the place of the text that states it; the years inside a range stand at the whole range."""

    start: int
    end: int
    year: int


def find_date_ranges(text: str) -> list[DateRange]:
    """The dates and ranges of `text`, in order, none overlapping.

    `2018-Present` is ongoing since 2018; `Aug–Dec 2017` is 2017-08 to 2017-12; `2017/18` is 2017 to 2018; `expected May 2027` is a
    single date that lies ahead; `pp. 1998–2005` and `Room 2019` are nothing.
    """
    return list(_read(text))


@remembered
def _read(text: str) -> tuple[DateRange, ...]:
    return tuple(_ranges(text, find_atoms(text)))


def settle_days(item: DateRange, text: str, whole: str) -> DateRange:
    """The range of `text` with days that may as well be months, `01/09/2019`, read as the other days of the `whole` document are;
    unchanged where these tell nothing."""
    day_first = day_stands_first(whole) if SLASHED_DAY.search(text, item.start, item.end) else None
    if day_first is None:
        return item
    return replace(
        item, first=_settled(item.first, text, item.first_at, day_first), last=_settled(item.last, text, item.last_at, day_first)
    )


def _settled(date: PartialDate | None, text: str, at: tuple[int, int] | None, day_first: bool) -> PartialDate | None:
    printed = SLASHED_DAY.fullmatch(text, *at) if at else None
    if date is None or date.month or printed is None:
        return date
    day, month = (printed[1], printed[3]) if day_first else (printed[3], printed[1])
    return date_or_none(date.year, int(month), int(day)) or date


def find_years(text: str) -> list[FoundYear]:
    """The years that `text` states, in order of place, each once: ranges filled (`2015–2018` is four years), short forms expanded
    (`'22-25`, `'21, 23`, `ICLR'19`). An open range gives its first year alone."""
    found: dict[int, FoundYear] = {}
    for item in find_date_ranges(text):
        ends = [date.year for date in (item.first, item.last) if date]
        for year in range(min(ends), max(ends) + 1) if max(ends) - min(ends) < LONGEST_SPAN else ends:
            found.setdefault(year, FoundYear(item.start, item.end, year))
        if text[item.start] in "'’‘":
            for more in _listed_years(text, item.end, ends[-1]):
                found.setdefault(more.year, more)
    return sorted(found.values())


def _listed_years(text: str, position: int, year: int) -> Iterator[FoundYear]:
    """The years that follow a short one: `, 23` and `, 24-25` after `'21`."""
    while match := _MORE_YEARS.match(text, position):
        first = full_year(match[1])
        last = full_year(match[2] or match[1])
        if not year < first <= last <= first + LONGEST_RANGE:
            return
        for number in range(first, last + 1):
            yield FoundYear(match.start(1), match.end(), number)
        year, position = last, match.end()


def _ranges(text: str, atoms: list[Atom]) -> Iterator[DateRange]:
    atoms = _with_years(text, atoms)
    i = 0
    while i < len(atoms):
        atom, after = atoms[i], atoms[i + 1] if i + 1 < len(atoms) else None
        i += 1
        if after and _joined(text, atom, after):
            i += 1
            if not _are_pages(text, atom, after):
                yield _surrounded(text, _pair(text, atom, after))
        else:
            yield _surrounded(text, _single(text, atom))


def _with_years(text: str, atoms: list[Atom]) -> list[Atom]:
    """The atoms with a year; a month or season without one takes that of the neighbour it is joined to (`Aug–Dec 2017`)."""
    dated: list[Atom] = []
    for atom in reversed(atoms):
        after = dated[-1] if dated else None
        if (
            atom.last is None
            and after
            and (_BETWEEN.fullmatch(text, atom.end, after.start) or _BESIDE.fullmatch(text, atom.end, after.start))
        ):
            atom = _in_year_of(atom, after)
        dated.append(atom)
    known: list[Atom] = []
    for atom in reversed(dated):
        before = known[-1] if known else None
        if atom.last is None and before and before.last and _BETWEEN.fullmatch(text, before.end, atom.start):
            atom = _in_year_of(atom, before)
        known.append(atom)
    return [atom for atom in known if atom.last]


def _in_year_of(atom: Atom, other: Atom) -> Atom:
    neighbour = other.first or other.last
    if neighbour is None:
        return atom
    date = date_or_none(neighbour.year, atom.month, atom.day)
    if date and other.start > atom.start and neighbour.month and date.month and date.month > neighbour.month:
        date = None  # "Nov – Feb 2019": which year November was in is not printed
    return replace(atom, last=date)


def _joined(text: str, atom: Atom, after: Atom) -> bool:
    """Whether the two are the ends of one range."""
    gap = text[atom.end : after.start]
    between = (
        gap == "/"
        or _BETWEEN.fullmatch(gap)
        or (gap.strip().casefold() in _AND and _BETWEEN_AND.search(text, max(0, atom.start - 12), atom.start))
    )
    if not between and not (_BESIDE.fullmatch(gap) and after.form != "year" and atom.form in ("month", "season")):
        return False
    first, last = atom.first or atom.last, after.last
    return first is not None and last is not None and _order(first) <= _order(last, first)


def _order(date: PartialDate, like: PartialDate | None = None) -> tuple[int, int]:
    return (date.year, date.month or (12 if like else 0))


def _are_pages(text: str, atom: Atom, after: Atom) -> bool:
    """Whether two bare numbers joined by a dash are the pages of an article: `12(3):1998–2005`, `41, 1998–2005 (2019)`."""
    if (atom.form, after.form) != ("year", "year"):
        return False
    before = _PAGES_BEFORE.search(text, max(0, atom.start - 12), atom.start)
    if before is None:
        return False
    return ":" in before[0] or "p" in before[0].casefold() or bool(_PAGES_AFTER.match(text, after.end))


def _pair(text: str, atom: Atom, after: Atom) -> DateRange:
    first_at = (atom.start, atom.seam[0]) if atom.seam else (atom.start, atom.end)
    last_at = (after.seam[1], after.end) if after.seam else (after.start, after.end)
    between = _BETWEEN.fullmatch(text, atom.end, after.start)
    expected = between is not None and between["expected"] is not None
    return DateRange(
        atom.start, after.end, atom.first or atom.last, after.last, expected=expected, first_at=first_at, last_at=last_at
    )


def _single(text: str, atom: Atom) -> DateRange:
    """One atom, with a short end or an open one behind it."""
    here = (atom.start, atom.end)
    if atom.first and atom.last:
        at = (atom.start, atom.seam[0]) if atom.seam else here, (atom.seam[1], atom.end) if atom.seam else here
        return DateRange(atom.start, atom.end, atom.first, atom.last, first_at=at[0], last_at=at[1])
    date = atom.last
    if date is None:
        raise InternalError("an atom without a date has no range")
    if end := _short_end(text, atom, date):
        return DateRange(atom.start, end[1], date, end[2], first_at=here, last_at=(end[0], end[1]))
    if match := _OPEN.match(text, atom.end):
        return DateRange(atom.start, match.end(), date, None, True, first_at=here, ongoing_at=match.span("word"))
    if match := _LEFT_OPEN.match(text, atom.end):
        mark = len(match[0]) - len(match[0].lstrip())
        return DateRange(atom.start, match.end(), date, None, True, first_at=here, ongoing_at=(match.start() + mark, match.end()))
    if match := _UNKNOWN_END.match(text, atom.end):
        return DateRange(atom.start, match.end(), date, None, first_at=here)
    return DateRange(atom.start, atom.end, None, date, last_at=here)


def _short_end(text: str, atom: Atom, date: PartialDate) -> tuple[int, int, PartialDate] | None:
    """The place and date of a short end: `-25` after `'22`, `–08` after `2019.05`."""
    if atom.form == "numeric_ym" and date.month and (match := _SHORT_MONTH.match(text, atom.end)) and int(match[1]) > date.month:
        return match.start(1), match.end(1), PartialDate(date.year, int(match[1]))
    if atom.form == "short_year" and (match := _SHORT_YEAR.match(text, atom.end)) and (year := expand_end(date.year, match[1])):
        return match.start(1), match.end(1), PartialDate(year)
    return None


def _surrounded(text: str, item: DateRange) -> DateRange:
    """The range with the words around it: since, until, expected."""
    before = text[max(0, item.start - 40) : item.start]
    told = _LETTER.search(before) is not None  # in a list of years nothing is
    if (match := _EXPECTED_BEFORE.search(before) if told else None) or (after := _EXPECTED_AFTER.match(text, item.end)):
        if match:
            item = replace(item, expected=True, start=item.start - len(before) + match.start())
        elif after:
            item = replace(item, expected=True, end=after.end())
        return item
    since = _SINCE.search(before) if told else None
    goes_on = since is not None and since[1].casefold() in _SINCE_OPEN
    if item.first and item.last and not (goes_on and _is_one_term(text, item)):
        opening = _OPENING.search(before) if told else None
        return replace(item, start=item.start - len(before) + opening.start()) if opening else item
    if item.last and (match := _UNTIL.search(before)):
        return replace(item, start=item.start - len(before) + match.start())
    if since is None:
        return item
    start = item.start - len(before) + since.start()
    if item.first and not item.last:
        return replace(item, start=start)
    at = (start, start + len(since[1])) if goes_on else None
    first, first_at = (item.first, item.first_at) if item.first else (item.last, item.last_at)
    return replace(item, start=start, first=first, last=None, ongoing=goes_on, first_at=first_at, last_at=None, ongoing_at=at)


def _is_one_term(text: str, item: DateRange) -> bool:
    """Whether the two years are one term's: `seit WS 2020/21` is since 2020."""
    if item.first is None or item.last is None or item.first_at is None or item.last_at is None:
        return False
    joined = text[item.first_at[1] : item.last_at[0]] in ("/", "-", "–")
    return joined and not (item.first.month or item.last.month) and item.last.year == item.first.year + 1
