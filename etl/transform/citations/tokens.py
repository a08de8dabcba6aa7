"""Tokens of a plain shape inside a printed reference: years, numbers, identifiers, statuses, notes, links, quoted titles."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from enum import StrEnum

from etl.normalize.person_names import MARKS
from etl.transform.citations import words


class AtomType(StrEnum):
    TEXT = "text"
    QUOTED = "quoted"  # a whole quotation: “Small Cats”
    YEAR = "year"  # 2019, May 2019, 2013b
    NUMBER = "number"  # vol. 7, 7(2): 1-9, pp. 3-5
    IDENTIFIER = "identifier"  # DOI, arXiv number, URL, ISBN
    LINK = "link"  # [pdf], [code]
    STATUS = "status"  # in press
    NOTE = "note"  # (oral), cited by 7
    KIND = "kind"  # PhD thesis
    IN = "in"
    WITH = "with"
    BY = "by"
    EDITORS = "editors"
    ET_AL = "et al"


@dataclass(frozen=True, slots=True)
class Token:
    start: int
    end: int
    type: AtomType


_I = re.IGNORECASE
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
    r"|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember|Spring|Summer|Fall|Autumn|Winter)"
)
# doi:10.1000/xyz, https://doi.org/10.1000/xyz, 10.1000/xyz
_DOI = r"(?:\b(?:doi|DOI)\s*[:.]?\s*)?(?:https?://)?(?:(?:dx\.)?doi\.org/|\b)10\.\d{4,9}/[^\s,;\])}>\"”]+[^\s,;.\])}>\"”]"
# arXiv:1805.00013, arXiv preprint arXiv:1805.00013v2 [cs.LG], arXiv: hep-th/9901001
_ARXIV = r"\barXiv\s*(?:preprint|e-?prints?)?[,:\s]*(?:arXiv)?\s*:?\s*(?:\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:\s*[\[(][a-z-]+(?:\.[A-Za-z-]+)?[\])])?"
_URL = r"(?:(?:Available\s+)?(?:at|from|URL|Retrieved\s+from|https)?:?\s*)?<?(?:https?://|www\.)[^\s,;>\])]+[^\s,;.>\])]>?"
# storia.example.it/pdf/3, example.org: a web address without its scheme
_BARE_URL = r"(?<![\w’'.@-])[a-z0-9][\w-]*(?:\.[a-z0-9][\w-]*)*\.(?:com|org|net|edu|gov|info|io|ai|eu|it|de|fr|es|uk|ch|at|nl|be|se|br|ca|pt)(?:/[^\s,;>\])]*[^\s,;.>\])]|(?![\w.-]))"
_OTHER_ID = r"\b(?:PMID|PMCID|ISBN(?:-1[03])?|ISSN|LCCN|HAL Id|eprint|ePrint)\s*:?\s*[\dA-Z][\w-]+"
_PATENT = (
    r"\b(?:(?:US|U\.S\.|WO|EP|European|Chinese|Korean|Japanese|German|Provisional|Patent)\s+)*Pat(?:ent|\.)s?(?:\s+(?:application|publication|pending|serial|no\.?|number|num\.?|#))*"
    r"[\s:#]*(?:[A-Z]{2}\s?)?(?:\d[\d,/.]{4,}[A-Z]?\d*(?:/[a-z]{2})?)?(?=\W|$)|\b(?:US|WO|EP|CN|KR|JP|DE|GB)\s?\d{2,4}[/\d,-]{4,}\s?[AB]?\d?(?:/[a-z]{2})?"
)
_LINK = rf"\[[^\[\]]{{0,80}}?\b(?:{words.LINKS})\b[^\[\]]{{0,80}}\]\s*$|\[(?:\s*(?:{words.LINKS})\s*[,/|·•]?)+\]|(?<=[.)\]\x00🏆])(?:[\s|·,/]*\b(?:{words.BARE_LINKS})\b)+\s*\.?\s*$"
_NOTE = (
    rf"[(\[](?:[^()\[\]]{{0,60}}?\W)??(?:{words.NOTES}|{words.NOTE_OPENERS})(?:\W[^()\[\]]{{0,80}})?[)\]]"
    rf"|(?:(?<=[.!?)\]]\s)|(?<=[,;]\s))(?:{words.NOTES})\.?(?=\s*$|\s*\[)|(?:(?<=[.!?)\]]\s)|(?<=[,;]\s))(?:{words.NOTE_OPENERS})\b[^()\[\]]{{0,80}}$|🏆"
)
_STATUS = rf"(?:manuscript\s+|paper\s+)?\b(?:{words.STATUS})(?!\w)"
_KIND = rf"(?:unpublished\s+)?\b(?:{words.KINDS})(?!\w)"
_YEAR = (
    rf"{_MONTH}\.?\s+\d{{1,2}},\s+(?:19|20)\d\d(?!\d)|(?:(?:(?<![\w-])\d{{1,2}}(?:st|nd|rd|th)?(?:\s*[-–]\s*\d{{1,2}}(?:st|nd|rd|th)?)?\.?\s+)?\b{_MONTH}\.?(?:\s*[-–/]\s*{_MONTH}\.?)?(?:\s+\d{{1,2}}(?:\s*[-–]\s*\d{{1,2}})?)?,?\s+)?"
    rf"(?<![\w.\-–/])(?:19|20)\d\d[a-z]?(?![\w\-–/]|[.:]\d|\(\d)(?:,?\s+{_MONTH}\b\.?(?:\s+\d{{1,2}}\b(?![:\d]))?)?|(?<!\w)[nо]\.\s?d\.(?=[,;)\s])"
)
_PAGE = r"[A-Za-z]{0,3}\d{1,9}[\w.]{0,9}"
_NUMBER = (
    r"(?:\b(?:vols?|volume|band|bd|tome|t|v|Т|volumen|jg)\b\.?\s*\d{1,9}\w*(?:[-–/]\d{1,9})?(?:\s*\(\d{1,9}(?:[-–/]\d{1,9})?\))?)"
    r"|(?:(?:\b(?:nos?|number|issue|iss|nr|heft|h|n|núm|num|№)\b\.?|№|n°|#)\s*[A-Z]?\d{1,9}[\w./–-]*)"
    rf"|(?:\b(?:pp?|pages?|s|С|p[áa]gs?|seiten|ss)\b\.?\s*{_PAGE}(?:\s*[-–—−]+\s*{_PAGE})?(?:\s*,\s*\d{{1,9}}\s*[-–—]+\s*\d{{1,9}})*(?:\s*pp?\b\.?)?)"
    r"|(?:(?<!Discussion\s)(?<!Working\s)(?<!Research\s)\b(?:art|article|paper)\b\.?(?:\s+(?:no|id|number)\b\.?)?\s*e?\d{1,9})"
    rf"|(?:\b[A-Z]?\d{{1,9}}\s*\(\s*[A-Z]?\d{{1,9}}(?:\s*[-–/]\s*\d{{1,9}})?(?:\s+Suppl\.?)?(?:\s*,?\s*(?:pt|part)\.?\s*\d{{1,9}})?\s*\)(?:\s*[:,;]\s*{_PAGE}(?:\s*[-–—−]+\s*{_PAGE})?)?)"
    rf"|(?:(?<![\w.])\d{{1,9}}\s*:\s*{_PAGE}(?:\s*[-–—−]+\s*{_PAGE})?)"
    rf"|(?:(?<![\w.-]){_PAGE}\s*[-–—−]+\s*{_PAGE}(?=\W|$))"
    r"|(?:(?<![\w.-])\d{1,9}[./]\d{1,9}(?=[\s,;:)]))"
)
# a number alone: before punctuation, the end or another token
_BARE_NUMBER = r"(?<=[\x00”\"] )\d{1,4}(?=\s+[A-Z])|(?<![\w.\-–(])[A-Za-z]{0,2}\d{1,8}(?=\s*[,;:.)](?:\s|$)|\s*$|\s*\(?\s*\x00|\s*[,;:]\s*\x00)"
_IN = r"(?:\b(?:(?:(?:Book\s+)?[Cc]hapter\s+)?(?:In|in)|IN|En|Dans|dans)\b:?)(?=\s+[^\W_a-z]|\s+[“\"„«]|\s+[\d\x00]|\s+der\b|\s+d[eu]r?\b)|\bProc\.(?=\s+(?:of\s+)?(?:[Tt]he\s+)?[A-Z][\w&-]+(?:[\s,]|\.?$))"
_WITH = rf"\b(?:{words.WITH})\b(?=\s+(?:the\s+)?[^\W\d_a-z])"
_BY = rf"\b(?:{words.BY})\b(?=\s+[^\W\d_a-z])"
_EDITORS = rf"\(?\b(?:edited\s+by|(?:{words.EDITORS})\b)\.?:?\)?"
_ET_AL = rf"\b(?:{words.ET_AL})\b\.?(?=\W|$)(?:\s*\(incl[^()]{{1,40}}\))?"
# "Authors:", "Notes: ..." to the line's end, "Link: ..."
_LABEL = rf"(?:^|(?<=\n))[ \t]*(?:{words.AUTHOR_LABELS})\s*:"
_LABELLED_NOTE = rf"(?:^|(?<=\n))[ \t]*(?:{words.NOTE_LABELS})\s*:[^\n]*(?:\n(?![ \t]*[A-Z][a-z]+:)[^\n]*)*"

# One pattern a type, the first that matches at a place wins.
_PATTERNS: tuple[tuple[AtomType, re.Pattern[str], bool], ...] = (
    (AtomType.NOTE, re.compile(_LABELLED_NOTE), False),
    (AtomType.BY, re.compile(_LABEL), False),
    (AtomType.IDENTIFIER, re.compile(f"{_DOI}|{_ARXIV}|{_URL}|{_BARE_URL}|{_OTHER_ID}", _I), False),
    (AtomType.KIND, re.compile(_PATENT), True),
    (AtomType.LINK, re.compile(_LINK, _I), False),
    (AtomType.NOTE, re.compile(_NOTE, _I), False),
    (AtomType.STATUS, re.compile(_STATUS, _I), True),
    (AtomType.KIND, re.compile(_KIND, _I), True),
    (AtomType.ET_AL, re.compile(_ET_AL, _I), False),
    (AtomType.EDITORS, re.compile(_EDITORS, _I), True),
    (AtomType.WITH, re.compile(_WITH), True),
    (AtomType.BY, re.compile(_BY), True),
    (AtomType.YEAR, re.compile(_YEAR), False),
    (AtomType.NUMBER, re.compile(_NUMBER, _I), False),
    (AtomType.NUMBER, re.compile(_BARE_NUMBER), False),
    (AtomType.IN, re.compile(_IN), True),
)
_OPENING = set('.,;:([{“”"’»«)]–—-/|·•?!*†‡\n')
_NAME_MARK = re.compile(rf"[{re.escape(MARKS)}]+")


def strip_name_marks(text: str) -> str:
    """`text` without footnote marks."""
    return _NAME_MARK.sub("", text)


def find_tokens(text: str, runs: Container[int] = ()) -> list[Token]:
    """The tokens of one reference, in order, none overlapping another. `runs` are the places where a run of bold or italics starts."""
    found: list[Token] = []
    masked = list(text)  # what is taken turns into NUL, which no pattern takes for a word or a blank
    for start, end in find_quotations(text):
        found.append(Token(start, end, AtomType.QUOTED))
        masked[start:end] = "\0" * (end - start)
    for kind, pattern, needs_break in _PATTERNS:
        for match in pattern.finditer("".join(masked)):
            start, end = match.span()
            while start < end and text[start] in " \t\n,;":
                start += 1
            while end > start and text[end - 1] in " \t\n,;.":
                end -= 1
            if start == end or (
                needs_break
                and text[start] != "("
                and not _after_break(text, start)
                and not (kind is AtomType.IN and end + 1 in runs)
            ):
                continue
            found.append(Token(start, end, kind))
            masked[start:end] = "\0" * (end - start)
    return sorted(found, key=lambda token: token.start)


def _after_break(text: str, start: int) -> bool:
    start -= 1
    while start >= 0 and text[start] in " \t":
        start -= 1
    return start < 0 or text[start] in _OPENING or text[start].isdigit()


_PAIRS = {"“": "”", "„": "“”", "«": "»", "»": "«", '"': '"', "‘": "’"}


def find_quotations(text: str) -> list[tuple[int, int]]:
    """The insides of the outermost quotations that are long enough for a title (three words or fifteen characters)."""
    found = []
    i = 0
    while i < len(text):
        closing = _PAIRS.get(text[i])
        if closing is None or (text[i] in '"‘»«' and i and not (text[i - 1].isspace() or text[i - 1] in "([:,.*")):
            i += 1
            continue
        end = _closing_quote(text, i, closing)
        if end is None:
            i += 1
            continue
        inside = text[i + 1 : end]
        if len(inside) >= 15 or inside.count(" ") >= 2:
            lead = len(inside) - len(inside.lstrip())
            trail = len(inside.rstrip(" ,.;:\n"))
            if trail > lead:
                found.append((i + 1 + lead, i + 1 + trail))
        i = end + 1
    return found


def _closing_quote(text: str, start: int, closing: str) -> int | None:
    depth = 0
    opening = text[start]
    for i in range(start + 1, min(len(text), start + 400)):
        c = text[i]
        if c in closing:
            if c in '’"' and (i + 1 < len(text) and text[i + 1].isalnum()):
                continue
            if c == "’" and text[i - 1].isalpha() and i + 1 < len(text) and text[i + 1] == " " and _later_quote(text, i, closing):
                continue
            if depth == 0:
                return i
            depth -= 1
        elif c == opening and opening not in closing:
            depth += 1
    return None


def _later_quote(text: str, start: int, closing: str) -> bool:
    """Whether a better closing single quote (before punctuation) comes: “the parents’ view’,”."""
    return re.search(r"[,.?!]’|’[,.;)]", text[start + 1 : start + 300]) is not None
