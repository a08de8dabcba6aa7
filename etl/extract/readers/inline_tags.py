"""Remains of HTML inside marked text: `<b>`, `<a href>`, `<li>`, `<p>`, comments, addresses in angle brackets."""

from __future__ import annotations

import html
import re

from etl.extract.readers import inline_patterns as patterns
from etl.extract.readers.inline_scan import Break, Scan
from etl.extract.visible import is_bullet
from etl.model.document import Link, Style


class TagReader(Scan):
    """Reads what begins with an angle bracket or an ampersand."""

    def at_angle(self, position: int) -> int | None:
        """Read a comment, an address or a tag; `None` for a bracket that is none of these."""
        if self.text.startswith("<!--", position):
            closing = self.text.find("-->", position, self.end)
            return closing + 3 if closing >= 0 else None
        link = patterns.AUTOLINK.match(self.text, position, self.end)
        if link:
            target = link[1] if ":" in link[1] else "mailto:" + link[1]
            self.add_link(link[1], position + 1, target)
            return link.end()
        tag = patterns.TAG.match(self.text, position, self.end)
        if tag is None or not self._tag(tag):
            return None
        return tag.end()

    def at_ampersand(self, position: int) -> int | None:
        """Read an entity: `&amp;`."""
        entity = patterns.ENTITY.match(self.text, position, self.end)
        if entity is None:
            return None
        decoded = html.unescape(entity[0])
        if decoded == entity[0]:
            return None
        self.visible.add_at(decoded, position, self.style)
        return entity.end()

    def _tag(self, tag: re.Match[str]) -> bool:
        """Obey a tag; `False` if it is none of HTML's that occur in text."""
        closes, name = bool(tag[1]), tag[2].lower()
        at = len(self.visible)
        if name in patterns.TAG_STYLES or name == "a":
            if closes:
                self.close_tag(name)
                return True
            href = patterns.HREF.search(tag[3]) if name == "a" else None
            target = html.unescape(href[1] or href[2] or href[3] or "") if href else None
            if len(self.tags) < patterns.MAX_OPEN_TAGS:
                self.tags.append((name, at, target))
                self.style |= patterns.TAG_STYLES.get(name, Style.LINK if target else 0)
        elif name in patterns.CELL_TAGS:
            if not closes and at and self.visible.text[-1] != "\t":
                self.visible.add_at("\t", tag.start(), self.style)
        elif name in ("ul", "ol"):
            if not closes and len(self.lists) < patterns.MAX_OPEN_TAGS:
                mark = self.text[tag.end() : tag.end() + 1]
                self.lists.append(mark)
                if is_bullet(mark) or mark in ("-", "–"):
                    self.result.breaks.append(Break(at, None, len(self.lists)))
                    self.visible.add_at("\t", tag.start(), 0)
            elif closes:
                if self.lists:
                    self.lists.pop()
                self.result.breaks.append(Break(at, gap=not self.lists))
        elif name == "li":
            self.result.breaks.append(Break(at, None if closes else "•", 0 if closes else max(1, len(self.lists))))
        elif re.fullmatch(r"h[1-6]", name):
            self.result.breaks.append(Break(at, None, 0, 0 if closes else int(name[1])))
        elif name in patterns.BREAK_TAGS:
            self.result.breaks.append(Break(at, gap=name in patterns.PARAGRAPH_TAGS))
        else:
            return name in patterns.SILENT_TAGS
        return True

    def close_tag(self, name: str) -> None:
        """Close the innermost open tag of this name, and take its style off."""
        for i in range(len(self.tags) - 1, -1, -1):
            if self.tags[i][0] == name:
                _, index, target = self.tags.pop(i)
                if target and index < len(self.visible):
                    self.result.links.append(Link(self.visible.offsets[index], self.visible.offsets[-1] + 1, target))
                break
        self.style = 0
        for tag, _, target in self.tags:
            self.style |= patterns.TAG_STYLES.get(tag, Style.LINK if target else 0)
