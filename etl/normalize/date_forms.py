"""The forms in which single dates are printed, one named pattern each; etl.normalize.date_atoms reads what they find."""

from __future__ import annotations

from typing import Any

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.normalize.word_patterns import any_of

_WORDS: dict[str, Any] = read_gazetteer("months")
MONTH_NUMBERS: dict[str, int] = {
    form: int(number) for table in ("months", "doubtful_months") for number, forms in _WORDS[table].items() for form in forms
}


def _letters_by_first(forms: list[str]) -> dict[str, set[str]]:
    """The second letters of the forms by their first ones; "" for a form of one letter."""
    letters: dict[str, set[str]] = {}
    for form in forms:
        letters.setdefault(form[0].casefold(), set()).add(form[1:2].casefold())
    return letters


def alternation(forms: list[str] | dict[str, int]) -> str:
    """A pattern for any of `forms`, whatever their case, blanks in them elastic."""
    return any_of(forms, ignores_case=True)


_M = rf"(?<![^\W_])(?:{alternation([form for forms in _WORDS['months'].values() for form in forms])})(?![^\W\d_])\.?"
# months that are everyday words too, read only where no other word stands before: "Set 2015 – Ago 2019", not "data set 2015"
_DM = rf"(?<![^\W_])(?<![^\W\d_]\s)(?:{alternation([form for forms in _WORDS['doubtful_months'].values() for form in forms])})\b\.?"
_S = rf"(?<![^\W_])(?:{alternation(_WORDS['seasons']['forms'])})(?![^\W_])"
# posts and schools that a season names, no part of a date: "2014 Summer intern"
_NAMED_SO = (
    r"(?:research(?:er)?|interns?|internship|students?|schools?|scholar|fellow|fellowship|associate|jobs?|teaching|undergraduate"
    r"|graduate|visiting|visitor|assistant|analyst|trainee|programme?|institute|academy|camp|course)\b"
)
_TERM = rf"(?:\s+(?:{alternation(_WORDS['seasons']['terms'])}))?"
YEAR = r"(?:19|20)\d{2}(?!\d)"
_YY = r"['’‘]\d{2}(?![\w'’])"
_D = r"(?:0?[1-9]|[12]\d|3[01])"
_TH = r"(?:st|nd|rd|th|er|º|\.)"
_B = r"\s{0,12}"  # between two parts that may touch: more blanks part columns, and would be searched again and again
_DASH = r"[-‐‑‒–—―−~～]"
_MM = r"(?:0?[1-9]|1[0-2])"
_OPEN_WORD = alternation(_WORDS["open_end"]["forms"])
_OPEN_WORD_ALONE = re.compile(rf"\W*(?:{_OPEN_WORD})\W*", re.IGNORECASE)
# two digits for the year are read in a range alone: "06/03-06/04", "07/19 - present", "10/19 bis 08/22", "since 10/16"
_TO = rf"(?:\s*{_DASH}{{1,2}}\s*|\s+(?:{alternation([*_WORDS['between']['forms'], *_WORDS['until']['forms']])})\s+)"
_MM_YY = rf"{_MM}[/|]\d\d"
_SINCE = "|".join(rf"(?<=(?<!\w){re.escape(word)}\s)" for word in sorted(_WORDS["since"]["ongoing"]))
_ENDS = rf"(?![\w/]|[\s,/]*{YEAR})"
_SHORT_MONTHS = rf"(?<![\w/.,-])(?:{_MM_YY}{_TO}(?:{_MM_YY}{_ENDS}|(?:{_OPEN_WORD})(?!\w))|(?:{_SINCE}){_MM_YY}{_ENDS})"

# Each form has a name; alternatives are tried in this order at each place of the text.
_FORMS = rf"""
  (?P<iso_day>     (?P<iso_y>{YEAR})(?P<iso_s>[-./])(?P<iso_m>\d{{1,2}})(?P=iso_s)(?P<iso_d>\d{{1,2}})(?![\d]) )  # 2018-10-03
| (?P<numeric_day> (?<![\d.])(?P<nd_a>\d{{1,2}})(?P<nd_s>[-./])(?P<nd_b>\d{{1,2}})(?P=nd_s)(?P<nd_y>{YEAR}) )  # 03.10.2018
  # Oct. 3, 2018
| (?P<month_day>   (?P<md_m>{_M})\s*(?P<md_d>{_D}){_TH}?(?:\s*{_DASH}\s*(?P<md_e>{_D}){_TH}?)?{_B},?\s+(?P<md_y>{YEAR}) )
| (?P<day_month>   (?<![\d.])(?P<dm_d>{_D}){_TH}?(?:\s*{_DASH}\s*(?P<dm_e>{_D}){_TH}?)?\s*(?:de\s+|of\s+)?
                   (?P<dm_m>{_M})[\s,]*(?:de\s+|of\s+)?(?P<dm_y>{YEAR}) )  # 3 October 2018
| (?P<month_year>  (?P<my_m>{_M}|{_DM})[\s,./-]*(?:de\s+|of\s+|del\s+)?(?P<my_y>{YEAR}|{_YY}) )  # Sep. 2019
| (?P<year_month>  (?P<ym_y>{YEAR})[\s,./-]{{0,2}}(?P<ym_m>{_M})(?!{_B},?{_B}{YEAR}|\s+{_D},?\s+{YEAR}) )  # 2019 Sep
  # WS 2019/20
| (?P<season_year> (?P<sy_s>{_S}){_TERM}{_B}[,/]?{_B}(?:of\s+)?(?P<sy_y>{YEAR}|{_YY})
                   (?:\s?(?:/|{_DASH})\s?(?P<sy_e>\d{{2}}|{YEAR})(?!\d))? )
| (?P<year_season> (?P<ys_y>{YEAR})(?!\s*\t){_B}[,/]?{_B}(?P<ys_s>{_S}){_TERM}(?!{_B},?{_B}{YEAR}|{_B}{_NAMED_SO}) )  # 2014 Summer
| (?P<cjk_month>   (?P<cj_y>(?:19|20)\d{{2}})\s?[年년]\s?(?P<cj_m>{_MM})\s?[月월] )  # 2021年4月
| (?P<numeric_months> (?<![\d./])(?P<mm_a>{_MM})\.?\s?{_DASH}\s?(?P<mm_b>{_MM})[/.](?P<mm_y>{YEAR}) )  # 02–06/2019
  # 08–09 2012, at the line's beginning alone
| (?P<months_year> (?<![^\t\n])(?P<mw_a>{_MM})\s?{_DASH}\s?(?P<mw_b>{_MM})\s(?P<mw_y>{YEAR}) )
| (?P<numeric_my>  (?<![\d.])(?P<nm_m>0?[1-9]|1[0-2])(?P<nm_s>[/.-])(?P<nm_y>{YEAR}) )  # 08/2017
| (?P<years>       (?P<yy_a>{YEAR})\s?/\s?(?P<yy_b>{YEAR}) )  # 2017/2018
  # 2018 – 25, with nothing but a mark behind it
| (?P<spaced_pair> (?P<sp_a>{YEAR})\s[–—-]\s(?P<sp_b>\d\d)(?=\s*(?:$|[\t,;:)|])|\s{{2}}) )
| (?P<numeric_ym>  (?P<nn_y>{YEAR})(?P<nn_s>[/.]|{_DASH})(?P<nn_m>\d{{1,2}})(?!\d|\.\d) )  # 2019.08, 2017/18
| (?P<short_months> (?={_SHORT_MONTHS}) (?P<sm_a>{_MM_YY}) (?:{_TO}(?P<sm_b>{_MM_YY}))? )  # 06/03-06/04
| (?P<year>        (?P<y_y>{YEAR})[a-h]?(?![^\W_]) )  # 2019, 2019a
| (?P<short_year>  (?P<s_y>{_YY}) )  # '19
| (?P<month>       (?P<m_m>{_M})(?:\s*(?P<m_d>{_D}){_TH}?(?!\w))? )  # Aug (–Dec 2017)
| (?P<season>      (?P<s_s>{_S}) )  # Spring (and Fall 2019)
"""
# All forms begin with a digit, an apostrophe or a word of the calendar: other places are passed over at once.
_BEGINNINGS = "|".join(
    re.escape(first) + (f"[{''.join(sorted(seconds))}]" if "" not in seconds else "")
    for first, seconds in sorted(_letters_by_first([*MONTH_NUMBERS, *_WORDS["seasons"]["forms"]]).items())
)
ATOM = re.compile(rf"(?:(?=[\d'’‘])|(?<![^\W_])(?={_BEGINNINGS}))(?:{_FORMS})", re.VERBOSE | re.IGNORECASE)
# forms whose digits may be no date: what stands around them decides
BARE = ("year", "years", "numeric_ym", "numeric_my", "numeric_months", "short_year", "numeric_day", "iso_day")
# "2019", "'19", "9/91" of a range; all begin with a sign that few places have
YEAR_LIKE = re.compile(
    rf"(?=[\d'’‘])(?:(?:19|20)\d\d|['’‘]\d\d|(?=\d\d?[/|]){_SHORT_MONTHS})",
    re.IGNORECASE,
)
REST_OF_PAGES = re.compile(rf"{_DASH}{{1,2}}\d+")
NUMERIC_MONTH = re.compile(rf"({YEAR})(?:[-./])(\d{{2}})(?![\d])")
NUMERIC_PAIR = re.compile(rf"{YEAR}(?:{_DASH}|/)\d{{1,2}}(?!\d)")
SLASHED_DAY = re.compile(rf"(?<![\d.])(\d{{1,2}})([-/])(\d{{1,2}})\2{YEAR}")
DASH_AHEAD = re.compile(rf"\s*{_DASH}")


def is_open_end(text: str) -> bool:
    """Whether a text is a word for an open end and nothing else: "ongoing", "laufend", "en cours"."""
    return _OPEN_WORD_ALONE.fullmatch(text) is not None


_TAILS = alternation([tail.replace("and ", "& ") for tail in _WORDS["year_groups"]["tails"]] + _WORDS["year_groups"]["tails"])
_YEAR_AND_OTHERS = re.compile(
    rf"\W*(?:(?:{alternation(_WORDS['year_groups']['heads'])})[\s-]+{YEAR}|{YEAR},?\s+(?:{_TAILS}))\W*", re.IGNORECASE
)


def is_year_and_others(text: str) -> bool:
    """Whether a text is a year with others before or after it: "2022 and earlier", "Before 2010"."""
    return len(text) < 40 and _YEAR_AND_OTHERS.fullmatch(text) is not None


_MONTH_AT_END = re.compile(rf"{_M}\W*$", re.IGNORECASE)
_YEAR_AT_START = re.compile(rf"\W*{YEAR}")


_DATE_AT_END = re.compile(rf"(?:{_M}\.?\s+|\d{{1,2}}[./])?{YEAR}\W{{0,2}}$", re.IGNORECASE)
_RANGE_GOES_ON = re.compile(rf"{_DASH}{{1,2}}\s*(?:(?:{_M}\.?\s+|\d{{1,2}}[./])?{YEAR}|(?:{_OPEN_WORD})\b)", re.IGNORECASE)


def parts_a_date(above: str, below: str) -> bool:
    """Whether a line's end parts a month from its year, or a range at its dash: "..., Dec." + "2022", "July 2021" + "– 2023"."""
    if _YEAR_AT_START.match(below) is not None and _MONTH_AT_END.search(above[-16:]) is not None:
        return True
    return goes_on_with_range(above, below)


def goes_on_with_range(above: str, below: str) -> bool:
    """Whether a line begins with the dash and the end of a range that the one above begins: "July 2021" + "– May 2023"."""
    return _RANGE_GOES_ON.match(below) is not None and _DATE_AT_END.search(above[-24:]) is not None
