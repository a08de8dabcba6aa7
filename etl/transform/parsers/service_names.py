"""What names a venue or body of service: the name itself, without years and remarks, and how its words tell."""

from __future__ import annotations

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.document import Passage
from etl.normalize.remembered import remembered
from etl.normalize.text import fold
from etl.normalize.venues import find_venue
from etl.transform.parsers.activity_fields import dates_in

# "the Elm Council", "l'Agence", as an article in small letters before a name
_ARTICLE = re.compile(
    r"(?:the|departmental|d[iae][er]|das|le|la|les|el|los|las|il|gli)\s+(?=[^\W\d_a-zà-ÿ])"
    r"|l['’](?=[^\W\d_a-zà-ÿ])"
)
_LEFT_LINK = re.compile(
    r"\s+(?:in|since|from|between|seit|von|en|depuis|de|desde|dal)(?:\s*(?:,|and|&|to|until|through|und|bis|et|y|a|al|e|à))*$"
)  # "Elm Symposium in 2019"
# as in "(x3)", "(12 papers)", ": 3x"
_COUNT = re.compile(
    r"(?:\s*:)?\s+(?:x\s?\d{1,2}|\d{1,2}\s?[x×]|\d{1,3} (?:papers?|reviews?|manuscripts?|articles?|abstracts?|times))\s*$"
    r"|\s*\((?:x\s?\d+|\d+x|×\s?\d+|\d+ (?:papers?|reviews?|manuscripts?)"
    r"|(?:approx\.?|about|ca\.?|~)?\s?\d+\s?(?:per|a|/)\s?(?:year|yr))\)\s*$",
    re.I,
)
# what stands in a bracket beside its years: "(; chair)", and who else: "(with A. Example)"
_REST = re.compile(
    r"\s*\(\s*[;,][^()]*\)|\s*\((?:top\s|outstanding|best)[^()]*\)"
    r"|,?\s*\((?:(?:jointly|together|gemeinsam|junto|insieme)\s+)?(?:with|mit|avec|con|com|met)\s[^()]*\)",
    re.I,
)
# what a sentence says behind the name: "Elm Dance Festival. Long-distance rowing"
_NEXT_SENTENCE = re.compile(r"(?:(?<=[a-zß-ÿ]{6})|(?<=\d\)))\.\s+[A-ZÀ-Þ][^\W\d_]{2,}.*$", re.S)
# what it is: "Old Walls, a conference organized by Elm and Oak"
_APPOSITION = re.compile(r",\s+(?:an?|eine?|une?|una)\s+[a-zà-ÿ][^,]*.*$", re.S)
# a remark behind a dash: "Elm Days – funded by the Moss Fund"
_REMARK = re.compile(r"\s+[–—-]\s+(?:funded|sponsored|supported|organi[sz]ed|held|hosted|gef[öo]rdert|financ)\w*\s.*$", re.S)
_EMPTY = re.compile(r"[\s,;/'’‘]+(?=\))|\(\s*\)|\[\s*\]")
# "ICCV, 21, 23", "WOOT '23 '24" once the first year is off
_SHORT_YEARS = re.compile(r"(?:\s*[,/]\s*['’‘]?\d{2}(?:\s*[-–]\s*['’‘]?\d{2})?|\s+['’‘]\d{2}(?:\s*[-–]\s*['’‘]?\d{2})?)+(?=\)|$)")
_ACRONYM = re.compile(r"[a-z]{0,2}[A-Z][A-Za-z&-]*[A-Z]\w*(?:\s+[A-Z]\w+)?|[A-Z]{2,}[\w@&-]*(?:\s+[A-Z]{2,}\w*)?")
_LONGEST_ACRONYM = 24
_FAR = 4  # words before the noun that heads a name
_HEADS = frozenset(read_gazetteer("service_words")["venue_heads"]["words"])
# as in "and others (~12 per year)", "9 others", "several journals"
_REMAINDER = re.compile(
    r"section\s.*|(?:(?:and|und|et|y|e|plus|among|unter)\s+)?(?:(?:\d+|many|several|various|mehrere|plusieurs|varias?|numerous|ca\.?)\s+)?"
    r"(?:others?|more|further|journals|venues|autres|andere[nr]?|weitere|otr[ao]s|altr[ie]|outr[ao]s|etc\.?)(?:\s+(?:journals|venues|revues|zeitschriften|revistas|riviste))?\s*(?:\([^()]*\))?",
    re.I,
)
# as in "various other bodies in Elmland", "several other panels until today"
_MORE = re.compile(r"(?:(?:and|plus)\s+)?(?:(?:various|several|many|numerous)\s+)?other\s+[a-z]")
# as in "12 (3 as chair)", "30+ papers"
_AMOUNT = re.compile(r"\d+\+?\s*(?:$|\(|papers?|manuscripts?|reviews?|students?|theses|times|articles?)", re.I)
_QUOTED = re.compile(r"[«“„\"‘]\s*([^«»“”„\"]+?)\s*[»”“\"’]")
_EDGE = " \t,;:.–—-|·•"


def has_head(piece: Passage) -> bool:
    """Whether the piece opens like the full name of a journal, press or fund: "Ulmer Journal für Staub", "Elm Press"."""
    words = piece.text.split()
    head = next((i for i, word in enumerate(words) if fold(word).strip(_EDGE) in _HEADS), -1)
    return 0 <= head < _FAR and words[head][:1].isupper() and words[0][:1].isupper() and len(words) > 1


def is_name(piece: Passage) -> bool:
    """Whether the piece is the name of a venue or body by itself: one of the known venues, or an acronym."""
    bare = venue_name(piece)
    return find_venue(bare) is not None or (len(bare) <= _LONGEST_ACRONYM and _ACRONYM.fullmatch(bare) is not None)


def is_remainder(name: str) -> bool:
    """Whether the words only say how many or that there is more: `and 9 others`, `others (12 a year)`, `12 (3 as chair)`."""
    return any(match is not None for match in (_REMAINDER.fullmatch(name), _AMOUNT.match(name), _MORE.match(name)))


def venue_name(passage: Passage) -> str:
    """The name without the years printed inside it: "Example Conference (EXC 2019, 2020)" is "Example Conference (EXC)"."""
    return _without_years(passage.text)


@remembered
def _without_years(printed: str) -> str:
    text = _NEXT_SENTENCE.sub("", _COUNT.sub("", _REMARK.sub("", _APPOSITION.sub("", printed))))
    for found in reversed(dates_in(text)):
        if text[max(0, found.start - 1) : found.start] in ("(", " ", "'", "’", "\t", "") or text[found.start] in "'’‘":
            text = text[: found.start] + text[found.end :]
    text = _SHORT_YEARS.sub("", _EMPTY.sub("", _REST.sub("", text)))
    text = _EMPTY.sub("", text)
    text = _LEFT_LINK.sub("", " ".join(text.split()).strip(_EDGE)).replace(" ,", ",")
    article = _ARTICLE.match(text)
    text = text[article.end() :] if article else text
    quoted = _QUOTED.fullmatch(text)
    return quoted.group(1) if quoted else text
