"""The name of an award without what is said beside it: words of winning, amounts, remarks in brackets, addresses, its year."""

from __future__ import annotations

from etl.model import regex as re
from etl.model.document import Passage
from etl.transform.parsers.activity_fields import undated
from etl.transform.parsers.award_evidence import AMOUNT, is_award

# as in "for “Title of the paper”", a web address
_TAIL = re.compile(r",?\s+for\s+[“\"«].*$|\s+(?:https?://)?[\w-]+\.(?:org|com|net|edu|io)\b\S*$")
# a remark in brackets, in lower case: "(co-PI with A. Example)", "(two highest averages of the year)"
_ASIDE = re.compile(
    r"\s*[(\[](?:[^()\[\]]*\s)?(?:(?:with|co-?pis?|co-?i|pi|jointly|shared|zusammen|mit|avec|con|com)(?!\w)|[£$€]\d)[^()\[\]]*[)\]]\s*$",
    re.I,
)
_LAST_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]+)[)\]]\s*$")
# "for the 2018-2019 academic year", "during 2019", "for" whose year is gone
_YEAR_OF = re.compile(
    r",?\s+(?!of\s+the\s+years?\s*$)(?:for|during|in|of)(?:\s+(?:the\s+)?(?:academic\s+year\s+)?(?:(?:19|20)\d{2}\s*(?:[-–/]\s*(?:(?:19|20)?\d{2})\s*)?)?(?:(?:academic|school)\s+)?years?)?\s*$",
    re.I,
)
_SHORT_ASIDE = re.compile(
    r"\s*\((?:team|internal|intern|shared|joint|jointly|group|équipe|en équipe|en equipo|un[e]? \w+"
    r"|\w+ (?:semesters?|years?|months?))\)\s*$"
)
_OWN_NUMBER = re.compile(r"\s+(?:[A-Z]{2,5}-?\d{5,}|\[[^\[\]]*\d{4}[^\[\]]*\])\s*$")  # "DMS-2145557", "[1K99HG007356-01]"
_LOWER_ASIDE = re.compile(r"\s*\((?=[a-z])(?:[^\s()]+\s+){2,}[^\s()]+\)\s*$")
# where more is told: "(more details)", "[press release]"
_LINKED = re.compile(
    r"\s*[(\[](?:(?:more|see|read|official)\s+)?(?:details?|info|information|link|here|announcement|press release|news|article"
    r"|website|certificate|pdf|video|slides|photos?|story|coverage|citation)[)\]]\s*$",
    re.I,
)
# a label before what was won: "Recipient: Elm Medal", "Winner, Oak Prize"
_RECIPIENT = re.compile(
    r"(?:(?:co-)?recipient|winner|awardee|honoree|laureate|lauréate?|preisträger(?:in)?|ganador[a]?|vincit(?:ore|rice))\s*[:–—-]\s+(?=[A-ZÀ-Þ])",
    re.I,
)
# "Awarded an Elm Scholarship", "Recipient of the Oak Medal", "Won the Ash Prize"
_RECIPIENT_FIELD = re.compile(r"(?:(?:co-)?recipient|awardee|honoree|laureate)\s*,\s+(?=[A-ZÀ-Þ])", re.I)
_WON = re.compile(
    r"(?:(?:was\s|I was\s)?awarded|(?:I\s)?(?:received|won)|(?:co-)?recipient of|ausgezeichnet mit|lauréate? d[eu]"
    r"|galardonad[oa] con)\s+"
    r"(?:(?:the|an?|dem|der|einem|einer|le|la|un|une|el|una)\s+)?",
    re.I,
)
_SHORTEST = 3


def without_recipient(passage: Passage) -> Passage:
    """What stands behind a label for who won it: `Elm Medal, 2020` of `Recipient: Elm Medal, 2020`."""
    label = _RECIPIENT.match(passage.text)
    field = _RECIPIENT_FIELD.match(passage.text) if label is None else None
    if field is not None and is_award(passage.text[field.end() :].split(",")[0]):
        return passage.cut(field.end())
    return passage.cut(label.end()) if label is not None else passage


def without_asides(title: Passage) -> Passage:
    """The title without words of winning before it, and without an amount, remarks in brackets and web addresses at its end."""
    won = _WON.match(title.text)
    if won is not None and title.text[won.end() :][:1].isupper():
        title = title.cut(won.end())
    while True:
        shorter = _without_one(title)
        if len(shorter) == len(title):
            return title
        title = shorter


def _without_one(title: Passage) -> Passage:
    for pattern in (_LINKED, _YEAR_OF, _TAIL, _ASIDE, _SHORT_ASIDE, _OWN_NUMBER, _LOWER_ASIDE):
        match = pattern.search(title.text)
        if match and match.start() > _SHORTEST:
            return title.cut(0, match.start())
    bracket = _LAST_BRACKET.search(title.text)
    if bracket and bracket.start() > _SHORTEST and AMOUNT.fullmatch(bracket.group(1).strip()):
        return title.cut(0, bracket.start())
    title = undated(title)
    amount = AMOUNT.search(title.text)
    if amount and amount.start() > 0 and amount.end() >= len(title.text) - 1 and title.text[amount.start() - 1] != "(":
        return title.cut(0, amount.start()).trimmed(" ,;–—-(")
    return title
