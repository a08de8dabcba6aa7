r"""Files that a LaTeX document prints and that were not found: told, so that nothing is lost silently.

What lies below the document's folder was read with it (`etl/parts.py`); its commands are gone from the text. One that still stands
there names text that lies elsewhere, or is not there at all. So does a `\bibliography{works}` of which works are cited.
"""

from __future__ import annotations

from collections.abc import Iterator

from etl.model import regex as re
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
                f"the included file {name} was not found below the folder of this document, and is not read as part of it; "
                "put it there, or give the PDF"
            )
            yield _issue(document, match, "latex.included_file", Severity.WARNING, message)
    if _CARRIED.search(text) or not _CITES.search(text):
        return
    for match in _BIBLIOGRAPHY.finditer(text):
        if not _is_comment(text, match.start()):
            message = f"the file {match[1]}, of which works are cited, was not found below this document's folder; put it there"
            yield _issue(document, match, "latex.bibliography_file", Severity.INFO, message)


def _is_comment(text: str, place: int) -> bool:
    return _COMMENT.search(text, text.rfind("\n", 0, place) + 1, place) is not None


def _issue(document: Document, match: re.Match[str], rule: str, severity: Severity, message: str) -> Issue:
    return Issue(document.name, document.source.line_number(match.start()), severity, rule, message, match[0])
