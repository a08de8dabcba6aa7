"""What a piece of a course's line is (`teaching_words`): a role, an organization, a level or time, or the course itself."""

from __future__ import annotations

from typing import Any

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.document import Passage
from etl.normalize.dates import find_date_ranges
from etl.normalize.text import fold
from etl.normalize.word_patterns import any_of
from etl.transform.parsers.activity_fields import fold_in_place, is_date, phrases, split_fields, undated, year_claims
from etl.transform.parsers.affiliations import Role, evidence_of, is_place
from etl.transform.parsers.degrees import find_degree
from etl.transform.parsers.teaching_kinds import SHORT_KIND
from etl.transform.parsers.teaching_terms import is_short_terms

RULE = "teaching.listed"
EDGE = " \t,;:.–—-|·•~∼≈*"
_WORDS: dict[str, Any] = read_gazetteer("teaching_words")
# "Teaching Assistant", "Head Teaching Assistant", "Volunteer lab instructor", "Undergraduate TAs"
_ROLES = any_of(_WORDS["roles"])
_SUFFIXES = any_of(_WORDS["suffixes"])
AT_LINKS = frozenset(_WORDS["at_links"])
_ROLE = re.compile(rf"(?:[^\W\d_][\w'’.-]*[\s-]+){{0,4}}?(?:{_ROLES})s?(?![\w’'-])(?:[\s-]+(?:{_ROLES}|{_SUFFIXES})s?(?![\w’'-]))*")
_LEAD = re.compile(rf"(?:{any_of(_WORDS['leads'])})\s+")
# a course in the bracket of a job: "Teaching Assistant (Dust and Light)"
_JOB = re.compile(rf"(?<!\w)(?:[^\W\d_][\w-]*\s){{0,2}}?(?:{any_of(_WORDS['jobs'])})\s*\(([^()]{{4,80}})\)")
_LINK = re.compile(
    rf"[\s,:;–—-]*(?:(?:{any_of(_WORDS['links'])})(?=\s|(?<=['’])))?\s*(?:\d\s+)?(?:(?:(?:under|post)?graduate\s+)?(?:{any_of(_WORDS['fillers'])})(?:\s*:)?(?:\s+|(?<=['’])))*(?:(?:{any_of(_WORDS['links'])})\s+)?"
)
_SMALL = frozenset((*_WORDS["links"], "the", "a", "an", "and", "with", "und", "et", "y", "e", "der", "die", "das", "le", "la"))
# as in "CSC446", "EE305", "AEM 7010", "6.034", "BioSci 2B", "CS-101/IS 523"
CODE = re.compile(
    r"(?<![\w.])(?:(?:[A-Z]{2,6}/)?[A-Z][A-Za-z]{1,9}[\s.-]?[A-Z]?\d{1,5}[A-Z]{0,2}(?:/\w+)?|\d{1,2}\.\d{2,4}[A-Z]?)(?![\w])"
)
_LEVELS = frozenset(_WORDS["levels"])
_TERMS = frozenset(_WORDS["terms"])
_OTHERS = frozenset(_WORDS["others"])
_LISTS = frozenset(_WORDS["lists"])
_COURSE_WORDS = frozenset(_WORDS["course_words"])
_HEADING_WORDS = frozenset((*_WORDS["course_words"], *_WORDS["heading_words"]))
_REMARK = phrases(_WORDS["remarks"])
_PERSONAL = phrases(_WORDS["personal"])
_COUNT = re.compile(
    rf"(?:[~∼≈]|ca\.?|c\.|approx\.?|about|env\.|rund)?\s*\d+(?:[.,]\d+)?\+?\s*(?:{any_of(_WORDS['units'])})(?![\w])"
)
_ENROLLED = re.compile(rf"(?:{any_of(_WORDS['enrolled'])})\s*[:=]?\s*[~∼≈]?\s*\d+")
_TAIL = re.compile(
    rf"(?:[\s,;]+[~∼≈]\s*\d+\b.*|[\s,;–—-]+\d+\+?\s+(?:{any_of(_WORDS['units'])})(?![\w]).*|\s+held at\s.*|\s*https?://\S*.*)$"
)
_YEAR_WORDS = r"a\.\s?a\.?|a\.y\.|ay|anno accademico|academic year|curso academico|annee universitaire"
_TERM_TAIL = re.compile(rf"[\s,;–—(-]+(?:{_YEAR_WORDS}|(?:{any_of(_WORDS['terms'])}))\s*[.:]?\s*$")
_TERM_HEAD = re.compile(rf"^(?:{_YEAR_WORDS})(?!\w)\s*:?\s*")
_ORGANIZATION = re.compile(
    r"(?<!\w)(?:university|universit(?:at|e|a|eit|y)|universidad|universidade|college|institut(?:e|o)?|istituto|school|ecole|escuela|scuola|hochschule|politecnico|polytechnic|academy|camps?|department|faculty)(?!\w)"
)
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_SEASONAL = re.compile(r"\b(?:summer|winter|spring|autumn|fall) school\b", re.I)  # held for once, no employer


def role_at_start(passage: Passage) -> int:
    """Where a role that opens the passage ends, 0 without one: `Lab instructor` of "Lab instructor for dust"."""
    match = _ROLE.match(fold_in_place(passage.text))
    if match is None or is_list_label(match.group()):
        return 0
    lead = fold_in_place(match.group()).split()[:-1]
    whole = fold_in_place(match.group())
    own = max((len(role) for role in _WORDS["roles"] if whole.removesuffix("s").endswith(role.removesuffix("s"))), default=0)
    if not _NO_LEAD.isdisjoint(whole[: len(whole) - own].split()):
        return 0  # "Guild of Teachers", "School for Tutors"
    return 0 if any(word in _SMALL for word in lead[:2]) and len(lead) < 3 and lead[0] in _SMALL else match.end()


_NO_LEAD = frozenset(("of", "for", "from", "by"))


def is_role(text: str) -> bool:
    """Whether the text is a role and nothing else."""
    pieces = _AND.split(text) if " and " in text or " & " in text or " und " in text else [text]
    return all(_is_one_role(piece) for piece in pieces) and not is_list_label(text)


_AND = re.compile(r"\s+(?:and|&|und)\s+")


def _is_one_role(text: str) -> bool:
    match = _ROLE.match(fold_in_place(text))
    return match is not None and len(text) - match.end() <= 1


def after_link(passage: Passage) -> tuple[Passage, str]:
    """What follows a role behind its link, and the link's first word: ` for the course Dust` gives `Dust` and `for`."""
    match = _LINK.match(fold_in_place(passage.text))
    end = match.end() if match else 0
    word = next(iter(passage.text[:end].split()), "")
    return passage.cut(end), fold(word).strip(EDGE)


def job_with_course(passage: Passage) -> tuple[Passage, Passage] | None:
    """The role and the course of a teaching job that names its course in a bracket, `None` for any other job."""
    match = _JOB.search(fold_in_place(passage.text))
    if match is None:
        return None
    course = passage.cut(*match.span(1))
    if is_beside(course.text) or is_organization(course.text) or not course.text[:1].isupper() or is_role(course.text):
        return None
    return passage.cut(match.start(), match.start(1) - 1).trimmed(EDGE), course


def without_role(course: Passage) -> tuple[Passage, Passage | None]:
    """The course and the role behind it, in a bracket or as the last field: `Dust (section leader)`, `Dust, tutor`."""
    piece = undated(course)
    bracket = _LAST_BRACKET.search(piece.text)
    inner = role_in_bracket(piece.cut(*bracket.span(1))) if bracket is not None and bracket.start() > 0 else None
    if bracket is not None and inner is not None:
        return piece.cut(0, bracket.start()).trimmed(), inner
    piece = bare(course)
    fields = split_fields(piece)
    last = fields[-1].passage if len(fields) > 1 and fields[-1].separator in (",", "–", "—", "-") else None
    if last is None or not is_role(last.text) or role_at_start(fields[0].passage) or is_beside(last.text):
        return course, None
    return piece.cut(0, piece.text.rfind(last.text)).trimmed(EDGE), last


def role_in_bracket(inside: Passage) -> Passage | None:
    """The role that a bracket holds, alone or before who gave it: `Instructor of record, Elm College`."""
    first, *others = [field.passage.trimmed(EDGE) for field in split_fields(inside)] or [inside]
    if is_role(inside.trimmed(EDGE).text):
        return inside.trimmed(EDGE)
    end = role_at_start(inside)
    if end and _OF_ROLE.match(fold_in_place(inside.text), end) and not CODE.search(inside.text, end):
        return inside.cut(0, end)
    if end and _OR_ROLE.match(fold_in_place(inside.text), end):
        return inside.trimmed(EDGE)
    return first if is_role(first.text) and others and all(is_organization(other.text) for other in others) else None


# behind a role in a bracket: "(assistant for Prof. A. Example)", "(co-instructor with Bo Roe)", "(tutor or head of class)"
_OF_ROLE = re.compile(r"\s+(?:for|to|of|with|under|alongside|at|in|von|bei|mit|fur|zu|avec|aupres|pour|sous|con|por|per)\s")
_OR_ROLE = re.compile(r"\s+(?:et/ou|and/or|und/oder|y/o|e/o|ou|or|oder)\s[^,;()]{3,40}$")
_LAST_BRACKET = re.compile(r"\s*\(([^()]{2,90})\)$")


def without_lead(role: Passage) -> Passage:
    """The role without the words before it: `As instructor`, `I was a teaching assistant`."""
    end = lead_end(fold_in_place(role.text))
    return role.cut(end) if end < len(role.text) else role


def lead_end(folded: str) -> int:
    """Where the words before a role end, 0 without them: `i was a `, `als `."""
    lead = _LEAD.match(folded)
    return lead.end() if lead is not None else 0


def is_organization(text: str) -> bool:
    """Whether the text names an organization, in capitals as names are: not "school psychology"."""
    if CODE.search(text) or not text[:1].isupper() or SHORT_KIND.match(text) or _SEASONAL.search(text):
        return False
    match = _ORGANIZATION.search(fold_in_place(text))
    if match is not None and text[match.start()].isupper():
        return True
    said = evidence_of(text)
    return said is not None and said[0] in (Role.ORGANIZATION, Role.UNIT) and said[1] >= 0.85


def is_where(text: str) -> bool:
    """Whether the text names places alone; a number behind two letters is a course's, `AL 340`."""
    return is_place(text) and _SHORT_CODE.fullmatch(text) is None


_SHORT_CODE = re.compile(r"[A-Z]{2}[\s-]?\d{2,4}[A-Z]?")


def is_level(text: str) -> bool:
    """Whether the text says for whom, how long or how: `MSc`, `undergraduate seminar`, `36 ore, laurea`, `12 students`."""
    rest = _COUNT.sub(" ", fold(text))
    words = [word.strip(".,;()[]'") for word in re.split(r"[\s,;/]+", rest)]
    words = [word for word in words if word]
    return all(word in _LEVELS or word in _TERMS or " ".join(words) in _LEVELS for word in words)


def is_term(text: str) -> bool:
    """Whether nothing but dates and terms stands there: `WS 2023/24`, `a.a. 2022/23`, `Hilary term 2019 and 2020`."""
    if is_date(text) or is_short_terms(text):
        return True
    rest = fold_in_place(text)
    for found in reversed(find_date_ranges(text)):
        rest = rest[: found.start] + " " + rest[found.end :]
    words = [word.strip(".,;:()'/-–") for word in rest.split()]
    return all(not word or word in _TERMS or word in _JOINTS or word.isdigit() for word in words)


_JOINTS = frozenset(("and", "und", "et", "y", "e", "&", "i", "ii", "1er", "2e", "st", "nd"))


def is_beside(text: str) -> bool:
    """Whether the piece is no course: a date, a level, a place, a remark about others."""
    return (
        is_term(text)
        or is_level(text)
        or _MARK_OF.fullmatch(text) is not None
        or is_where(text.strip(EDGE))
        or _REMARK.match(fold_in_place(text)) is not None
    )


_MARK_OF = re.compile(r"\d(?:[.,]\d+)?\s*(?:/|out of|von|sur|de|di|su)\s*(?:4|5|6|7|10|20|100)(?:[.,]0+)?")  # "4.2 out of 5"


def is_other(text: str) -> bool:
    """Whether a label's row lists no courses: `Mentees`."""
    return fold(text).strip(EDGE) in _OTHERS


def is_list_label(text: str) -> bool:
    """Whether a label opens a mere list of courses: `Courses taught`, `Graduate`."""
    return fold(text).strip(EDGE) in _LISTS


def is_list_heading(text: str) -> bool:
    """Whether a line above heads the list as such and gives no role: `Courses taught`, `Experiencia docente`."""
    return not _HEADING_WORDS.isdisjoint(fold(text).split())


def is_course_heading(text: str) -> bool:
    """Whether a line above says that courses are listed: `Courses taught`, `Lehrveranstaltungen`."""
    return not _COURSE_WORDS.isdisjoint(fold(text).split())


def is_personal(text: str) -> bool:
    """Whether the line is about the person, not about courses: `Born in Ulm`, an e-mail address."""
    return "@" in text or _PERSONAL.match(fold_in_place(text).lstrip(EDGE)) is not None


def bare(passage: Passage) -> Passage:
    """The passage without dates, terms, counts and remarks in brackets at its ends."""
    piece = undated(passage.trimmed(EDGE))
    while True:
        shorter = undated(_without_tail(_without_bracket(piece))).trimmed(EDGE)
        if len(shorter) == len(piece):
            return shorter
        piece = shorter


def _without_bracket(piece: Passage) -> Passage:
    text = piece.text
    if not text.endswith((")", "]")):
        return piece
    start = max(text.rfind("("), text.rfind("["))
    inner = text[start + 1 : -1]
    if start <= 0 or not inner.strip():
        return piece
    says = fold(inner)
    pieces = [part.strip() for part in re.split(r"[,;]", inner) if part.strip()]
    is_remark = (
        text[start] == "["
        or is_level(inner)
        or is_term(inner)
        or all(is_level(part) or is_term(part) or is_organization(part) or _is_programme(part) for part in pieces)
        or bool(year_claims([piece.cut(start + 1, len(text) - 1)], RULE))
        or _COUNT.search(says) is not None
        or _ENROLLED.match(says) is not None
        or says.startswith(
            ("prof", "dr. ", "instructor", "with ", "mit ", "avec ", "con ", "co-taught", "jointly", "website", "link", "syllabus")
        )
        or is_organization(inner)
    )
    return piece.cut(0, start) if is_remark else piece


def _is_programme(text: str) -> bool:
    """Whether a bracket names the programme that a course belongs to: `Grado en Historia`, `BSc Physics`."""
    degree = find_degree(text)
    return degree is not None and degree.start == 0 and degree.strength >= _SURE_DEGREE


_SURE_DEGREE = 0.85


def _without_tail(piece: Passage) -> Passage:
    folded = fold_in_place(piece.text)
    head = _TERM_HEAD.match(folded)
    if head is not None and head.end() < len(folded):
        return piece.cut(head.end())
    tail = _TAIL.search(folded) or _TERM_TAIL.search(folded)
    return piece.cut(0, tail.start()) if tail is not None and tail.start() > 0 and "\t" not in tail.group() else piece


_KINDS = frozenset(_WORDS["kinds"])


def is_course(text: str) -> bool:
    """Whether the text may be a course's name: some letters, no sentence."""
    words = _WORD.findall(text)
    if fold(text).strip(EDGE) in _KINDS or (len(words) > _SENTENCE and _TELLS.search(text)):
        return False
    return sum(map(str.isalpha, text)) >= 3 and len(words) <= _MOST_WORDS and not (text.endswith(".") and len(words) > _SENTENCE)


# a sentence: "The course covers many ideas which ...", "I wrote the part of the report ..."
_TELLS = re.compile(r"^I\s|\b(?:covers|covered|introduces|was|were|had|have|is|are|which|who)\b(?!\?)")
_MOST_WORDS = 28
_SENTENCE = 9
