"""Dates as one list prints them, and as gold has them: the form is drawn once for a list."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any

from list_grammars.vocabulary import words

Month = tuple[int, int]
MONTHS = (
    "year",
    "year",
    "year",
    "year",
    "short",
    "long",
    "dotted",
    "number",
    "number dotted",
    "iso",
    "year first",
    "two digits",
    "day",
    "apostrophe",
)


@dataclass(frozen=True)
class DateStyle:
    """How a list prints times: the form of a month, what stands between two, how an end that is open is told."""

    language: str
    month: str
    dash: str
    open: str  # a word for today, "since" or "" for a dash that leads nowhere
    short_end: bool  # 2019–21, Mar–May 2020
    led: bool  # from 2019 to 2021


def draw_dates(chance: Random, language: str, *, months: tuple[str, ...] = MONTHS) -> DateStyle:
    """A style of dates that a person might keep to."""
    open_words = words("common")["dates"][language]["open"]
    return DateStyle(
        language,
        month := chance.choice(months),
        chance.choice([" – ", "–", " - ", "-", "–", " — ", "to"] if month not in ("iso", "year first") else [" – ", " - ", "to"]),
        chance.choice([*open_words, *open_words, "since", "since", ""]),
        chance.random() < 0.2,
        chance.random() < 0.06,
    )


def printed_month(when: Month, style: DateStyle) -> str:
    """`(2019, 3)` as `03/2019`."""
    year, number = when
    said = words("common")["dates"][style.language]
    of = " de " if style.language == "es" and style.month == "long" else " "
    day = (year * 7 + number) % 28 + 1
    point = {"de": ". ", "es": " de "}.get(style.language, " ")
    return {
        "full": f"{day}{point}{said['months'][number - 1]}{' de ' if style.language == 'es' else ' '}{year}",
        "year": str(year),
        "short": f"{said['short'][number - 1]} {year}",
        "dotted": f"{said['dotted'][number - 1]} {year}",
        "long": f"{said['months'][number - 1]}{of}{year}",
        "number": f"{number:02}/{year}",
        "number dotted": f"{number:02}.{year}",
        "iso": f"{year}-{number:02}",
        "year first": f"{year}/{number:02}",
        "day": f"{1 + 14 * (year % 2):02}.{number:02}.{year}",
        "apostrophe": f"’{year % 100:02}",
        "two digits": f"{number:02}/{year % 100:02}",
    }[style.month]


def in_gold(when: Month | None, style: DateStyle) -> str | None:
    """`2019-03`, or `2019` where only the year is printed."""
    if when is None:
        return None
    return str(when[0]) if style.month in ("year", "apostrophe") else f"{when[0]}-{when[1]:02}"


def period(start: Month, end: Month | None, style: DateStyle) -> tuple[str, dict[str, Any]]:
    """`2019 – 2021` with its gold; without an end it lasts."""
    said = words("common")["dates"][style.language]
    gold: dict[str, Any] = {"start": in_gold(start, style), "end": in_gold(end, style), "current": end is None}
    if style.month == "day":
        gold["start_also"] = [_day(start)]
        gold["end_also"] = [_day(end)] if end else []
    first, to = printed_month(start, style), said["to"] if style.dash == "to" or style.led else style.dash
    leading = ("d'" if style.language == "fr" and first[0] in "ao" else said["from"]) if style.led else ""
    if end is None:
        if style.open == "since":
            return said["since"] + first, gold
        if not style.open:
            return first + (to if to.strip() in "–-—" else "–").rstrip(), gold
        open_word = style.open
        if style.dash == "to" and open_word.startswith(to.strip() + " "):
            open_word = open_word.removeprefix(to.strip() + " ")
        if open_word.startswith("bis "):
            return f"{first} {open_word}", gold
        return f"{leading}{first}{to}{open_word}", gold
    last = printed_month(end, style)
    if first == last:
        return first, gold
    if style.short_end and style.dash in ("–", "-") and style.month == "year" and start[0] // 100 == end[0] // 100:
        return f"{first}{style.dash}{end[0] % 100:02}", gold
    if style.short_end and style.month in ("short", "dotted", "long") and start[0] == end[0]:
        first = first.rsplit(" ", 1)[0].removesuffix(" de")
    return f"{leading}{first}{to}{last}", gold


def _day(when: Month) -> str:
    return f"{when[0]}-{when[1]:02}-{1 + 14 * (when[0] % 2):02}"


def moment(when: Month, style: DateStyle) -> str:
    """A single month or year as this list prints it."""
    return printed_month(when, style)


def term(year: int, chance: Random, language: str) -> str:
    """`WS 2019/20`, `Fall 2019`: a term that begins in `year`."""
    said = words("common")["dates"][language]
    if chance.random() < 0.5:
        return f"{chance.choice(said['summer'])} {year}"
    return f"{chance.choice(said['winter'])} {year}" + (f"/{(year + 1) % 100:02}" if language == "de" else "")
