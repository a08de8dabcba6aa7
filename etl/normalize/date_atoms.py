"""Single dates in running text, before they are joined to ranges.

`find_atoms` reads left to right; each atom is one printed date (or, for `2017/18` and `3–7 July 2017`, two under one roof).
Nothing is guessed: a season gives its year, `03/04/2018` gives 2018, what may be a page, a price, a room or a course gives nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache

from etl.model.partial_date import PartialDate
from etl.normalize.date_atom import LONGEST_RANGE, Atom, date_or_none, expand_end, full_year
from etl.normalize.date_forms import (
    ATOM,
    BARE,
    DASH_AHEAD,
    MONTH_NUMBERS,
    NUMERIC_MONTH,
    NUMERIC_PAIR,
    REST_OF_PAGES,
    SLASHED_DAY,
    YEAR_LIKE,
)
from etl.normalize.year_context import is_year_at

_YEAR_SIGNS = ("19", "20", "/", "|", "'", "’", "‘")  # without any of them nothing is like a year
_REACH = 40  # characters between a year and the furthest part of its date


def find_atoms(text: str) -> list[Atom]:
    """The single dates of `text`, in order, none overlapping."""
    atoms: list[Atom] = []
    position = 0
    for start, end in _windows(text):
        position = max(position, start)
        while position < end and (match := ATOM.search(text, position)) and match.start() < end:
            atom = None
            form = match.lastgroup or ""
            position = match.end()
            if form not in BARE or is_year_at(text, match.start(), match.end()):
                atom = _READERS[form](match)
            elif rest := REST_OF_PAGES.match(text, position):
                position = rest.end()
            if atom is not None:
                atoms.append(atom)
                position = atom.end
    return atoms


def _windows(text: str) -> list[tuple[int, int]]:
    """The stretches around what may be years; nothing else is searched, since every date has a year or stands beside one."""
    windows: list[tuple[int, int]] = []
    if not any(map(text.__contains__, _YEAR_SIGNS)):
        return windows
    for match in YEAR_LIKE.finditer(text):
        start, end = _word_start(text, max(0, match.start() - _REACH)), match.end() + _REACH
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], end)
        else:
            windows.append((start, end))
    return windows


def _word_start(text: str, position: int) -> int:
    """The place itself, or where the number or word around it begins, if that is near."""
    for back in range(position, max(0, position - _REACH), -1):
        if not text[back - 1].isalnum():
            return back
    return max(0, position - _REACH)


@lru_cache(maxsize=64)
def _prints_numeric_months(text: str) -> bool:
    """Whether the text has a `2018-10` that can only be a month, and no `2005-17` that can only be years."""
    months = False
    for year, number in NUMERIC_MONTH.findall(text):
        if not 1 <= int(number) <= 12:
            return False
        months = months or expand_end(int(year), number) is None
    return months


@lru_cache(maxsize=64)
def day_stands_first(text: str) -> bool | None:
    """Whether the text's `31/08/2018` or `08/31/2018` tells where the day stands; `None` where none or both do."""
    first = {int(a) > 12 for a, _, b in SLASHED_DAY.findall(text) if (int(a) > 12) != (int(b) > 12)}
    return first.pop() if len(first) == 1 else None


def _month(printed: str) -> int:
    form = re.sub(r"\s+", " ", printed).rstrip(".").casefold()
    return MONTH_NUMBERS[form] if form in MONTH_NUMBERS else _MONTHS_WITH_ONE_I[form.translate(_ONE_I)]


# Turkish capitals and small letters, which patterns take for our i: "AUGUSTİ", "aprıl"
_ONE_I = str.maketrans({"ı": "i", "\u0307": None})
_MONTHS_WITH_ONE_I = {form.translate(_ONE_I): number for form, number in MONTH_NUMBERS.items()}


def _atom(match: re.Match[str], last: PartialDate | None, first: PartialDate | None = None) -> Atom | None:
    return Atom(match.start(), match.end(), match.lastgroup or "", last, first) if last else None


def _read_iso_day(match: re.Match[str]) -> Atom | None:
    return _atom(match, date_or_none(int(match["iso_y"]), int(match["iso_m"]), int(match["iso_d"])))


def _read_numeric_day(match: re.Match[str]) -> Atom | None:
    """`03.10.2018` and `13/10/2018` are days; `03/10/2018` may be two days, so it gives its year where no other date of the text
    tells which."""
    a, b, year = int(match["nd_a"]), int(match["nd_b"]), int(match["nd_y"])
    if match["nd_s"] == "." or a > 12:
        return _atom(match, date_or_none(year, b, a))
    if b > 12 or a == b:
        return _atom(match, date_or_none(year, a, b))
    if min(a, b) < 1:
        return None
    day_first = day_stands_first(match.string)
    return _atom(match, date_or_none(year) if day_first is None else date_or_none(year, *((b, a) if day_first else (a, b))))


def _read_month_day(match: re.Match[str]) -> Atom | None:
    return _read_day(match, match["md_y"], match["md_m"], match["md_d"], match["md_e"])


def _read_day_month(match: re.Match[str]) -> Atom | None:
    return _read_day(match, match["dm_y"], match["dm_m"], match["dm_d"], match["dm_e"])


def _read_day(match: re.Match[str], year: str, month: str, day: str, to: str | None) -> Atom | None:
    first = date_or_none(int(year), _month(month), int(day))
    last = date_or_none(int(year), _month(month), int(to)) if to else None
    return _atom(match, last, first) if last else _atom(match, first)


def _read_month_year(match: re.Match[str]) -> Atom | None:
    return _atom(match, date_or_none(full_year(match["my_y"]), _month(match["my_m"])))


def _read_year_month(match: re.Match[str]) -> Atom | None:
    return _atom(match, date_or_none(int(match["ym_y"]), _month(match["ym_m"])))


def _read_season_year(match: re.Match[str]) -> Atom | None:
    year = full_year(match["sy_y"])
    if not match["sy_e"]:
        return _atom(match, date_or_none(year))
    end = int(match["sy_e"]) if len(match["sy_e"]) == 4 else expand_end(year, match["sy_e"])
    if end is None or end <= year:
        return Atom(match.start(), match.end("sy_y"), "season_year", PartialDate(year))
    return _two(match, PartialDate(year), date_or_none(end), (match.end("sy_y"), match.start("sy_e")))


def _read_year_season(match: re.Match[str]) -> Atom | None:
    return _atom(match, date_or_none(int(match["ys_y"])))


def _read_numeric_my(match: re.Match[str]) -> Atom | None:
    return _atom(match, date_or_none(int(match["nm_y"]), int(match["nm_m"])))


def _read_numeric_months(match: re.Match[str]) -> Atom | None:
    """`02–06/2019` is February to June; of "12-3/2019" the month alone is sure."""
    year, first, last = int(match["mm_y"]), int(match["mm_a"]), int(match["mm_b"])
    if first >= last:
        return _atom(match, PartialDate(year, last))
    return _two(match, PartialDate(year, first), PartialDate(year, last), (match.end("mm_a"), match.start("mm_b")))


def _read_months_year(match: re.Match[str]) -> Atom | None:
    """`08–09 2012` is August to September."""
    year, first, last = int(match["mw_y"]), int(match["mw_a"]), int(match["mw_b"])
    if first >= last:
        return None
    return _two(match, PartialDate(year, first), PartialDate(year, last), (match.end("mw_a"), match.start("mw_b")))


def _read_cjk_month(match: re.Match[str]) -> Atom | None:
    return _atom(match, PartialDate(int(match["cj_y"]), int(match["cj_m"])))


def _read_years(match: re.Match[str]) -> Atom | None:
    """`2017/2018` and `2017/2019`."""
    first, last = int(match["yy_a"]), int(match["yy_b"])
    if not first < last <= first + LONGEST_RANGE:
        return Atom(match.start(), match.end("yy_a"), "year", PartialDate(first))
    return _two(match, PartialDate(first), PartialDate(last), (match.end("yy_a"), match.start("yy_b")))


def _read_spaced_pair(match: re.Match[str]) -> Atom | None:
    """`2018 – 25` is two years."""
    year = int(match["sp_a"])
    end = expand_end(year, match["sp_b"])
    if end is None:
        return Atom(match.start(), match.end("sp_a"), "year", PartialDate(year))
    return _two(match, PartialDate(year), PartialDate(end), (match.end("sp_a"), match.start("sp_b")))


def _read_pair(match: re.Match[str]) -> Atom | None:
    """`2019.08` is a month, `2017/18` and `2015–18` are years; `1998-02` is what its neighbours are, else years."""
    year, printed, sign = int(match["nn_y"]), match["nn_m"], match["nn_s"]
    if len(printed) == 1 and sign != "." and _is_lone_pair(match):
        return _read_short_pair(match, year, int(printed))
    month = int(printed) if 1 <= int(printed) <= 12 else None
    end = expand_end(year, printed) if len(printed) == 2 and sign != "." else None
    if month and end and sign in "/-":
        years = not _prints_numeric_months(match.string) and (sign == "-" or end == year + 1)
        month, end = (None, end) if years else (month, None)
    if end:
        return _two(match, PartialDate(year), PartialDate(end), (match.end("nn_y"), match.start("nn_m")))
    if month:
        return _atom(match, PartialDate(year, month))
    return Atom(match.start(), match.end("nn_y"), "year", PartialDate(year))


def _is_lone_pair(match: re.Match[str]) -> bool:
    """Whether no other `2014-9` stands in the text and none follows as the end of a range: then a digit may be a year's last."""
    return DASH_AHEAD.match(match.string, match.end()) is None and not _has_several_pairs(match.string)


@lru_cache(maxsize=64)
def _has_several_pairs(text: str) -> bool:
    first = NUMERIC_PAIR.search(text)
    return first is not None and NUMERIC_PAIR.search(text, first.end()) is not None


def _read_short_pair(match: re.Match[str], year: int, digit: int) -> Atom | None:
    """`2001–4` is 2001 to 2004; `2018-5` a month; `2015/6` may be either and gives its year."""
    if digit > year % 10 and match["nn_s"] != "/":
        end = year - year % 10 + digit
        return _two(match, PartialDate(year), PartialDate(end), (match.end("nn_y"), match.start("nn_m")))
    if digit == year % 10 + 1 or not digit:
        return _atom(match, PartialDate(year))
    return _atom(match, PartialDate(year, digit))


def _two(match: re.Match[str], first: PartialDate, last: PartialDate | None, seam: tuple[int, int]) -> Atom | None:
    return Atom(match.start(), match.end(), match.lastgroup or "", last, first, seam=seam) if last else None


def _read_year(match: re.Match[str]) -> Atom | None:
    return Atom(match.start(), match.end("y_y"), "year", date_or_none(int(match["y_y"])))


def _read_short_year(match: re.Match[str]) -> Atom | None:
    return _atom(match, date_or_none(full_year(match["s_y"])))


def _read_short_months(match: re.Match[str]) -> Atom | None:
    first = _short_month(match["sm_a"])
    last = _short_month(match["sm_b"]) if match["sm_b"] else None
    if first is None or last is None or match["sm_b"] is None:
        return _atom(match, first) if not match["sm_b"] else None
    if (last.year, last.month or 0) < (first.year, first.month or 0):
        return None
    return Atom(match.start(), match.end(), "short_months", last, first, seam=(match.end("sm_a"), match.start("sm_b")))


def _short_month(printed: str) -> PartialDate | None:
    month, year = printed[:-3], printed[-2:]
    return date_or_none(full_year(f"'{year}"), int(month))


def _read_month(match: re.Match[str]) -> Atom | None:
    return Atom(
        match.start(), match.end(), "month", None, month=_month(match["m_m"]), day=int(match["m_d"]) if match["m_d"] else None
    )


def _read_season(match: re.Match[str]) -> Atom | None:
    return Atom(match.start(), match.end(), "season", None)


_READERS = {
    "iso_day": _read_iso_day,
    "numeric_day": _read_numeric_day,
    "month_day": _read_month_day,
    "day_month": _read_day_month,
    "month_year": _read_month_year,
    "year_month": _read_year_month,
    "season_year": _read_season_year,
    "year_season": _read_year_season,
    "numeric_my": _read_numeric_my,
    "short_months": _read_short_months,
    "cjk_month": _read_cjk_month,
    "numeric_months": _read_numeric_months,
    "months_year": _read_months_year,
    "years": _read_years,
    "spaced_pair": _read_spaced_pair,
    "numeric_ym": _read_pair,
    "year": _read_year,
    "short_year": _read_short_year,
    "month": _read_month,
    "season": _read_season,
}
