"""The links of a PDF page to web and mail addresses."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw

from etl.extract.drawn_rows import PageTarget

raw: Any = pypdfium2.raw  # bindings made at run time: no types


def page_targets(document: Any, page: Any) -> list[PageTarget]:
    """The rectangles of the page that link to an address; `y` grows downwards, all of it negative."""
    found: list[PageTarget] = []
    position = ctypes.c_int(0)
    link = raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page.raw, position, link):
        action = raw.FPDFLink_GetAction(link)
        box = raw.FS_RECTF()
        if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI or not raw.FPDFLink_GetAnnotRect(link, box):
            continue
        length = raw.FPDFAction_GetURIPath(document.raw, action, None, 0)
        buffer = ctypes.create_string_buffer(max(1, length))
        raw.FPDFAction_GetURIPath(document.raw, action, buffer, length)
        top, bottom = sorted((-box.top, -box.bottom))
        left, right = sorted((box.left, box.right))
        found.append(PageTarget(left, top, right, bottom, buffer.value.decode("utf-8", "replace")))
    return found
