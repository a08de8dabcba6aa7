"""Documents without blank lines, type or marks: cells of tables on lines of their own, headings known by their words alone."""

from __future__ import annotations

from etl.extract.reading import read_bytes
from etl.model.document_claims import DocumentClaims
from etl.settings import Settings
from etl.transform.claims import read_claims

TABLE = """CURRICULUM VITAE
PUI-LIN (PETRA) MOREAU
Education
Degree
Year
Subject and institution
Ph.D.
1982
Gear Physics, Lakeside University
M.A.
1979
Dust Studies, Tarn University
B.Sc.
1976
Gear Physics, Lakeside University
Employment
Title and institution
Dates
Professor of Physics
Tarn University, Oregon
September, 1996 - present
Visiting Scientist
Lamp Research Center, California
June, 1991 - June, 1992
Assistant Professor of Physics
Tarn University, Oregon
September, 1988 - August, 1991
"""


def read(text: str) -> DocumentClaims:
    return read_claims(read_bytes(text.encode(), name="cv.txt", settings=Settings()))


def test_cells_on_lines_of_their_own_are_rows() -> None:
    claims = read(TABLE)
    degrees = [(d.degree and d.degree.value, str(d.period and d.period.end and d.period.end.value)) for d in claims.education]
    assert degrees == [("Ph.D.", "1982"), ("M.A.", "1979"), ("B.Sc.", "1976")]
    posts = [(p.title and p.title.value, p.organization and p.organization.value) for p in claims.employment]
    assert posts == [
        ("Professor of Physics", "Tarn University"),
        ("Visiting Scientist", "Lamp Research Center"),
        ("Assistant Professor of Physics", "Tarn University"),
    ]


def test_heads_of_columns_are_set_aside() -> None:
    reasons = {line.line: line.reason for line in read(TABLE).lines}
    assert [reasons[number] for number in (4, 5, 6, 17, 18)] == ["column heads"] * 5


def test_a_name_holds_what_its_owner_is_called() -> None:
    subject = read(TABLE).subject
    assert subject is not None
    assert subject.name.value == "Pui-Lin (Petra) Moreau"


def test_known_words_make_no_headings_where_others_stand_out() -> None:
    claims = read(
        "Ada Moreau\n\n# Education\n\nPhD, Lakeside University, 2019\n\n# Awards\n\nGear Medal, 2020\nTeaching\nDust Prize, 2021\n"
    )
    assert [award.title.value for award in claims.awards if award.title][-1] == "Dust Prize"


LABELS = """ADA MOREAU

a.moreau@example.org
Personal Information:
Citizen of Tarn
Undergraduate Studies:
B.Sc., Gears, Oak College, 2009
Graduate Studies:
Lakeside University, 2010 to present
Ph.D. Candidate in Dust
Teaching Experience:
Spring, 2013
Ec1123, Lakeside University, teaching fellow for Professor B. Roe
Research Experience and Other Employment:
2012
Oak College, research assistant to Professor C. Doe.

Professional Activities:
Referee: Journal of Dust, Gear Letters
"""


def test_labels_without_space_above_are_headings_where_they_name_the_main_sections() -> None:
    claims = read(LABELS)
    assert [d.organization and d.organization.value for d in claims.education] == ["Oak College", "Lakeside University"]
    assert [p.organization and p.organization.value for p in claims.employment] == ["Oak College"]
    assert [s.venue and s.venue.value for s in claims.service] == ["Journal of Dust", "Gear Letters"]


def test_lists_are_headed_by_their_nouns_in_an_outline_of_plain_lines() -> None:
    lists = [
        "Publications in learned journals",
        "A. Moreau. On Gears and Dust. Journal of Lamps, 2020.",
        "Awards",
        "2019",
        "Gear Medal",
    ]
    text = "\n".join(["Ada Moreau", "Education", "PhD in Dust", "Oak College", "2013", *lists, ""])
    claims = read(text)
    assert [work.title.value for work in claims.works] == ["On Gears and Dust"]
    assert [degree.organization and degree.organization.value for degree in claims.education] == ["Oak College"]
