"""Contact data in a graph of the internal profile, and the statements without it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import Literal, Quad, RdfFormat, parse
from rdflib import XSD

from etl.graph import terms
from etl.load.sorted_file import SortedFile
from etl.model.hidden import MASK
from etl.transform.contact import find_addresses

CONTACTS = frozenset({terms.EMAIL, terms.HOMEPAGE, terms.URL})
_STRING = str(XSD.string)
_HEAD = 3  # characters by which an address is looked for


@dataclass(frozen=True, slots=True)
class Contacts:
    """What is contact data: the spans that were read as such, and the words that stand there."""

    spans: frozenset[str] = frozenset()
    printed: frozenset[str] = frozenset()
    _by_head: dict[str, list[str]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        for words in sorted(self.printed, key=lambda words: (-len(words), words)):  # the longest first: others lie within it
            self._by_head.setdefault(words[:_HEAD], []).append(words)

    @classmethod
    def of(cls, quads: Iterable[Quad]) -> Contacts:
        """Those that a person's statements tell of."""
        quads = list(quads)
        spans = {
            _text(quad.subject) for quad in quads if _text(quad.predicate) == terms.SUPPORTS and _text(quad.object) in CONTACTS
        }
        printed = {_text(quad.object) for quad in quads if _text(quad.predicate) in CONTACTS}
        printed |= {_text(quad.object) for quad in quads if _text(quad.predicate) == terms.QUOTE and _text(quad.subject) in spans}
        return cls(frozenset(spans), frozenset(printed - {""}))

    @classmethod
    def in_file(cls, path: Path) -> Contacts:
        """Those of a whole graph, of which only the lines that tell of them are held."""
        named = [f"<{each}>".encode() for each in CONTACTS]
        with path.open("rb") as handle:
            lines = [line for line in handle if any(each in line for each in named)]
        about = list(parse(b"".join(lines), format=RdfFormat.N_QUADS))
        with SortedFile(path) as file:
            quoted = [
                line for span in sorted(cls.of(about).spans) for line in file.with_prefix(f"<{span}> <{terms.QUOTE}> ".encode())
            ]
        return cls.of([*about, *parse(b"".join(quoted), format=RdfFormat.N_QUADS)])

    def __bool__(self) -> bool:
        return bool(self.spans or self.printed)

    def without(self, quads: Iterable[Quad]) -> Iterator[Quad]:
        """The statements without contact data: no addresses, no spans that were read as such, none inside quoted words."""
        for quad in quads:
            if _text(quad.predicate) in CONTACTS or _text(quad.subject) in self.spans or _text(quad.object) in self.spans:
                continue
            yield self._masked(quad)

    def _masked(self, quad: Quad) -> Quad:
        """The statement with the addresses in its text blacked out, character by character: positions stay."""
        value = quad.object
        if not isinstance(value, Literal) or value.datatype.value != _STRING:
            return quad
        text = value.value
        for start, end in find_addresses(text):
            text = text[:start] + MASK * (end - start) + text[end:]
        for head in {text[place : place + _HEAD] for place in range(len(text))} & self._by_head.keys():
            for words in self._by_head[head]:
                text = text.replace(words, MASK * len(words))
        return quad if text == value.value else Quad(quad.subject, quad.predicate, Literal(text), quad.graph_name)


def _text(term: object) -> str:
    """The IRI of a node, the text of a literal."""
    return str(getattr(term, "value", ""))
