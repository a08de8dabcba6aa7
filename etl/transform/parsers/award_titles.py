"""What an award or grant is called: the field, sentence or quotation of its entry that is its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from etl.gazetteers.loader import read_gazetteer
from etl.model.document import Line, Passage, join_passages
from etl.model.section import SectionKind
from etl.normalize.text import fold
from etl.normalize.venues import find_venue
from etl.transform.parsers.activity_fields import (
    ActivityItem,
    Field,
    dates_in,
    depths,
    fold_in_place,
    phrases,
    split_fields,
    undated,
)

_WORDS: dict[str, Any] = read_gazetteer("award_words")


def _folded(*lists: Sequence[str]) -> list[str]:
    return [word for words in lists for word in words]


AWARD = phrases(_folded(*(words for _, words in sorted(_WORDS["words"].items()))))
_PLAIN = phrases(_WORDS["plain"]["words"])
# German compounds: "Nachwuchspreis", "Reisestipendium"
_COMPOUND = re.compile(r"\w{3,}(?:preis|stipendium|medaille|auszeichnung|zuschuss|beihilfe|forderung)(?!\w)")
_RANK = re.compile(
    rf"(?:{'|'.join(re.escape(w) for w in sorted(_WORDS['ranks']['words'], key=len, reverse=True))})(?:\s*\([^)]*\))?"
)
_REMARK = re.compile(
    rf"^(?:{'|'.join(re.escape(w) for w in sorted(set(_WORDS['remarks']['words']), key=len, reverse=True))})(?!\w)"
)
_PROGRAMME = phrases(_WORDS["programmes"]["words"])
_FUNDER = phrases(_WORDS["programmes"]["funders"])
_TITLE_LABEL = re.compile(
    r"^(?:project )?(?:title|titel|titre|t[ií]t[uo]lo|pro[gy]etto|proyecto|projekt|projet|project)\s*:\s*", re.I
)
# as in "$10,000", "5.000 USD", "EUR 3000", "£48k", "1.2M€", "100,000 CPU hours"
_NUMBER = r"\d+(?:[.,'’ ]\d{3})*(?:[.,]\d+)?"
_CURRENCY = (
    r"(?:USD|EUR|GBP|CHF|CAD|AUD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|INR|CNY|RMB|JPY|KRW"
    r"|SGD|HKD|ZAR|NGN|ILS|NIS|TRY|MXN|BRL|R\$|US\$|A\$|C\$)"
)
AMOUNT = re.compile(
    rf"(?:[$€£¥₦₹₩₺₽₫₱฿₴₪]\s?{_NUMBER}\s?(?:[kKmM]|million|mio\.?)?(?!\w)|{_CURRENCY}\s?{_NUMBER}(?:\s?(?:[kKmM]|million|mio\.?)(?!\w))?|"
    rf"(?<![\w.,]){_NUMBER}\s?(?:[kKmMT]|Mio\.?|Tsd\.?)?\s?(?:{_CURRENCY}|[eE]uros?|€|CPU hours|dollars|pounds))"
)
_QUOTED = re.compile(r"„([^„“”]{4,})[“”]|“([^“”]{8,})”|«([^«»]{4,})»|\"([^\"]{8,})\"|‚([^‚‘’]{8,})[‘’]|``([^`']{8,})''")
# as in "Sponsor. Title of the project. PI: A. Example."
_SENTENCE = re.compile(r"(?:(?<=[^\W\d_]{3})|(?<=\w\)))\.\s+(?=[^\W\d_a-z])|\s*;\s+|\s+\|\s+|\t")
_LED_BY = re.compile(r"\((?:co-?)?PI:?[^()]*\),?\s+", re.I)
# as in "for “Title of the paper”", a web address
_TAIL = re.compile(r",?\s+for\s+[“\"«].*$|\s+(?:https?://)?[\w-]+\.(?:org|com|net|edu|io)\b\S*$")
# a remark in brackets, in lower case: "(co-PI with A. Example)", "(two highest averages of the year)"
_ASIDE = re.compile(
    r"\s*[(\[](?:[^()\[\]]*\s)?(?:(?:with|co-?pis?|co-?i|pi|jointly|shared|zusammen|mit|avec|con|com)(?!\w)|[£$€]\d)[^()\[\]]*[)\]]\s*$",
    re.I,
)
_LAST_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]+)[)\]]\s*$")
_SHORT_ASIDE = re.compile(
    r"\s*\((?:team|internal|intern|shared|joint|jointly|group|équipe|en équipe|en equipo|un[e]? \w+"
    r"|\w+ (?:semesters?|years?|months?))\)\s*$"
)
_OWN_NUMBER = re.compile(r"\s+(?:[A-Z]{2,5}-?\d{5,}|\[[^\[\]]*\d{4}[^\[\]]*\])\s*$")  # "DMS-2145557", "[1K99HG007356-01]"
_LOWER_ASIDE = re.compile(r"\s*\((?=[a-z])(?:[^\s()]+\s+){2,}[^\s()]+\)\s*$")
# the part that one has in a project, or a grant's number: "PI", "Teilprojektleitung", "PID2020-000000GB-I00", "R01 HL1111"
_PART_OR_NUMBER = re.compile(
    r"\b(?:(?:co-?)?P\.?I\.?|IP|(?:co-)?investigator|principal investigator|investigadora?|porteu(?:r|se)|responsabile"
    r"|coordinat(?:or|ore|rice)|(?:teil)?projektleit\w+|antragsteller\w*|[A-Z]{1,5}[\s-]?\d[\w/-]{4,}|grant (?:no|number))\b",
    re.I,
)
_GRANT_NUMBER = re.compile(r"[\W_]*(?:(?:grant|award|project|n[o°º]?)\W*){0,2}[A-Z]{0,6}[\W_]*\d[\w./-]*", re.I)
_EDGE = " \t,;:.–—-|·•"
_FEWEST_TITLE_WORDS = 3


def is_award(text: str) -> bool:
    """Whether a word for an award stands in the text."""
    folded = fold(text)
    return AWARD.search(folded) is not None or _COMPOUND.search(folded) is not None


def is_plain_award(text: str) -> bool:
    """Whether the text plainly names an award, wherever it stands: "Oak Medal", no "Member of the Oak Society"."""
    return _PLAIN.search(fold(text)) is not None


def is_detail(text: str) -> bool:
    """Whether a field only says more of an award: an amount, "PI: A. Example", "Co-PI", a grant's number, an address."""
    rest = AMOUNT.sub("", text).strip(" ()")
    if not any(c.isalpha() for c in rest) or text.startswith("http"):
        return True
    remark = _REMARK.match(fold(text))
    return remark is not None and len(text) < _LONGEST_REMARK and (":" in text or remark.end() >= len(fold(text)))


_LONGEST_REMARK = 60


def is_funded(text: str) -> bool:
    """Whether a project was won: its amount is printed with who gave it, its number or the subject's part in it."""
    return AMOUNT.search(text) is not None and (_is_funder(text) or _PART_OR_NUMBER.search(text) is not None)


def several(passage: Passage) -> list[Passage]:
    """The awards of a paragraph that lists several, each with its own date; empty where it is one.

    `Example Prize, 2019; Other Award, Example Society, 2015` is two, as with ` · ` or a full stop behind each date.
    """
    depth = depths(passage.text)
    for pattern, at_end in _LIST_MARKS:
        cuts = [m.span() for m in pattern.finditer(passage.text) if not depth[m.start()]]
        starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(passage.text)]
        pieces = [
            piece for a, b in zip(starts, ends, strict=True) if any(map(str.isalnum, (piece := passage.cut(a, b).trimmed()).text))
        ]
        if len(pieces) > 1 and all(_is_dated(piece, at_end=at_end) for piece in pieces):
            return pieces if len(pieces) > _TWO or sum(is_award(piece.text) for piece in pieces) * 2 > len(pieces) else []
    return []


# what parts a list, and whether each of its pieces must end in its date
_LIST_MARKS = (
    (re.compile(r"\s*;\s+"), False),
    (re.compile(r"\s+[·•|]\s+|\s+//\s+"), False),
    (re.compile(r"(?<=[\d)\]])\.\s+(?=[^\W\d_a-z])"), True),
)


def _is_dated(piece: Passage, *, at_end: bool) -> bool:
    dates = dates_in(piece.text)
    if not dates or sum(c.isalpha() for c in piece.text) < _LEAST_LETTERS:
        return False
    rest = _LAST_BRACKET.sub("", piece.text[dates[-1].end :])
    return not at_end or not any(c.isalpha() for c in rest)


_LEAST_LETTERS = 5


def award_title(item: ActivityItem, passage: Passage, named: Sequence[Field]) -> Passage:
    """The title: of a grant the project's, of an award the field that names it, ranks ("Finalist") with what they were won in."""
    wrapped = _wrapped_cell(item)
    if wrapped is not None:
        return wrapped
    quoted = _quotation(passage)
    if (first := _above_description(item)) is not None:
        return first
    if item.section.kind is SectionKind.GRANTS:
        return quoted or _line_of_title(item) or _project(passage, named)
    if quoted is not None and _is_project(passage, quoted):
        return quoted
    ranked = _ranked(passage, named)
    if ranked is not None:
        return ranked
    for field in named:
        if is_award(field.text):
            return field.passage
    return named[0].passage


def _ranked(passage: Passage, named: Sequence[Field]) -> Passage | None:
    """A rank with what it was won in: "Finalist, Example Contest", "2. Platz, Beispielwettbewerb"."""
    bare = undated(passage)
    rank = _RANK.match(fold_in_place(bare.text))
    if rank is None or not _AFTER_RANK.match(bare.text, rank.end()):
        return None
    for field in named:
        name = undated(field.passage).text
        if bare.text.find(name, rank.end()) > 0 and _is_funder(name) and find_venue(name) is None:
            return None  # who gave it: "Best Paper Award, Elm Trust"
        start = bare.text.find(name, rank.end())
        if name and start > 0:
            return bare.cut(0, start + len(name))
    return None


_AFTER_RANK = re.compile(r"\s*(?:[,:—–\t]|\s-\s)")


def _quotation(passage: Passage) -> Passage | None:
    quoted = _QUOTED.search(passage.text)
    if quoted is None:
        return None
    group = next(i for i, text in enumerate(quoted.groups(), 1) if text is not None)
    return passage.cut(*quoted.span(group)).trimmed(" .,")


def _is_project(passage: Passage, quoted: Passage) -> bool:
    """Whether a quotation among awards is a funded project's title: "EXF 2022, «Example after harm»", not "Premio «A. Example»"."""
    opening = passage.text[: passage.text.find(quoted.text)].strip(_EDGE + '„“«"‚`')
    before = fold(_LAST_FIELD.split(opening)[-1])
    funded = _PROGRAMME.search(before) is not None or _COMPOUND_GRANT.search(before) is not None
    return funded and not _HONOUR.search(before) and len(quoted.text.split()) > 1


_LAST_FIELD = re.compile(r"[,;:]\s+|\s+[–—]\s+")
_COMPOUND_GRANT = re.compile(r"(?:sachbeihilfe|projekt|forderung)(?!\w)")
_HONOUR = phrases(_WORDS["programmes"]["honours"])


def _wrapped_cell(item: ActivityItem) -> Passage | None:
    """The title of a table's row that goes on below its cell: "2011 | Example Young Clinical | EXA", "Investigator Award"."""
    lines = [line for line in item.entry.lines if line.text.strip()]
    if len(lines) != _TWO or "\t" not in lines[0].text or "\t" in lines[1].text or not is_award(lines[1].text):
        return None
    cells = [field for field in split_fields(lines[0].passage, _TAB) if not field.is_date]
    if len(cells) < _TWO or (is_award(cells[0].text) and not _RUNS_ON.search(cells[0].text)):
        return None
    return join_passages([cells[0].passage, lines[1].passage.trimmed()])


_TWO = 2
_TAB = re.compile(r"\s*\t\s*")
_RUNS_ON = re.compile(r"(?<!\w)(?:of|in|the|for|and|on|de|der|di|du|f[uü]r|et|y|und)$", re.I)


def _line_of_title(item: ActivityItem) -> Passage | None:
    """The first line, where the one below begins with who gave the money: "2009–2014  Title", "NIH K23 HL000000, PI ($681,480)"."""
    lines = [line for line in item.entry.lines if line.text.strip()]
    if len(lines) < _TWO or len(item.passage.text) > _LONGEST_GRANT:
        return None
    if (below := _below_funder(lines)) is not None:
        return below
    title = undated(lines[0].passage)
    opening = " ".join(lines[1].text.split()[:_FIRST_WORDS])
    given_below = _is_funder(opening) or _PART_OR_NUMBER.search(opening) is not None
    plain = not _is_funder(title.text) and AMOUNT.search(title.text) is None and len(title.text.split()) >= _FEWEST_TITLE_WORDS
    return title if given_below and plain and title.text.rstrip()[-1:] not in ",;" else None


def _below_funder(lines: Sequence[Line]) -> Passage | None:
    """The second line, where the first says nothing but whose money it is: "R01 NS1, NIH  (PI: Birch)" above the title."""
    first, title = lines[0].passage, lines[1].passage.trimmed()
    fields = [field for field in split_fields(without_asides(undated(first))) if not field.is_date]
    telling = [f for f in fields if not (_is_funder(f.text) or _PART_OR_NUMBER.search(f.text) or is_detail(f.text))]
    given = any(_is_funder(field.text) or _PART_OR_NUMBER.search(field.text) for field in fields)
    plain = len(title.text.split()) >= _FEWEST_TITLE_WORDS and AMOUNT.search(title.text) is None and not _is_funder(title.text)
    is_whole = len(lines) == _TWO or not lines[2].text[:1].islower()
    return title if given and not telling and plain and is_whole and title.text[:1].isupper() else None


def _above_description(item: ActivityItem) -> Passage | None:
    """The first line, where the next one says what it was for: "Elm Pioneers", "Selected as one of thirty researchers"."""
    lines = [line for line in item.entry.lines if line.text.strip()]
    if len(lines) < _TWO or not _DESCRIBES.match(lines[1].text) or _RUNS_ON.search(lines[0].text.strip()):
        return None
    first = undated(lines[0].passage)
    return (
        first if first.text.strip() and not first.text.rstrip().endswith(",") and len(first.text.split()) < _LONGEST_NAME else None
    )


_DESCRIBES = re.compile(
    r"(?:Selected|Awarded|Given|Recogni[sz]\w+|In recognition|For (?:outstanding|excellence|the|my|best|research|contributions?)"
    r"|One of|Presented|Honou?r(?:s|ed|ing)|Competitive|Merit-based|Granted|Conferred|Provides|Supports|Funded)\b"
)
_LONGEST_NAME = 16
_FIRST_WORDS = 5
_LONGEST_GRANT = 600


def _project(passage: Passage, named: Sequence[Field]) -> Passage:
    """The project's title in a grant without quotes: the sentence that is no funder's or remark, or behind "(PI: A. Example)"."""
    sentences = [s for s in passage.split(_SENTENCE) if not is_detail(undated(s).text) and undated(s).text]
    for sentence in sentences:
        labelled = _TITLE_LABEL.match(sentence.text)
        if labelled:
            return sentence.cut(labelled.end())
    if len(sentences) > _TWO and AMOUNT.search(sentences[0].text) is None and _is_funder(sentences[0].text):
        return sentences[1]
    led = _LED_BY.search(passage.text)
    if led is not None and led.start() > 0:
        rest = passage.cut(led.end())
        amount = AMOUNT.search(rest.text)
        return rest.cut(0, amount.start() if amount else None).trimmed(" ,;.")
    if len(sentences) > 1:
        titles = [s for s in sentences if not _is_funder(s.text) and len(s.text.split()) >= _FEWEST_TITLE_WORDS]
        if titles and len(titles) < len(sentences):
            return titles[0]
        if len(sentences) > _TWO:
            return sentences[1]
    if len(named) > 1 and _is_funder(named[0].text) and not is_award(named[0].text):
        for field in named[1:]:
            words = len(field.text.split())
            telling = words > _FEWEST_TITLE_WORDS or is_award(field.text)
            if telling and not _is_funder(field.text) and not _GRANT_NUMBER.fullmatch(field.text):
                return field.passage
    return named[0].passage


def _is_funder(text: str) -> bool:
    return _FUNDER.search(fold(text)) is not None


def without_asides(title: Passage) -> Passage:
    """The title without an amount, remarks in brackets and web addresses at its end."""
    while True:
        shorter = _without_one(title)
        if len(shorter) == len(title):
            return title
        title = shorter


def _without_one(title: Passage) -> Passage:
    for pattern in (_TAIL, _ASIDE, _SHORT_ASIDE, _OWN_NUMBER, _LOWER_ASIDE):
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


_SHORTEST = 3
