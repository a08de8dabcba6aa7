"""Where the header in a row ends, and which of its dates count.

"Research Fellow, Elm University, 2019. Topic: sand" has a header up to the full stop; "CTO, Example (acquired in 2022), 2018–2022"
has one date of its own.
"""

from __future__ import annotations

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.normalize.dates import DateRange, find_date_ranges
from etl.normalize.remembered import remembered
from etl.transform.advising_labels import relation_of
from etl.transform.parsers.affiliations import Role, evidence_of

# the end of a sentence, no abbreviation: "Research Fellow. Topic: ..."
_STOP = re.compile(r"(?<=[^\W\d_A-Z)\]]{2})\.\s+(?=[^\W\d_a-z„“\"]|[„“\"])|\)\.\s+")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_KIND_OF_YEAR = re.compile(r"\s*(?:a\.\s?a\.?|AY|academic years?|anno accademico|année(?: universitaire)?|curso)\s*", re.I)
_ABBREVIATED = frozenset(read_gazetteer("organization_words")["abbreviated"])
# how long a post was held, beside its dates: "(3 yrs 2 mos)", "1 Jahr 4 Monate"
_DURATION = re.compile(
    r"[(\[]?\s*(?:(?:ca\.?|about|~)\s*)?\d+(?:[.,]\d)?\+?\s*(?:y(?:ea)?rs?|years?|mos?|months?|mths?|weeks?|wks?|jahre?n?|monate?n?"
    r"|wochen|ans?|années?|mois|años?|mes(?:es)?|anni|anno|mesi|anos?)\b\.?"
    r"(?:[\s,]*(?:and|und|et|y|e)?\s*\d+\s*(?:mos?|months?|mths?|weeks?|monate?n?|mois|mes(?:es)?|mesi)\b\.?)?\s*[)\]]?",
    re.I,
)
# "Advisor: ...", "Thesis: ...", "GPA 3.9", "Relevant coursework: ...": the header ends there
_LABEL = re.compile(
    r"(?:^|[\s,;.(–—-])(?P<label>(?:[A-ZÄÖÜ](?:[\w’'/-]|\(\w{1,2}\))*[^\S\t]){0,3}(?:[A-ZÄÖÜ](?:[\w.’'/-]|\(\w{1,2}\))+|topic|project|site|courses?"
    r"|coursework|area|areas)|\([\w.’'/-]+(?:\s[\w.’'/-]+){0,2})\s?:(?=\s|$)|[,;(\s]\s*\(?(?:C?GPA|G\.P\.A\.)\b",
    0,
)
_LABEL_SIGNS = (":", "GPA", "G.P.A")
_BRACKET = re.compile(r"[()\[\]]")
EDGES = " \t,;:.|•·–—-/"
# a sentence that tells: "From March to May I was also acting head"
_TELLS = re.compile(r"(?:From|In|At|As|During|I|We|My|Our|This|Also|Since|While|Under|Worked|Responsible)\b")
FIRST_WORDS = re.compile(r"[^,;.:|–—]*")
_SEVERAL_WORDS = re.compile(r"(?:[^,;:.|–—]|(?<=\bSt)\.|(?<=\bMt)\.|(?<=\bDr)\.|(?<=\bDept)\.|(?<=\bUniv)\.)*")  # "St. Elm College"
_TOLD = re.compile(r"\b[a-zà-ÿ]{2,}\b")
SEGMENT = re.compile(r"[,;|\t–—(]|\.\s")
_LONGEST_DATE = 40
_LONGEST_TOLD = 40  # characters behind a date in its bracket: "(seit 1988 so benannten)"
_OF_DEGREES = frozenset(read_gazetteer("stay_labels")["degree"]["forms"])


def dates_outside_remarks(text: str) -> list[DateRange]:
    """The dates of a row; where it has several, without those told in brackets: "(acquired in 2022), 2018–2022"."""
    ranges = find_date_ranges(text)
    outside = [date for date in ranges if not is_told_in_brackets(text, date)]
    return outside or ranges


def is_told_in_brackets(text: str, date: DateRange) -> bool:
    """Whether the date stands in a bracket that tells something: "(acquired in 2022)"."""
    opening = text.rfind("(", 0, date.start)
    if opening <= text.rfind(")", 0, date.start):
        return False
    closing = text.find(")", date.end)
    behind = len(_TOLD.findall(text, date.end, closing)) if 0 <= closing < date.end + _LONGEST_TOLD else 0
    return len(_TOLD.findall(text, opening, date.start)) > 1 or behind > 1


@remembered
def header_end(text: str) -> int:
    """Where the header in the row ends: before a label ("Thesis: ...") or a sentence that names nothing."""
    end = len(text)
    for match in _LABEL.finditer(text) if any(map(text.__contains__, _LABEL_SIGNS)) else ():
        label = match["label"]
        if label is not None and label.casefold() in _OF_DEGREES:
            continue  # "Studium der Physik, Abschluss: Diplom, Universität Elm"
        if label is not None and _is_date(text[: match.end("label")]):
            continue  # "2019 – Heute: Lecturer, Elm University"
        if label is not None and (_closes_name(text[: match.end("label")]) or _is_inserted(text, match.end())):
            continue
        if label is None and (mark := _MARK_VALUE.match(text, match.end())) is not None and _names_school(text[mark.end() :]):
            continue  # "B.S., Physics, GPA 3.9/4.0, Elm University"
        if label is None or (
            match.start("label") > 0
            and (evidence_of(label) is None or relation_of(label) is not None or label.endswith(_LABEL_SIGNS[1:]))
        ):
            end = match.start()
            if label is not None and (last := _ALONE.search(label)) and evidence_of(label[: last.start()].split()[-1]) is None:
                name = text[: match.start("label") + last.start()]
                end = len(name) if _names_school(SEGMENT.split(name)[-1]) else end  # "Elm Institute of Technology Thesis: ..."
            break
    if with_it := _WITH_LABEL.search(text, 0, end):
        end = with_it.start()
    masked = mask_brackets(text)
    stops = find_stops(masked, end)
    for stop, following in zip(stops, [*(each.start() for each in stops[1:]), end][: len(stops)], strict=True):
        if _is_date(text[stop.end() :]) or _is_date(text[stop.end() : following]):
            continue  # "... Elm University. Since November 2020.", "... Oslo. 2015–2020. Supervisor: ..."
        if following < end and _MARK_SAID.match(text, stop.end(), following) and _is_date(text[following + 1 :]):
            continue  # "Elm University (Oslo). Pass with small changes. March 2011 – June 2015."
        words = _SEVERAL_WORDS.match(masked, stop.end(), max(following, stop.end()))
        found = evidence_of(_BEFORE_DATE.sub("", words[0])) if words else None
        if found is None or found[0] is Role.NOTE or _TELLS.match(masked, stop.end()):
            return stop.start() + 1
    return end


# how studies ended, before their dates
_MARK_SAID = re.compile(r"(?:Pass(?:ed)?|Merit|Distinction|(?:First|Second|Upper|Lower)[ -][Cc]lass|Honou?rs)\b[^.;:]{0,40}$", re.I)
_ALONE = re.compile(r"\s(?:Thesis|Dissertation|Advisor|Supervisor|Mentor|Thèse|Tesis)$")
_BEFORE_DATE = re.compile(r"(?:\s+-\s|[\s(]+(?=(?:19|20)\d{2}\b)).*$")  # "Elm University - 2013"
# before the label of a thesis: "Bachelor of Science mit der | Arbeit: ..."
_WITH_LABEL = re.compile(r"\s+(?:mit|with|avec|con)\s+(?:der|dem|einer|the|a|an|une?|la|le|el)\s*$")
_THESIS_LAST = re.compile(
    r"\b(?:\w*[aA]rbeit|[Tt]hesis|[Dd]issertation|Thema|Titel|[Tt]itle|[Tt]hèse|[Mm]émoire|[Tt]esis|[Tt]esi)$"
)


def _names_school(text: str) -> bool:
    """Whether the next piece is an organization."""
    found = evidence_of(_WIDE.split(SEGMENT.split(text)[0])[0])
    return found is not None and found[0] is Role.ORGANIZATION


_WIDE = re.compile(r"\s{3,}")
# what stands behind "GPA", up to the next piece: " 3.9/4.0, "
_MARK_VALUE = re.compile(r"\s*:?\s*\d[\d.,]*(?:\s*/\s*\d[\d.]*)?\)?\s*[,;|–—-]\s+")


def _is_date(text: str) -> bool:
    """Whether the text is a date and nothing else."""
    if len(text) > _LONGEST_DATE or not any(map(str.isdigit, text)):
        return False
    dates = find_date_ranges(text)
    return len(dates) == 1 and not text[: dates[0].start].strip(EDGES) and not text[dates[0].end :].strip(EDGES)


def find_stops(masked: str, end: int) -> list[re.Match[str]]:
    """Where sentences end before `end`: not behind an abbreviation."""
    return [stop for stop in _STOP.finditer(masked, 0, end) if not is_abbreviated(masked, stop.start())]


def is_abbreviated(text: str, stop: int) -> bool:
    """Whether the word before the full stop is an abbreviation: "Prof. Birch", "Univ. Elm"."""
    word = _LAST_WORD.search(text, max(0, stop - 20), stop)
    return word is not None and word[0].casefold() in _ABBREVIATED


def _is_inserted(text: str, position: int) -> bool:
    """Whether the place lies in a bracket behind which the header goes on: "M.Sc. Physics (Grade: 1.3), Elm University"."""
    close = text.find(")", position)
    return close >= 0 and text.rfind("(", 0, position) > text.rfind(")", 0, position) and bool(text[close:].strip(EDGES + ")"))


def _closes_name(text: str) -> bool:
    """Whether the words before a colon are a degree, not a label: "Bachelor of Science: Biology"."""
    found = evidence_of(SEGMENT.split(text)[-1])
    return found is not None and found[0] is Role.DEGREE and not _THESIS_LAST.search(text)


def is_duration(text: str) -> bool:
    """Whether the text says how long, or what kind of year stands beside it: "(3 yrs 2 mos)", "a.a."."""
    return bool(_DURATION.fullmatch(text) or _KIND_OF_YEAR.fullmatch(text))


# how much was studied, and with which option: "[34 ECTS]", "Option en sable [120 ECTS]"
_CREDITS = re.compile(
    r"[\[(]?\d+\s*(?:ECTS|credits?|CP|LP|Leistungspunkte|crédits|créditos)\b[^,;]{0,20}|Option\s(?:en|de|:)[^,;]{0,80}", re.I
)


def is_share_of_studies(text: str) -> bool:
    """Whether the text says how much was studied or with which option: "[34 ECTS]", "Option en sable"."""
    return _CREDITS.fullmatch(text) is not None


def mask_brackets(text: str) -> str:
    """The text with what stands in brackets replaced by `x`, so that no separator is seen there."""
    if "(" not in text and "[" not in text:
        return text
    shown: list[str] = []
    depth = position = 0
    for bracket in _BRACKET.finditer(text):
        if bracket[0] in "([":
            if depth == 0:
                shown.append(text[position : bracket.start()])
                position = bracket.start()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                shown.append("x" * (bracket.end() - position))
                position = bracket.end()
    return "".join([*shown, text[position:]]) if depth == 0 else text
