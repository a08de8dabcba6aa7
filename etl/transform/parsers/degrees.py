"""Degrees and their fields in a string: `Ph.D. in Applied Physics`, `M.Eng, Automation`, `A. B. (Biology)`.

A degree is given as printed (`Ph.D.`, `Bachelor of Science`); the field is what stands behind it, honours and marks left off.
Words come from the gazetteer `degrees`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.normalize.remembered import remembered
from etl.normalize.word_patterns import any_of, by_first_letter

_WORDS: dict[str, Any] = read_gazetteer("degrees")
_BLANK = r"\ "  # in the names of degrees a blank is one


def _elastic(abbreviation: str) -> str:
    """A pattern in which the full stops of an abbreviation are optional and blanks may follow them."""
    parts = [re.escape(part) for part in re.split(r"[.\s]+", abbreviation) if part]
    return r"\.?\s?".join(parts) + (r"\.?" if abbreviation.endswith(".") else "")


def _dotted(abbreviation: str) -> str:
    """A pattern for an abbreviation in capitals whose full stops are printed; empty for one without."""
    parts = [re.escape(part.upper()) for part in abbreviation.split(".") if part.strip()]
    has_small = any(map(str.islower, abbreviation)) and " " not in abbreviation and "-" not in abbreviation
    return r"\.\s?".join(parts) + r"\.?" if len(parts) > 1 and has_small else ""


def _any(table: str) -> str:
    return any_of(_WORDS[table]["forms"], blank=_BLANK)


def _forms(table: str) -> list[str]:
    return sorted((form for forms in _WORDS[table].values() for form in forms), key=lambda form: (-len(form), form))


_SCIENCE = f"(?:{'|'.join(_WORDS['named']['subjects'])})"
# "Doctor of Philosophy", "Bachelor of Science (Honours)", "Master of Arts": the words that name the degree itself
_NAMED = re.compile(
    rf"(?:Doctor|Master|Masters|Bachelor|Bachelors|Associate)(?:\s+of|['’]s\s+of)\s+{_SCIENCE}(?:\s*\((?:Hons?\.?|Honou?rs|(?-i:(?:B|M|D|Ph|Sc)(?:\.\s?[A-Z]?|[A-Z])[A-Za-z]{{0,3}}\.?))\))?(?!\w)",
    re.I,
)
# in capitals, with full stops: "B.ENG.", "LL.M.", "PHARM.D."
_CAPITALS = re.compile(rf"{by_first_letter(dict.fromkeys(filter(None, map(_dotted, _forms('abbreviations')))))}(?![\w'’])")
_WORDED = re.compile(rf"(?:{any_of(_forms('words'), blank=_BLANK)})(?!\w)", re.I)
# "PhD", "Ph. D.", "M.Eng", "BSc", "A. B.", in the case printed but for "Phd" and "PHD"; "(hons)" and "(eng)" belong to it
_ABBREVIATED = re.compile(
    rf"{by_first_letter(_elastic(form) for form in _forms('abbreviations'))}"
    rf"(?:(?<=\.)(?=Program|Student|Candidat)|(?![\w'’]|\.\w*\d|\.[A-Z][a-z]{{0,2}}(?![a-z])))(?:\s*[(\[](?:{_any('branches')})\.?[)\]]){{0,2}}"
    rf"(?:\s+by\s+[Rr]esearch)?(?:\s+Hons?\b\.?(?=\s+(?:in\s+)?[A-Z]))?"
)
# of a subject of its own: "Master of Marine Management", "Doctor of Nursing Practice", "Master of Design Innovation"
_NAMED_OF_ITS_OWN = re.compile(
    rf"(?:Doctor|Masters?|Bachelors?|Associate)\s+of\s+(?!(?:{_any('named_widely')})\b)(?!{_SCIENCE}(?!\s*[\w’'-]))"
    r"(?P<subject>[A-ZÀ-Þ][\w’'-]*(?:\s+(?:(?:and|&|of)\s+)?(?!Degree\b)[A-ZÀ-Þ][\w’'-]*){0,3})(?!\w)"
)
# with an adjective: "Ingeniera Agrónoma", "Ingeniero Civil Industrial", "Ingénieur agronome", "Diplôme d'études musicales"
_NAMED_PROFESSION = re.compile(
    r"(?:Ingenier[oa]|Engenheir[oa])(?:\s+[A-ZÁÉÍÓÚ][\wáéíóúñç]+){1,3}(?!\w)"
    r"|Ingénieure?\s+(?:agronome|civile?|chimiste|mécanicien(?:ne)?|électricien(?:ne)?|informaticien(?:ne)?|industriel(?:le)?)(?!\w)"
    r"|(?:Double|Dual|Joint)\s+[a-z]{3,}\s+degree(?!\w)"
    r"|Diplôme\s+d['’]études(?:\s+(?!(?:en|de|du|des)\b)[a-zà-ÿ]{4,}){1,2}(?!\w)"
)
_ABBREVIATED_LOOSE = re.compile(
    r"(?:ph\.?\s?d\.?|b\.?\s?sc\.?|m\.?\s?sc\.?|m\.?\s?phil\.?|b\.?\s?tech\.?|m\.?\s?tech\.?)(?!\w)", re.I
)
# before a degree: "Double B.A.", "Joint M.Sc.", "First Class Hons MEng", "Research Master"
_HONOURS_FIRST = re.compile(
    r"(?:(?:(?:First|Second|1st|2nd)[ -]Class\s+)?(?:Honou?rs|Hons?\.?)|Joint|Dual|Double|Combined|Integrated|Executive"
    r"|Professional|(?-i:Research|Advanced|Educational|International|European|Specialist|Extended))\s+",
    re.I,
)
# what lies ahead: "Pursuing a PhD in Sand", "Voraussichtliche Promotion"
_AHEAD = re.compile(
    r"(?:Currently\s+)?(?:Pursuing|Reading for|Working (?:on|towards?)|Completing)\s+(?:an?|my|the)\s+"
    r"|(?:Estudiante|Alumn[oa]|Étudiante?|Studente(?:ssa)?|Aluno|Aluna)\s+(?:del?|du|en|di|do)\s+|Cursando\s+(?:el\s+|la\s+)?"
    r"|(?:Expected|Anticipated|Prospective|Voraussichtliche[rs]?|Angestrebte[rs]?|Geplante[rs]?)\s+",
    re.I,
)
# "Promotion zum Dr. phil.": the title conferred is no field
_CONFERRED = re.compile(
    rf"(?:\s+(?:{_any('conferred')})\s+|\s*\()(?:Dr|Doktor)\w*\.?"
    r"(?:[\s-]*(?:rer|nat|phil|pol|sc|med|iur|jur|theol|oec|ing|math|hum|dent|habil|agr|soc|paed|publ|techn|h\. ?c)\b\.?)*\)?",
    re.I,
)
_OPENED = re.compile(rf"(?:{_any('field_openings')})(?!\w)[\s:]*", re.I)
_QUOTES = "„“”\"«»‚‘’'"
_HOLDER = re.compile(rf"(?:\s+|(?<=\.)(?=[A-Z]))(?:{_any('holders')})(?!\w)", re.I)  # "Ph.D. student", "Ph.D.Program"
_LINK = re.compile(
    rf"[\s,:;–—-]*(?:\(|(?:(?:{_any('field_links')})\s+){{1,2}}|d['’](?=\w))?\s*",
    re.I,
)
_WORD_LINK = re.compile(rf"\s+(?:{_any('field_links')})\s+|\s*[(,:]", re.I)
_AWARDING = re.compile(r"[A-Z]{2,5}\s+in\s+(?=[A-ZÀ-Þ])")  # "Bachelor of Science UZH in Geographie"
_HONOUR = re.compile(
    rf"[\s,;(–—-]*\(?(?:{_any('honours')})(?![\w])",
    re.I,
)
# how far the studies went: "(coursework completed)", "(degree conferred on 2 June 2005)"
_TOLD_OF = re.compile(
    r"\s*\((?=[^()]*\b(?:conferred|completed|awarded|defended|expected|obtained|in progress|ongoing|unfinished|abgeschlossen"
    r"|abgebrochen|en cours|en curso)\b)[^()]*\)",
    re.I,
)
# under whom or among whom the studies were: "PhD supervised by A. Birch", "Doctorat en physique au sein de l'équipe Sable"
_BEYOND = re.compile(rf"(?:^|(?<=[\s,(–—-]))(?:{any_of(read_gazetteer('advising_words')['phrases'])}|{_any('beyond')})(?!\w)", re.I)
_IN_FIELD = re.compile(r"\.?\)?(?P<link>\s+(?:in|im|en)\s+)(?=[A-ZÀ-Þ])")
_BARE_HONOUR = re.compile(
    rf"[\s,;(–—-]*(?:with\s+)?(?:(?:{_any('honours')})(?!\w)[\s,;:.()/–—-]*"
    r"(?:(?:degree|class|division|standing|in all subjects)[\s,;.()]*)?)+"
    r"(?:[\d.,:/%\s]*)\)?",
    re.I,
)
_NAME_BEHIND = re.compile(r"\s+(?:[A-ZÀ-Þ]|am\s|an\s|im\s|zu[mr]?\s)")
_DEGREE_LAST = re.compile(r"(?<=\w)\s+\(([^()]{2,20})\)$")
_MARK = re.compile(r"\s*\(([^()]{2,40})\)")
_SECOND = re.compile(r"\s*(?:&|\+|/|and|und|et|y)\s*", re.I)
# "Master thesis", "Ph.D. supervisor", "Doctoral fellow"
_NO_DEGREE = re.compile(
    r"[\s-]*(?:thes[ie]s|supervisor|advisor|adviser|committee|dissertation|level|defen[cs]e|intern|fellow|fellowship|assistant|arbeit|students|courses?|coursework"
    r"|teaching|prof(?:essor)?|dr|projects?|prize|award|scholarship|grant|title|topic|supervision|examiner|jury|colloquium|workshop)\b",
    re.I,
)
_AWARD = re.compile(
    r"\b(?:prize|award|scholarship|fellowship|grant|stipendium|bourse|beca|\w*preis|\w*stipendium)\b", re.I
)  # "PhD prize"
_FIELD_END = re.compile(r"[;|]|\s+Degree\s*$|\.\s+(?=[A-Z])|\.$|\t")
_DOUBTFUL = frozenset(_WORDS["doubtful"]["forms"])
_TITLE_HEADS = frozenset(read_gazetteer("job_titles")["heads"])
_TRAINED = ("zum", "zur", "als", "zum/zur")  # "Ausbildung zur Tischlerin"
_HOLDERS = frozenset(_WORDS["holders"]["forms"])
_PERSONS = frozenset(_WORDS["holders"]["persons"])
_PHRASE = re.compile(r"(?:\s+[\w’'/-]+)*?(?=\s+(?:of|in|for|at|der|für|de|en|di)\s|\s*[^\w\s’'/-]|\s*$)")
_PLAIN_BEHIND = re.compile(r"\s*(?:$|[,;(|–—-]|in\b|(?:de|en)\s|d['’]|,)")
_STAYS = tuple(form.casefold() for form in _WORDS["words"]["stay"])
_CERTIFICATES = tuple(form.casefold() for form in _WORDS["words"]["certificate"])


@dataclass(frozen=True, slots=True)
class Degree:
    """A degree at `text[start:end]`; `until` is where a holder's word ("student") behind it ends; `strength` how sure it is.

    `is_stay` tells a student's stay ("Visiting scholar"), `is_held` that a person on the way to it ("student").
    """

    start: int
    end: int
    until: int
    strength: float
    is_stay: bool = False
    is_held: bool = False


def find_degree(text: str, start: int = 0) -> Degree | None:
    """The degree that `text` begins with at `start` (blanks and a leading "Honors" aside), or `None`.

    "PhD student in Biology" has the degree `PhD`; "Visiting Scholar" is a stay; "Master thesis" and "MSc-level" are none.
    """
    return _degree_at(text, start) if start else _first_degree(text)


@remembered
def _first_degree(text: str) -> Degree | None:
    return _degree_at(text, 0)


def _degree_at(text: str, start: int) -> Degree | None:
    first = start + len(text[start:]) - len(text[start:].lstrip())
    if ahead := _AHEAD.match(text, first):
        first = ahead.end()
    lead = _HONOURS_FIRST.match(text, first)
    for begin in dict.fromkeys((first, lead.end() if lead else first)):
        match, strength = _match(text, begin)
        if match is None:
            continue
        end = match.end()
        if _is_no_degree(text, match):
            return None
        if re.is_of(match, _NAMED_OF_ITS_OWN):
            return Degree(first, end, match.start("subject"), strength)
        holder = _HOLDER.match(text, end)
        held = holder is not None and holder[0].strip().casefold() in _PERSONS
        holder = holder or _CONFERRED.match(text, end)
        stay = match[0].casefold().startswith(_STAYS)
        return Degree(first, end, end if stay or holder is None else holder.end(), strength, stay, held)
    return None


def _match(text: str, begin: int) -> tuple[re.Match[str] | None, float]:
    if match := _NAMED_OF_ITS_OWN.match(text, begin) or _NAMED_PROFESSION.match(text, begin):
        return match, 0.95
    if match := _NAMED.match(text, begin):
        return match, 0.98
    if match := _ABBREVIATED.match(text, begin) or _ABBREVIATED_LOOSE.match(text, begin) or _CAPITALS.match(text, begin):
        return match, 0.95
    if match := _WORDED.match(text, begin):
        return match, 0.7 if match[0].casefold().startswith((*_STAYS, *_CERTIFICATES)) else 0.9
    return None, 0.0


def _is_no_degree(text: str, match: re.Match[str]) -> bool:
    """Whether what follows makes it a title, a thesis or a name: "Undergraduate Assistant", "Master thesis", "JD Logistics"."""
    behind = text[match.end() :]
    if match[0] == "Gymnasium" and _NAME_BEHIND.match(behind):
        return True  # "Gymnasium Ulmstadt"
    if match[0].casefold().endswith(_TRAINED):
        return False  # "Lehre als Informatiker"
    if _NO_DEGREE.match(behind) or (match[0] in _DOUBTFUL and not _PLAIN_BEHIND.match(behind)):
        return True
    phrase = _PHRASE.match(behind)
    words = phrase[0].casefold().split() if phrase else []
    return bool(words) and words[-1] in _TITLE_HEADS and words[-1] not in _HOLDERS and words[0] not in _TRAINED


def unlisted_degree(text: str) -> Degree | None:
    """What stands where the list prints degrees, taken for one up to "in" or "of": `National Craft Certificate` before
    "in Electrical Trades"."""
    if _AWARD.search(text):
        return None
    link = _WORD_LINK.search(text)
    end = link.start() if link else len(text)
    return Degree(0, end, end, 0.5) if any(map(str.isalpha, text[:end])) else None


def second_degree(text: str, degree: Degree) -> Degree | None:
    """The degree joined to this one: `M.Sc.` in "B.Sc. & M.Sc. in Physics"."""
    joint = _SECOND.match(text, degree.until)
    return find_degree(text, joint.end()) if joint and joint.end() > degree.until else None


def is_honour(text: str) -> bool:
    """Whether the text opens with a mark or an honour: "GPA 3.9", "with distinction", "Grade 9.7/10"."""
    return bool(_HONOUR.match(text))


def is_bare_honour(text: str) -> bool:
    """Whether nothing but marks and honours stands there: "First Class Honours", "Distinction", no "Merit Systems Inc."."""
    return _BARE_HONOUR.fullmatch(text) is not None


def opens_field(text: str) -> bool:
    """Whether the text says of itself that it is a field: "Venia legendi für Neuere Geschichte", "major in Physics"."""
    return bool(_OPENED.match(text))


def find_field(text: str, start: int) -> tuple[int, int] | None:
    """The range of the field that `text` prints from `start` on, behind a degree: "in Physics (GPA 3.9)" gives `Physics`."""
    if (mark := _MARK.match(text, start)) and all(is_honour(piece.strip()) for piece in mark[1].split(",")):
        start = mark.end()  # "BSc (Hons, 1st class) in Economics"
    if (honoured := _HONOUR.match(text, start)) and (into := _IN_FIELD.match(text, honoured.end())):
        start = into.start("link")  # "B.S.E. cum laude in Physics"
    link = _LINK.match(text, start)
    begin = link.end() if link else start
    if opened := _OPENED.match(text, begin):
        begin = opened.end()
    bracketed = link is not None and "(" in link[0]
    end = len(text)
    if stop := _FIELD_END.search(text, begin):
        end = stop.start()
    if bracketed and (close := text.find(")", begin)) >= 0:
        end = min(end, close)
    for match in _HONOUR.finditer(text, begin, end):
        if match.start() == begin or not text[match.start()].isalnum():
            end = match.start()
            break
    for beyond in (_TOLD_OF, _BEYOND):
        if told := beyond.search(text, begin, end):
            end = told.start()
    if text.count("(", begin, end) > text.count(")", begin, end):
        end = text.index("(", begin)
    if awarding := _AWARDING.match(text, begin):
        begin = awarding.end()
    if bracketed and find_degree(text[begin:end].strip(" ().")) is not None:
        close = text.find(")", begin)  # "Associate of Science (A.S.)", "Ing. (MSc) in Informatics"
        return find_field(text, close + 1) if close >= 0 and text[close + 1 :].strip() else None
    if conferred := _DEGREE_LAST.search(text, begin, end):
        end = conferred.start() if find_degree(conferred[1]) is not None else end  # "Sand Studies (Dr. phil.)"
    while end > begin and text[end - 1] in " ,.;:-–—(" + _QUOTES:
        end -= 1
    while begin < end and text[begin] in _QUOTES:
        begin += 1
    return (begin, end) if end - begin > 1 and any(map(str.isalpha, text[begin:end])) else None
