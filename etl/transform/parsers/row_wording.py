"""What a row of a career section says: whether it tells or names, opens an entry, has a label before its colon."""

from __future__ import annotations

from etl.model import regex as re
from etl.normalize.dates import find_date_ranges
from etl.normalize.remembered import remembered
from etl.transform.advising_labels import before_advising, relation_of
from etl.transform.parsers.affiliations import Role, evidence_of, is_short_name
from etl.transform.parsers.degrees import find_degree

# a label and its colon: "GPA: 4.0", "Advisor: Ada Example", "Relevant coursework: ...", "(Thesis: ...)"
_LABELLED = re.compile(r"[(\[]?\s*[A-ZÄÖÜa-z][\w’'./()-]*(?:\s[\w’'./()&-]+){0,3}\s?:(?:\s|$)|[(\[]?C?GPA\b")
_SENTENCE_START = re.compile(r"(?:I|We|My|Our|The|This|These|In|At|As|During|Also|For|Under|With|While|Using|Including)\s+[a-zA-Z]")
# "Since 2020 I am head of ...", "Davor war ich ...": a sentence whatever else it holds
_FIRST_PERSON = re.compile(
    r"\b(?:I['’](?:m|ve|ll)\s|I (?:am|was|did|have|had|work|worked|joined|hold|held|became|serve|served|received|earned|moved"
    r"|started|completed|obtained|spent)|(?:[Ii]ch (?:bin|war|arbeite|habe|wurde)"
    r"|(?:bin|war|habe|arbeite|wurde) ich)|[Jj]e suis|[Jj]['’](?:ai|étais)"
    r"|ik (?:ben|was))\b"
)
_FIRST_PERSON_SIGNS = ("I'", "I’", "I ", "ch ", " ich", "e suis", "J'", "j'", "J’", "j’", "ik ")
# "Developed", "Working", but for words that open names and titles
_VERB = re.compile(
    r"(?!Visiting|Managing|Consulting|Marketing|Engineering|Acting|Founding|Teaching|Computing|Learning|Training|Nursing|Distinguished"
    r"|Advanced|Applied|Associated|United|Integrated|Certified|Limited|Expected|Graduated|Contracting|Incoming|Leading|Licensed|Chartered"
    r"|Guided|Registered|Retired|Ordained|Appointed|Seconded|Combined|Red|Med|Fed|King|Beijing|Nanjing|Chongqing|Spring|Reading|Wyoming|Boeing|Sterling|Manufacturing|Accounting)"
    r"[A-Z][a-z]+(?:ed|ing)\b|(?:Led|Was|Were|Built|Wrote|Won|Held|Ran|Gave|Taught|Took|Made|Drove|Oversaw|Grew|Set|Develop|Design"
    r"|Implement|Propose|Conduct|Build|Lead|Manage|Write|Train|Analyze|Work|Help|Improve|Apply|Use"
    r"|Create|Study(?! abroad)|Investigate|Explore|Accelerate)\b"
)
# who ran studies, when they began and ended: "Jointly led by ...", "Begonnen im Oktober 2014, beendet im Mai 2017."
_STARTED = re.compile(
    r"(?:Jointly|Co-?)\s?(?:led|organi[sz]ed|run|offered)\s+by\s"
    r"|(?:Gestartet|Begonnen|Beginn|(?:Erfolgreich )?[Aa]bgeschlossen|Beendet)\s(?:im|am|in|mit)\s"
)
# "Brightwell is a start-up where ...", "Elm Works ist ein Anbieter von ..."
_SAYS_WHAT_IS = re.compile(r"(?:[^\s,]+\s){1,5}(?:(?:is|was|are|were) (?:an?|the|one)|(?:ist|war) eine?|est une?|es una?|è una?)\b")
_REMARKS = ("::", "->", "=>", "→", ">>")  # before what is told of a post, where no list has them
_FIRST_PIECE = re.compile(r"[,;|\t(]|\s{3}|\s[–—-]\s|\s(?:at|presso|bei|an der)\s")
_SURE_DEGREE = 0.85
_WORD = re.compile(r"[^\W\d_]+")


@remembered
def is_prose(text: str) -> bool:
    """Whether the line tells (a description, a sentence) rather than names (an employer, a title)."""
    text = text.strip()
    words = _WORD.findall(text)
    if text.startswith(_REMARKS):
        return True
    if len(words) < 4:
        return False
    if _tells_of_self(text) or _STARTED.match(text) or (_VERB.match(text) and len(words) > 5 and not _names_post(text)):
        return True
    if len(words) > 6 and _SAYS_WHAT_IS.match(text):
        return True
    longer = [word for word in words if len(word) > 3]
    lower = sum(word[0].islower() for word in longer)
    if len(words) > 25 and lower > len(words) / 4:
        return True
    if _SENTENCE_START.match(text) and lower > 2:
        return True
    return len(words) > 8 and lower / (len(longer) or 1) > 0.55


def _tells_of_self(text: str) -> bool:
    return any(map(text.__contains__, _FIRST_PERSON_SIGNS)) and _FIRST_PERSON.search(text) is not None


@remembered
def is_labelled(text: str) -> bool:
    """Whether the line opens with a label and its colon: "GPA: 3.9", "Advisor: Ada Example"."""
    match = _LABELLED.match(text.lstrip())
    if match is None:
        return False
    label = match[0].strip(" (:[")
    if is_short_name(label) and (behind := find_degree(text.lstrip()[match.end() :])) and behind.strength >= _SURE_DEGREE:
        return False  # "UC3M: BSc Telecom"
    if (degree := find_degree(label)) and degree.strength >= _SURE_DEGREE and degree.end == len(label):
        return False  # "MA: Sand Mechanics"
    role = evidence_of(label)
    named = role is not None and role[0] in (Role.ORGANIZATION, Role.TITLE, Role.DEGREE, Role.UNIT) and role[1] >= 0.6
    return not named or relation_of(label) is not None or ":" not in match[0]


def _names_post(text: str) -> bool:
    """Whether what opens like an order is a title: "Lead Data Scientist, Claims", no "Lead the engineering team"."""
    piece = _FIRST_PIECE.split(text, maxsplit=1)[0].strip()
    found = evidence_of(piece)
    return found == (Role.TITLE, 0.95) and all(word[0].isupper() for word in _WORD.findall(piece) if len(word) > 3)


def is_told(text: str) -> bool:
    """Whether it tells of the subject, or what something is: "I'm a student at Elm University", "Elm Works is a maker of ..."."""
    return _FIRST_PERSON.match(text.lstrip()) is not None or _SAYS_WHAT_IS.match(text) is not None


def opens_entry(text: str) -> bool:
    """Whether a date and the name of a post, degree or employer come first: "2015: PhD in Physics, ... Thesis: On the ..."."""
    if _tells_of_self(text):
        return False
    if not starts_with_date(text):
        if _dates_post(text) or _closes_with_date(text):
            return True
        degree = find_degree(_FIRST_PIECE.split(text, maxsplit=1)[0])
        return degree is not None and degree.strength >= _SURE_DEGREE and bool(find_date_ranges(text))
    rest = text[find_date_ranges(text[:60])[0].end :].lstrip(" \t:.,;|)–—-")
    return bool(rest) and names_entry(rest)


def _dates_post(text: str) -> bool:
    """Whether a post and its date come first, a sentence below: "Lecturer 1/98–present. Taught courses in sand.", "Engineer, Elm
    Inc., Ulm, 9/91–9/93. Evaluation of ..."."""
    ranges = find_date_ranges(text[:_HEADER])
    if not ranges or not text[ranges[0].end :].startswith((".", ").")):
        return False
    found = evidence_of(_FIRST_PIECE.split(text[: ranges[0].start].strip(" ,;("), maxsplit=1)[0])
    return found is not None and found[0] in (Role.TITLE, Role.ORGANIZATION) and found[1] >= _SURE_DEGREE


def _closes_with_date(text: str) -> bool:
    """Whether a post comes first and its date last, much in small letters between: "Stagiaire de recherche en chimie au centre Orme
    (avril 1987)"."""
    ranges = find_date_ranges(text) if len(text) <= _HEADER else []
    if not ranges or text[ranges[-1].end :].strip(" .)") or _VERB.match(text) or _SENTENCE_START.match(text):
        return False
    found = evidence_of(_FIRST_PIECE.split(text[: ranges[-1].start], maxsplit=1)[0].strip(" ,(:"))
    return found is not None and found[0] is Role.TITLE and found[1] >= _SURE_DEGREE


_HEADER = 140


def names_entry(text: str) -> bool:
    """Whether the text opens with a post, a degree or an employer."""
    found = evidence_of(_FIRST_PIECE.split(text[: before_advising(text)], maxsplit=1)[0])
    return found is not None and found[0] in (Role.TITLE, Role.DEGREE, Role.ORGANIZATION) and found[1] >= 0.75


def starts_with_date(text: str) -> bool:
    ranges = find_date_ranges(text[:60])
    return bool(ranges) and not text[: ranges[0].start].strip(" (•")
