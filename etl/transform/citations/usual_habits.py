"""What reference lists of many styles have in common: which field follows which, with which separators, set in which type.

Shares between 0 and 1; what is not named is rare.
"""

from __future__ import annotations

from etl.transform.citations.atoms import Setting
from etl.transform.citations.evidence import Field

F, S = Field, Setting
# How often a field follows another over many styles; what is not named is rare.
FOLLOWS: dict[Field, dict[Field, float]] = {
    F.START: {F.AUTHORS: 0.6, F.TITLE: 0.25, F.YEAR: 0.07, F.VENUE: 0.02, F.EXTRA: 0.03, F.WITH: 0.01, F.OTHER: 0.015},
    F.AUTHORS: {
        F.TITLE: 0.42,
        F.YEAR: 0.36,
        F.VENUE: 0.08,
        F.EXTRA: 0.06,
        F.IN: 0.02,
        F.PUBLISHER: 0.02,
        F.END: 0.03,
        F.EDS: 0.02,
        F.EDITORS: 0.01,
        F.NUMBERS: 0.01,
    },
    F.YEAR: {
        F.TITLE: 0.33,
        F.END: 0.2,
        F.NUMBERS: 0.14,
        F.VENUE: 0.1,
        F.EXTRA: 0.1,
        F.AUTHORS: 0.05,
        F.IN: 0.03,
        F.PUBLISHER: 0.03,
        F.WITH: 0.02,
        F.OTHER: 0.02,
    },
    F.TITLE: {
        F.VENUE: 0.36,
        F.IN: 0.17,
        F.AUTHORS: 0.11,
        F.YEAR: 0.1,
        F.EXTRA: 0.08,
        F.PUBLISHER: 0.06,
        F.WITH: 0.04,
        F.END: 0.03,
        F.NUMBERS: 0.03,
        F.EDS: 0.01,
        F.EDITORS: 0.015,
        F.OTHER: 0.01,
    },
    F.VENUE: {
        F.NUMBERS: 0.42,
        F.YEAR: 0.24,
        F.PUBLISHER: 0.08,
        F.EXTRA: 0.08,
        F.END: 0.06,
        F.EDS: 0.04,
        F.OTHER: 0.03,
        F.AUTHORS: 0.01,
        F.EDITORS: 0.02,
        F.TITLE: 0.01,
        F.WITH: 0.02,
    },
    F.IN: {F.VENUE: 0.84, F.EDITORS: 0.1, F.YEAR: 0.02, F.EXTRA: 0.02, F.NUMBERS: 0.01},
    F.EDS: {F.EDITORS: 0.5, F.VENUE: 0.25, F.NUMBERS: 0.08, F.PUBLISHER: 0.08, F.YEAR: 0.05, F.TITLE: 0.03},
    F.EDITORS: {F.EDS: 0.4, F.NUMBERS: 0.16, F.PUBLISHER: 0.16, F.VENUE: 0.14, F.YEAR: 0.08, F.END: 0.02},
    F.NUMBERS: {
        F.YEAR: 0.34,
        F.END: 0.3,
        F.EXTRA: 0.14,
        F.PUBLISHER: 0.1,
        F.VENUE: 0.03,
        F.WITH: 0.02,
        F.OTHER: 0.02,
        F.EDS: 0.01,
        F.IN: 0.03,
    },
    F.PUBLISHER: {F.YEAR: 0.4, F.END: 0.34, F.NUMBERS: 0.1, F.EXTRA: 0.1, F.OTHER: 0.02},
    F.EXTRA: {
        F.END: 0.4,
        F.YEAR: 0.14,
        F.VENUE: 0.12,
        F.TITLE: 0.06,
        F.NUMBERS: 0.06,
        F.AUTHORS: 0.03,
        F.WITH: 0.02,
        F.PUBLISHER: 0.04,
        F.OTHER: 0.06,
        F.IN: 0.02,
    },
    F.OTHER: {F.YEAR: 0.3, F.END: 0.25, F.NUMBERS: 0.15, F.EXTRA: 0.15, F.PUBLISHER: 0.1},
    F.WITH: {F.AUTHORS: 0.97},
    F.BY: {F.AUTHORS: 0.97},
}
RARE = 0.004
# Separators between two fields, and inside one, over many styles.
BETWEEN = {
    ". ": 0.32,
    ", ": 0.26,
    ": ": 0.06,
    " ": 0.06,
    " (": 0.06,
    ") ": 0.04,
    "; ": 0.02,
    "\n": 0.12,
    "\t": 0.3,
    "). ": 0.05,
    "., ": 0.05,
    ",“ ": 0.05,
    ", “": 0.05,
    ".“ ": 0.05,
    ". “": 0.05,
    "? ": 0.03,
}
INSIDE: dict[Field, dict[str, float]] = {
    F.AUTHORS: {
        ", ": 0.5,
        " & ": 0.12,
        ", & ": 0.12,
        "; ": 0.08,
        " / ": 0.04,
        "., ": 0.12,
        ". & ": 0.04,
        ". ": 0.01,
        "., & ": 0.08,
        " ": 0.01,
        " (": 0.01,
        ") ": 0.01,
        ".; ": 0.05,
        "\n": 0.02,
    },
    F.TITLE: {
        ": ": 0.3,
        ", ": 0.25,
        " ": 0.2,
        "? ": 0.06,
        " (": 0.06,
        ") ": 0.06,
        ". ": 0.05,
        " & ": 0.1,
        " – ": 0.05,
        "; ": 0.02,
        "\n": 0.08,
        "\n ": 0.1,
        "! ": 0.02,
        ", & ": 0.06,
    },
    F.VENUE: {
        ", ": 0.22,
        ": ": 0.15,
        " ": 0.15,
        ". ": 0.08,
        " (": 0.1,
        ") ": 0.06,
        " & ": 0.1,
        ", & ": 0.08,
        "\n": 0.08,
        "\n ": 0.1,
        " – ": 0.02,
    },
    F.EDITORS: {", ": 0.4, " & ": 0.25, ", & ": 0.1, "., ": 0.1, ". & ": 0.1, "; ": 0.05, " ": 0.02, ". ": 0.05},
    F.PUBLISHER: {", ": 0.4, ": ": 0.4, " & ": 0.1, "; ": 0.05, "., ": 0.1, ". ": 0.02, " ": 0.05},
}
INSIDE_OF = {int(one): signatures for one, signatures in INSIDE.items()}  # plain numbers are fast to look up
ANY_INSIDE = 0.12
RARE_GAP = 0.006
SETTING = {
    Setting.PLAIN: 0.7,
    Setting.BOLD: 0.08,
    Setting.ITALIC: 0.1,
    Setting.BOLD_ITALIC: 0.02,
    Setting.QUOTED: 0.1,
    Setting.LINKED: 0.05,
}
# A title or a venue may well be set apart, the rest is seldom; a name in bold says nothing.
SETTING_OF = {
    F.TITLE: {S.PLAIN: 0.4, S.BOLD: 0.12, S.ITALIC: 0.13, S.BOLD_ITALIC: 0.05, S.QUOTED: 0.3, S.LINKED: 0.3},
    F.VENUE: {S.PLAIN: 0.5, S.BOLD: 0.06, S.ITALIC: 0.4, S.BOLD_ITALIC: 0.02, S.QUOTED: 0.01, S.LINKED: 0.05},
    F.AUTHORS: {S.PLAIN: 0.75, S.BOLD: 0.15, S.ITALIC: 0.06, S.BOLD_ITALIC: 0.03, S.QUOTED: 0.005, S.LINKED: 0.03},
}

# How often a field goes on after one of its atoms.
STAYS = {
    F.AUTHORS: 0.75,
    F.TITLE: 0.35,
    F.VENUE: 0.3,
    F.NUMBERS: 0.5,
    F.PUBLISHER: 0.4,
    F.EDITORS: 0.6,
    F.IN: 0.01,
    F.WITH: 0.01,
    F.BY: 0.01,
}
# What changes with what the entries of a list open with.
OPENINGS: dict[Field, dict[Field, dict[Field, float]]] = {
    F.AUTHORS: {F.START: {F.AUTHORS: 0.78, F.TITLE: 0.07}},
    F.TITLE: {F.START: {F.AUTHORS: 0.07, F.TITLE: 0.78}},
    F.VENUE: {F.START: {F.VENUE: 0.8, F.TITLE: 0.05, F.AUTHORS: 0.05}, F.VENUE: {F.TITLE: 0.3}, F.YEAR: {F.TITLE: 0.5}},
}
