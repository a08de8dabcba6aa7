"""Macros of LaTeX classes and packages for CVs, as little programs in LaTeX.

Sources: the documentation of moderncv, altacv, awesome-cv, europasscv/europecv, res, resume, curve, friggeri-cv, csquotes and
enumitem. A name may have several forms, told apart by the number of arguments (`cventry` takes six in moderncv, five in
awesome-cv). Beside LaTeX's own commands the bodies use: `\\vgline` (a new line), `\\vgtab` (a new cell), `\\vgsep` (a comma between
two things), `\\vgname` (what follows is set as the name).
"""

from __future__ import annotations

from functools import cache

from etl.extract.readers.latex_macros import Macro
from etl.extract.readers.latex_tokens import tokenize

_MACROS: dict[str, tuple[str, ...]] = {
    # moderncv; the five-argument form is awesome-cv's
    "cventry": (
        r"\vgline\textbf{#2}\vgtab#3\vgline#1\vgtab#4\vgline#5\vgline",
        r"\vgline#1\vgtab\textbf{#2}\vgsep\textit{#3}\vgsep#4\vgsep#5\vgline#6\vgline",
    ),
    "cvitem": (r"\vgline#1\vgtab#2\vgline",),
    "cvline": (r"\vgline#1\vgtab#2\vgline",),
    "cvitemwithcomment": (r"\vgline#1\vgtab\textbf{#2}\vgtab\textit{#3}\vgline",),
    "cvlanguage": (r"\vgline#1\vgtab\textbf{#2}\vgtab\textit{#3}\vgline",),
    "cvdoubleitem": (r"\vgline#1\vgtab#2\vgline#3\vgtab#4\vgline",),
    "cvcomputer": (r"\vgline#1\vgtab#2\vgline#3\vgtab#4\vgline",),
    "cvlistitem": (r"\vgitem#1\vgline",),
    "cvlistdoubleitem": (r"\vgitem#1\vgitem#2\vgline",),
    "cvcolumn": (r"\vgline\textbf{#1}\vgline#2\vgline",),
    # awesome-cv
    "cvhonor": (r"\vgline\textbf{#1}\vgsep#2\vgtab#3\vgtab#4\vgline",),
    "cvsubentry": (r"\vgline\textbf{#1}\vgtab#2\vgline#3\vgline", r"\vgline\textbf{#1}\vgtab#2\vgtab#3\vgline#4\vgline"),
    "cvskill": (r"\vgline\textbf{#1}\vgtab#2\vgline",),
    "cvpublication": (r"\vgline#1\vgsep#2\vgsep#3\vgsep#4\vgline",),
    # altacv
    "cvevent": (r"\vgline\textbf{#1}\vgline\textbf{#2}\vgline#3\vgtab#4\vgline",),
    "cvachievement": (r"\vgline\textbf{#2}\vgline#3\vgline",),
    "cvtag": (r"\vgsep#1",),
    "cvref": (r"\vgline\textbf{#1}\vgsep#2\vgsep#3\vgline",),
    "divider": (r"\vgline",),
    # europasscv, europecv
    "ecvitem": (r"\vgline#1\vgtab#2\vgline",),
    "ecvtitle": (r"\vgline#1\vgtab\textbf{#2}\vgline",),
    "ecvtitlelevel": (r"\vgline#1\vgtab\textbf{#2}\vgtab#3\vgline",),
    "ecvbigitem": (r"\vgline#1\vgtab\textbf{#2}\vgline",),
    "ecvworkexperience": (r"\vgline#1\vgtab\textbf{#2}\vgsep#3\vgsep#4\vgline#5\vgline",),
    "ecveducation": (r"\vgline#1\vgtab\textbf{#2}\vgsep#3\vgsep#4\vgline#5\vgline",),
    "ecvconference": (r"\vgline#1\vgtab\textbf{#2}\vgline#3\vgline",),
    "ecvmothertongue": (r"\vgline#1\vgline",),
    # curve; the four-argument form is friggeri-cv's
    "entry": (r"\vgline#1\vgtab#2\vgline", r"\vgline#1\vgtab\textbf{#2}\vgtab#3\vgline#4\vgline"),
    # friggeri-cv
    "header": (r"\vgline{\vgname#1 #2}\vgline#3\vgline",),
    # csquotes
    "enquote": (r"“#1”",),
    # resumes in the style of "Jake's resume", where the file's own definitions are not given
    "resumeSubheading": (r"\vgline\textbf{#1}\vgtab#2\vgline\textit{#3}\vgtab\textit{#4}\vgline",),
    "resumeItem": (r"\vgitem#1\vgline", r"\vgitem\textbf{#1}: #2\vgline"),
    "resumeSubItem": (r"\vgitem#1\vgline", r"\vgitem\textbf{#1}: #2\vgline"),
    "resumeProjectHeading": (r"\vgline#1\vgtab#2\vgline",),
    "employer": (r"\vgline\textbf{#1}\vgline",),
    "location": (r"\vgtab#1",),
    "dates": (r"\vgtab#1",),
}
_ENVIRONMENTS: dict[str, tuple[str, str]] = {
    # resume.cls: \begin{rSection}{Education}, \begin{rSubsection}{Employer}{Dates}{Title}{Place}
    "rSection": (r"\section{#1}", r"\vgline"),
    "rSubsection": (r"\vgline\textbf{#1}\vgtab#2\vgline\textit{#3}\vgtab\textit{#4}\begin{itemize}", r"\end{itemize}"),
    # friggeri-cv
    "aside": (r"\vgline{\obeycr ", r"}\vgline"),
    # curve
    "rubric": (r"\section{#1}", r"\vgline"),
    # res
    "position": (r"\vgline", r"\vgline"),
    "cvitems": (r"\begin{itemize}", r"\end{itemize}"),
    "cvsubentries": (r"\vgline", r"\vgline"),
    "innerlist": (r"\begin{itemize}", r"\end{itemize}"),
    "outerlist": (r"\begin{itemize}", r"\end{itemize}"),
    "lonelist": (r"\begin{itemize}", r"\end{itemize}"),
    "bibsection": (r"\begin{itemize}", r"\end{itemize}"),
    "revnumerate": (r"\begin{etaremune}", r"\end{etaremune}"),
    "ecvitemize": (r"\begin{itemize}", r"\end{itemize}"),
    "compactitem": (r"\begin{itemize}", r"\end{itemize}"),
    "compactenum": (r"\begin{enumerate}", r"\end{enumerate}"),
    "tightitemize": (r"\begin{itemize}", r"\end{itemize}"),
}


def _arguments(body: str) -> int:
    return max((int(digit) for digit in "123456789" if f"#{digit}" in body), default=0)


@cache
def class_macros() -> dict[str, tuple[Macro, ...]]:
    """Name -> its forms, by number of arguments, fewest first."""
    return {
        name: tuple(sorted((Macro(_arguments(body), (), tuple(tokenize(body))) for body in bodies), key=lambda m: m.arguments))
        for name, bodies in _MACROS.items()
    }


@cache
def class_environments() -> dict[str, Macro]:
    """Name -> what its beginning and its end stand for."""
    return {
        name: Macro(_arguments(begin), (), tuple(tokenize(begin)), tuple(tokenize(end)))
        for name, (begin, end) in _ENVIRONMENTS.items()
    }
