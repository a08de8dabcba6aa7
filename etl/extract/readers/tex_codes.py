"""Letters of TeX's bitmap fonts, which tell PDF readers nothing but their places in TeX's own tables.

PDFs made through PostScript, or without outline fonts, hold "di\\x0ecult" and "2012{2016". Sources: the tables OT1 and T1 (Cork) of
"LaTeX font encodings", https://ctan.org/pkg/encguide. Limits: a page without any ligature is left as it is.
"""

from __future__ import annotations

from etl.model import regex as re

_LIGATURES = "ﬀﬁﬂﬃﬄ"
_OT1 = dict(zip("\x0b\x0c\x0d\x0e\x0f", _LIGATURES, strict=True)) | dict(
    zip("\x10\x19\x1a\x1b\x1c\x1d\x1e\x1f", "ıßæœøÆŒØ", strict=True)
)
_OT1 |= {"{": "–", "|": "—", "\\": "“", '"': "”"}
_T1 = dict(zip("\x1b\x1c\x1d\x1e\x1f", _LIGATURES, strict=True)) | dict(
    zip("\x0d\x0e\x10\x11\x12\x13\x14\x15\x16", "‚‹“”„«»–—", strict=True)
)
_ANY = re.compile(r"[\x0b\x0c\x0e\x1b-\x1f]")
# A ligature beside a letter: OT1's ff, fi and ffi; T1's five.
_SIGNS_OF_OT1 = re.compile(r"(?<=[a-z])[\x0b\x0c\x0e]|[\x0b\x0c\x0e](?=[a-z])")
_SIGNS_OF_T1 = re.compile(r"(?<=[a-z])[\x1b-\x1f]|[\x1b-\x1f](?=[a-z])")
_IN_OT1 = re.compile(r"[\x0b\x0c\x0e\x10\x19-\x1f{|\\\"]|\x0d(?!\x0a)|(?<=[a-zA-Z])\x0f|\x0f(?=[a-z])")  # elsewhere a bullet
_IN_T1 = re.compile(r"[\x0e\x10-\x16\x1b-\x1f]|\x0d(?!\x0a)")


def with_tex_letters(text: str) -> str:
    """The text of a page with TeX's codes as the characters they print; each stays one character."""
    if not _ANY.search(text):
        return text
    old, cork = len(_SIGNS_OF_OT1.findall(text)), len(_SIGNS_OF_T1.findall(text))
    if not old and not cork:
        return text
    pattern, table = (_IN_OT1, _OT1) if old >= cork else (_IN_T1, _T1)
    return pattern.sub(lambda match: table.get(match[0], match[0]), text)
