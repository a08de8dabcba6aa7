"""Claims of a stay: the words of its parts with their spans, and its period."""

from __future__ import annotations

from etl.model import regex as re
from etl.model.claim import Claim
from etl.model.document import Passage
from etl.model.facts import Period
from etl.model.partial_date import PartialDate
from etl.model.span import Span
from etl.normalize.dates import DateRange
from etl.transform.context import Aside
from etl.transform.parsers.affiliations import Role, evidence_of, is_place, is_state_or_country
from etl.transform.parsers.degrees import is_honour
from etl.transform.parsers.stay import Stay
from etl.transform.parsers.stay_parts import Part

# "(DFG project “Margins”)", "(remote)", "(SSD L-ART/02 – art history)", but "(GSF)", "(Institute of Philosophy)"
_REMARK = re.compile(r"\s*\(([^()]*)\)$")
_NO_NAME = re.compile(
    r"^[a-zà-ÿ]|[„“”\"«»%:]|\d{2}|\s[–—-]\s|[A-Z]/\d|\b(?i:\w*pro[jy]e[ck]t\w*|progetto|finanziert|funded|grant|remote|hybrid"
    r"|part[- ]time|full[- ]time|tenured?|unpaid|formerly|acquired|via|with|mit|teilzeit|vollzeit)\b"
)
_CLOSED = re.compile(r"[a-zà-ÿ]{4}\.$")  # "Elm University. (First Class Honours.)"
_NO_TITLE = re.compile(r"[„“”\"«»%:]|\s[–—]\s|[A-Z]/\d|^(?:with tenure|tenured|untenured)$")


def span_of(passage: Passage) -> Span:
    """The range of the text behind a passage that holds a word; offsets may run backwards where a macro prints its arguments so."""
    text = passage.text
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    places = passage.offsets[start:end]
    first, last = min(places), max(places)
    if first != places[0] or last != places[-1]:  # a blank printed between may stand outside of the words
        words = [offset for offset, character in zip(places, text[start:end], strict=True) if not character.isspace()]
        first, last = min(words), max(words)
    return passage.document.span(first, last + 1)


def text_claim(passage: Passage, rule: str, confidence: float) -> Claim[str]:
    """The words of a passage, blanks evened out, as a claim."""
    return Claim(" ".join(passage.text.split()), passage.text, span_of(passage), rule, confidence)


def role_claim(stay: Stay, role: Role, rule: str, confidence: float = 0.9) -> Claim[str] | None:
    """The first part of `role` as a claim, nearest to the date; `None` without one."""
    found = [part for part, given in stay.parts if given is role]
    if not found:
        return None
    name = without_remark(found[0].passage, _NO_NAME)
    if role is Role.ORGANIZATION and any(_ASSISTS.search(part.text) for part, given in stay.parts if given is Role.TITLE):
        name = _without_person(name)
    return text_claim(name, rule, confidence)


_ASSISTS = re.compile(r"\b(?:assistant|associate|postdoc\w*|fellow|intern|researcher|RA|TA)\b", re.I)
_NAME = r"[A-ZÀ-Þ][a-zà-ÿ’'-]+(?:\s(?:[A-ZÀ-Þ]\.|van|von|de|der|den|da|di|la))*\s[A-ZÀ-Þ][\w’'-]+"
# for whom somebody worked there: "Elm House of Sand for Ada Birch and Bo van Roe", no "Elm Center for Real Estate"
_FOR_PERSON = re.compile(rf"\s+for\s+(?:(?:Prof|Professor|Dr)\.?\s+)?(?P<who>{_NAME}(?:(?:,\s|\sand\s|\s&\s){_NAME})*)$")
_GOES_ON_FOR = re.compile(
    r"(?:cent(?:er|re)|institut\w*|lab\w*|school|department|office|foundation|association|council|society|program(?:me)?|agency"
    r"|committee|bureau|college|academy|fund|initiative|alliance|network|group|organi[sz]ation|union|unit|clinic|hospital|campaign)$",
    re.I,
)


def _without_person(name: Passage) -> Passage:
    """The name of an organization without the person one worked for there."""
    behind = _FOR_PERSON.search(name.text)
    if behind is None or _GOES_ON_FOR.search(name.text[: behind.start()]) or evidence_of(behind["who"]) is not None:
        return name
    return name.cut(0, behind.start()).trimmed(" ,")


def without_remark(passage: Passage, no_name: re.Pattern[str]) -> Passage:
    """The passage without a bracket at its end that is no part of a name: what `no_name` finds, an honour, small letters."""
    bracket = _REMARK.search(passage.text)
    if bracket is None or bracket.start() == 0:
        return passage
    inside = bracket[1].strip()
    is_remark = is_honour(inside) or no_name.search(inside) is not None or (no_name is _NO_NAME and _is_beside_name(inside))
    if not is_remark:
        return passage
    name = passage.cut(0, bracket.start()).trimmed()
    return name.cut(0, len(name) - 1) if _CLOSED.search(name.text) else name


def _is_beside_name(inside: str) -> bool:
    """Whether a bracket behind an organization's name says where it is, or what for: "(Elmstadt, UK)", "(Sand Mechanics)", no short
    name, no other organization: "(EIS)", "(Institute of Philosophy)"."""
    if is_place(inside) or is_state_or_country(inside.rpartition(",")[2].strip()):
        return True
    found = evidence_of(inside)
    named = found is not None and found[0] in (Role.ORGANIZATION, Role.UNIT)
    return not named and _SHORT_NAME.fullmatch(inside) is None


_SHORT_NAME = re.compile(r"(?=\S*[A-ZÀ-Þ]\S*[A-ZÀ-Þ])[\w&./-]+(?: [\w&./-]+)?|\w+")


# several subjects of a post: "Assistant en Statistique, Sable et Poussière", "Lecturer in Sand, Light and Dust"
_SUBJECTS = re.compile(r"\s(?:in|of|für|en|ès|di|em|de|d['’])\s?[A-ZÀ-Þ]\w+$")
_LAST_SUBJECT = re.compile(r"^[A-ZÀ-Þ][^,()]*\s(?:and|&|und|et|y|e)\s[A-ZÀ-Þ][\w\s-]*$")


def title_claim(stay: Stay, rule: str) -> Claim[str] | None:
    """The title: parts of one row that follow each other as titles are one ("Research Scientist — Postdoctoral Fellow")."""
    found = [i for i, (_, role) in enumerate(stay.parts) if role is Role.TITLE]
    if not found:
        return None
    first = last = found[0]
    row = next((row for row in stay.header if row_holds(row.passage, stay.parts[first][0])), None)
    has_name_elsewhere = any(
        role is Role.ORGANIZATION and (row is None or not row_holds(row.passage, part)) for part, role in stay.parts
    )
    for i in range(first + 1, len(stay.parts)):
        part, role = stay.parts[i]
        parted = i + 1 < len(stay.parts) and stay.parts[i + 1][1] is Role.ORGANIZATION and not stay.parts[i + 1][0].comma
        before = any(role is Role.ORGANIZATION for _, role in stay.parts[:first])
        open_words = role is None and part.comma and not is_honour(part.text)
        subject = (
            role is None
            and part.comma
            and _LAST_SUBJECT.search(part.text) is not None
            and _SUBJECTS.search(stay.parts[first][0].text)
        )
        small = role is None and part.comma and not part.text[:1].isalpha() and not is_honour(part.text)
        named_next = i + 1 < len(stay.parts) and stay.parts[i + 1][1] is Role.ORGANIZATION
        goes_on = (
            role is Role.TITLE
            or (small and named_next)
            or subject
            or (open_words and (has_name_elsewhere or parted or (before and part.text[:1].islower())))
        )
        if row is None or not goes_on or not row_holds(row.passage, part) or stay.parts[last][0].date is not None:
            break
        if ". " in between(row.passage, stay.parts[last][0].passage, part.passage).text:
            break
        last = i
    if last == first or row is None:
        return text_claim(without_remark(stay.parts[first][0].passage, _NO_TITLE), rule, 0.9)
    whole = between(row.passage, stay.parts[first][0].passage, stay.parts[last][0].passage).trimmed(" ,;")
    return text_claim(without_remark(whole, _NO_TITLE), rule, 0.8)


def row_holds(row: Passage, part: Part) -> bool:
    """Whether the part stands in the row."""
    offsets = row.offsets
    return (
        bool(len(offsets))
        and row.document is part.passage.document
        and offsets[0] <= part.passage.offsets[0] <= offsets[len(offsets) - 1]
    )


def between(row: Passage, first: Passage, last: Passage) -> Passage:
    """The row's own passage from the first of two pieces of it to the end of the last.

    The first piece alone where a macro printed them in another order, or they were taken out of another row.
    """
    offsets, ends = list(row.offsets), last.offsets
    if first.offsets[0] not in offsets or ends[len(ends) - 1] not in offsets:
        return first
    start = offsets.index(first.offsets[0])
    end = len(offsets) - 1 - offsets[::-1].index(ends[len(ends) - 1])
    return row.cut(start, end + 1) if end >= start else first


def stay_span(stay: Stay) -> Span:
    """The range of the text that the stay's own header takes, a carried row left out."""
    rows = [*([] if stay.carried else stay.lead), stay.anchor, *stay.trail]
    passages = [row.passage for row in rows if row.text.strip()]
    spans = [span_of(passage) for passage in passages]
    return stay.anchor.passage.document.span(min(span.start for span in spans), max(span.end for span in spans))


def read_period(passage: Passage, date: DateRange | None, rule: str, *, is_degree: bool) -> Period:
    """The period that `date` in `passage` states: a single date is both ends of a stay, of a degree the end alone."""
    if date is None:
        return Period()
    start = _date_claim(passage, date.first, date.first_at, rule)
    end = _date_claim(passage, date.last, date.last_at, rule)
    if start is None and end is not None and not is_degree and not date.expected:
        start = end
    ongoing = None
    if date.ongoing and date.ongoing_at is not None:
        at = _within(passage, date.ongoing_at)
        ongoing = Claim(True, passage.text[at[0] : at[1]], span_of(passage.cut(*at)), rule)
    return Period(start, end, ongoing)


def _date_claim(passage: Passage, date: PartialDate | None, at: tuple[int, int] | None, rule: str) -> Claim[PartialDate] | None:
    if date is None or at is None:
        return None
    return Claim(date, passage.text[at[0] : at[1]], span_of(passage.cut(*at)), rule)


def _within(passage: Passage, at: tuple[int, int]) -> tuple[int, int]:
    """The range without blanks at its ends."""
    text = passage.text[at[0] : at[1]]
    start = at[0] + len(text) - len(text.lstrip())
    return start, start + len(text.strip())


def asides_of(stay: Stay, reason: str) -> list[Aside]:
    """The lines below the header that hold nothing of it, each with `reason`."""
    return [Aside(line.number, reason) for row in stay.details if row not in stay.trail for line in row.lines]
