"""What LaTeX's own commands do to the text: styles, sizes, headings, what they swallow.

Sources: the LaTeX2e reference manual (https://latexref.xyz) and the documentation of the packages that CVs use.
"""

from __future__ import annotations

from etl.model import regex as re
from etl.model.document import Style

# Commands with one argument that is set in a style ...
STYLED = {
    "textbf": Style.BOLD, "mathbf": Style.BOLD, "textit": Style.ITALIC, "emph": Style.ITALIC, "textsl": Style.ITALIC,
    "textsc": Style.SMALL_CAPS, "texttt": Style.MONOSPACE, "underline": Style.UNDERLINE, "uline": Style.UNDERLINE,
    "textsuperscript": Style.SUPERSCRIPT, "textrm": Style.PLAIN, "textsf": Style.PLAIN, "textmd": Style.PLAIN,
    "textup": Style.PLAIN, "textnormal": Style.PLAIN, "mbox": Style.PLAIN, "fbox": Style.PLAIN, "text": Style.PLAIN,
    "hbox": Style.PLAIN, "textsubscript": Style.PLAIN, "centerline": Style.PLAIN, "rightline": Style.PLAIN,
    "leftline": Style.PLAIN, "MakeUppercase": Style.PLAIN, "MakeLowercase": Style.PLAIN, "uppercase": Style.PLAIN,
    "lowercase": Style.PLAIN, "strong": Style.BOLD, "so": Style.PLAIN, "highlight": Style.PLAIN,
    "mdseries": Style.PLAIN,
}  # fmt: skip
# ... and switches that hold to the end of their group.
SWITCHES = {
    "bf": Style.BOLD, "bfseries": Style.BOLD, "it": Style.ITALIC, "itshape": Style.ITALIC, "em": Style.ITALIC,
    "sl": Style.ITALIC, "slshape": Style.ITALIC, "sc": Style.SMALL_CAPS, "scshape": Style.SMALL_CAPS, "tt": Style.MONOSPACE,
    "ttfamily": Style.MONOSPACE,
}  # fmt: skip
PLAIN_SWITCHES = frozenset({
    "normalfont", "rm", "mdseries", "upshape",
})  # fmt: skip
SIZES = {
    "tiny": 0.5, "scriptsize": 0.7, "footnotesize": 0.8, "small": 0.9, "normalsize": 1.0, "large": 1.2, "Large": 1.44,
    "LARGE": 1.73, "huge": 2.07, "Huge": 2.49,
}  # fmt: skip
HEADINGS = {
    "part": 1, "chapter": 1, "section": 1, "cvsection": 1, "ecvsection": 1, "sectiontitle": 1, "mysection": 1,
    "resheading": 1, "subsection": 2, "cvsubsection": 2, "ecvsubsection": 2, "mysubsection": 2, "subsubsection": 3,
    "paragraph": 4, "subparagraph": 5,
}  # fmt: skip
# Header commands, which stand in the preamble and are printed by \makecvtitle or \maketitle.
HEADER = {
    "name": 2, "author": 1, "firstname": 1, "familyname": 1, "lastname": 1, "title": 1, "position": 1, "tagline": 1,
    "address": 3, "email": 1, "homepage": 1, "phone": 1, "mobile": 1, "social": 1, "extrainfo": 1, "personalinfo": 1,
    "github": 1, "linkedin": 1, "twitter": 1, "orcid": 1, "ecvname": 1, "ecvfirstname": 1, "ecvlastname": 1, "ecvaddress": 1,
    "ecvemail": 1, "ecvtelephone": 1, "ecvhomepage": 1, "quote": 1, "location": 1, "printinfo": 2, "skype": 1, "gitlab": 1,
    "googlescholar": 2, "date": 1,
}  # fmt: skip
NAMES = frozenset({
    "name", "author", "firstname", "familyname", "lastname", "ecvname", "ecvfirstname", "ecvlastname",
})  # fmt: skip
# Commands whose arguments are not printed, with their number (options in square brackets aside).
SWALLOWED = {
    "vspace": 1, "newcites": 2, "label": 1, "ref": 1, "pageref": 1, "cite": 1, "citep": 1, "citet": 1, "nocite": 1, "input": 1,
    "include": 1, "includegraphics": 1, "bibliography": 1, "bibliographystyle": 1, "addbibresource": 1, "usepackage": 1,
    "RequirePackage": 1, "documentclass": 1, "documentstyle": 1, "setlength": 2, "addtolength": 2, "settowidth": 2,
    "newlength": 1, "newif": 0, "definecolor": 3, "colorlet": 2,
    "color": 1, "pagecolor": 1, "pagestyle": 1, "thispagestyle": 1, "pagenumbering": 1, "hypersetup": 1, "geometry": 1,
    "fancyhead": 1, "fancyfoot": 1, "fancyhf": 1, "lhead": 1, "rhead": 1, "chead": 1, "lfoot": 1, "rfoot": 1, "cfoot": 1,
    "titleformat": 5, "titlespacing": 4, "setlist": 1, "photo": 1, "moderncvstyle": 1, "moderncvtheme": 1, "moderncvcolor": 1,
    "moderncvicons": 1, "fontsize": 2, "selectfont": 0, "rule": 2, "phantom": 1, "hphantom": 1, "vphantom": 1,
    "linespread": 1, "renewbibmacro": 2, "defbibheading": 2, "printbibliography": 0, "newsavebox": 1, "sbox": 2, "usebox": 1,
    "thanks": 1, "faIcon": 1, "faStyle": 1, "setmainfont": 1, "setsansfont": 1, "fontfamily": 1,
    "fontseries": 1, "fontshape": 1, "fontencoding": 1, "cline": 1, "cmidrule": 1, "hyphenation": 1, "graphicspath": 1,
    "makecvtitle": 0, "maketitle": 0, "makecvheader": 0, "newgeometry": 1, "markboth": 2, "markright": 1, "index": 1,
    "footnotemark": 0, "bookmarksetup": 1, "urlstyle": 1, "columnratio": 1, "cvcolorlet": 2, "enlargethispage": 1,
    "nointerlineskip": 0, "makecvfooter": 3, "pdfbookmark": 2, "phantomsection": 0, "addcontentsline": 3,
    "DeclareUnicodeCharacter": 2, "sisetup": 1, "AtBeginDocument": 1, "setdefaultlanguage": 1, "selectlanguage": 1,
    "fullcite": 1, "footfullcite": 1, "bibentry": 1, "nobibliography": 1, "ecvfootername": 1, "ecvpicture": 1, "ecvRuledTop": 0,
    "addfontfeature": 1, "addfontfeatures": 1, "fontspec": 1, "newfontfamily": 2, "defaultfontfeatures": 1, "setstretch": 1,
    "captionsetup": 1, "tikzset": 1, "usetikzlibrary": 1, "newcolumntype": 2, "newlist": 3, "renewlist": 3, "SetLabelAlign": 2,
    "DeclareFieldFormat": 2, "AtEveryBibitem": 1, "ExecuteBibliographyOptions": 1, "DeclareNameAlias": 2, "setcitestyle": 1,
    "setcounter": 2, "titlecontents": 6, "vphantomsection": 0, "setkeys": 2, "noalign": 1, "setmonofont": 1, "nomenclature": 2,
    "defbibfilter": 2, "defbibcheck": 2, "defbibnote": 2, "defbibenvironment": 4, "defbibentryset": 2, "DeclareNameFormat": 2,
    "DeclareListFormat": 2, "DeclareBibliographyDriver": 2, "DeclareBibliographyCategory": 1, "addtocategory": 2,
    "DeclareSourcemap": 1, "AtEveryCitekey": 1, "AtBeginBibliography": 1, "newbibmacro": 2, "DeclareDelimFormat": 2,
    "import": 2, "subimport": 2, "subfile": 1,
}  # fmt: skip
# Of these, the ones that have an option behind their arguments: "\\titleformat{\\section}{...}{}{0pt}{}[{\\titlerule[0.8pt]}]".
OPTION_LAST = frozenset({"titleformat", "titlespacing"})
# Commands whose first arguments are measures or colours; the last one is printed.
LAST_PRINTED = {
    "textcolor": 2, "colorbox": 2, "multicolumn": 3, "makebox": 1, "framebox": 1, "parbox": 2, "raisebox": 2, "scalebox": 2,
    "resizebox": 3, "rotatebox": 2, "multirow": 3, "hyperlink": 2, "hypertarget": 2, "foreignlanguage": 2,
    "texorpdfstring": 2, "adjustbox": 2, "cellcolor": 1, "rowcolor": 1, "fcolorbox": 3, "hspace": 0,
    "contour": 2,
}  # fmt: skip
# Commands of plain TeX that take a measure without braces: "\\itemsep0pt", "\\parskip=1ex", "\\kern-.2em", "\\vskip 2pt plus 1pt".
MEASURED = frozenset({
    "vskip", "hskip", "kern", "itemsep", "parskip", "parindent", "topsep", "partopsep", "parsep", "baselineskip", "leftskip",
    "rightskip", "hangindent", "hangafter", "hsize", "vsize", "textwidth", "textheight", "linewidth", "columnwidth", "tabcolsep",
    "itemindent", "labelsep", "labelwidth", "leftmargin", "rightmargin", "lineskip", "columnsep", "arraycolsep", "oddsidemargin",
    "emergencystretch", "tolerance", "hyphenpenalty", "exhyphenpenalty", "widowpenalty", "clubpenalty", "fboxsep", "fboxrule",
    "arrayrulewidth", "extrarowheight", "columnseprule", "multicolsep", "abovedisplayskip", "belowdisplayskip", "evensidemargin",
    "topmargin", "headheight", "headsep", "footskip", "raise", "lower", "penalty", "parfillskip", "looseness", "moveleft",
    "moveright", "hoffset", "voffset",
})  # fmt: skip
# Notes in the margin: cells of a line, most often a date before the entry.
MARGINAL = frozenset({"marginpar", "marginnote", "sidenote", "marginline"})
# Boxes that stand beside others: cells of a line.
CELL_BOXES = frozenset({"parbox", "makebox"})
GAPS = {
    "smallskip": 0.3, "medskip": 0.5, "bigskip": 1.0, "vfill": 1.0,
}  # fmt: skip
BREAKS = frozenset(
    {
    "\\", "newline", "linebreak", "par", "hrule", "hline", "toprule", "midrule", "bottomrule", "titlerule", "newpage",
    "pagebreak", "clearpage", "break", "tabularnewline", "cr", "cleardoublepage", "columnbreak", "hrulefill", "switchcolumn",
    "smallbreak", "medbreak", "bigbreak",
})  # fmt: skip
# What ends a page ends a paragraph, too; so do breaks with space: they stand between two entries.
PAGE_ENDS = frozenset({"newpage", "pagebreak", "clearpage", "cleardoublepage", "smallbreak", "medbreak", "bigbreak"})
TABS = frozenset({
    "hfill", "hfil", "dotfill", "cftdotfill", "qquad", "hspace", "hskip", "tab", ">", "hrulefill",
})  # fmt: skip
BLANKS = frozenset({
    " ", ",", ";", ":", "quad", "enspace", "thinspace", "space", "xspace", "\n", "\t", "nobreakspace", "enskip",
})  # fmt: skip
SILENT = frozenset({
    "-", "/", "!", "@", "noindent", "indent", "centering", "raggedright", "raggedleft", "relax", "null", "protect",
    "leavevmode", "sloppy", "onehalfspacing", "singlespacing", "doublespacing", "makeatletter", "makeatother", "boldmath",
    "strut", "today", "nolinebreak", "nopagebreak", "flushbottom", "raggedbottom", "frenchspacing",
    "appendix", "twocolumn", "onecolumn", "tableofcontents", "vgnothing", "sffamily", "rmfamily", "displaystyle", "textstyle",
    "limits", "global", "long", "expandafter", "begingroup", "endgroup", "kill", "=",
})  # fmt: skip
# from here to the end of the group each line of the file is one of the text
OBEYING = frozenset({"obeylines", "obeycr"})
DEFINING = frozenset(
    {
    "newcommand", "renewcommand", "providecommand", "DeclareRobustCommand", "newenvironment", "renewenvironment", "def",
    "gdef", "edef", "NewDocumentCommand", "RenewDocumentCommand", "DeclareDocumentCommand", "ProvideDocumentCommand",
})  # fmt: skip
BULLET_LISTS = frozenset({
    "itemize", "trivlist", "list",
})  # fmt: skip
NUMBERED_LISTS = frozenset({
    "enumerate", "etaremune",
})  # fmt: skip
DESCRIPTIONS = frozenset({
    "description", "labeling",
})  # fmt: skip
# Environments with arguments that are not printed, with their number.
ENVIRONMENTS = {
    "tabular": 1, "tabular*": 2, "tabularx": 2, "tabulary": 2, "longtable": 1, "supertabular": 1, "array": 1, "xltabular": 2,
    "ltabulary": 2, "minipage": 1, "multicols": 1, "adjustwidth": 2, "list": 2, "paracol": 1, "thebibliography": 1,
    "spacing": 1, "wrapfigure": 2, "resizebox": 2, "changemargin": 2, "adjustbox": 1, "labeling": 1,
}  # fmt: skip
SKIPPED_ENVIRONMENTS = frozenset(
    {
    "comment", "tikzpicture", "picture", "filecontents", "filecontents*", "figure", "equation", "lstlisting", "pgfpicture",
})  # fmt: skip

# what "\\newcites{talks}{...}" defines, a list of works of its own: "\\nocitetalks{key}", "\\bibliographystyletalks{plain}"
_OF_ANOTHER_LIST = re.compile(r"(?:nocite|bibliography(?:style)?)[a-z]+")


def silent_arguments(name: str) -> int | None:
    """How many arguments a command takes of which none is printed; `None` for commands that print something."""
    return 1 if name not in SWALLOWED and _OF_ANOTHER_LIST.fullmatch(name) else SWALLOWED.get(name)
