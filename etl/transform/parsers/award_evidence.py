"""What the words of an award's line say: that something was won, its amount, who gave it, the subject's part in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.normalize.text import fold
from etl.transform.parsers.activity_fields import fold_in_place, phrases
from etl.transform.parsers.affiliations import is_place

_WORDS: dict[str, Any] = read_gazetteer("award_words")


def _folded(*lists: Sequence[str]) -> list[str]:
    return [word for words in lists for word in words]


AWARD = phrases(_folded(*(words for _, words in sorted(_WORDS["words"].items()))))
_PLAIN = phrases(_WORDS["plain"]["words"])
# German compounds: "Nachwuchspreis", "Reisestipendium"
_COMPOUND = re.compile(r"\w{3,}(?:preis|stipendium|medaille|auszeichnung|zuschuss|beihilfe|forderung)(?!\w)")
_REMARK = re.compile(
    rf"^(?:{'|'.join(re.escape(w) for w in sorted(set(_WORDS['remarks']['words']), key=len, reverse=True))})(?!\w)"
)
_FUNDER = phrases(_WORDS["programmes"]["funders"])
# as in "$10,000", "5.000 USD", "EUR 3000", "£48k", "1.2M€", "100,000 CPU hours"
_NUMBER = r"\d+(?:[.,'’ ]\d{3})*(?:[.,]\d+)?"
_CURRENCY = (
    r"(?:USD|EUR|GBP|CHF|CAD|AUD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|INR|CNY|RMB|JPY|KRW"
    r"|SGD|HKD|ZAR|NGN|ILS|NIS|TRY|MXN|BRL|R\$|US\$|A\$|C\$)"
)
AMOUNT = re.compile(
    rf"(?:[$€£¥₦₹₩₺₽₫₱฿₴₪]\s?{_NUMBER}\s?(?:[kKmM]|million|mio\.?)?(?!\w)|{_CURRENCY}\s?{_NUMBER}(?:\s?(?:[kKmM]|million|mio\.?)(?!\w))?|"
    rf"(?<![\w.,]){_NUMBER}\s?(?:[kKmMT]|Mio\.?|Tsd\.?)?\s?(?:{_CURRENCY}(?!\w)|[eE]uros?(?!\w)|€|zł|Kč|Ft|kr(?!\w)|CPU hours"
    rf"|(?:dollars|pounds)(?!\w)))"
)
# what is said beside an amount: "/ 3 years", "per year", "over 3 years", "(total)"
_BESIDE_AMOUNT = re.compile(
    r"(?:/|per|p\.|over|for|für|pro|sur|par|por|a)\s*(?:\d+\s*)?(?:years?|yrs?|months?|annum|a\.|jahre?|monate?|ans?|mois|años?|meses)\b"
    r"|\b(?:total|totaling|approx\.?|ca\.?|direct costs?)\b",
    re.I,
)
# the part that one has in a project, or a grant's number: "PI", "Teilprojektleitung", "PID2020-000000GB-I00", "R01 HL1111"
_PART_OR_NUMBER = re.compile(
    r"\b(?:(?:co-?)?P\.?I\.?|IP|(?:co-)?investigator|principal investigator|investigadora?|porteu(?:r|se)|responsabile"
    r"|coordinat(?:or|ore|rice)|(?:teil)?projektleit\w+|antragsteller\w*|[A-Z]{1,5}[\s-]?\d[\w/-]{4,}|grant (?:no|number))\b",
    re.I,
)
_LETTERS = (
    "Alpha|Beta|Gamma|Delta|Epsilon|Zeta|Eta|Theta|Iota|Kappa|Lambda|Mu|Nu|Xi|Omicron|Pi|Rho|Sigma|Tau|Upsilon|Phi|Chi|Psi|Omega"
)
_GREEK = re.compile(rf"(?:{_LETTERS})(?:\s(?:{_LETTERS})){{1,3}}(?:\s\([^()]*\))?")
_ORDERS = frozenset(_WORDS["words"]["orders"])
# a rank and what is said of it: "Finalist", "1st place ($500)"
RANK = re.compile(
    rf"(?:{'|'.join(re.escape(w) for w in sorted(_WORDS['ranks']['words'], key=len, reverse=True))})(?:\s*\([^)]*\))?"
)
_LONGEST_REMARK = 60


def is_award(text: str) -> bool:
    """Whether a word for an award stands in the text."""
    folded = fold(text)
    return AWARD.search(folded) is not None or _COMPOUND.search(folded) is not None


def is_rank(text: str) -> bool:
    """Whether nothing but a rank stands there: what it was won in stands beside it: `Silver medal (team)`."""
    return RANK.fullmatch(fold_in_place(text).strip(" .,:;")) is not None


def is_bare_award(text: str) -> bool:
    """Whether a kind of award stands there and no name: `Scholarship`."""
    words = text.split()
    return len(words) == 1 and is_plain_award(words[0].strip(".,:;"))


def is_whole_name(text: str) -> bool:
    """Whether what stands beside the text is no part of the award's name: societies of Greek letters, orders: `MBE`."""
    return _GREEK.fullmatch(text) is not None or fold(text).strip(" .") in _ORDERS


def is_never(text: str) -> bool:
    """Whether the text is no award by its form: a place, the head of a column, a label, settings: `Title`, `width=3`, `2.5in`."""
    bare = text.strip(" .,:;")
    is_word = bare.islower() and len(bare.split()) == 1 and not is_award(bare)
    return (
        is_word
        or _BESIDE.match(bare) is not None
        or "=" in bare
        or is_place(bare)
        or fold(bare) in _HEADS
        or _LENGTH.fullmatch(bare) is not None
    )


_HEADS = frozenset((*_WORDS["heads"]["words"], *_WORDS["labels"]["period"], *_WORDS["labels"]["role"]))
_BESIDE = re.compile(r"(?:to|for|from|with|jointly|awarded|für|pour|para|per|avec|mit|con)\s+[a-z]")  # "to host a meeting"
_LENGTH = re.compile(r"[\d.]+\s?(?:in|cm|mm|pt|em|ex)(?:\s\d)?")


def is_given(text: str) -> bool:
    """Whether the words say who gave it: `awarded by the Elm Trust`, `funded by Oak`."""
    return _GIVEN.match(text) is not None


_GIVEN = re.compile(
    r"(?:jointly\s)?(?:awarded|funded|supported|sponsored|given|presented|granted|financed|conferred|supervised)\s", re.I
)


def is_plain_award(text: str) -> bool:
    """Whether the text plainly names an award, wherever it stands: "Oak Medal", no "Member of the Oak Society"."""
    return _PLAIN.search(fold(text)) is not None


def is_detail(text: str) -> bool:
    """Whether a field only says more of an award: an amount, "PI: A. Example", "Co-PI", a grant's number, an address."""
    rest = AMOUNT.sub("", text).strip(" ()")
    if len(rest) < len(text) and len(text) < _LONGEST_REMARK:
        rest = _BESIDE_AMOUNT.sub("", _PART_OR_NUMBER.sub("", rest)).strip(" ()/")
    if not any(map(str.isalpha, rest)) or text.startswith("http"):
        return True
    remark = _REMARK.match(fold(text))
    return remark is not None and len(text) < _LONGEST_REMARK and (":" in text or remark.end() >= len(fold(text)))


def is_funder(text: str) -> bool:
    """Whether the text names who gives money: "Elm Foundation", "DFG"."""
    return _FUNDER.search(fold(text)) is not None


def is_funded(text: str) -> bool:
    """Whether a project was won: its amount is printed with who gave it, its number or the subject's part in it."""
    return AMOUNT.search(text) is not None and (is_funder(text) or _PART_OR_NUMBER.search(text) is not None)


def is_led(text: str) -> bool:
    """Whether an amount is printed with the subject's part in the project or its number: "$31,000 (co-PI)"."""
    return AMOUNT.search(text) is not None and _PART_OR_NUMBER.search(text) is not None


def has_part(text: str) -> bool:
    """Whether the subject's part in a project, or its number, is printed: "PI", "R01 HL1111"."""
    return _PART_OR_NUMBER.search(text) is not None
