from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.extract.reading import read_bytes
from etl.model.section import Section
from etl.settings import Settings
from etl.transform.context import Context
from etl.transform.parsers.service import read_service
from etl.transform.parsers.skills import read_skills
from etl.transform.parsers.systems import read_systems
from etl.transform.sections import split_sections

Reader = Callable[[str], tuple[tuple[Section, ...], Context]]

CASES = {
    "label and levels": ("- Tools: Git, Docker (basic), SQL.", ["Git", "Docker", "SQL"]),
    "members in brackets": ("- Hadoop (HDFS, YARN etc.), Hive, and Spark", ["Hadoop", "HDFS", "YARN", "Hive", "Spark"]),
    "a list in a sentence": ("I know many languages, for example F#, Haskell, and PHP.", ["F#", "Haskell", "PHP"]),
    "three between slashes, an acronym beside its name": (
        "- Versions: git/hg/svn, functional magnetic resonance imaging (fMRI), electroencephalography (EEG)",
        ["git", "hg", "svn", "functional magnetic resonance imaging", "electroencephalography"],
    ),
    "slashes": ("- Debian/Ubuntu, CI/CD", ["Debian", "Ubuntu", "CI/CD"]),
    "category without a colon": ("Containers Docker, and Podman.", ["Docker", "Podman"]),
    "labels with colons on lines of one paragraph": (
        (
            "Scripting in Python\nLow-level and concurrent programming: Fortran, MPI\n"
            "Workflow management and typesetting tools: Snakemake, Typst"
        ),
        ["Python", "Fortran", "MPI", "Snakemake", "Typst"],
    ),
    "addresses and handles": (
        "- Git, Socket.io, www.elm.example\n- @adadoe\n- See all projects at https://elm.example/tools\n",
        ["Git", "Socket.io"],
    ),
    "a language of people and how well it is known": (
        "- German, Italian – mother tongues; English – very good, spoken and written\n- expert in the use of Zotero\n",
        ["Zotero"],
    ),
    "Spanish, two words joined": (
        "- Conocimientos básicos de Perl, Ada y Fortran\n- datos estructurados y enlazados",
        ["Perl", "Ada", "Fortran", "datos estructurados y enlazados"],
    ),
    "slashes with blanks, spoken languages": (
        "- Cursor / VS Code, Fernhub & Mosslab\n- English, Fluent Greek, Reading Spanish\n",
        ["Cursor", "VS Code", "Fernhub & Mosslab"],
    ),
    "two names that all know beside an ampersand": (
        "- Systems: Linux & Windows\n- Hosts: GitHub & GitLab\n- Loom Programming & Control\n",
        ["Linux", "Windows", "GitHub", "GitLab", "Loom Programming & Control"],
    ),
    "a category that opens a name": ("- Software Gardening\n- Programming Style\n", ["Software Gardening", "Programming Style"]),
    "an activity of two words": (
        "- Sound cutting and mixing, R\n- Data pruning and analysis\n",
        ["Sound cutting and mixing", "R", "Data pruning and analysis"],
    ),
    "a level before what it was used for": (
        "- XMOSS: Comfortable; used for making plots and looking at systems\n- LaTeX: Experienced; needed for notes\n",
        ["XMOSS", "LaTeX"],
    ),
    "how long, in brackets": ("Software: MATLAB (+7 Jahre), ROS (1 Jahr).", ["MATLAB", "ROS"]),
    "two hyphens before a remark": ("- bash, R, Python -- all at the expert user level\n", ["bash", "R", "Python"]),
    "a point within a bracket": ("- Linux (esp. Debian) boxes\n- MySQL\n", ["Linux", "Debian", "MySQL"]),
    "names of a kind in a sentence": (
        "I use it together with plotting/statistics packages NumPy and Mossplot. In winter I also use C and Julia.",
        ["NumPy", "Mossplot", "C", "Julia"],
    ),
    "a bracket that lists in a sentence": (
        "I have kept up environments (Debian, Docker, Vagrant) and I like them.",
        ["Debian", "Docker", "Vagrant"],
    ),
    "plain words of a sentence": ("I run my workshop with emphasis on patience and openness, which helps.", []),
    "what was done on days": (
        "2018–today\tCo-organiser of the tea talk\n05/2017\tLOC member, Elm meeting\n04/2017\tOrganization of a talk\n",
        [],
    ),
    "a label before sentences": ("Numerical\tI have been shown many plain methods and what Fernmat is for.\n", []),
    "labels before dashes": (
        "- Workshop - joinery, forklift driving, welding\n- Office - bookkeeping / grant writing / payroll\n",
        ["joinery", "forklift driving", "welding", "bookkeeping", "grant writing", "payroll"],
    ),
    "a post among skills": ("- Python, Go\n- Elm Systems, Ulm, 5/2002 – 6/2004, Founder\n", ["Python", "Go"]),
    "a remark below a list": (
        "Technical Software\tR, Python, ArcGIS\nMany projects are shared on Example Hub\nSocial Media\tExamplr: @ada, 700 posts",
        ["R", "Python", "ArcGIS"],
    ),
    "sentences behind a language of one letter": (
        "Adv. experience with Python, Java, and R. Knowledge of data stores: MySQL, SQLite.",
        ["Python", "Java", "R", "MySQL", "SQLite"],
    ),
    "a bracket within a word": ("- Lamp design, with(in) a team\n- Drawing and use of the QGIS toolbox\n", ["Lamp design", "QGIS"]),
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
    "labels that nothing sets apart": (
        "Languages C++, Rust, Go\nTools gdb, perf, Docker\nHuman languages English (native), Polish (basic)",
        ["C++", "Rust", "Go", "gdb", "perf", "Docker"],
    ),
    "labels in columns of blanks": (
        "Software           Stata, MAXQDA, R\nSprachen           Deutsch (Muttersprache), Englisch (gut)",
        ["Stata", "MAXQDA", "R"],
    ),
    "sentences": (
        "I am fluent in Python and have worked with Qiskit, PyTorch and JAX. I also know some SQL and use Git daily.",
        ["Python", "Qiskit", "PyTorch", "JAX", "SQL", "Git"],
    ),
    "sentences about programming": (
        "I have been programming in Ada since 2013, with models on top of PyTorch (never in Ulm). My HTML and CSS skills are old.",
        ["Ada", "PyTorch", "HTML", "CSS"],
    ),
    "fields of study in a sentence": ("I have developed models with Bayesian statistics.", []),
    "members in a sentence": (
        "I am familiar with Hadoop (HDFS, YARN etc.), Hive, and Spark.",
        ["Hadoop", "HDFS", "YARN", "Hive", "Spark"],
    ),
    "what was built": ("Lead developer of dustfit, an open-source package.\n\n- Languages: Python, IDL", ["Python", "IDL"]),
    "stars first and levels behind a colon": (
        "- ★★★★ Python\n- ★★ Rust\n- Go: 3/5\n- Julia: advanced",
        ["Python", "Rust", "Go", "Julia"],
    ),
    "a tool behind what it is for": (
        "- qualitative coding in NVivo\n- Programmieren in Python und Ada",
        ["NVivo", "Python", "Ada"],
    ),
    "two human languages": ("- Euskera y español (nativo), R, Praat", ["R", "Praat"]),
    "traits and licences": ("- Strong communication skills\n- team player\n- Driving licence class B\n- SQL", ["SQL"]),
    "a longer bracket": (
        "- CI/CD (pipelines w. custom runner, Jenkins, ArgoCD, Buildkite)",
        ["CI/CD", "Jenkins", "ArgoCD", "Buildkite"],
    ),
    "acronyms with a slash": ("- MVVM/MVI, CI/CD, DNA/RNA work", ["MVVM", "MVI", "CI/CD", "DNA/RNA work"]),
    "an amount behind a semicolon": ("Computing: Ada, Perl, R; some C++ and SQL", ["Ada", "Perl", "R", "C++", "SQL"]),
    "levels behind colons": ("Python: advanced; R: intermediate; SQL: basic", ["Python", "R", "SQL"]),
    "an activity and its tools": ("- Typesetting in LaTeX\n- Statistical analysis in R and Stata", ["LaTeX", "R", "Stata"]),
    "an activity and a field": ("- Research in Chemistry", ["Research in Chemistry"]),
    "a later label for something else": ("Software: R, Ada. Interests: chess, tea.", ["R", "Ada"]),
    "in sentences of one's own": ("I program mostly in Ada and R, and I have used Stata in projects.", ["Ada", "R", "Stata"]),
    "a category and what is known of it": (
        "Containers and tools (Docker, Git), Typing (Ada, Perl), FernML (Ada)",
        ["Docker", "Git", "Ada", "Perl", "FernML"],
    ),
    "behind a bracket": ("Systems\tLinux (basic) and Solaris, Git", ["Linux", "Solaris", "Git"]),
    "labels before tabs": (
        "Charts:\tggplot2\nMarkup:\tLaTeX, Markdown\nMaps:\tQGIS, GRASS",
        ["ggplot2", "LaTeX", "Markdown", "QGIS", "GRASS"],
    ),
    "names and what they are": (
        "- Ada, Perl - languages for trains and boats\n- Stata - numbers in many columns\n- QGIS - maps of the coast",
        ["Ada", "Perl", "Stata", "QGIS"],
    ),
    "other bars": ("◾◾◾◽◽ Ada\n◾◽◽◽◽ Perl", ["Ada", "Perl"]),
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


def test_a_table_with_its_head_row() -> None:
    text = "# Skills\n\n| Area | Tools |\n|---|---|\n| Languages | Python, SQL |\n| Plots | Tableau, Looker |\n"
    document = read_bytes(text.encode(), name="cv.md", settings=Settings())
    facts = read_skills(split_sections(document), Context(document)).facts
    assert [fact.name.value for fact in facts] == ["Python", "SQL", "Tableau", "Looker"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SOFTWARE\n\nStata, R, Python, LaTeX\n", ["Stata", "R", "Python", "LaTeX"]),
        ("SOFTWARE\n\n- dustfit: a package for dust\n- moss, an app, 2019\n", []),
        ("OTHER\n\nLangues : anglais (courant). Logiciels : R, QGIS. Permis B.\n", ["R", "QGIS"]),
        (
            "PROJECTS\n\nI write Fortran, Julia, a bit of Ada; and SuperCollider for the sounds.\n",
            ["Fortran", "Julia", "Ada", "SuperCollider"],
        ),
        ("PROJECTS\n\nI write Novels, Poems and Plays.\n", []),
    ],
    ids=["used software", "built software", "a label among others", "a sentence", "a hobby"],
)
def test_skills_in_other_sections(read_sections: Reader, text: str, expected: list[str]) -> None:
    assert [fact.name.value for fact in read_skills(*read_sections(f"Ada Example\n\n{text}")).facts] == expected


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="Git, (SQL):;/and with I am C++…\n-", max_size=120))
def test_never_raises_and_quotes_the_text(noise: str) -> None:
    document = read_bytes(f"SKILLS\n\n- Git, SQL\n{noise}\n".encode(), name="cv.txt", settings=Settings())
    facts = read_skills(split_sections(document), Context(document)).facts
    assert all(document.text[f.span.start : f.span.end] == f.span.quote for f in facts)


def test_a_row_of_a_table_among_other_things(read_sections: Reader) -> None:
    text = "Ada Example\n\nMISCELLANEOUS\n\nLanguages\tGerman (native)\nProgramming Languages\tPython, R, Fortran\n"
    assert [fact.name.value for fact in read_skills(*read_sections(text)).facts] == ["Python", "R", "Fortran"]


def test_skills_below_a_heading_of_memberships_and_skills() -> None:
    text = (
        "# Ada Doe\n\n## Memberships and Skills\n\n### Professional Memberships\n\n- Member of the Moss Society\n\n"
        "### Design\n\nFernshop, Mosslayout, Elmdraw\n"
    )
    document = read_bytes(text.encode(), name="cv.md", settings=Settings())
    sections, context = split_sections(document), Context(document)
    assert [fact.name.value for fact in read_skills(sections, context).facts] == ["Fernshop", "Mosslayout", "Elmdraw"]
    assert [fact.venue.value for fact in read_service(sections, context).facts if fact.venue] == ["Moss Society"]


def test_own_packages_among_skills_are_systems() -> None:
    text = (
        "# Ada Doe\n\n## Software Experience\n\n### Package development\n\n- Author\n"
        "  - fernkit: Reliable comparison of ferns. https://github.com/elm/fernkit\n"
        "  - MossDES: Simulate the growth of moss. https://github.com/elm/mossdes\n\n"
        "### Other software\n\n- Systems: Linux, Windows\n"
    )
    document = read_bytes(text.encode(), name="cv.md", settings=Settings())
    sections, context = split_sections(document), Context(document)
    assert [fact.name.value for fact in read_skills(sections, context).facts] == ["Linux", "Windows"]
    assert [fact.name.value for fact in read_systems(sections, context).facts] == ["fernkit", "MossDES"]


def test_lists_of_languages_in_other_sections(read_sections: Reader) -> None:
    text = (
        "Ada Example\n\nEDUCATION\n\nPhD in Dust, Elm University, 2019\n\nProgramming\tPython, R, Fernhub, LaTeX, Mosslab.\n"
        "Languages\tGerman, French, Danish, Dutch\n"
    )
    assert [f.name.value for f in read_skills(*read_sections(text)).facts] == ["Python", "R", "Fernhub", "LaTeX", "Mosslab"]


def test_names_in_bold_of_which_sentences_tell() -> None:
    rows = "".join(
        f"- **{name}** I have used it for many years in the mills of our town, and it is a joy.\n"
        for name in ("Ada", "C/C++", "Perl")
    )
    document = read_bytes(f"# Skills\n\n{rows}".encode(), name="cv.md", settings=Settings())
    facts = read_skills(split_sections(document), Context(document)).facts
    assert [fact.name.value for fact in facts] == ["Ada", "C/C++", "Perl"]


def test_short_lines_of_a_narrow_column_are_items() -> None:
    lines = "Cell culture\\\nGel work\\\n(large gels)\\\nMicroscopy\n"
    document = read_bytes(f"# Skills\n\n{lines}".encode(), name="cv.md", settings=Settings())
    facts = read_skills(split_sections(document), Context(document)).facts
    assert [fact.name.value for fact in facts] == ["Cell culture", "Gel work", "large gels", "Microscopy"]


def test_languages_of_computers(read_sections: Reader) -> None:
    facts = read_skills(*read_sections("LANGUAGES\n\nJavaScript\nPHP, Ruby\nC#, F#\n")).facts
    assert [fact.name.value for fact in facts] == ["JavaScript", "PHP", "Ruby", "C#", "F#"]
    assert not read_skills(*read_sections("LANGUAGES\n\nEnglish, Basic\nItalian\n")).facts


def test_items_in_small_letters_without_a_mark() -> None:
    names = ["stage lighting", "Example Draw", "survey design", "Stata", "bookkeeping"]
    items = "\n".join(rf"\item[] {name}" for name in names)
    text = (
        r"\documentclass{article}\begin{document}\begin{center}{\LARGE Ada Doe}\end{center}"
        f"\n\\section*{{Skills}}\n\\begin{{itemize}}\n{items}\n\\end{{itemize}}\n\\end{{document}}\n"
    )
    document = read_bytes(text.encode(), name="cv.tex", settings=Settings())
    facts = read_skills(split_sections(document), Context(document, None, None)).facts
    assert [fact.name.value for fact in facts] == names
