"""Systems among projects: items of which the name is set apart and the description says that they are one.

"mossdb: embedded store in Rust", "**Elm Atlas** | PostGIS | 2021" above "A web application to browse elms", a row of a table. What
reads like a topic ("Churn prediction: worked with customers") is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.document import Passage, Style
from etl.normalize.dates import find_date_ranges
from etl.normalize.word_patterns import any_of
from etl.transform.parsers.activity_fields import undated
from etl.transform.parsers.affiliations import is_column_head
from etl.transform.parsers.skill_rows import is_known
from etl.transform.parsers.stay_rows import Row
from etl.transform.parsers.system_names import NOUN, NOUN_WORD, UNUSUAL, date_first, may_name

_WORDS: dict[str, Any] = read_gazetteer("system_words")
_COMPOUND = rf"\w*(?:{any_of(_WORDS['compound_nouns'])})"
_NOUN_WORD = re.compile(rf"\b(?:{NOUN}|{_COMPOUND}|{any_of(_WORDS['project_nouns'])})s?\b", re.I)
# "a web application to browse", "kleine Software für", "linter for": what it is, at the start of the description
_HEAD_NOUN = re.compile(
    rf"\W{{0,3}}(?:(?:an?|the|our|my|eine?|une?|una?)\s+)?(?:[\w+#./-]+\s+){{0,4}}?(?:{NOUN}|{_COMPOUND})\b", re.I
)
_OUT = re.compile(rf"(?<![\w])(?:{any_of(_WORDS['out'])})(?!\w)|[★⭐]|git(?:hub|lab)\.", re.I)
# where the name ends: "mossdb: ", "Mosswatch – ", "DustCam (2019)", "Elm Atlas | ", "Fernwalk, [Java]"
_NAME_END = re.compile(r"\s*(?:[:|\t(;]|\s[–—-]\s|[–—]\s|,?\s\[)")
_BAR = re.compile(r"\s*\|\s+|,?\s(?=\[)")
_DESCRIBED = re.compile(rf",\s+(?=(?:an?|the|our|my|eine?|une?|una?)\s+[^.;,]{{0,60}}?\b(?i:{NOUN}|{_COMPOUND})\b)")
# "R package mossr", "Python library `dustpy`"
_NOUN_FIRST = re.compile(
    rf"(?:(?:R|Python|Java|C\+\+|Julia|MATLAB|Perl|Rust|Go|iOS|Android|[Ww]eb|[Ss]oftware)\s+)?(?i:{NOUN})\s+(?:[a-zà-ÿ]+\s+)?[“\"‘'`]?(?P<name>[^\W\d_][\w.+#^-]*[\w+#])"
)
# who the subject is for it, then its name: "Maintainer, Fern screen reader", "Lead Developer, Moss Desk, Elm University"
_ROLE_FIRST = re.compile(
    rf"(?i:(?:lead|main|core|senior|principal|chief)\s+)?(?i:{any_of([*_WORDS['roles'], *_WORDS['authors']])})"
    r"(?:\s(?:and|&|und|et|y)\s[^,;:]{1,40})?,\s+(?P<name>[^\W_][^,;:()\d]{1,40}?)(?=\s*(?:[,;(\t]|(?:19|20)\d\d|$))"
)
_AS_TITLE = re.compile(
    r"^[A-Z].*\b(?:reader|editor|assistant|planner|manager|tutor|analyst|designer)s?$", re.I
)  # no one's title here
_PLAIN = frozenset(_WORDS["plain"])
_BULLET_LABEL = re.compile(r"^(?P<name>[^:.;]{2,40}?)\s*(?::|\s[–—-])\s+(?P<rest>\S.*)$", re.S)
_SENTENCE = re.compile(r"(?:[^.!?]|[.!?](?!\s))*[.!?]?")  # "elm.io runs on." is one
_MOST_HEAD_WORDS = 3
_REACH = 200
_MOST_WORDS = 4
_EDGE = " .,;:–—-|\t“”\"'`"


def find_project(passage: Passage, cells: Sequence[tuple[int, int]], below: str) -> Passage | None:
    """The name of the system that an item below "Projects" is, `None` for any other project; `below` has the nested items' text."""
    text = passage.text
    if _ROLE_FIRST.match(text, date_first(text)):
        return behind_role(passage)
    parted = _in_cells(passage, cells) or _in_type(passage) or _before_mark(passage)
    if parted is not None:
        name, end = parted
        return name if is_system(name, text[end:], below, is_set=bool(set_apart(name))) else None
    match = _NOUN_FIRST.match(text, date_first(text))
    if match is None:
        return None
    behind = passage.cut(*match.span("name"))
    return behind if UNUSUAL.search(behind.text) or set_apart(behind) else None


def behind_role(passage: Passage) -> Passage | None:
    """The name behind what the subject is for it: `Fern Desk` of "Co-creator, Fern Desk, Elm University, 2015"."""
    role = _ROLE_FIRST.match(passage.text, date_first(passage.text))
    named = passage.cut(*role.span("name")).trimmed(_EDGE) if role else None
    return named if named is not None and (may_name(named.text) or _AS_TITLE.search(named.text)) else None


def find_bare(passage: Passage) -> list[Passage]:
    """The names in a row of a list of software that nothing sets apart.

    `dust-kv Open-source benchmark suite` has one, `R package mossr, on CRAN` too, `three packages: dustsim (C), mosspy` two.
    """
    text = passage.text
    listed = _PACKAGES.search(text)
    if listed is not None:
        names = [passage.cut(*match.span()) for match in _LISTED.finditer(text, listed.end())]
        return names if len(names) > 1 and all(may_name(name.text) for name in names) else []
    start = date_first(text)
    first = _FIRST_WORD.match(text, start)
    if first is not None and (UNUSUAL.search(first[1]) or "-" in first[1]) and _HEAD_NOUN.match(text, first.end()):
        return [passage.cut(*first.span(1))]
    match = _NOUN_FIRST.match(text, start)
    if match is None:
        return []
    name = passage.cut(*match.span("name"))
    return (
        [name] if may_name(name.text) and (UNUSUAL.search(name.text) or set_apart(name) or _ENDS.match(text, match.end())) else []
    )


_FIRST_WORD = re.compile(r"([^\W\d_][\w.+-]*\w)\s+(?=[^\W\d_])")
_ENDS = re.compile(r"[”\"’'`]?\s*(?:$|[,;:.(]|on\s|for\s)")
# "three packages: ", then names with brackets of theirs
_PACKAGES = re.compile(r"\b(?:packages|libraries|tools|apps|datasets|plugins|pakete|programme|paquets|paquetes)\s*:\s+", re.I)
_LISTED = re.compile(
    r"(?<![\w(-])[^\W\d_][\w.+-]*\w"
    r"(?=\s*\([^()]*\)\s*(?:,|;|and\s|und\s|et\s|y\s|\.?$)|\s*(?:[,;]|\s(?:and|und|et|y)\s|\.?$))"
)


def set_apart(name: Passage) -> bool:
    """Whether the name is set in bold, monospace or as a link."""
    return any(name.is_set(style) for style in (Style.BOLD, Style.MONOSPACE, Style.LINK))


def _in_cells(passage: Passage, cells: Sequence[tuple[int, int]]) -> tuple[Passage, int] | None:
    parts = [cell for cell in cells if not find_date_ranges(passage.text[slice(*cell)])]
    if len(cells) < 2 or not parts or all(is_column_head(passage.text[a:b]) for a, b in cells):
        return None
    name = passage.cut(*parts[0])
    bar = _BAR.search(name.text)  # "Mossgram | Python, React<tab>June 2020", "2020<tab>Mossgram, [Python, React]"
    end = bar.start() if bar else len(name)
    return name.cut(0, end).trimmed(_EDGE), parts[0][0] + end


def _in_type(passage: Passage) -> tuple[Passage, int] | None:
    """A name set in bold, monospace or as a link at the start, a date before it aside."""
    start = date_first(passage.text)
    for style in (Style.BOLD, Style.MONOSPACE, Style.LINK):
        for a, b in passage.runs(style)[:2]:
            if not passage.text[start:a].strip(_EDGE) and not find_date_ranges(passage.text[a:b]):
                name = passage.cut(a, b)
                mark = _NAME_END.search(name.text)
                return undated(name.cut(0, mark.start()) if mark else name).trimmed(_EDGE), b
    return None


def _before_mark(passage: Passage) -> tuple[Passage, int] | None:
    start = date_first(passage.text)
    ends = [m for pattern in (_NAME_END, _DESCRIBED) if (m := pattern.search(passage.text, start, start + _FAR)) is not None]
    if not ends:
        return None
    first = min(ends, key=lambda match: match.start())
    return undated(passage.cut(start, first.start())).trimmed(_EDGE), first.end()


_FAR = 60


def is_system(name: Passage, description: str, below: str, *, is_set: bool) -> bool:
    """Whether a project of that name is a system, by its name and by what is said of it."""
    words = name.text.split()
    if not words or len(words) > _MOST_WORDS or not may_name(name.text) or name.text[-1:] in ".!?" or "," in name.text:
        return False
    if len(words) > 1 and words[-1].casefold() in _PLAIN:
        return False  # "International Projects"
    said = f"{description[:_REACH]} {below[:_REACH]}"
    is_one = len(words) == 1 and (not name.text.islower() or is_set or "-" in name.text or bool(_OUT.search(said)))
    is_titled = all(word[:1].isupper() or UNUSUAL.search(word) for word in words)
    if (
        (is_one or is_titled)
        and _lists_means(description)
        and (UNUSUAL.search(name.text) or not words[-1].casefold().endswith(_OF_TOPICS))
    ):
        return True
    if UNUSUAL.search(name.text) or is_one:
        return _NOUN_WORD.search(said) is not None or _OUT.search(said) is not None
    if _CODE_HOST.match(description):
        return True
    if _NOUN_WORD.fullmatch(words[-1]) and all(word[:1].isupper() for word in (words[0], words[-1])):
        return True
    return _HEAD_NOUN.match(description) is not None or (not description.strip(_EDGE) and _HEAD_NOUN.match(below) is not None)


def _lists_means(description: str) -> bool:
    """Whether what stands right behind a name lists what it was made with: "[Java, Android, Gradle]", "Python, React"."""
    listed = _LISTING.match(description)
    pieces = [piece.strip() for piece in listed["listed"].split(",")] if listed else []
    known = sum(is_known(piece) or piece.casefold() in _TECHNOLOGIES for piece in pieces)
    return known > 0 and known * _SHARE_KNOWN >= len(pieces)


_SHARE_KNOWN = 3


_OF_TOPICS = ("ing", "ment", "ship", "tion", "sion", "sis", "ity", "ance", "ics", "ung")  # "Churn Prediction", "Clustering"
_LISTING = re.compile(r"\W{0,4}?[(\[|]?\s*(?P<listed>[^\W\d_][^()\[\].;:|\t\n]{0,120}?)\s*(?:[)\]|\t\n]|$)")
_TECHNOLOGIES = frozenset(_WORDS["technologies"])


def is_linked(text: str) -> bool:
    """Whether a line begins with the name that its link ends with: "Fernwalk.js<tab>github.com/elm/fernwalk.js"."""
    linked = _LINKED.match(text)
    return linked is not None and linked["slug"].casefold() == linked["name"].strip().casefold().replace(" ", "-")


_LINKED = re.compile(
    r"(?P<name>[^\W\d_][^\t|:;,()]{1,40}?)\s*[\t|:;,(–—-]\s*(?:https?://)?(?:www\.)?[\w.-]+\.\w+/(?:[\w.~-]+/)*(?P<slug>[\w.-]+?)/?(?:\.git)?\W*$"
)
# the place of its code beside the name: "Walk the Fern | github.com/elm/walk"
_CODE_HOST = re.compile(
    r"\W*(?:https?://)?(?:www\.)?(?:github|gitlab|bitbucket|codeberg|sourceforge|pypi|npmjs|bioconductor|crates|cran\.r-project)\.\w+/"
)


def find_headed(row: Row, below: Sequence[Row]) -> Passage | None:
    """The name that heads a project below a post, with a description of a system beside or beneath it."""
    text = row.text.strip()
    if row.passage.is_set(Style.BOLD) and len(text.split()) <= _MOST_HEAD_WORDS:
        name = row.passage.trimmed(" .,;:")
        describing = " ".join(other.text for other in below[:2])[:400]
        unusual = bool(UNUSUAL.search(name.text)) or name.text in describing
        return name if _is_system_name(name.text) and _describes(describing) and (unusual or len(name.text.split()) == 1) else None
    label = _BULLET_LABEL.match(row.text)
    if label is None or row.line.marker is None:
        return None
    name = row.passage.cut(*label.span("name")).trimmed(" .,;:")
    words = name.text.split()
    sentence = _SENTENCE.match(label["rest"])
    first = sentence[0] if sentence else ""
    if not UNUSUAL.search(name.text) and _GERMAN.search(label["rest"]):
        return None  # where every noun has a capital
    if len(words) > _MOST_HEAD_WORDS or not (len(words) == 1 or UNUSUAL.search(name.text)):
        return None
    if ":" not in row.text[: label.start("rest")] and not _IS_ONE.match(first):
        return None
    return name if _is_system_name(name.text) and _describes(first) else None


# behind a dash: "our busy and well known platform for growers", before any deed
_IS_ONE = re.compile(
    rf"(?!(?:\w+ed|{any_of([*_WORDS['verbs'], *_WORDS['shares']])})\s)(?:[\w'’.+#/-]+,?\s+){{0,9}}?(?:{NOUN})\b", re.I
)
_GERMAN = re.compile(r"\b(?:und|der|die|das|für|von|mit|bei|zur|zum)\b")
_DEEDS = frozenset((*_WORDS["verbs"], *_WORDS["shares"]))
_PEOPLE = frozenset(_WORDS["people"])


def _is_system_name(text: str) -> bool:
    words = text.casefold().split()
    return (
        may_name(text)
        and not is_known(text)
        and words[0] not in _DEEDS
        and words[-1] not in _PEOPLE
        and text[:1].isalnum()
        and not text.casefold().endswith(("ing", "ment", "ship", "tion", "sis"))
        and text[:1] != text[:1].lower()
    )


def _describes(text: str) -> bool:
    return bool(NOUN_WORD.search(text))
