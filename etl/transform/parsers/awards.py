"""Awards: honours, prizes, scholarships, fellowships and grants, with year, grantor and amount where printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from etl.model import regex as re
from etl.model.document import Passage, Style
from etl.model.facts import Award
from etl.model.section import Section, SectionKind
from etl.normalize.person_names import parse_person_name
from etl.normalize.text import fold
from etl.transform.context import Aside, Context, Harvest
from etl.transform.entries import split_entries
from etl.transform.parsers.activity_fields import ActivityItem, fold_in_place, is_date, split_fields, undated, walk
from etl.transform.parsers.activity_tables import cell_of, title_column
from etl.transform.parsers.award_asides import without_asides, without_recipient
from etl.transform.parsers.award_beside import awards_beside
from etl.transform.parsers.award_choice import LONGEST_ITEM, RULE, read_again
from etl.transform.parsers.award_evidence import AMOUNT, is_award, is_detail, is_funded, is_led, is_never, is_plain_award
from etl.transform.parsers.award_heads import award_of_heading, headed_sections, with_line_above
from etl.transform.parsers.award_labels import labels_among
from etl.transform.parsers.award_lines import awards_of_lines, title_line, titles_stand_alone
from etl.transform.parsers.award_records import AwardRecord, award_records
from etl.transform.parsers.award_references import titles_of_references
from etl.transform.parsers.award_titles import award_title, is_laid_out, quotation, several
from etl.transform.parsers.award_years import dates_of, year_claim, year_of
from etl.transform.parsers.degrees import find_degree
from etl.transform.parsers.news import news_items, told_award
from etl.transform.parsers.row_wording import is_told
from etl.transform.parsers.service import is_service
from etl.transform.parsers.service_roles_at import roles_at_body
from etl.transform.parsers.stay_claims import span_of, text_claim
from etl.transform.parsers.styled_parts import styled_part, title_style

_AWARDS = (SectionKind.AWARDS, SectionKind.GRANTS)
RULE_STATED = "awards.stated"
_HONOURED = re.compile(
    r"\b(?:outstanding|top|best|distinguished|excellent|notable|highlighted|exemplary)"
    r"[\w\s%()]{0,16}(?:reviewer|referee|paper|poster|area chair|service)"
)
_NOT_WON = re.compile(r"\W*(?:nominee|nominated|nomination|nominiert)(?:\s+for)?\s*[:,–—-]\s", re.I)  # "Nominee: Elm Medal, 2018"
_IS_STATUS = re.compile(
    r"(?:active|current|ongoing|completed|past|previous|pending|submitted|under review|external|internal|funded|unfunded|not funded"
    r"|laufend|abgeschlossen|en cours|terminés?|vigentes?|finalizad[ao]s?|conclus[ie]|in corso)"
    r"(?:\s+(?:grants?|awards?|support|funding|projects?))?",
    re.I,
)
_CONTACT = re.compile(r"[\w.+-]+@[\w-]+\.\w|\b(?:tel|phone|telefon|t[eé]l[eé]phone)\b\.?:", re.I)
_AWARDED = re.compile(
    r"(?i)(?:^|(?<=[.;]\s))(?:honou?rs?|awards?|prizes?)\s*[-–—:]\s*|\b(?:received|was awarded|won|recipient of)\s+(?:the|an?)\s+"
)
_TITLE_END = re.compile(r"\s*(?::\s*awarded by|,?\s+awarded (?:by|to|for)\b|\s+from\s+|\s+for\s+|\s+by\s+|[.;:]\s|[.;:]$)", re.I)


def read_awards(sections: Sequence[Section], context: Context) -> Harvest[Award]:
    """The awards of the sections of awards and grants, and those that other sections plainly state."""
    harvest: Harvest[Award] = Harvest()
    listed = [
        replace(s, kind=SectionKind.GRANTS) if s.kind is not SectionKind.GRANTS and _is_funded(s) else s
        for s in sections
        if s.kind in (*_AWARDS, SectionKind.PROJECTS)
    ]
    listed = [s for s in listed if s.kind in _AWARDS]
    headed = headed_sections(listed)
    for section in headed:
        harvest.facts.append(award_of_heading(section))
        harvest.asides.extend(Aside(line.number, "details of an award") for line in section.lines)
    listed = [s for s in listed if s not in headed]
    recorded = {id(s): records for s in listed if (records := award_records(s))}
    for records in recorded.values():
        for record in records:
            harvest.facts.append(_of_record(record))
            harvest.asides.extend(Aside(line.number, "details of an award") for line in record.lines)
    items = list(walk(s for s in listed if id(s) not in recorded))
    styles = {id(s): _style_of([i.passage for i in items if i.section is s]) for s in listed if s.kind is SectionKind.GRANTS}
    columns = {id(s): title_column(s) for s in listed}
    lined = {id(s) for s in listed if s.kind is SectionKind.AWARDS and titles_stand_alone(split_entries(s))}
    labels = {n for s in listed if s.kind is SectionKind.AWARDS for n in labels_among(split_entries(s))}
    titles = _titles_of_references([i for i in items if i.section.kind is SectionKind.GRANTS], context)
    for _, grouped in groupby(items, key=lambda item: id(item.section)):
        group, first = list(grouped), len(harvest.facts)
        settled: set[int] = set()  # awards whose title the structure tells
        for item in group:
            if item.entry.lines[0].number in labels:
                continue
            if SectionKind.SERVICE in item.section.also and is_service(item.passage, is_mixed=True):
                continue  # "Awards and Service": a role at a body is no award
            if (told := with_line_above(item, harvest.facts)) is not None:
                harvest.facts[-1 if told[1] else len(harvest.facts) :] = [told[0]]
                harvest.asides.extend(Aside(line.number, "details of an award") for line in item.entry.lines)
                continue
            column, style = columns[id(item.section)], styles.get(id(item.section))
            title = title_line(item.entry) if id(item.section) in lined else titles.get(id(item))
            parts = [item] if title is not None else _parts(item)
            found = [award for part in parts if (award := _read_listed(part, style, column, title)) is not None]
            if title is not None or column is not None or is_laid_out(item):
                settled |= {id(award) for award in found}
            harvest.facts.extend(found)
            for line in (*item.entry.lines, *(line for child in item.entry.children for line in child.lines)):
                harvest.asides.append(Aside(line.number, "details of an award" if found else "no award"))
        is_funding = group[0].section.kind is SectionKind.GRANTS
        harvest.facts[first:] = read_again(group, harvest.facts[first:], settled, is_funding=is_funding)
    harvest.facts.extend(_among_others(sections))
    harvest.facts.extend(_told(sections, harvest.facts))
    stated = [s for s in sections if s.kind in (SectionKind.SERVICE, SectionKind.EMPLOYMENT, SectionKind.EDUCATION)]
    for item in walk(stated):
        if item.section.kind is SectionKind.EDUCATION and not any(kind in _AWARDS for kind in item.section.also):
            known = [fold(award.title.value) for award in harvest.facts]
            harvest.facts.extend(award for award in awards_beside(item) if fold(award.title.value) not in known)
        for passage in (item.passage, *_nested(item)):
            if len(passage) > LONGEST_ITEM:
                continue
            award = _read_stated(passage, item.section.kind)
            if award is not None and not any(fold(award.title.value) == fold(a.title.value) for a in harvest.facts):
                harvest.facts.append(award)
    return harvest


def _titles_of_references(items: Sequence[ActivityItem], context: Context) -> dict[int, Passage]:
    """The titles of grants printed as references, by the items' identity."""
    owner = parse_person_name(context.subject.name.value) if context.subject else None
    titles = titles_of_references([item.passage for item in items], owner)
    return {id(item): title for item, title in zip(items, titles, strict=True) if title is not None}


def _style_of(passages: Sequence[Passage]) -> Style | None:
    """The style that sets the titles of a list of grants apart; none where they stand in quotes."""
    quoted = sum(quotation(passage) is not None for passage in passages)
    return title_style(passages) if quoted * 2 <= len(passages) else None


def _of_record(record: AwardRecord) -> Award:
    """A grant of labelled fields; its year is the first of its period."""
    title, period = record.fields["title"], record.fields.get("period")
    amount = AMOUNT.search(record.fields["amount"].text) if "amount" in record.fields else None
    passages = [line.passage for line in record.lines]
    whole = title.document.span(min(span_of(p).start for p in passages), max(span_of(p).end for p in passages))
    years = tuple(year_claim(period, date, RULE) for date in dates_of(period)[:1]) if period else ()
    money = text_claim(record.fields["amount"].cut(*amount.span()), RULE, 0.8) if amount else None
    return Award(whole, text_claim(without_asides(title.trimmed(" .")), RULE, 0.85), years, None, money)


def _told(sections: Sequence[Section], known: Sequence[Award]) -> Iterator[Award]:
    """The awards that the news of a home page tell of, as far as no list has them."""
    titles = [fold(award.title.value) for award in known]
    for item in news_items(sections):
        title = told_award(item)
        if title is not None and not any(fold(title.text) in other for other in titles):
            years = tuple(year_claim(item.passage, date, RULE_STATED) for date in dates_of(item.passage)[:1])
            yield Award(span_of(item.passage), text_claim(title, RULE_STATED, 0.7), years or year_of(item, RULE))


def _is_funded(section: Section) -> bool:
    """Whether a list of projects, or of "funding awards", is one of grants: half of them print their money; of awards most,
    with the subject's part in it."""
    if section.kind not in (SectionKind.PROJECTS, SectionKind.AWARDS):
        return False
    entries = [entry.passage.text[:LONGEST_ITEM] for entry in split_entries(section)]
    if section.kind is SectionKind.AWARDS:
        return sum(map(is_led, entries)) > len(entries) * _MOST
    return bool(entries) and sum(map(is_funded, entries)) * 2 >= len(entries)


_MOST = 0.6


def _among_others(sections: Sequence[Section]) -> Iterator[Award]:
    """The awards of sections that list other things first: "Certificates and Awards", "Education & Honors"."""
    mixed = [s for s in sections if s.kind not in _AWARDS and any(kind in _AWARDS for kind in s.also)]
    for item in (own for listed in walk(mixed) for own in (listed, *(replace(listed, entry=e) for e in listed.entry.children))):
        degree = find_degree(item.passage.text)
        if degree is None and is_plain_award(item.passage.text) and not is_service(item.passage, is_mixed=True):
            award = _read_listed(item, None, None)
            if award is not None:
                yield award


def _nested(item: ActivityItem) -> list[Passage]:
    return [child.passage for child in item.entry.children] + [
        line.passage for line in item.entry.lines if line.text.strip() and len(item.entry.lines) > 1
    ]


def _parts(item: ActivityItem) -> list[ActivityItem]:
    """The item, or the items of a paragraph that lists several awards: "Example Prize, 2019; Other Award, Society, 2015"."""
    if item.section.kind is SectionKind.AWARDS and (lined := awards_of_lines(item)):
        return lined
    found = several(item.passage) if len(item.passage) <= LONGEST_ITEM and item.section.kind is SectionKind.AWARDS else []
    return [replace(item, entry=replace(item.entry, passage=piece, children=())) for piece in found] or [item]


def _read_listed(
    item: ActivityItem, style: Style | None, column: tuple[int, int] | None, title: Passage | None = None
) -> Award | None:
    passage = item.passage
    if len(passage) > LONGEST_ITEM:
        return None
    if (award := _again(item)) is not None:
        return award
    if _NOT_WON.match(passage.text):
        return None
    passage = without_recipient(passage)
    named = [f for f in split_fields(passage) if not f.is_date and not is_detail(f.text)]
    if _IS_STATUS.fullmatch(passage.text.strip(" .:()")) or "(see above)" in passage.text:
        return None  # "Completed" above a part of the list
    if not named or (_CONTACT.search(passage.text) and not is_award(passage.text)):
        return None
    if title is None:
        title = cell_of(passage, column) if column is not None else _bold_cell(item)
    if title is None and style is not None:
        styled = styled_part(passage, style)
        title = styled if styled is not None and not is_told(styled.text) else None
    title = without_asides(undated(title if title is not None else award_title(item, passage, named)))
    if sum(map(str.isalpha, title.text)) < _SHORTEST or is_never(title.text):
        return None
    amount = AMOUNT.search(passage.text)
    return Award(
        span_of(item.passage),
        text_claim(title, RULE, 0.85),
        year_of(item, RULE),
        None,
        text_claim(passage.cut(*amount.span()), RULE, 0.8) if amount else None,
    )


def _bold_cell(item: ActivityItem) -> Passage | None:
    """The first cell of a table's row where it alone is bold: "**Travel Award** | Elm Society (USD 250)"."""
    line = item.entry.lines[0]
    if len(item.entry.lines) > 1 or len(line.cells) != _TWO or item.passage is not item.entry.passage:
        return None
    first, second = (line.passage.cut(*cell).trimmed() for cell in line.cells)
    is_name = bool(first.text) and first.is_set(Style.BOLD) and not is_date(first.text)
    return first if is_name and second.text and not second.is_set(Style.BOLD, 0, 1) else None


_TWO = 2


def _again(item: ActivityItem) -> Award | None:
    """The award of the line above, given in the year that is all the item says: "During the 2016-2017 academic year"."""
    above = item.entry.carried[-1] if item.entry.carried else None
    if above is None or is_date(above.text) or not is_award(above.text) or not _ONLY_YEAR.fullmatch(item.passage.text.strip(" .")):
        return None
    named = [f for f in split_fields(above) if not f.is_date and not is_detail(f.text)]
    title = without_asides(undated(award_title(item, above, named))) if named else above
    return Award(span_of(item.passage), text_claim(title, RULE, 0.75), year_of(item, RULE))


_ONLY_YEAR = re.compile(
    r"(?:(?:during|in|for|again in|and|renewed)\s+)?(?:the\s+)?(?:academic\s+year\s+)?(?:19|20)\d{2}(?:\s*[-–/]\s*(?:19|20)?\d{2})?"
    r"(?:\s+(?:academic|school)\s+year)?",
    re.I,
)
_SHORTEST = 3


def _read_stated(passage: Passage, kind: SectionKind) -> Award | None:
    """An award that a line of another section states: "outstanding reviewer (top 10%)", "received the Example Award from"."""
    folded = fold_in_place(passage.text)
    if kind is SectionKind.SERVICE:
        match = _HONOURED.search(folded)
        if match is None or len(passage.text) > 120 or roles_at_body(passage) is not None:
            return None
        title = passage.cut(0, passage.text.find("(") if passage.text.find("(", match.end() - 1) > 0 else None).trimmed(" .,;:")
    else:
        opened = _AWARDED.search(passage.text)
        if opened is None:
            return None
        rest = passage.cut(opened.end())
        end = _TITLE_END.search(rest.text)
        title = rest.cut(0, end.start() if end else None).trimmed(" .,;:")
        if not is_award(title.text) or len(title.text.split()) > 10:
            return None
    if not any(map(str.isalpha, title.text)):
        return None
    dates = dates_of(passage)
    behind = [date for date in dates if date[0] > passage.text.find(title.text)][:1] if kind is not SectionKind.SERVICE else []
    years = tuple(year_claim(passage, date, RULE_STATED) for date in behind or dates[-1:])
    return Award(span_of(passage), text_claim(title, RULE_STATED, 0.7), years)
