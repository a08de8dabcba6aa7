"""Years of offices, courses and prizes, as one list prints them, with gold."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from list_grammars.vocabulary import words


@dataclass(frozen=True)
class YearStyle:
    """`2018, 2020`, `2018–2020`, `2018-20`, `since 2018`, in terms or not."""

    language: str
    comma: str
    dash: str
    short: bool
    open: str


def draw_years(chance: Random, language: str) -> YearStyle:
    """A style of years that a list keeps to."""
    open_words = words("common")["dates"][language]["open"]
    return YearStyle(
        language,
        chance.choice([", ", ", ", ", ", " & "]),
        chance.choice(["–", "–", "-", " – ", " - "]),
        chance.random() < 0.2,
        chance.choice([*open_words, "since", "since", ""]),
    )


def printed_years(chance: Random, last: int, style: YearStyle) -> tuple[str, list[int], bool]:
    """Years that end about `last`: as printed, for gold, and whether they last until today."""
    kind = chance.choice(["one", "one", "one", "some", "range", "range", "open"])
    if kind == "one":
        return str(last), [last], False
    if kind == "some":
        years = sorted({last, last - chance.randint(1, 2), last - chance.randint(1, 4)})
        *before, final = map(str, years)
        return style.comma.join([", ".join(before), final]) if before else final, years, False
    first = last - chance.randint(1, 4)
    if kind == "open":
        said = words("common")["dates"][style.language]
        if style.open == "since":
            return f"{said['since']}{first}", [first], True
        if style.open.startswith("bis "):
            return f"{first} {style.open}", [first], True
        return f"{first}{style.dash}{style.open}".rstrip(), [first], True
    end = f"{last % 100:02}" if style.short and first // 100 == last // 100 and " " not in style.dash else str(last)
    return f"{first}{style.dash}{end}", list(range(first, last + 1)), False
