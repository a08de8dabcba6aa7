"""Works as BibTeX entries.

    @inproceedings{lindqvist2019widgets,
      author = {Lindqvist, Mara and Brandt, Teo and others},
      title = {{Widgets Converge}},
      booktitle = {NeurIPS},
      year = {2019},
    }

The type of an entry follows the kind of the work and what is known of its venue; where nothing tells, it is `@misc`. Values are
those of the graph, special characters of TeX escaped, others as they are (UTF-8). Limits: names are turned to `Family, Given` where
their parts are plain.
"""

from __future__ import annotations

from collections.abc import Iterable

from etl.exchange.names import parts_of_name
from etl.exchange.records import PUBLISHED, Work, title_of
from etl.exchange.venues import CONFERENCE, JOURNAL, kind_of_venue
from etl.graph import terms
from etl.model import regex as re
from etl.normalize.folding import fold

# Kind of a work -> type of an entry, and the field for its venue.
_TYPES = {
    "book": ("book", "series"),
    "chapter": ("incollection", "booktitle"),
    "report": ("techreport", "institution"),
}
_OF_VENUES = {JOURNAL: ("article", "journal"), CONFERENCE: ("inproceedings", "booktitle")}
_MISC = ("misc", "howpublished")
_ARTICLE = "article"
_ESCAPES = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"} | {c: f"\\{c}" for c in "&%$#_{}"}
_TO_ESCAPE = re.compile(r"[\\~^&%$#_{}]")
# words of a document that tell what thesis it is: "PhD thesis", "Doctoral dissertation", "Master's thesis"
_THESES = (
    ("phdthesis", re.compile(r"\b(?:ph\.?\s?d|doctor\w*|dissertation|promotion)\b", re.I)),
    ("mastersthesis", re.compile(r"\b(?:master\w*|m\.?\s?sc|magister|diplom\w*)\b", re.I)),
)
_SKIPPED = frozenset({"a", "an", "the", "on", "of", "der", "die", "das", "le", "la", "el"})
_AND = re.compile(r"\band\b", re.I)


def write_bibtex(works: Iterable[Work]) -> str:
    """An entry a work, in their order; keys are unique and do not depend on what else is exported, but for a last letter."""
    taken: set[str] = set()
    return "\n".join(_entry(work, _key(work, taken)) for work in works)


def _entry(work: Work, key: str) -> str:
    node = work.node
    kind, container = _type(work)
    fields = [
        ("author", _authors(work)),
        ("title", f"{{{_tex(title_of(node))}}}"),
        (container, _tex(work.venue)),
        ("volume", _tex(node.get(terms.VOLUME))),
        ("number", _tex(node.get(terms.ISSUE))),
        ("pages", _tex(node.get(terms.PAGES)).replace("–", "--")),
        ("publisher", _tex(node.get(terms.PUBLISHER))),
        ("year", node.get(terms.YEAR)),
        ("doi", node.get(terms.DOI)),
        ("eprint", node.get(terms.ARXIV)),
        ("eprinttype", "arxiv" if node.get(terms.ARXIV) else ""),
        ("issn", node.get(terms.ISSN)),
        ("note", _tex("; ".join(_notes(work)))),
    ]
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields if value]
    return f"@{kind}{{{key},\n{''.join(lines)}}}\n"


def _type(work: Work) -> tuple[str, str]:
    kind = work.node.get(terms.KIND)
    if kind == "thesis":
        notes = " ".join(work.node.all(terms.NOTE))
        return next((type_ for type_, words in _THESES if words.search(notes)), "thesis"), "school"
    if kind == _ARTICLE:
        return _OF_VENUES.get(kind_of_venue(work), _MISC)
    return _TYPES.get(kind, _MISC)


def _notes(work: Work) -> list[str]:
    status = work.node.get(terms.STATUS)
    return [*work.node.all(terms.NOTE), *([status] if status and status != PUBLISHED else [])]


def _authors(work: Work) -> str:
    names = [_name(maker.name or maker.label) for maker in work.authors]
    return " and ".join([*names, "others"] if names and work.is_cut else names)


def _name(printed: str) -> str:
    """`Lindqvist, Mara`; a name that has no plain parts (a group, an "and" in it) stands in braces."""
    parts = parts_of_name(printed)
    if parts is None or _AND.search(printed):
        return f"{{{_tex(printed)}}}"
    return ", ".join(_tex(part) for part in (parts.family, parts.suffix, parts.given) if part)


def _key(work: Work, taken: set[str]) -> str:
    """`lindqvist2019widgets`: family of the first author, year, first word of the title; `a`, `b` where several would have it."""
    first = work.authors[0] if work.authors else None
    parts = parts_of_name(first.name or first.label) if first else None
    family = fold(parts.family) if parts else ""
    word = next((word for word in fold(title_of(work.node)).split() if word not in _SKIPPED), "work")
    made = re.sub(r"[^a-z0-9]", "", f"{family}{work.node.get(terms.YEAR)}{word}") or "work"
    key, number = made, 0
    while key in taken:
        number += 1
        key = f"{made}{_letters(number)}"
    taken.add(key)
    return key


def _letters(number: int) -> str:
    """1 is `a`, 26 `z`, 27 `aa`."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _tex(text: str) -> str:
    return _TO_ESCAPE.sub(lambda match: _ESCAPES[match[0]], " ".join(text.split()))
