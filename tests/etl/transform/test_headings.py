from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.gazetteers.loader import read_gazetteer
from etl.model.section import SectionKind
from etl.transform.heading_lexicon import fold
from etl.transform.headings import Wording, is_document_title, read_heading_words

KNOWN = [
    ("Where I've worked", SectionKind.EMPLOYMENT),
    ("Where I’ve studied", SectionKind.EDUCATION),
    ("Stuff I made", SectionKind.PROJECTS),
    ("Committee/Task Force Duties", SectionKind.SERVICE),
    ("Klinische Praktika", SectionKind.EMPLOYMENT),
    ("Things I have won", SectionKind.AWARDS),
    ("Utbildning", SectionKind.EDUCATION),
    ("Doświadczenie zawodowe", SectionKind.EMPLOYMENT),
    ("Premis i beques", SectionKind.AWARDS),
    ("Yayınlar", SectionKind.PUBLICATIONS),
    ("Doing good for the profession", SectionKind.SERVICE),
    ("People who know and recommend me", SectionKind.REFERENCES),
    ("Interns and students who worked with me", SectionKind.ADVISING),
    ("Things that I have written so far", SectionKind.PUBLICATIONS),
    ("Courses I've taught", SectionKind.TEACHING),
    ("Wo ich studiert habe", SectionKind.EDUCATION),
    ("Was ich geschrieben habe", SectionKind.PUBLICATIONS),
    ("Là où j'ai travaillé", SectionKind.EMPLOYMENT),
    ("Ce que j’ai publié", SectionKind.PUBLICATIONS),
    ("Dónde he trabajado", SectionKind.EMPLOYMENT),
    ("Lo que he escrito", SectionKind.PUBLICATIONS),
    ("Actividad anterior", SectionKind.EMPLOYMENT),
    ("Frühere Tätigkeiten", SectionKind.EMPLOYMENT),
    ("Giving back", SectionKind.SERVICE),
    (":apple: Teaching", SectionKind.TEACHING),
    ("Academic Appointment", SectionKind.EMPLOYMENT),
    ("Papers Presented at Conferences", SectionKind.TALKS),
    ("Ph.D. Theses Directed", SectionKind.ADVISING),
    ("Invited conferences / workshops", SectionKind.TALKS),
    ("Publications (* étudiant(e) / student)", SectionKind.PUBLICATIONS),
    ("Referee activity", SectionKind.SERVICE),
    ("Conferences co-organized", SectionKind.SERVICE),
    ("Posters presented", SectionKind.TALKS),
    ("Reserve Bank of Elm publications", SectionKind.PUBLICATIONS),
    ("Funding obtained", SectionKind.GRANTS),
    ("EDUCATION", SectionKind.EDUCATION),
    ("Professional Path", SectionKind.EMPLOYMENT),
    ("Klinische Praktika", SectionKind.EMPLOYMENT),
    ("Historial profesional", SectionKind.EMPLOYMENT),
    ("Emplois étudiants", SectionKind.EMPLOYMENT),
    ("Bijbanen", SectionKind.EMPLOYMENT),
    ("Service experience", SectionKind.SERVICE),
    ("Selected Concerts", SectionKind.MEDIA),
    ("Public Collections", SectionKind.MEDIA),
    ("Creative Work", SectionKind.PUBLICATIONS),
    ("Obras publicadas", SectionKind.PUBLICATIONS),
    ("Comments", SectionKind.TALKS),
    ("Forschungspraktika", SectionKind.EMPLOYMENT),
    ("Weitere Kunstausstellungen", SectionKind.MEDIA),
    ("Zeitschriftenpublikationen", SectionKind.PUBLICATIONS),
    ("Reisestipendien", SectionKind.AWARDS),
    ("Onderzoeksvaardigheden", SectionKind.SKILLS),
    ("2. Selected Publications (peer-reviewed)", SectionKind.PUBLICATIONS),
    ("IV. Teaching", SectionKind.TEACHING),
    ("Awards & Honors", SectionKind.AWARDS),
    ("Honors/Awards", SectionKind.AWARDS),
    ("Skills and Certifications", SectionKind.SKILLS),
    ("Professional Services", SectionKind.SERVICE),
    ("16 Papers", SectionKind.PUBLICATIONS),
    ("E D U C A T I O N", SectionKind.EDUCATION),
    ("Berufserfahrung:", SectionKind.EMPLOYMENT),
    ("Auszeichnungen und Stipendien", SectionKind.AWARDS),
    ("VORTRÄGE & KONFERENZEN", SectionKind.TALKS),
    ("Publications scientifiques", SectionKind.PUBLICATIONS),
    ("Formation académique", SectionKind.EDUCATION),
    ("Formación académica", SectionKind.EDUCATION),
    ("Experiencia profesional", SectionKind.EMPLOYMENT),
    ("Attività didattica", SectionKind.TEACHING),
    ("Formação acadêmica", SectionKind.EDUCATION),
    ("Werkervaring", SectionKind.EMPLOYMENT),
    ("Invited Conference Talks", SectionKind.TALKS),
    ("Publications dans des revues", SectionKind.PUBLICATIONS),
    ("Selected Work in Progress", SectionKind.PUBLICATIONS),
    ("Publications since 2019", SectionKind.PUBLICATIONS),
    ("Attività d'insegnamento", SectionKind.TEACHING),
    ("ATTIVITÀ EDITORIALE E DI REVISIONE", SectionKind.SERVICE),
    ("Relazioni a convegni (selezione)", SectionKind.TALKS),
    ("Gremien, Mitgliedschaften, Gutachten", SectionKind.SERVICE),
    ("Prêmios e títulos", SectionKind.AWARDS),
    ("Participação em bancas", SectionKind.ADVISING),
    ("Begeleiding van promovendi", SectionKind.ADVISING),
    ("Comunicaciones a congresos", SectionKind.TALKS),
    ("Activités d’enseignement", SectionKind.TEACHING),
    ("Tools of the trade", SectionKind.SKILLS),
    ("Other Courses Taught", SectionKind.TEACHING),
    ("TEACHING AND EXPOSITORY PUBLICATIONS, REVIEWS, etc:", SectionKind.PUBLICATIONS),
    ("Sprachkentnisse", SectionKind.LANGUAGES),
    ("PROFFESIONAL EXPERIANCE", SectionKind.EMPLOYMENT),
    ("Winter Schools and Seminars Organisation", SectionKind.SERVICE),
    ("Organised Colloquia", SectionKind.SERVICE),
    ("Training of Human Resources", SectionKind.ADVISING),
    ("Dutch Journal Articles", SectionKind.PUBLICATIONS),
    ("Berufliche Erfahrungen", SectionKind.EMPLOYMENT),
    ("Paquets R", SectionKind.SOFTWARE),
    ("Postes passés", SectionKind.EMPLOYMENT),
    ("Zusätzliche Qualifikationen", SectionKind.SKILLS),
    ("Software Proficiencies", SectionKind.SKILLS),
    ("Supervision of University Students", SectionKind.ADVISING),
]


@pytest.mark.parametrize(
    ("text", "kind", "also"),
    [
        ("Honors and Service", SectionKind.AWARDS, (SectionKind.SERVICE,)),
        ("Talks & Media", SectionKind.TALKS, (SectionKind.MEDIA,)),
        ("Funding and prizes", SectionKind.GRANTS, (SectionKind.AWARDS,)),
        ("Akademischer Werdegang", SectionKind.EDUCATION, (SectionKind.EMPLOYMENT,)),
        ("Awards & Honors", SectionKind.AWARDS, ()),
        ("Software und Methoden", SectionKind.SKILLS, (SectionKind.SKILLS,)),
        ("Conférences internationales, ateliers et séminaires", SectionKind.TALKS, (SectionKind.PUBLICATIONS,)),
        ("International Conferences", SectionKind.PUBLICATIONS, (SectionKind.TALKS,)),
    ],
    ids=["and", "ampersand", "two kinds of money", "either", "one kind", "what is used", "either, and talks", "either, alone"],
)
def test_reads_the_further_kinds_of_a_heading(text: str, kind: SectionKind, also: tuple[SectionKind, ...]) -> None:
    words = read_heading_words(text)
    assert (words.kind, words.also) == (kind, also)


@pytest.mark.parametrize(("text", "kind"), KNOWN, ids=[text for text, _ in KNOWN])
def test_reads_the_kind_of_a_heading(text: str, kind: SectionKind) -> None:
    words = read_heading_words(text)
    assert words.kind is kind
    assert words.wording >= Wording.HEAD


@pytest.mark.parametrize(
    "text",
    [
        "Department of Education",
        "Institute for Service",
        "Society for Rural Education",
        "Ministry of Higher Education",
        "Software Engineer",
        "Board of Directors",
        "2019",
        "Example Corporation",
        "",
        "...",
        "Jane Doe",
        "A study of how rivers carve the land over time",
    ],
)
def test_other_words_are_no_heading(text: str) -> None:
    assert read_heading_words(text).wording is Wording.NONE


@pytest.mark.parametrize(
    "text", ["Teaching Assistant", "Reviewer", "Program Committee", "Journal/Conference Reviewer", "Journal Referee"]
)
def test_a_role_is_known_as_a_role_only(text: str) -> None:
    assert read_heading_words(text).wording is Wording.ROLE


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Occasional Referee", SectionKind.SERVICE),
        ("Reviewer of Journals and Grants", SectionKind.SERVICE),
        ("Rapporteur pour des revues", SectionKind.SERVICE),
        ("Invited Discussant", SectionKind.TALKS),
        ("Reviewer for Elm Letters", SectionKind.UNKNOWN),
        ("Editor of the Lamp Journal", SectionKind.UNKNOWN),
    ],
    ids=["how often", "of what", "French", "of talks", "named journal", "named journal of an editor"],
)
def test_who_did_what_in_general_is_a_role(text: str, kind: SectionKind) -> None:
    words = read_heading_words(text)
    assert (words.kind, words.wording) == (kind, Wording.NONE if kind is SectionKind.UNKNOWN else Wording.ROLE)


@pytest.mark.parametrize("text", ["Journals", "Conferences", "Department", "En cours"])
def test_neutral_words_keep_the_kind_above(text: str) -> None:
    assert read_heading_words(text).neutral


@pytest.mark.parametrize("text", ["Curriculum Vitae", "CV", "LEBENSLAUF", "Résumé"])
def test_knows_what_a_document_calls_itself(text: str) -> None:
    assert is_document_title(text)


def test_a_section_is_no_document_title() -> None:
    assert not is_document_title("Education")


def test_no_phrase_of_one_language_opens_two_kinds() -> None:
    tables = read_gazetteer("section_headings")
    languages = ("en", "de", "fr", "es", "it", "pt", "nl", "others")
    seen: dict[tuple[str, str], set[str]] = {}
    for kind in SectionKind:
        for language in languages:
            for phrase in tables.get(kind.value, {}).get(language, ()):
                seen.setdefault((language, phrase), set()).add(kind.value)
    assert len(seen) > 1000
    assert {phrase: found for phrase, found in seen.items() if len(found) > 1} == {}


def test_phrases_are_folded() -> None:
    tables = read_gazetteer("section_headings")
    phrases = [p for kind in SectionKind for words in tables.get(kind.value, {}).values() for p in words]
    assert phrases
    assert [p for p in phrases if fold(p) != p] == []


@given(st.text(max_size=120))
def test_never_raises(text: str) -> None:
    assert read_heading_words(text).wording in Wording
