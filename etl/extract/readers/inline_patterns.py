"""What markup inside running text looks like, and what it means: the tables of `inline_markup`."""

from __future__ import annotations

from etl.model import regex as re
from etl.model.document import Style

PLAIN = re.compile(r"(?:[^\\`$<&\[\]*_\n{}!•▪◦–~-]+|[–-](?!\s|\Z))+")
STRUCK = re.compile(r"~~([^~\n]{1,200})~~")
ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
AUTOLINK = re.compile(r"<((?:https?|ftp)://[^\s<>]{1,2000}|(?:mailto:)?[\w.+-]{1,64}@[\w.-]{1,255})>")
TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,15})((?:\s[^<>]{0,2000})?)/?>")
HREF = re.compile(r"""href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.I)
LINK_TARGET = re.compile(r"""\(\s*<?((?:\\.|[^()\\\s<>]|\((?:\\.|[^()\\\s]){0,300}\)){0,600})>?(?:\s+"[^"\n]{0,300}")?\s*\)""")
FOOTNOTE = re.compile(r"\[\^[\w-]{1,30}\](?!:)")  # "[^1]", not its definition
SPAN = re.compile(r"\{[.#][^{}\n]{0,200}\}")  # "[words]{.smallcaps}"
# of a link or a line: "{:target=_blank}", "{: .notice}", "{ .button .button--large }"
ATTRIBUTES = re.compile(
    r"\{:[^{}\n]{1,200}\}|\{ ?[.#][A-Za-z][\w-]{0,60}(?: +(?:[.#][A-Za-z][\w-]{0,60}|[\w-]{1,40}=[^\s{}]{1,80})){0,12} ?\}"
)
REST_LINK = re.compile(r"`([^`<>\n]{1,300}?)\s*<([^`<>\s]{1,600})>`__?")
LINK_LABEL = re.compile(r"\[([^\[\]\n]{0,100})\]")
# "$D^2$": no blank inside the dollars, no digit after them (those are amounts of money: "$5,000-$6,000").
MATH = re.compile(r"\$(?=[^\s$])([^$\n]{0,300}?[^\s$\\])\$(?!\d)")
FORMULA = re.compile(r"[\\^_{}=]|^[A-Za-z]{1,2}$|^[^\d\s]\W*[\w\W]{0,12}$")
COMMAND = re.compile(r"\\([A-Za-z]{1,20})(\*?)")
ARGUMENT = re.compile(r"\s*\{([^{}\n]{0,300})\}")
ACCENT = re.compile(r"\\(['`\"^~=.uvHckrbd])\s*(?:\{\s*\\?([A-Za-z])\s*\}|(?<=[^A-Za-z\s])([A-Za-z]))")
IN_PATH = re.compile(r"[:\w]\\\w+\\")  # "C:\\Delta\\x" is a path
MAX_OPEN_TAGS = 40
SHORT_CODE = re.compile(r"(?<![\w:/.]):[a-z][a-z0-9_+-]{1,40}:(?![\w:/`])[ ]?")  # ":trophy:", ":material-file-pdf-box:"
HARD_BREAK = re.compile(r"(?:  |\\|<br\s?/?>\s?)\Z", re.I)  # at the end of a line
INDENT = re.compile(r"[ \t]*")
CODE_FENCE = re.compile(r"`{1,3}")
GROUP_STYLE = re.compile(r"\{\\(bf|bfseries|em|it|itshape|sl|sc|tt|rm)\s+")

COMMAND_STYLES = {
    "textbf": Style.BOLD, "mathbf": Style.BOLD, "textit": Style.ITALIC, "emph": Style.ITALIC, "textsl": Style.ITALIC,
    "textsc": Style.SMALL_CAPS, "texttt": Style.MONOSPACE, "underline": Style.UNDERLINE, "textrm": Style.PLAIN,
    "text": Style.PLAIN, "mbox": Style.PLAIN, "textsuperscript": Style.SUPERSCRIPT,
    "bf": Style.BOLD, "bfseries": Style.BOLD, "em": Style.ITALIC, "it": Style.ITALIC, "itshape": Style.ITALIC, "sl": Style.ITALIC,
    "sc": Style.SMALL_CAPS, "tt": Style.MONOSPACE, "rm": Style.PLAIN,
}  # fmt: skip
COLUMN_COMMANDS = frozenset({"hspace", "hfill", "quad", "qquad", "dotfill", "cftdotfill", "hskip"})
SILENT_COMMANDS = frozenset(
    {
        "vspace",
        "newpage",
        "pagebreak",
        "clearpage",
        "noindent",
        "smallskip",
        "medskip",
        "bigskip",
        "begin",
        "end",
        "vfill",
        "newline",
    }
)
TAG_STYLES = {
    "b": Style.BOLD, "strong": Style.BOLD, "i": Style.ITALIC, "em": Style.ITALIC, "cite": Style.ITALIC, "u": Style.UNDERLINE,
    "ins": Style.UNDERLINE, "sup": Style.SUPERSCRIPT, "code": Style.MONOSPACE, "tt": Style.MONOSPACE, "kbd": Style.MONOSPACE,
}  # fmt: skip
BREAK_TAGS = frozenset({"br", "p", "div", "tr", "table", "tbody", "thead", "dt", "dd", "blockquote", "hr", "section", "center"})
# of these, those that are set apart by blank space
PARAGRAPH_TAGS = frozenset({"p", "table", "blockquote", "section"})
SILENT_TAGS = frozenset(
    {"span", "font", "small", "big", "sub", "a", "img", "mark", "s", "del", "abbr", "details", "summary", "nobr", "wbr"}
)
CELL_TAGS = frozenset({"td", "th"})
