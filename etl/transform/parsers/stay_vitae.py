"""Careers that no heading names: a vita below the name or under "Biografie", each line with its date first, or posts and
employers that stand below the name as they do in other documents below "Experience".

```
1976 Studium der Geologie an der Universität Ulme
1984 Promotion
1986 bis 1990 Lehrbeauftragter an der Universität Eiche
```
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.model import regex as re
from etl.model.section import Section, SectionKind
from etl.transform.parsers.affiliations import Role, evidence_of, is_job_in_education
from etl.transform.parsers.row_wording import starts_with_date
from etl.transform.parsers.stay_neighbours import STUDIES
from etl.transform.parsers.stay_rows import Row

# sections in which a life may be told year by year
VITAE = (SectionKind.HEADER, SectionKind.SUMMARY, SectionKind.PERSONAL, SectionKind.UNKNOWN)
_FEWEST = 3  # lines of posts and degrees
_SHARE = 0.4  # of the dated lines
# offices beside a job: "Co-organiser of ...", "Postdoc rep on ...", "Supervisor of four students"
_SERVES = re.compile(
    r"\b(?:co-?organi[sz]er|organi[sz]er|rep|representative|supervisor of|supervised|reviewer|referee|volunteer|judge|mentor"
    r"|ambassador|committee|panel(?:l?ist)?|board member|chair of|speaker)\b",
    re.I,
)
_SURE_POST, _SURE_DEGREE = 0.75, 0.85
_LONGEST = 300  # characters of a line
_FEWEST_POSTS, _SHARE_NAMED, _NAMED, _SHORT = 2, 0.5, 0.7, 120  # the same for rows that ranges close


def career_rows(rows: Sequence[tuple[Row, Section]]) -> list[tuple[Row, Section]]:
    """The rows of a career that no heading names, from its first date on; empty without one."""
    is_header = bool(rows) and rows[0][1].kind is SectionKind.HEADER
    return _vita_rows(rows) or (_rows_from_first_post(rows) if is_header else [])


def _vita_rows(rows: Sequence[tuple[Row, Section]]) -> list[tuple[Row, Section]]:
    """The rows of a vita from its first date on; none where dates do not open the lines, or few of them name posts and degrees."""
    dated = [i for i, (row, _) in enumerate(rows) if row.dates and len(row.text) <= _LONGEST and starts_with_date(row.text)]
    posts = [
        i for i in dated if _names_post(rows[i][0]) or (i + 1 < len(rows) and not rows[i][0].parts and _names_post(rows[i + 1][0]))
    ]
    if len(posts) < _FEWEST or len(posts) < _SHARE * len(dated):
        return []
    return list(rows[dated[0] :])


def _rows_from_first_post(rows: Sequence[tuple[Row, Section]]) -> list[tuple[Row, Section]]:
    """The rows from the first post or employer on that ranges of dates close: "Elm Works, Oslo – 2004-2012" above "Engineer –
    2006-2012"; none where fewer than three rows are such, or two name no post."""
    closed = [i for i, (row, _) in enumerate(rows) if _closes_with_range(row)]
    posts = [i for i in closed if rows[i][0].has(Role.TITLE, least=_SURE_POST)]
    named = [i for i in closed if rows[i][0].has(Role.TITLE, Role.ORGANIZATION, Role.UNIT, least=_NAMED)]
    if len(named) < _FEWEST or len(posts) < _FEWEST_POSTS or len(named) < _SHARE_NAMED * len(closed):
        return []
    return list(rows[closed[0] :])


def _closes_with_range(row: Row) -> bool:
    if not row.dates or len(row.text) > _SHORT or not row.parts:
        return False
    last = row.dates[-1]
    return last.first is not None and not row.text[last.end :].strip(" .)]") and not starts_with_date(row.text)


def _names_post(row: Row) -> bool:
    found = evidence_of(row.parts[0].text) if row.parts else None
    if found is None or _SERVES.search(row.parts[0].text):
        return False
    is_sure = found[1] >= _SURE_DEGREE or STUDIES.match(row.parts[0].text) is not None
    return (found[0] is Role.DEGREE and is_sure) or (
        found[0] is Role.TITLE and found[1] >= _SURE_POST and is_job_in_education(row.parts[0].text)
    )
