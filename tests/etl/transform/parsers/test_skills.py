from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.extract.reading import read_bytes
from etl.model.section import Section
from etl.settings import Settings
from etl.transform.context import Context
from etl.transform.parsers.skills import read_skills
from etl.transform.sections import split_sections

Reader = Callable[[str], tuple[tuple[Section, ...], Context]]

CASES = {
    "label and levels": ("- Tools: Git, Docker (basic), SQL.", ["Git", "Docker", "SQL"]),
    "members in brackets": ("- Hadoop (HDFS, YARN etc.), Hive, and Spark", ["Hadoop", "HDFS", "YARN", "Hive", "Spark"]),
    "a list in a sentence": ("I know many languages, for example F#, Haskell, and PHP.", ["F#", "Haskell", "PHP"]),
    "slashes": ("- Debian/Ubuntu, CI/CD", ["Debian", "Ubuntu", "CI/CD"]),
    "category without a colon": ("Containers Docker, and Podman.", ["Docker", "Podman"]),
    "prose": ("I like to learn by doing and have led large teams.", []),
    "human languages": ("- Languages: German, English, Python", ["Python"]),
    "certificates": ("- Certifications: Deep Widgets", []),
    "plain list with amounts and ages": (
        "C, C++, Rust (since 2019), Python, some Haskell;  AFL++, libFuzzer, gdb;\nSpanish, English, bad German",
        ["C", "C++", "Rust", "Python", "Haskell", "AFL++", "libFuzzer", "gdb"],
    ),
    "labels in a column of their own": (
        "Techniques\tEPR, single-crystal XRD\nComputing\tORCA, Python\nEnglish\tnative",
        ["EPR", "single-crystal XRD", "ORCA", "Python"],
    ),
    "label and dash": ("- Languages - Python, Julia\n- Tools - Git, Make", ["Python", "Julia", "Git", "Make"]),
    "label within a row": ("C, Rust; tools: Git, Make", ["C", "Rust", "Git", "Make"]),
    "German": ("- Programmiersprachen: Java, Rust (Grundkenntnisse)\n- Sprachen: Deutsch, Englisch", ["Java", "Rust"]),
    "French": ("- Logiciels : Stata, QGIS\n- Langues : anglais (courant)", ["Stata", "QGIS"]),
    "Spanish": ("- Lenguajes: Fortran, Julia\n- Idiomas: inglés", ["Fortran", "Julia"]),
    "Italian": ("- Linguaggi di programmazione: Fortran, Ada\n- Strumenti: Git", ["Fortran", "Ada", "Git"]),
    "bars of dots": ("- Python ●●●●○\n- SQL ●●○○○\n", ["Python", "SQL"]),
    "percentages": ("- Python 80 %\n- SQL 55%\n", ["Python", "SQL"]),
    "levels as labels": ("- Advanced: Python, R\n- Basic: Java, Go\n", ["Python", "R", "Java", "Go"]),
    "acronym in brackets": ("- Google Cloud (GC), Docker", ["Google Cloud", "Docker"]),
    "two words of one skill": ("- Schlenk and glovebox work, EPR", ["Schlenk and glovebox work", "EPR"]),
    "two skills": ("- Git and Docker, bash and zsh", ["Git", "Docker", "bash", "zsh"]),
    "heritage language": ("- Python, Hungarian (heritage), Finnish (B2)", ["Python"]),
    "pipes": ("Python | R | Stata | LaTeX", ["Python", "R", "Stata", "LaTeX"]),
    "bullets in a row": ("Python • R • Stata", ["Python", "R", "Stata"]),
    "what follows an opener": ("Proficient in Python and Julia.", ["Python", "Julia"]),
    "soft skills": ("- Soft skills: leadership, public speaking", []),
    "each once": ("- Python, Git\n- python, SQL", ["Python", "Git", "SQL"]),
    "lists over two lines": (
        "Tools: Git, Docker, Kubernetes,\n  Terraform, Ansible",
        ["Git", "Docker", "Kubernetes", "Terraform", "Ansible"],
    ),
    "names with a stop": ("- Node.js, Vue.js, ASP.NET", ["Node.js", "Vue.js", "ASP.NET"]),
    "C and its kin": ("- C/C++, C#", ["C/C++", "C#"]),
    "nested below a skill": ("- Python\n  - pandas\n- Praat scripting", ["Python", "pandas", "Praat scripting"]),
}


@pytest.mark.parametrize(("line", "expected"), CASES.values(), ids=CASES.keys())
def test_reads_skills(read_sections: Reader, line: str, expected: list[str]) -> None:
    facts = read_skills(*read_sections(f"SKILLS\n\n{line}\n")).facts
    assert [fact.name.value for fact in facts] == expected


@pytest.mark.parametrize(
    ("detail", "expected"),
    [
        ("Skills Used: Git, SQL, R.", ["Git", "SQL", "R"]),
        ("Technologies: Go, Redis", ["Go", "Redis"]),
        ("Technologien: Java, Ant", ["Java", "Ant"]),
        ("Built tools for dust, brooms and light.", []),
    ],
    ids=["skills used", "technologies", "German", "a sentence"],
)
def test_lists_below_a_job(read_sections: Reader, detail: str, expected: list[str]) -> None:
    text = f"EMPLOYMENT\n\nDust Engineer, Elm Inc., 2019 - 2021\n- Counted dust all day.\n- {detail}\n"
    assert [fact.name.value for fact in read_skills(*read_sections(text)).facts] == expected


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="Git, (SQL):;/and with I am C++…\n-", max_size=120))
def test_never_raises_and_quotes_the_text(noise: str) -> None:
    document = read_bytes(f"SKILLS\n\n- Git, SQL\n{noise}\n".encode(), name="cv.txt", settings=Settings())
    facts = read_skills(split_sections(document), Context(document)).facts
    assert all(document.text[f.span.start : f.span.end] == f.span.quote for f in facts)
