r"""Documents that stand in several files: a LaTeX file, the files that it prints, the BibTeX files that it cites.

`cv.tex` with `\input{parts/jobs}` and `\addbibresource{works.bib}` is one document. Its content is what LaTeX reads: the text of
`parts/jobs.tex` in the place of the command, behind a comment that names it, and the entries as LaTeX carries them along in one
file (`filecontents`), behind all else. Its hash is its identity, so that a change in a part makes another document.

Parts lie below the folder of the document; `\input{../shared}` is not followed. Limits: commands that put names together
(`\input{\parts/#1}`), parts of documents that lie in stores elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

SUFFIXES_WITH_PARTS = (".tex", ".ltx", ".latex")
_MOST_PARTS, _DEEPEST, _MOST_BYTES = 200, 8, 50_000_000
# \input{parts/jobs}, \include{jobs}, \subfile{jobs}; \input jobs; \import{parts/}{jobs}
_INCLUSION = re.compile(
    rb"\\(?:input|include|(?P<own>subfile(?:include)?))\s*\{\s*(?P<name>[^{}\\#%\r\n]{1,300}?)\s*\}"
    rb"|\\input[ \t]+(?P<word>[^\s{}\\#%]{1,300})"
    rb"|\\(?:sub)?import\*?\s*\{\s*(?P<folder>[^{}\\#%\r\n]{0,300}?)\s*\}\s*\{\s*(?P<inside>[^{}\\#%\r\n]{1,300}?)\s*\}"
)
_BIBLIOGRAPHY = re.compile(rb"\\(?:bibliography|addbibresource)\s*(?:\[[^\[\]\r\n]{0,200}\])?\s*\{\s*([^{}\\#\r\n]{1,300}?)\s*\}")
_CITES = re.compile(rb"\\(?:[A-Za-z]{0,12}cite[A-Za-z]{0,12}|bibentry)\*?\s*[\[{]")
_PRINTS = re.compile(rb"\\(?:printbibliography|bibliography|fullcite|footfullcite|bibentry)\b")
_DOCUMENT = re.compile(rb"^[^%\r\n]{0,200}\\(?:documentclass|documentstyle|begin\s*\{document\})", re.M)
_BEGIN, _END = re.compile(rb"\\begin\s*\{document\}"), re.compile(rb"\\end\s*\{document\}")
_COMMENT = re.compile(rb"(?<!\\)%")


@dataclass(slots=True)
class Whole:
    """A document's content, and the files beside it that parts of the content stand in."""

    content: bytes
    parts: list[Path] = field(default_factory=list)


def read_whole(path: Path) -> Whole:
    """The document whose main file is at `path`; a file of any other format is a document by itself.

    Raises `OSError` if that file cannot be read; a part that cannot be read is none.
    """
    content = path.read_bytes()
    if path.suffix.lower() not in SUFFIXES_WITH_PARTS or not _DOCUMENT.search(content):
        return Whole(content)
    return _Gatherer(path, content).whole()


class _Gatherer:
    """Puts the parts of one document together."""

    def __init__(self, path: Path, content: bytes) -> None:
        self._content, self._file = content, path.resolve()
        self._folder = self._file.parent
        self._is_utf8 = _is_utf8(content)
        self._parts: list[Path] = []
        self._room = _MOST_BYTES

    def whole(self) -> Whole:
        content = self._filled(self._content, self._folder, (self._file,))
        return Whole(content + self._entries(content), list(dict.fromkeys(self._parts)))

    def _filled(self, content: bytes, folder: Path, above: tuple[Path, ...]) -> bytes:
        """The content with the text of parts in the place of the commands that name them."""
        found, position = [], 0
        for match in _INCLUSION.finditer(content):
            if _is_comment(content, match.start()):
                continue
            path = self._named(match, folder)
            text = self._read(path) if path is not None and path not in above and len(above) < _DEEPEST else None
            if path is None or text is None:
                continue
            inside = path.parent if match["own"] or match["folder"] is not None else folder
            mark = f"% {path.relative_to(self._folder).as_posix()}\n".encode()
            inner = self._filled(_body(text), inside, (*above, path))
            found += [content[position : match.start()], mark, inner, b"" if inner.endswith(b"\n") else b"\n"]
            position = match.end()
        return b"".join([*found, content[position:]]) if found else content

    def _named(self, match: re.Match[bytes], folder: Path) -> Path | None:
        """The part that a command names, from the folder of the part it stands in or from the document's."""
        name = _name(match["name"] or match["word"] or match["inside"])
        below = _name(match["folder"]) if match["folder"] is not None else ""
        return self._part(folder / below / name, SUFFIXES_WITH_PARTS) or self._part(
            self._folder / below / name, SUFFIXES_WITH_PARTS
        )

    def _entries(self, content: bytes) -> bytes:
        """BibTeX files of which the document prints entries, as it would carry them along."""
        if not _CITES.search(content) or not _PRINTS.search(content):
            return b""
        found = []
        for match in _BIBLIOGRAPHY.finditer(content):
            for name in match[1].split(b",") if not _is_comment(content, match.start()) else ():
                path = self._part(self._folder / _name(name.strip()), (".bib",))
                text = self._read(path) if path is not None and path not in self._parts else None
                if path is not None and text is not None:
                    shown = path.relative_to(self._folder).as_posix().encode()
                    found.append(b"\n\\begin{filecontents*}{%s}\n%s\n\\end{filecontents*}\n" % (shown, text))
        return b"".join(found)

    def _part(self, named: Path, suffixes: tuple[str, ...]) -> Path | None:
        """The file that a name means, if it lies below the document's folder."""
        for suffix in ("", suffixes[0]):
            try:
                path = named.with_name(named.name + suffix)
                real = path.resolve()
                is_part = path.suffix.lower() in suffixes and real.is_relative_to(self._folder) and real.is_file()
            except (OSError, ValueError, RuntimeError):  # too long a name, a zero in it, links in a circle
                continue
            if is_part:
                return real
        return None

    def _read(self, path: Path) -> bytes | None:
        try:
            if len(self._parts) >= _MOST_PARTS or path.stat().st_size > self._room:
                return None
            text = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
        except OSError:
            return None
        self._room -= len(text)
        self._parts.append(path)
        return text.decode("cp1252", "replace").encode() if self._is_utf8 and not _is_utf8(text) else text


def _body(text: bytes) -> bytes:
    """What another document prints of a part that is a document too."""
    begin = _BEGIN.search(text)
    end = _END.search(text, begin.end()) if begin else None
    return text[begin.end() if begin else 0 : end.start() if end else None]


def _name(name: bytes) -> str:
    return name.decode("utf-8", "replace").strip('"')


def _is_comment(content: bytes, place: int) -> bool:
    start = max(content.rfind(b"\n", 0, place), content.rfind(b"\r", 0, place)) + 1
    return _COMMENT.search(content, start, place) is not None


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
