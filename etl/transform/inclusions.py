r"""Files that a LaTeX document prints and that are no part of the document that was read: told, so that nothing is lost silently.

A document is one file: its hash is its identity, and every span quotes its text. `\input{parts/education}` in its body names text
that stands elsewhere; the file beside it is read as a document of its own, if it lies in the folder that was given. So is the
`.bib` of `\bibliography{works}`: all its entries, cited or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.model.document import Document
from etl.model.issue import Issue, Severity

_TEX = "application/x-tex"
_BODY = re.compile(r"\\begin\s*\{document\}")
# \input{parts/education}, \include{parts/jobs}, \subfile{jobs}, \import{parts/}{jobs}
_INCLUSION = re.compile(
    r"\\(?:input|include|subfile)\s*\{\s*([^{}\n]{1,300}?)\s*\}|\\(?:sub)?import\*?\s*\{\s*([^{}\n]{0,300}?)\s*\}\s*\{\s*([^{}\n]{1,300}?)\s*\}"
)
_BIBLIOGRAPHY = re.compile(r"\\(?:bibliography|addbibresource)\s*(?:\[[^\[\]\n]{0,200}\])?\s*\{\s*([^{}\n]{1,300}?)\s*\}")
_CARRIED = re.compile(r"\\begin\s*\{(?:thebibliography|filecontents\*?)\}|\\bibitem\b")
_CITES = re.compile(r"\\(?:nocite|\w*cite\w*)\s*[\[{]")
_COMMENT = re.compile(r"(?<!\\)%")


def unread_inclusions(document: Document) -> Iterator[Issue]:
    """An issue for each file whose text the document prints and that was not read with it, with the line that names it."""
    if document.media_type != _TEX:
        return
    text = document.text
    body = _BODY.search(text)
    for match in _INCLUSION.finditer(text, body.end() if body else 0):
        if not _is_comment(text, match.start()):
            name = "".join(group for group in match.groups() if group)
            message = (
                f"the included file {name} is not read as part of this document, but by itself if it lies in the folder given; "
                "for one whole document put the text into one file, or give the PDF"
            )
            yield _issue(document, match, "latex.included_file", Severity.WARNING, message)
    if _CARRIED.search(text) or not _CITES.search(text):
        return
    for match in _BIBLIOGRAPHY.finditer(text):
        if not _is_comment(text, match.start()):
            message = f"the works of {match[1]} are read from that file by itself, all its entries whether cited here or not"
            yield _issue(document, match, "latex.bibliography_file", Severity.INFO, message)


def _is_comment(text: str, place: int) -> bool:
    return _COMMENT.search(text, text.rfind("\n", 0, place) + 1, place) is not None


def _issue(document: Document, match: re.Match[str], rule: str, severity: Severity, message: str) -> Issue:
    return Issue(document.name, document.source.line_number(match.start()), severity, rule, message, match[0])
