"""What a funded project is called: the line, sentence or field of a grant that is its title."""

from __future__ import annotations

from collections.abc import Sequence

from etl.model import regex as re
from etl.model.document import Line, Passage
from etl.transform.parsers.activity_fields import ActivityItem, Field, split_fields, undated
from etl.transform.parsers.award_asides import without_asides
from etl.transform.parsers.award_evidence import AMOUNT, has_part, is_award, is_detail, is_funder, is_plain_award

_TITLE_LABEL = re.compile(
    r"^(?:project )?(?:title|titel|titre|t[ií]t[uo]lo|pro[gy]etto|proyecto|projekt|projet|project)\s*:\s*", re.I
)
# as in "Sponsor. Title of the project. PI: A. Example."
_SENTENCE = re.compile(r"(?:(?<=[^\W\d_]{3})|(?<=\w\)))\.\s+(?=[^\W\d_a-z])|\s*;\s+|\s+\|\s+|\t")
_LED_BY = re.compile(r"\((?:co-?)?PI:?[^()]*\),?\s+", re.I)
_GRANT_NUMBER = re.compile(r"[\W_]*(?:(?:grant|award|project|n[o°º]?)\W*){0,2}[A-Z]{0,6}[\W_]*\d[\w./-]*", re.I)
_ACRONYMS = re.compile(r"[A-Z]{2,}(?:[\s/-][A-Z]{2,})*(?:\s[\w-]*\d[\w-]*)?")  # who gave the money: "ELM DUST 21A100"
_FIRST_WORDS = 5
_LONGEST_GRANT = 600
_FEWEST_TITLE_WORDS = 3
_TWO = 2
_SHORTEST = 3


def line_of_title(item: ActivityItem) -> Passage | None:
    """The first line, where the one below begins with who gave the money: "2009–2014  Title", "NIH K23 HL000000, PI ($681,480)"."""
    lines = [line for line in item.entry.lines if line.text.strip()]
    if len(lines) < _TWO or len(item.passage.text) > _LONGEST_GRANT:
        return None
    if (below := _below_funder(lines)) is not None:
        return below
    title = undated(lines[0].passage)
    opening = " ".join(lines[1].text.split()[:_FIRST_WORDS])
    given_below = is_funder(opening) or has_part(opening)
    plain = not is_funder(title.text) and AMOUNT.search(title.text) is None and len(title.text.split()) >= _FEWEST_TITLE_WORDS
    return title if given_below and plain and title.text.rstrip()[-1:] not in ",;" else None


def _below_funder(lines: Sequence[Line]) -> Passage | None:
    """The second line, where the first says nothing but whose money it is: "R01 NS1, NIH  (PI: Birch)" above the title."""
    first, title = lines[0].passage, lines[1].passage.trimmed()
    fields = [field for field in split_fields(without_asides(undated(first))) if not field.is_date]
    telling = [f for f in fields if not (is_funder(f.text) or has_part(f.text) or is_detail(f.text) or f.text == "FY")]
    given = any(is_funder(field.text) or has_part(field.text) for field in fields)
    plain = len(title.text.split()) >= _FEWEST_TITLE_WORDS and AMOUNT.search(title.text) is None and not is_funder(title.text)
    is_whole = len(lines) == _TWO or not lines[2].text[:1].islower()
    return title if given and not telling and plain and is_whole and title.text[:1].isupper() else None


# a part in the project, as in "PI Ada Birch", "Co-PI: Bo Roe", "consortium member"
_OPENS_WITH_PART = re.compile(
    r"(?:co-?|lead |WP\d+ )?(?:PIs?|principal investigators?|investigators?)\b"
    r"|(?:(?:consortium|project|team|associate[d]?|external) )?(?:members?|partners?|collaborators?|participants?)$",
    re.I,
)
_SHORT_NAME = re.compile(r"\s\([A-Z][\w-]*[A-Z][\w-]*\)$")  # of a project: "(NetSand)"
_MOST_PIECES = 4


def _enumeration(passage: Passage, named: Sequence[Field]) -> Passage | None:
    """A title with commas that its short name closes: "Sand, Light and Dust in Old Towns (SandNet), Elm Council"; else `None`."""
    for field in named[:_MOST_PIECES]:
        if is_funder(field.text) or has_part(field.text) or is_detail(field.text):
            return None
        if _SHORT_NAME.search(field.text):
            start = passage.text.find(named[0].text)
            end = passage.text.find(field.text, start) + len(field.text)
            return passage.cut(start, end) if 0 <= start < end else None
    return None


def project_title(passage: Passage, named: Sequence[Field]) -> Passage:
    """The project's title in a grant without quotes: the sentence that is no funder's or remark, or behind "(PI: A. Example)"."""
    pieces = passage.split(_SENTENCE)
    if any(piece.text.count("(") != piece.text.count(")") for piece in pieces):
        pieces = [passage]  # "Dust Programme, Round 4 (Co-I; PI Prof. Ada Birch)"
    sentences = [s for s in pieces if not is_detail(undated(s).text) and undated(s).text]
    for sentence in sentences:
        labelled = _TITLE_LABEL.match(sentence.text)
        if labelled:
            return sentence.cut(labelled.end())
    sentences = [s for s in sentences if s is sentences[0] or not _OPENS_WITH_PART.match(s.text)]
    if len(sentences) > _TWO and AMOUNT.search(sentences[0].text) is None and is_funder(sentences[0].text):
        return sentences[1]
    if (whole := _enumeration(passage, named)) is not None:
        return whole
    led = _LED_BY.search(passage.text)
    if led is not None and led.start() > 0:
        rest = passage.cut(led.end())
        amount = AMOUNT.search(rest.text)
        title = undated(rest.cut(0, amount.start() if amount else None)).trimmed(" ,;.")
        if sum(map(str.isalpha, title.text)) > _SHORTEST:
            return title
    if len(sentences) > 1:
        titles = [s for s in sentences if not is_funder(s.text) and len(s.text.split()) >= _FEWEST_TITLE_WORDS]
        if titles and len(titles) < len(sentences):
            return titles[0]
        if len(sentences) > _TWO:
            return sentences[1]
    is_given = is_funder(named[0].text) or _ACRONYMS.fullmatch(named[0].text) is not None
    if len(named) > 1 and is_given and not is_award(named[0].text):
        for field in named[1:]:
            words = len(field.text.split())
            telling = (words > _FEWEST_TITLE_WORDS or is_award(field.text)) and not _OPENS_WITH_PART.match(field.text)
            if telling and not is_funder(field.text) and not _GRANT_NUMBER.fullmatch(field.text):
                return field.passage
    plain = [field for field in named if is_plain_award(field.text)]
    return plain[0].passage if len(plain) == 1 else named[0].passage  # "Oak International, Rising Star Award"
