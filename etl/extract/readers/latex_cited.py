"""Which BibTeX entries a LaTeX file carries along, and which of them it prints."""

from __future__ import annotations

from etl.model import regex as re
from etl.normalize.bibtex import BibEntry, cited_keys, embedded_files, read_entries

# of \\printbibliography: "type=article", "title={Books}"
OPTION = re.compile(r"\b(type|nottype|keyword|notkeyword|title)\s*=\s*(?:\{([^{}]*)\}|([^,{}\]]+))")


class Bibliography:
    """The entries that a file carries along, and which of them it cites."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.entries = [entry for start, end in embedded_files(text) for entry in read_entries(text, start, end)]
        self.cited = cited_keys(text) if self.entries else frozenset()
        self.printed = 0

    def chosen(self, options: str) -> list[BibEntry]:
        """The cited entries that the options of `\\printbibliography` let in."""
        wanted = [(match[1], (match[2] or match[3] or "").strip().lower()) for match in OPTION.finditer(options)]
        return [entry for entry in self.entries if {entry.key, "*"} & self.cited and self._is_wanted(entry, wanted)]

    def _is_wanted(self, entry: BibEntry, wanted: list[tuple[str, str]]) -> bool:
        keywords = [
            word.strip().lower() for start, end, _ in entry.fields.get("keywords", ()) for word in self.text[start:end].split(",")
        ]
        for option, value in wanted:
            if option.endswith("type") and (entry.kind == value) == option.startswith("not"):
                return False
            if option.endswith("keyword") and (value in keywords) == option.startswith("not"):
                return False
        return True
