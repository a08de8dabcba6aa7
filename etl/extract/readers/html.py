"""Web pages: rendered text, one visible line a line, with what markup and style sheets tell."""

from __future__ import annotations

from html import escape

from lxml import etree

from etl.errors import DocumentError
from etl.extract.readers.css import StyleRules
from etl.extract.readers.front_matter import read_front_matter
from etl.extract.readers.html_blocks import BlockReader
from etl.extract.readers.html_positioned import is_positioned, read_positioned
from etl.extract.readers.named_titles import find_named, is_person
from etl.extract.rendering import Run, VisibleLine, write_lines
from etl.model import regex as re
from etl.model.document import Document

_PROLOG = re.compile(r"(?<!\s)\s*<\?xml[^>]{0,500}\?>")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MODIFIED = (
    "dcterms.modified",
    "article:modified_time",
    "og:updated_time",
    "last-modified",
    "dc.date.modified",
    "date.modified",
    "revised",
)
# What a site's builder puts below a page: "© 2024", "Powered by Jekyll", "All rights reserved".
_SITE_FOOT = re.compile(r"^\W*(?:©|\(c\)|copyright\b)|powered by|all rights reserved", re.I)
# the name of a site in its bar of links
_TOP = 8  # lines among which a page has its owner's name
_SIGNS = ("navbar-brand", "site-title", "author__name")
_SIGN = "//*[" + " or ".join(f"contains(concat(' ', @class, ' '), ' {sign} ')" for sign in _SIGNS) + "]"
_LEFT_OUT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udfff]")


def read_html(text: str, *, name: str, sha256: str) -> Document:
    """The document in a page's decoded markup. Raises `DocumentError` for a page without text."""
    root = _parse(_without_front_matter(text))
    body = root.find(".//body") if root is not None else None
    start = body if body is not None else root
    if start is None or root is None:
        raise DocumentError("html.no_text", "a web page without text, nothing read; save the page with its content, not its frame")
    rules = StyleRules([str(style.text) for style in root.iter("style") if style.text])
    if is_positioned(start, rules):
        rendered = read_positioned(start, rules)
        source, lines, links, dropped = rendered.source, rendered.lines, rendered.links, rendered.dropped
    else:
        written = write_lines(_with_owner(_without_site_foot(BlockReader(rules).read(start)), root))
        source, lines, links, dropped = written.source, written.lines, written.links, written.dropped
    if not lines:
        raise DocumentError("html.no_text", "a web page without text, nothing read; save the page with its content, not its frame")
    return Document(name, sha256, "text/html", source, lines, links, _modified(root), _title(root) or None, dropped)


def _title(root: etree._Element) -> str:
    title = root.find(".//title")
    return " ".join((title.text or "").split()) if title is not None else ""


def _with_owner(lines: list[VisibleLine], root: etree._Element) -> list[VisibleLine]:
    """The lines below the name of the page's owner, where its title or the sign of its site tells it and no line at the top."""
    title = _title(root)
    named = find_named(title)
    names = [title[slice(*named)]] if named else []
    names += [" ".join("".join(sign.itertext()).split()) for sign in root.xpath(_SIGN)]
    name = next((name for name in names if is_person(name)), None)
    top = [line.text.lower() for line in lines if not line.dropped][:_TOP]
    if name is None or any(name.lower() in text for text in top):
        return lines
    return [VisibleLine([Run(name)], heading=1), *lines]


def _without_front_matter(text: str) -> str:
    """The page without what stands above it for the program that makes a site of it; the name there is a heading."""
    if not text.startswith("---"):
        return text
    lines = text.split("\n")
    front = read_front_matter(lines)
    named = [f"<h1>{escape(lines[i][start:end])}</h1>" for i, start, end in front.shown]
    return "".join(named) + "\n".join(lines[front.lines :]) if front.lines else text


def _parse(text: str) -> etree._Element | None:
    text = _LEFT_OUT.sub("", _PROLOG.sub("", text, count=1))
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        return etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError:
        return None


def _modified(root: etree._Element) -> str | None:
    for meta in root.iter("meta"):
        key = (meta.get("name") or meta.get("property") or meta.get("http-equiv") or "").lower()
        day = _DAY.search(meta.get("content") or "")
        if key in _MODIFIED and day:
            return day[0]
    return None


def _without_site_foot(lines: list[VisibleLine]) -> list[VisibleLine]:
    for line in lines[-8:]:
        if _SITE_FOOT.search(line.text):
            line.dropped = line.dropped or "site footer"
    return lines
