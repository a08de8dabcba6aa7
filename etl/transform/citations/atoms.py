"""Cuts a printed reference into atoms: the smallest pieces that belong to one field, with the separators between them.

`Doe, J., and M. Roe. 2019. "Small Cats." Feline Studies 7 (2): 1-9` is cut into `Doe` `J` `M. Roe` `2019` `Small Cats`
`Feline Studies` `7 (2): 1-9`. Atoms of a plain shape (years, numbers, identifiers, statuses, notes) are typed here; names, titles
and venues are text, and only the list's convention tells them apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise

from etl.model import regex as re
from etl.model.document import Passage, Style
from etl.normalize.person_names import MARKS, PARTICLES
from etl.transform.citations import tokens
from etl.transform.citations.full_stops import ACRONYM, CONJUNCTION, separates
from etl.transform.citations.link_groups import link_groups
from etl.transform.citations.list_habits import ListHabits, name_slashes
from etl.transform.citations.reviews import reviewed_book
from etl.transform.citations.tokens import AtomType, Quoted, Token
from etl.transform.citations.venue_marks import venues_with_marks
from etl.transform.citations.words import AND, NAME_LABELS, alternatives

# plain numbers: the arithmetic of flags is slow in loops over characters
_BOLD, _ITALIC, _LINK = int(Style.BOLD), int(Style.ITALIC), int(Style.LINK)
_RUN = _BOLD | _ITALIC
_VISIBLE = _BOLD | _ITALIC | int(Style.SMALL_CAPS) | int(Style.UNDERLINE)


class Setting(IntEnum):
    """How an atom is set off from the text around it."""

    PLAIN = 0
    BOLD = 1
    ITALIC = 2
    BOLD_ITALIC = 3
    QUOTED = 4
    LINKED = 5


@dataclass(slots=True)
class Atom:
    """A piece of a reference: its range in the passage, its type, the separator before it and how it is set."""

    start: int
    end: int
    type: AtomType
    text: str
    gap: str = ""
    setting: Setting = Setting.PLAIN
    glued: bool = False  # set in one run of type with the atom before it
    closes: bool = False  # a mark of editors behind their names: "(eds.)", "A. Roe, dir., ..."


# What may stand between two atoms: punctuation before white space, brackets, quotes, dashes between blanks, line ends.
_SEPARATOR = re.compile(
    r"\s*(?:(?:[,;:.?!]+(?=[\s,;:.()\[\]“”„«»\"*†‡§¶✉’]|$)|[,;](?=[^\W\d_a-z¹²³⁰⁴-⁹])|[()\[\]{}“”„«»\"]"
    r"|\n[ \t]*|\t+|//|(?<=\s)[-–—/|·•+]+(?=\s|$)|…|\.\.\.)\s*)+"
)
_LEADING_CONJUNCTION = re.compile(rf"(?:(?!e\s)(?:{AND})|&)\s+(?=(?:(?:{alternatives(PARTICLES)})\s+){{0,3}}[^\W\d_a-z])")
_TRAILING_CONJUNCTION = re.compile(rf"\s+(?:(?!e$)(?:{AND})|&)$")
_ONLY_MARKS = re.compile(rf"[{re.escape(MARKS)}\s]+")
# what a file has between two runs of type: "} \\textsl{", "</i> <i>", "* *"
_CLOSED_AND_OPENED = re.compile(r"\}\s+(?:\\\w+\s*\{|\{\\\w+\s)|</\w{1,6}>\s+<\w{1,6}[^<>]{0,80}>|[*_]{1,3}\s+[*_]{1,3}")
_MARKS_AROUND = 3  # characters of such marks and blanks at least
_AFTER_EDITORS = (",", ".,", ":", ".:", ")")
_NAME_LABEL = re.compile(rf"\((?:{NAME_LABELS})\)")
_NICKNAME = re.compile(r"(?<=[\w. ])\((?:[^\W\d_]\w+)\)(?=\s*[,;]|\s+[^\W\d_a-z][\w.'’-]*\s*[,;&]|\s+and\b)")
# “Ought” implies “can”: a word or two in quotation marks
_SHORT_QUOTATION = re.compile(r"(?<![^\s(\[])[“\"„«‘][^“”„«»\"‘’\n]{1,60}[”\"“»’](?=[\s,.:;?!)\]-]|$)")
_QUOTATION = re.compile(
    r"(?<![^\s(\[])(?:“[^“”„«»]{1,300}”|„[^“”„«»]{1,300}[“”]|«[^“”„«»]{1,300}»|\"[^\"]{1,300}\"|‘[^‘’]{1,60}’)(?=[\s,.:;?!)\]-]|$)"
)
# Al15(Fe,Mn)3Si2, poly(A)-binding, word(s): brackets within a word
_WITHIN_WORD = re.compile(r"(?<=[^\W_])\((?!\d+\))[^()\s]{1,12}\)(?=[\w-])|(?<=[^\W\d_])\((?!\d+\))[^()\s\d]{1,6}\)")
# (1650-1720), (1933–45), (ca. 1800): dates in a title
_DATES = re.compile(r"(?<=\w )\((?:c(?:a|irca)?\.?\s*)?[12]\d{3}\s?[–-]\s?(?:[12]\d{3}|\d\d)\)|(?<=\w )\((?:ca?\.\s*)?1[0-8]\d\d\)")


def cut_atoms(passage: Passage, habits: ListHabits | None = None) -> list[Atom]:
    """The atoms of one reference in reading order; none for an empty passage."""
    text = passage.text
    if not text:
        return []
    habits = (habits or ListHabits()).for_entry(text)
    every = passage.runs(Style.LINK)
    links = every if habits.linked else []
    edges = _style_edges(passage) | {place for run in links for place in run if 0 < place < len(text)}
    ends = {end for _, end in links}
    known = [Token(start, end, AtomType.LINK) for start, end in link_groups(text, every)]
    if book := reviewed_book(text):
        known += Token(*book.title, AtomType.QUOTED), Token(*book.people, AtomType.NOTE)
    found: list[Token] = tokens.find_tokens(text, edges, quoted=habits.quoted, ends=ends, known=known)
    shown = _without_inner_marks(text, found, habits)
    atoms: list[Atom] = []
    position = 0
    for token in [*found, None]:
        end = token.start if token else len(text)
        for start, stop in _pieces(text, shown, position, end, edges, habits):
            if _is_name_label(text, start, stop):
                continue
            atoms.append(Atom(start, stop, AtomType.TEXT, text[start:stop]))
        if token:
            atoms.append(Atom(token.start, token.end, token.type, text[token.start : token.end]))
            position = token.end
    previous = 0
    for atom in atoms:
        atom.gap = _signature(text[previous : atom.start])
        atom.setting = _setting(passage, atom, linked=habits.linked)
        # one link may hold a venue and its volume
        run = _RUN | (_LINK if habits.linked and atom.type in (AtomType.TEXT, AtomType.QUOTED) else 0)
        atom.glued = _is_one_run(passage, previous, atom.start, run)
        if atom.gap == " " and passage.styles[atom.start] & _RUN and _is_set_anew(passage, previous - 1, atom.start):
            atom.gap = "\t"  # it parts as the cells of a table are parted
        previous = atom.end
    for atom, following in pairwise(atoms):
        if atom.type is AtomType.EDITORS:
            atom.closes = atom.text[-1] == ")" or following.gap.startswith(_AFTER_EDITORS)
    return atoms


def _is_name_label(text: str, start: int, end: int) -> bool:
    """Whether a piece is what brackets say of the name before: `M. Roe (PhD student)`."""
    return text[start - 1 : start] == "(" and _NAME_LABEL.fullmatch(text, start - 1, end + 1) is not None


def _style_edges(passage: Passage) -> set[int]:
    styles, text = passage.styles, passage.text
    edges: set[int] = set()
    if styles.count(styles[0]) == len(styles):
        return edges
    for i in range(1, len(text)):
        if (styles[i] ^ styles[i - 1]) & _VISIBLE:
            is_edge = text[i].isspace() or text[i - 1].isspace()
        else:
            is_edge = text[i - 1] == " " and styles[i] & _RUN != 0 and i > 1 and _is_set_anew(passage, i - 2, i)
        if is_edge:
            edges.add(i)
    return edges


def _is_set_anew(passage: Passage, last: int, first: int) -> bool:
    """Whether the file ends a run of type behind one character and begins another before a later one: `\\textit{A} \\textsl{B}`."""
    before, after = passage.offsets[last], passage.offsets[first]
    return after - before > _MARKS_AROUND and _CLOSED_AND_OPENED.fullmatch(passage.document.text, before + 1, after) is not None


def _without_inner_marks(text: str, found: Sequence[Token], habits: ListHabits) -> str:
    """`text` with other characters in place of the marks that part nothing, or more than they show.

    Letters for brackets that hold a nickname, an acronym or the dates of a title, and for quotation marks around a word or two
    of a title, and for the commas of a well-known venue; an ellipsis for a slash between two names.
    """
    masked = list(text)
    quoted = [token.start for token in found if token.type is AtomType.QUOTED]
    quotation = _QUOTATION if habits.quoted is Quoted.WORDS else _SHORT_QUOTATION
    for pattern in (_NICKNAME, ACRONYM, _DATES, quotation) if "(" in text else (quotation,):
        for match in pattern.finditer(text):
            if pattern is not quotation or not any(match.start() < start < match.end() for start in quoted):
                masked[match.start()] = "x"
                if text[match.end() - 2] not in "?!.,":
                    masked[match.end() - 1] = "x"
    if "(" in text:
        for match in _WITHIN_WORD.finditer(text):
            masked[match.start() : match.end()] = "x" * (match.end() - match.start())
    for start, end in venues_with_marks(text):
        masked[start:end] = ["x" if c in ",.:;" else c for c in masked[start:end]]
    for place in name_slashes(text, habits):
        masked[place] = "…"
    return "".join(masked)


def _pieces(text: str, shown: str, start: int, end: int, edges: set[int], habits: ListHabits) -> list[tuple[int, int]]:
    """The ranges of text between separators in `text[start:end]`; separators are looked for in what is `shown`."""
    ranges: list[tuple[int, int]] = []
    begin = start
    position = start
    while begin < end:
        match = _SEPARATOR.search(shown, position, end)
        stop = match.start() if match else end
        if match and match.end() > match.start() and not separates(text, begin, match, ranges, end, habits):
            position = match.end()
            continue
        _add(text, begin, stop, edges, ranges)
        if match is None or match.end() == match.start():
            break
        begin = position = match.end()
    return ranges


def _add(text: str, start: int, end: int, edges: set[int], ranges: list[tuple[int, int]]) -> None:
    """Adds `text[start:end]`, cut where the type style changes and at conjunctions between names."""
    cuts = [start, *sorted(e for e in edges if start < e < end), end]
    for a, b in pairwise(cuts):
        a, b = _trim(text, a, b)
        if a >= b or _ONLY_MARKS.fullmatch(text, a, b):
            continue
        lead = _LEADING_CONJUNCTION.match(text, a, b)
        if lead and (ranges or a > start):
            a = lead.end()
        trail = _TRAILING_CONJUNCTION.search(text, a, b)
        if trail and trail.start() > a:
            b = trail.start()
        ranges.append((a, b))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in ".,;:)]}”\"’'"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ',;:([{“"‘' or text[end - 2 : end] == " '"):
        end -= 1
    return start, end


@lru_cache(maxsize=4096)
def _signature(gap: str) -> str:
    """A gap in normal form: quotes alike, conjunctions as `&`, white space as one blank; a bare line end stays one."""
    if not gap:
        return ""
    gap = (
        CONJUNCTION.sub(" & ", gap + " ")[: None if gap.endswith(" ") else -1] if any(c.isalpha() or c == "&" for c in gap) else gap
    )
    gap = re.sub(r"[*†‡§¶✉]+", "", _NAME_LABEL.sub("", gap))
    if "\n" in gap and not any(c.isalnum() or c in "&()[]" for c in gap):
        return "\n " if re.search(r"\n[ \t]+", gap) else "\n"
    if "\t" in gap and not any(c.isalnum() or c in "&()[]|" for c in gap):
        return "\t"
    gap = re.sub(r"\s+", " ", gap)
    gap = re.sub(r"[“”„«»\"‘’']", "“", gap)
    return re.sub(r"[–—]", "–", gap)


def _is_one_run(passage: Passage, end: int, start: int, run: int) -> bool:
    """Whether type of the kind `run` goes on from the atom that ends at `end` to the one that starts at `start`."""
    if not 0 < end < start or "\n" in passage.text[end:start]:
        return False
    common = passage.styles[end - 1] & passage.styles[start] & run
    if common and _is_set_anew(passage, end - 1, start):
        return False
    return bool(common) and all(passage.styles[i] & common for i in range(end, start) if not passage.text[i].isspace())


def _setting(passage: Passage, atom: Atom, *, linked: bool) -> Setting:
    if atom.type is AtomType.QUOTED:
        return Setting.QUOTED
    styles = passage.styles[atom.start : atom.end]
    if styles.count(0) == len(styles):
        return Setting.PLAIN
    bold = italic = link = letters = 0
    for character, style in zip(atom.text, styles, strict=True):
        if character.isalnum():
            letters += 1
            bold += bool(style & _BOLD)
            italic += bool(style & _ITALIC)
            link += bool(style & _LINK)
    if not letters:
        return Setting.PLAIN
    if linked and link * 2 > letters and max(bold, italic) * 2 <= letters:
        return Setting.LINKED
    return Setting((bold * 2 > letters) + 2 * (italic * 2 > letters))
