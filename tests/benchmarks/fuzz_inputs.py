"""The inputs of `fuzz.py`: mutated files, and text made of what CVs are made of. One seed and index, always the same bytes."""

from __future__ import annotations

import io
import random
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path

from fuzz_records import make_record

# Pieces of CVs in all formats and of all sections; what trips readers and parsers stands among them.
PIECES = [
    "Ada Moreau", "Dr. Ben O. Okoro-Lind", "Li, X.", "Li X, Moreau A, Okoro B", "A. Moreau, B. Okoro, and C. D. Lind",
    "et al.", " and ", "EDUCATION", "Employment", "Publikationen", "Formación", "Prix et distinctions", "Teaching Experience",
    "Invited Talks", "Professional Service", "SKILLS", "Grants", "Journal Articles", "Ph.D. in Physics", "Dr. rer. nat.",
    "M.Sc.", "Licenciatura en Letras", "Lakeside University", "Universität Köln", "Harbour Institute of Technology",
    "Department of Chemistry", "CNRS", "Advisor: ", "Reviewer for ", "Program Committee, ", "NeurIPS", "ICML",
    "Journal of Applied Widgets", "Proc. of the 12th Conf. on Widgets", "“On the Widget of Things”", "'A Title'",
    "A Study of Gears: Why They Turn?", "In: ", "vol. 12", "12(3), 45–67", "pp. 1-12", "arXiv:1901.01234",
    "doi:10.1000/xyz123", "https://a.example/b?c=d", "ada@a.example", "+1 555 0100", "$12,500", "€ 1.2 Mio.", "2019",
    "2015 – 2019", "Sept. 2015-present", "since 03/2018", "'09–'12", "Fall 2012", "WS 2012/13", "2018.05 -", "12. März 2020",
    "2001, 2003-2005, 2007", "(forthcoming)", "submitted", "in press", "Best Paper Award", "NSF Fellowship", "CS 101: ",
    "Teaching Assistant", "Python, C++, R", "German (native)", "(with B. Okoro)", "*", "†", "[1]", "[J12] ", "1. ", "12) ",
    "(a) ", "- ", "• ", "– ", "+ ", "**", "*", "_", "`", "# ", "## ", "---", "===", "|", " | ", "[x](https://a.example)",
    "![](a.png)", "<b>", "</b>", "<li>", "</ul>", "<ul>", "<br>", "<table><tr><td>", "</td><td>", "</td></tr></table>",
    "<div style='position:absolute;left:3px;top:9px'>", "</div>", "<!-- ", " -->", "&nbsp;", "&amp;", "&#8211;",
    "<p class=MsoNormal>", "<![if !supportLists]>", "\\textbf{", "\\emph{", "{", "}", "\\item ", "\\begin{itemize}",
    "\\end{itemize}", "\\section{", "\\\\", "&", "$x^2$", "$", "\\cventry{2019}{PhD}{A}{B}{}{}",
    "\\newcommand{\\x}[2]{#2, #1}", "\\x{a}{b}", "\\href{https://a.example}{b}", "%", "~", "\\'e", "``", "''", "---", "\t",
    "   ", " ", "\n", "\n\n", "\n", "\n", "    ", "\f", "\r\n", "\u00a0", "\u200b", "\u00ad", "é", "é", "ﬁ", "李明",
    "Иван Петров", "محمد", "ß", "İ", "ﷺ", "🎓", "\ud7ff", "�", "\u0007", "(", ")", "[", "]", "“", "”", "«", "»", "\"", "'",
    ",", ";", ":", ".", "/", "?", "!", "-", "–", "—", "&", "@", "0", "1", "a", "B", "ab-\ncd",
]  # fmt: skip
LATEX_HEAD = "\\documentclass{moderncv}\n\\begin{document}\n"
HTML_HEAD = "<!doctype html><html><body>"
_NAMES = ("cv.txt", "cv.md", "cv.tex", "cv.html", "cv")


def read_blobs(folders: Sequence[Path]) -> list[tuple[str, bytes]]:
    """Name and content of every file below the folders."""
    paths = sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())
    return [(path.name, path.read_bytes()) for path in paths]


def make_input(seed: int, index: int, blobs: Sequence[tuple[str, bytes]]) -> tuple[str, bytes]:
    """Name and content of one input: two of three are mutated files (if there are files), the others are generated."""
    rng = random.Random(f"{seed}/{index}")
    if blobs and index % 3:
        name, content = blobs[rng.randrange(len(blobs))]
        for _ in range(rng.randint(1, 3)):
            content = _mutated_archive(rng, content, blobs) if content[:2] == b"PK" else _mutated(rng, content, blobs)
        return name, content
    kind = rng.randrange(5)
    if kind == len(_TEXTS):
        record = make_record(rng, PIECES).encode("utf-8", "replace")
        return "cv.json", record if rng.random() < 0.7 else _mutated(rng, record, blobs or [("cv.json", record)])
    text = _TEXTS[kind](rng)
    head = rng.choice(["", "", LATEX_HEAD, HTML_HEAD, "Ada Moreau\n\nPublications\n\n", "EDUCATION\n"])
    return rng.choice(_NAMES), (head + text).encode("utf-8", "replace")


def _mutated(rng: random.Random, content: bytes, blobs: Sequence[tuple[str, bytes]]) -> bytes:
    if not content:
        return content
    out = bytearray(content)
    start = rng.randrange(len(out))
    length = rng.choice([1, 10, 100, 1000, 5000])
    way = rng.randrange(8)
    if way == 0:
        del out[start:]
    elif way == 1:
        del out[:start]
    elif way == 2:
        for _ in range(rng.randint(1, 60)):
            out[rng.randrange(len(out))] = rng.randrange(256)
    elif way == 3:
        del out[start : start + length]
    elif way == 4:
        out[start:start] = out[start : start + length] * rng.randint(1, 4)
    elif way == 5:
        other = rng.choice(blobs)[1]
        at = rng.randrange(len(other) + 1)
        out[start:start] = other[at : at + length]
    elif way == 6:
        for _ in range(rng.randint(1, 40)):
            at = rng.randrange(len(out) + 1)
            out[at:at] = rng.choice(PIECES).encode("utf-8", "replace")
    else:
        lines = bytes(out).split(b"\n")
        rng.shuffle(lines)
        out = bytearray((b"\n" if rng.random() < 0.5 else b" ").join(lines))
    return bytes(out)


def _mutated_archive(rng: random.Random, content: bytes, blobs: Sequence[tuple[str, bytes]]) -> bytes:
    """A Word file with one of its parts mutated; one of ten has its own bytes mutated and is hardly a ZIP file any more."""
    if rng.random() < 0.1:
        return _mutated(rng, content, blobs)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, KeyError, OSError, ValueError, EOFError, NotImplementedError, zlib.error):
        return content
    likely = [name for name in parts if name.startswith("word/") and name.endswith(".xml")] or list(parts)
    name = (
        "word/document.xml" if "word/document.xml" in parts and rng.random() < 0.7 else rng.choice(likely or ["word/document.xml"])
    )
    xml = _mutated(rng, parts.get(name, b""), [(n, c) for n, c in parts.items() if c])
    if rng.random() < 0.6:  # elements out of their places, rather than broken ones
        pieces = parts.get(name, b"").split(b"<w:")
        at, to = rng.randrange(len(pieces)), rng.randrange(len(pieces))
        pieces[at], pieces[to] = pieces[to], pieces[at]
        xml = b"<w:".join(pieces)
    parts[name] = xml
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, data in parts.items():
            archive.writestr(part, data)
    return out.getvalue()


def _mixed(rng: random.Random) -> str:
    """Pieces at random; few different ones, so that lists come about."""
    some = rng.choices(PIECES, k=rng.randint(2, 25))
    return "".join(rng.choices(some, k=rng.choice([10, 100, 1000, 3000])))


def _repeated(rng: random.Random) -> str:
    """A short pattern again and again, up to 100 kB: what makes searches quadratic."""
    pattern = "".join(rng.choices(PIECES, k=rng.randint(1, 3)))
    line = pattern * rng.choice([1, 5, 50, 2000])
    return (line + "\n")[:100_000] * max(1, rng.choices([1000, 10_000, 100_000], [6, 3, 1])[0] // (len(line) + 1)) + rng.choice(
        PIECES
    )


def _listed(rng: random.Random) -> str:
    """Sections with entries of one form."""
    out = []
    for _ in range(rng.randint(1, 6)):
        out.append(rng.choice(PIECES[8:19]) + rng.choice(["\n", "\n\n", "\n=====\n"]))
        form = rng.choices(PIECES[:75], k=rng.randint(1, 8))
        mark, between, after = (
            rng.choice(["", "- ", "1. ", "[1] ", "2019\t", "    "]),
            rng.choice([", ", ". ", " ", "\t"]),
            rng.choice(["\n", "\n\n"]),
        )
        for _ in range(rng.randint(1, 40)):
            fields = [piece if rng.random() < 0.7 else rng.choice(PIECES) for piece in form]
            out.append(mark + between.join(fields) + after)
    return "".join(out)


_TEXTS = (_repeated, _mixed, _mixed, _listed)
