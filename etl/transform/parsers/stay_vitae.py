"""Lives told year by year where no heading says so: a vita below the name or under "Biografie", each line with its date first.

```
1976 Studium der Geologie an der Universität Ulme
1984 Promotion
1986 bis 1990 Lehrbeauftragter an der Universität Eiche
```
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.model.section import Section, SectionKind
from etl.transform.parsers.affiliations import Role, evidence_of, is_job_in_education
from etl.transform.parsers.row_wording import starts_with_date
from etl.transform.parsers.stay_rows import Row

# sections in which a life may be told year by year
VITAE = (SectionKind.HEADER, SectionKind.SUMMARY, SectionKind.PERSONAL, SectionKind.UNKNOWN)
_FEWEST = 3  # lines of posts and degrees
_SHARE = 0.4  # of the dated lines
_SURE_POST, _SURE_DEGREE = 0.75, 0.85
_LONGEST = 300  # characters of a line


def vita_rows(rows: Sequence[tuple[Row, Section]]) -> list[tuple[Row, Section]]:
    """The rows of a vita from its first date on; none where dates do not open the lines, or few of them name posts and degrees."""
    dated = [i for i, (row, _) in enumerate(rows) if row.dates and len(row.text) <= _LONGEST and starts_with_date(row.text)]
    posts = [
        i for i in dated if _names_post(rows[i][0]) or (i + 1 < len(rows) and not rows[i][0].parts and _names_post(rows[i + 1][0]))
    ]
    if len(posts) < _FEWEST or len(posts) < _SHARE * len(dated):
        return []
    return list(rows[dated[0] :])


def _names_post(row: Row) -> bool:
    found = evidence_of(row.parts[0].text) if row.parts else None
    if found is None:
        return False
    return (found[0] is Role.DEGREE and found[1] >= _SURE_DEGREE) or (
        found[0] is Role.TITLE and found[1] >= _SURE_POST and is_job_in_education(row.parts[0].text)
    )
