"""Names of nodes and graphs: opaque, stable, without a person's data in them."""

from __future__ import annotations

from base64 import b32encode
from dataclasses import dataclass
from hashlib import blake2b

from etl.model import regex as re

_IDENTIFIER = re.compile(r"[a-z]-[a-z2-7]{16}")  # "p-7k3mq2xw4a5bcdef"


def is_identifier(text: str) -> bool:
    """Whether a text is the id of an entity or link, as lists and decisions print it."""
    return _IDENTIFIER.fullmatch(text) is not None


def short_hash(*parts: object) -> str:
    """16 characters of base 32 (80 bits) that stand for `parts`, which must not hold NUL characters."""
    digest = blake2b("\0".join(map(str, parts)).encode("utf-8", "surrogatepass"), digest_size=10).digest()
    return b32encode(digest).decode("ascii").lower()


@dataclass(frozen=True, slots=True)
class Iris:
    """The IRIs below `base`, which ends in a slash."""

    base: str

    def node(self, identifier: str) -> str:
        """An entity or link by its id: `p-7k3mq2xw4a5bcdef` is `{base}id/p-7k3mq2xw4a5bcdef`."""
        return f"{self.base}id/{identifier}"

    def document(self, sha256: str) -> str:
        return f"{self.base}id/d-{sha256[:16]}"

    def graph(self, sha256: str) -> str:
        """The named graph of a document."""
        return f"{self.base}graph/doc/{sha256[:16]}"

    def span(self, sha256: str, start: int, end: int, *reading: object) -> str:
        """The range of a document as evidence for one `reading` of it (property, rule, confidence)."""
        return f"{self.base}id/s-{short_hash(sha256, start, end, *reading)}"

    def authorship(self, *parts: object) -> str:
        """An authorship that no document prints as such: the subject's own in "with A and B"."""
        return f"{self.base}id/a-{short_hash(*parts)}"
