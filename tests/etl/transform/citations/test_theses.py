from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.extract.reading import read_bytes
from etl.model.facts import Work, WorkKind
from etl.settings import Settings
from etl.transform.citations.theses import read_theses
from etl.transform.sections import split_sections


def theses(text: str) -> list[Work]:
    document = read_bytes(text.encode(), name="cv.md", settings=Settings())
    return read_theses(split_sections(document))


@pytest.mark.parametrize(
    ("line", "title", "year"),
    [
        pytest.param(
            "PhD, University of Nowhere, 2012. Thesis: Quiet widgets converge slowly",
            "Quiet widgets converge slowly",
            2012,
            id="thesis",
        ),
        pytest.param(
            "Ph.D. in Lamps, Nowhere, 2002 – 2007 Dissertation: Fat and Light. Candles in Leeds, 1922-45",
            "Fat and Light. Candles in Leeds, 1922-45",
            2007,
            id="subtitle",
        ),
        pytest.param(
            "2015: Dottorato di ricerca, Scuola di Nessunluogo. Tesi: Il tempo dell’attesa. Un saggio. Relatore: prof. P. Prova",
            "Il tempo dell’attesa. Un saggio",
            2015,
            id="italian",
        ),
        pytest.param(
            "Promotion, Universität Nirgends, 2011. Dissertation: „Die stille Mühle. Arbeit um 1800“ (Betreuer: R. Muster)",
            "Die stille Mühle. Arbeit um 1800",
            2011,
            id="german-quoted",
        ),
        pytest.param(
            "Doctorat, Université de Nullepart, 2009. Thèse : « L’ombre du clocher »", "L’ombre du clocher", 2009, id="french"
        ),
        pytest.param(
            "2019 Promotion zum Dr.-Ing., TU Nirgends: „Wellen an begrünten Lampen unter Last“",
            "Wellen an begrünten Lampen unter Last",
            2019,
            id="quoted-under-a-doctorate",
        ),
        pytest.param(
            "PhD, Music, University of Nowhere (2014). *Reeds Across the Lamp: Labour in Two Towns*. Committee: B. Roe",
            "Reeds Across the Lamp: Labour in Two Towns",
            2014,
            id="italics-under-a-doctorate",
        ),
        pytest.param(
            "MSc, Nowhere, 2008, thesis entitled Lamps over finite fields (pdf)", "Lamps over finite fields", 2008, id="entitled"
        ),
        pytest.param(
            "Dr. phil., Nirgends, 2013. Titel der Dissertation: Vom Mahlen und Backen",
            "Vom Mahlen und Backen",
            2013,
            id="titel-der",
        ),
        pytest.param(
            "Dr. phil., Nirgends, 2011. Dissertation: Vom Mahlen und Backen; Doktorvater: Prof. R. Muster",
            "Vom Mahlen und Backen",
            2011,
            id="doktorvater-after",
        ),
        pytest.param(
            "2010–2013 Masterthesis – *Quiet lamps under load* Betreuer: A. Roe",
            "Quiet lamps under load",
            2013,
            id="german-and-dash",
        ),
        pytest.param(
            "2012–2015 Doctorante en optique, Nullepart. *Les lampes tranquilles et leurs ombres*",
            "Les lampes tranquilles et leurs ombres",
            2015,
            id="doctoral-student-in-french",
        ),
        pytest.param(
            "BSc, Nowhere, 2014. Final Year Dissertation: ‘Wicks of the Millers’ lamps’",
            "Wicks of the Millers’ lamps",
            2014,
            id="single-quotes",
        ),
        pytest.param(
            "2014 Bachelor of Science mit der Arbeit: Vom Mahlen und Backen. Gutachter: Prof. R. Muster",
            "Vom Mahlen und Backen",
            2014,
            id="mit-der-arbeit",
        ),
        pytest.param(
            "MA, Nowhere, Dissertation: The oil of the ancients, 2012 - 2013.", "The oil of the ancients", 2013, id="years-behind"
        ),
        pytest.param("PhD, Nowhere, 2014. Thesis: Oil in Ulm, 1922-1945.", "Oil in Ulm, 1922-1945", 2014, id="years-of-the-title"),
        pytest.param("MSc, Nowhere, 2014\n    - Title: A study of wicks\n", "A study of wicks", 2014, id="bare-title-below"),
        pytest.param(
            "PhD, Nowhere, 2014. Thesis title: A study of wicks – Advisor: Bob Roe", "A study of wicks", 2014, id="advisor-after"
        ),
        pytest.param(
            "2009-2012 - PhD, Nowhere. Dissertation - Ash groups and wick graphs - Grade 71% - Advised by Bob Roe",
            "Ash groups and wick graphs",
            2012,
            id="dashes-and-a-grade",
        ),
        pytest.param(
            "MSc, Nowhere, 2011. Thesis: Decay of λ(548) lamps in strong light",
            "Decay of λ(548) lamps in strong light",
            2011,
            id="bracket",
        ),
        pytest.param(
            "Grado en Lámparas, Universidad de Ningún Sitio, 2015. Trabajo de Fin de Grado: El candil en la casa rural",
            "El candil en la casa rural",
            2015,
            id="spanish",
        ),
        pytest.param(
            "MSc in Lamps, Nowhere, 2010. The thesis is titled “Long wicks on a common lamp”.",
            "Long wicks on a common lamp",
            2010,
            id="in-a-sentence",
        ),
    ],
)
def test_a_thesis_named_under_a_degree_is_a_work(line: str, title: str, year: int) -> None:
    (work,) = theses(f"# Ada Q. Doe\n\n## Education\n\n- {line}\n")
    assert (work.title.value, work.kind.value, work.owner_implied) == (title, WorkKind.THESIS, True)
    assert work.year is not None
    assert work.year.value == year
    assert work.title.printed == work.title.span.quote


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("PhD, University of Nowhere, 2012. Thesis advisor: Bob Roe", id="advisor"),
        pytest.param("MSc (thesis track), University of Nowhere, 2012", id="track"),
        pytest.param("PhD, University of Nowhere, 2012. Thesis committee: B. Roe, C. Poe, D. Moe, E. Low", id="committee"),
        pytest.param("PhD, University of Nowhere, 2012. Dissertation Fellowship: Lamp Foundation of Nowhere", id="fellowship"),
        pytest.param("PhD, University of Nowhere, 2012. Thesis: pending", id="too-short"),
        pytest.param("PhD in Lamps, *Faculty of Light and Candles, University of Nowhere*, 2012", id="institute-in-italics"),
        pytest.param("PhD, University of Nowhere, 2012. Supervisor of thesis: Prof. Dr. Bob A. Roe", id="supervisor-of-thesis"),
        pytest.param("Title: A study of wicks and lamps", id="bare-title-above-nothing"),
        pytest.param("BA in Lamps, University of Nowhere, 2004, “best lamp of the year” prize", id="quotation-without-doctorate"),
    ],
)
def test_words_near_a_thesis_are_none(line: str) -> None:
    assert theses(f"# Ada Q. Doe\n\n## Education\n\n- {line}\n") == []


def test_a_title_on_a_line_of_its_own() -> None:
    (work,) = theses("# Ada Q. Doe\n\n## Education\n\n- PhD in Lamps, Nowhere, 2009<br>\n  Title: ‘The wick’s long way to Ulm’\n")
    assert (work.title.value, work.year.value if work.year else None) == ("The wick’s long way to Ulm", 2009)


def test_a_title_below_the_word_alone() -> None:
    (work,) = theses(
        "# Ada Q. Doe\n\n## Education\n\n- PhD in Lamps, Nowhere\n- Dissertation\n- Title: A study of wicks and lamps\n"
    )
    assert work.title.value == "A study of wicks and lamps"


def test_projects_and_what_has_no_heading_name_theses_where_an_entry_opens_with_one() -> None:
    (work,) = theses("# Ada Q. Doe\n\n## Proyectos\n\n- Tesis de Máster: El candil en la casa rural\n- Una lámpara nueva\n")
    assert work.title.value == "El candil en la casa rural"
    assert theses("# Ada Q. Doe\n\n## Projects\n\n- Helped with a master thesis: Quiet lamps under heavy load\n") == []


def test_sentences_below_a_title_are_no_part_of_it() -> None:
    told = "Since then I have looked at lamps of all kinds and at what makes them so very quiet in the long nights of the north, "
    line = f"Dissertation title: Quiet Lamps in the Long Nights of Ulm\n  {told * 2}"
    (work,) = theses(f"# Ada Q. Doe\n\n## Education\n\n- PhD, Nowhere, 2012\n  {line}\n")
    assert work.title.value == "Quiet Lamps in the Long Nights of Ulm"


def test_only_education_is_read() -> None:
    assert theses("# Ada Q. Doe\n\n## Awards\n\n- Thesis: Quiet widgets converge slowly, 2012\n") == []


def test_careers_name_theses_where_an_entry_opens_with_one() -> None:
    head = "# Ada Q. Doe\n\n## Employment\n\n- 2010–2013 Elm University\n"
    (work,) = theses(head + "- 21.10.2013 Masterthesis – *Quiet lamps under heavy load*\n")
    assert work.title.value == "Quiet lamps under heavy load"
    (work,) = theses(head + "- 2013 Bachelor of Science, thesis: Quiet lamps under heavy load\n")
    assert work.title.value == "Quiet lamps under heavy load"
    assert theses(head + "- 2013 Lecturer, Ash College. Supervised a master thesis: Quiet lamps under heavy load\n") == []


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.sampled_from('Thesis: „“"aB.,;()–\n 2012'), max_size=120))
def test_nothing_raises(text: str) -> None:
    for work in theses(f"# Ada Q. Doe\n\n## Education\n\n- PhD, Nowhere, 2012. {text}\n"):
        assert work.title.value
