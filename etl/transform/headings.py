"""What the words of a heading say: which kind of section they open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cache, lru_cache

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.section import SectionKind
from etl.transform.advising_labels import relation_of
from etl.transform.heading_lexicon import (
    Lexicon,
    as_spelled,
    fold,
    kind_of_part,
    kinds_of_parts,
    known_words,
    parts_of,
    without_modifiers,
)
from etl.transform.heading_nouns import kind_of_compound, kind_of_head, kind_of_other_form, names_organizing
from etl.transform.heading_spelling import respelled

_MOST_WORDS = 9
_LONGEST = 200

# numbering before a heading: "1.", "2.3", "A.", "IV.", "(b)", "§ 3"
_NUMBERING = re.compile(
    r"^\s*(?:§\s*)?\(?(?:\d{1,2}(?:\.\d{1,2})*|[A-Z]|[IVX]{1,5}|[a-h](?=[.)]))(?:[.):]+\s*|\s+[-–—]\s+|\s+(?=[A-Z]{2}))"
)
# words in brackets after or in a heading: "Publications (peer-reviewed)", "Talks [selected]"
_BRACKETS = re.compile(r"\((?:[^()]|\([^()]*\))*(?:\)|$)|\[[^\[\]]*\]")
# counts beside a heading: "16 Papers", "Publications: 23"
_COUNT = re.compile(r"^\d{1,4}\s+(?=[^\W\d_])|[\s:]+\d{1,4}\s*$")
# the time that a list covers: "Publications since 2019", "Vorträge ab 2016", "Talks, 2015-2019"
_SINCE = re.compile(
    r"[\s,–—-]+(?:(?:since|from|ab|seit|depuis|desde|dal|vanaf|sinds)\s+(?:19|20)\d\d|(?:19|20)\d\d\s*[-–—]\s*(?:(?:19|20)?\d\d|present|now|heute)?)\s*$",
    re.IGNORECASE,
)
# letters with full stops: "Ph.D.", "M.A.", "U.S."
_ABBREVIATION = re.compile(r"\b(?:Ph\. ?D\.|(?:[A-Z]\.){2,4})")
# letters with spaces between them: "E D U C A T I O N"
_SPACED = re.compile(r"^(?:\w )+\w$")
# "Conferences co-organized"
_CO = re.compile(r"\bco-?(?=organi[sz]|chair|conven|host|edit|supervis|advis|mentor)", re.IGNORECASE)
# the name of an emoji: ":trophy: Awards"
_EMOJI_NAME = re.compile(r":[a-z][a-z0-9_+-]{1,40}:")


class Wording(IntEnum):
    """How surely the words alone make a heading."""

    NONE = 0
    ROLE = 1  # may be a post ("Teaching Assistant")
    HEAD = 2  # its last or first noun is known ("Space Telescope Proposals")
    PARTS = 3  # made of known parts and modifiers ("Selected Honors & Grants")
    WHOLE = 4  # known as it stands ("Publications")


@dataclass(frozen=True, slots=True)
class HeadingWords:
    """What `read_heading_words` finds.

    neutral  the words keep the kind of the heading above them
    also     further kinds they name: "Honors and Service"
    either   the words as a whole may open any of these kinds: "Akademischer Werdegang" (posts or degrees)
    """

    kind: SectionKind
    wording: Wording
    neutral: bool = False
    also: tuple[SectionKind, ...] = ()
    either: bool = False


_NOTHING = HeadingWords(SectionKind.UNKNOWN, Wording.NONE)


@lru_cache(maxsize=4096)
def read_heading_words(text: str) -> HeadingWords:
    """The kind of section that a heading of this wording opens.

    `2. Selected Publications (peer-reviewed)` is PUBLICATIONS, `Awards & Honors` AWARDS, `Berufserfahrung:` EMPLOYMENT; "2019",
    "Google" and whole sentences have no wording. Numbering, brackets, case, accents and a colon at the end do not matter.
    """
    if len(text) > _LONGEST:
        return _NOTHING
    text = _EMOJI_NAME.sub(" ", text) if text.count(":") > 1 else text
    text = _SINCE.sub("", _COUNT.sub("", _NUMBERING.sub("", _BRACKETS.sub(" ", text), count=1).strip().rstrip(":.")))
    if not text or len(text) > 90:
        return _NOTHING
    if _SPACED.match(text):
        text = text.replace(" ", "")
    text = _ABBREVIATION.sub(lambda match: match[0].replace(".", "").replace(" ", ""), _CO.sub("", as_spelled(text)))
    folded = fold(text)
    words = folded.split()
    if not words or len(words) > _MOST_WORDS:
        return _NOTHING
    lexicon = known_words()
    neutral = folded in lexicon.neutral or " ".join(without_modifiers(words, lexicon)) in _neutral_phrases()
    if kind := lexicon.whole.get(folded):
        either = lexicon.either.get(folded, ())
        also = either or tuple(k for k in kinds_of_parts(text, lexicon) if k is not kind)
        return HeadingWords(kind, Wording.WHOLE, neutral, also, bool(either))
    if kind := _kind_of_first_person(words):
        return HeadingWords(kind, Wording.PARTS, neutral)
    found = _read_parts(text, words, lexicon)
    if (
        found.wording is Wording.PARTS
        and not found.also
        and (bare := " ".join(without_modifiers(words, lexicon))) in lexicon.either
    ):
        found = replace(found, also=lexicon.either[bare], either=True)
    if neutral and found.wording is Wording.NONE:
        return HeadingWords(SectionKind.UNKNOWN, Wording.PARTS, True)
    if found.wording is not Wording.NONE:
        return replace(found, neutral=neutral)
    spelled = respelled(words)
    if spelled != words and (right := read_heading_words(" ".join(spelled))).wording >= Wording.PARTS:
        return right
    return _without_last_word(words)


@cache
def _neutral_phrases() -> frozenset[str]:
    """The neutral phrases of several words without modifiers: "conferences journals", for "Polish Conferences and Journals"."""
    lexicon = known_words()
    bare = (" ".join(without_modifiers(phrase.split(), lexicon)) for phrase in lexicon.neutral)
    return frozenset(phrase for phrase in bare if " " in phrase)


def _without_last_word(words: Sequence[str]) -> HeadingWords:
    """What the words say without the last one, where that is of no kind of its own: "Referee activity", "Posters presented"."""
    if len(words) < _FEWEST_BEFORE_LAST or words[-1] not in read_gazetteer("section_headings")["behind"]["words"]:
        return _NOTHING
    found = read_heading_words(" ".join(words[:-1]))
    if found.kind not in _DONE or found.wording is Wording.NONE:
        return _NOTHING
    wording = Wording.PARTS if found.wording in (Wording.WHOLE, Wording.ROLE) else found.wording
    return replace(found, wording=wording, neutral=False)


_FEWEST_BEFORE_LAST = 2
# kinds of what is done
_DONE = frozenset(
    {
        SectionKind.SERVICE,
        SectionKind.TEACHING,
        SectionKind.TALKS,
        SectionKind.ADVISING,
        SectionKind.GRANTS,
        SectionKind.AWARDS,
        SectionKind.MEDIA,
    }
)


@lru_cache(maxsize=1024)
def is_document_title(text: str) -> bool:
    """Whether this is what a CV calls itself ("Curriculum Vitae", "Lebenslauf")."""
    return fold(text) in known_words().titles


def says_how_published(text: str) -> bool:
    """Whether the words tell some works from others on one list ("Refereed", "Under review")."""
    return fold(text) in read_gazetteer("section_headings")["ways_of_publishing"]


def says_how_given(text: str) -> bool:
    """Whether the words tell some talks from others on one list ("Posters", "Contributed")."""
    return fold(text) in read_gazetteer("section_headings")["ways_of_speaking"]


def is_note_on_work(text: str) -> bool:
    """Whether the words say what became of one work on a list ("Best Paper Award", "Spotlight")."""
    return fold(text) in read_gazetteer("section_headings")["notes_on_works"]


def is_label_of_people(text: str) -> bool:
    """Whether the words say who somebody is to the subject of an entry, whose name follows ("Supervisors:", "Betreuerin")."""
    return relation_of(fold(text).rstrip(" :")) is not None


def names_theses(text: str) -> bool:
    """Whether a heading's first or last word is a thesis: "Master Theses", "Thèses de doctorat", "Bachelorarbeiten"."""
    words = fold(_BRACKETS.sub(" ", text)).split()
    return bool(words) and any(word in read_gazetteer("section_headings")["theses"] for word in (words[0], words[-1]))


def says_attended(text: str) -> bool:
    """Whether a heading alone says that what it lists was attended: "Participation"."""
    return fold(text) in read_gazetteer("section_headings")["attending"]


def names_courses(text: str) -> bool:
    """Whether a heading is of courses without saying that they were taught: "Courses", "Elm Math Courses"; not "Courses taught"."""
    words = fold(text).split()
    headings = read_gazetteer("section_headings")
    return not set(headings["words_of_teaching"]).intersection(words) and bool(set(headings["courses"]).intersection(words))


def names_papers_read(text: str) -> bool:
    """Whether a heading's last word may be papers that were read somewhere: "Sessions and Papers", not "Journal Papers"."""
    words = fold(_BRACKETS.sub(" ", text)).split()
    headings = read_gazetteer("section_headings")
    return bool(words) and words[-1] in headings["papers_read"] and not any(word in headings["words_of_print"] for word in words)


def heads_table_of_works(cells: Sequence[str]) -> bool:
    """Whether these are the column heads of a table of works: "Title", "Cited by", "Year"."""
    columns = read_gazetteer("section_headings")["work_columns"]
    return len(cells) > 1 and all(fold(cell) in columns for cell in cells)


def heads_columns(cells: Sequence[str]) -> bool:
    """Whether these are the column heads of a table: "Course", "Level", "Terms"."""
    if not 1 < len(cells) <= _MOST_COLUMNS:
        return False
    columns = _columns()
    return all(part in columns for cell in cells for part in map(fold, _CELL_PARTS.split(cell)))


_MOST_COLUMNS = 8
_CELL_PARTS = re.compile(r"/|\s+(?:and|und|et|y|e)\s+")  # "Title and institution"


@cache
def _columns() -> frozenset[str]:
    return frozenset(read_gazetteer("section_headings")["columns"])


def _kind_of_first_person(words: Sequence[str]) -> SectionKind | None:
    """The kind that the verb of a heading in the first person opens: "Stuff I made", "Wo ich studiert habe"; "Work for the field"
    is service, "People who know me" gives references, "Students working with me" are advised."""
    persons, verbs = _first_person()
    if len(words) < _FEWEST_OF_FIRST_PERSON:
        return None
    informal = read_gazetteer("section_headings")["informal"]
    if any(" ".join(words).endswith(f" {tail}") for tail in informal["tails"]):
        return SectionKind.SERVICE
    if words[-1] in informal["objects"] and words[0] not in _ASKING:
        if any(word in informal["juniors"] for word in words):
            return SectionKind.ADVISING
        if any(word in informal["references"] for word in words):
            return SectionKind.REFERENCES
    place = next((n for n, word in enumerate(words) if word in persons), None)
    if place is None:
        return None
    return next((verbs[word] for word in words[place + 1 :] if word in verbs), None)


_FEWEST_OF_FIRST_PERSON = 3
_ASKING = ("get", "getting", "to")  # "Get to know me" is a greeting


@cache
def _first_person() -> tuple[frozenset[str], dict[str, SectionKind]]:
    tables = read_gazetteer("section_headings")["informal"]
    verbs = {word: kind for kind in SectionKind for word in tables.get(kind.value, ())}
    return frozenset(tables["persons"]), verbs


def _read_parts(text: str, words: list[str], lexicon: Lexicon) -> HeadingWords:
    if names_organizing(words):
        return HeadingWords(SectionKind.SERVICE, Wording.PARTS)
    parts = parts_of(text, lexicon)
    kinds = [kind_of_part(part, lexicon) for part in parts]
    known = [kind for kind in kinds if kind is not None]
    also = tuple(dict.fromkeys(kind for kind in known[1:] if kind is not known[0]))
    if also and also[0] in lexicon.either.get(" ".join(without_modifiers(parts[0].split(), lexicon)), ()):
        return HeadingWords(also[0], Wording.PARTS, False, (known[0], *also[1:]))
    if known and len(known) == len(kinds):
        of_machines = known[0] is SectionKind.LANGUAGES and {SectionKind.SOFTWARE, SectionKind.SKILLS} & set(known)
        used = known[0] is SectionKind.SOFTWARE and SectionKind.SKILLS in known  # "Software and Methods"
        return HeadingWords(SectionKind.SKILLS if of_machines or used else known[0], Wording.PARTS, False, also)
    if role := _role(words, parts, lexicon):
        return HeadingWords(role, Wording.ROLE)
    first = fold(text.split(",")[0]).split()  # "Teaching and Expository Publications, Reviews, etc."
    named = first if first and first[-1] in lexicon.heads and words[-1] not in lexicon.heads else words
    if (kind := kind_of_head(named, lexicon)) is not None:
        return HeadingWords(kind, Wording.HEAD, False, tuple(k for k in known if k is not kind))
    if known:
        return HeadingWords(known[0], Wording.HEAD, False, also)
    kind = kind_of_other_form(words, lexicon) or kind_of_compound(words, lexicon)
    return HeadingWords(kind, Wording.HEAD) if kind is not None else _NOTHING


def _role(words: list[str], parts: list[str], lexicon: Lexicon) -> SectionKind | None:
    """The kind that a role opens, with what it is at or without: "Conference Reviewer", "Journal/Conference Reviewer"."""
    role = lexicon.roles.get(" ".join(words)) or _kind_of_agent(words, lexicon)
    if role is not None or len(parts) != 1:
        return role
    return lexicon.roles.get(" ".join(without_modifiers(words, lexicon))) or lexicon.roles.get(parts[0])


def _kind_of_agent(words: list[str], lexicon: Lexicon) -> SectionKind | None:
    """The kind of a heading that says who the subject was and of what in general: "Occasional Referee", "Reviewer of Grants"."""
    agents = [lexicon.agents[word] for word in words if word in lexicon.agents]
    others = (word for word in words if word not in lexicon.agents)
    if not agents or any(
        word not in lexicon.objects and word not in lexicon.modifiers and word not in lexicon.joiners for word in others
    ):
        return None
    return agents[0]
