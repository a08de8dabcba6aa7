r"""Documents that stand in several files."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from etl.extract.reading import read_file
from etl.model.issue import Severity
from etl.parts import read_whole
from etl.settings import Settings
from etl.sources import drop_twins, find_documents
from etl.transform.claims import read_claims

MAIN = "\\documentclass{article}\n\\begin{document}\n\\textbf{Ada Moreau}\n%s\n\\end{document}\n"
JOBS = "\\section{Employment}\nPostdoc, Lakeside University, 2015--2019\n"
WORKS = """@article{a, author={Moreau, Ada}, title={Tides of Small Lakes}, journal={Journal of Lakes}, year=2019}
@misc{b, title={Never Cited}}
"""


def write(folder: Path, **files: str) -> Path:
    """`cv__jobs_tex="..."` as `cv/jobs.tex`; gives the path of `main.tex`."""
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder / "main.tex"


@pytest.mark.parametrize(
    "command",
    [
        r"\input{cv/jobs}",
        r"\input{cv/jobs.tex}",
        r"\include{./cv/jobs}",
        r"\input cv/jobs",
        r"\import{cv/}{jobs}",
        r"\subfile{cv/jobs}",
    ],
)
def test_a_part_stands_where_it_is_printed(tmp_path: Path, command: str) -> None:
    path = write(tmp_path, main_tex=MAIN % command, cv__jobs_tex=JOBS)
    document = read_file(path, name="main.tex", settings=Settings())
    assert [line.text for line in document.lines] == ["Ada Moreau", "Employment", "Postdoc, Lakeside University, 2015–2019"]
    assert "% cv/jobs.tex\n\\section" in document.text
    (post,) = read_claims(document).employment
    assert post.organization is not None
    assert post.organization.span.quote == "Lakeside University"


@pytest.mark.parametrize(
    "command",
    [r"% \input{cv/jobs}", r"\input{../jobs}", r"\input{cv/none}", r"\input{main}", r"\includegraphics{cv/jobs}", r"\input{cv}"],
)
def test_what_is_no_part_is_not_read(tmp_path: Path, command: str) -> None:
    write(tmp_path, jobs_tex=JOBS, deep__cv__jobs_tex=JOBS)
    path = write(tmp_path / "deep", main_tex=MAIN % command)
    whole = read_whole(path)
    assert (whole.content, whole.parts) == (path.read_bytes(), [])


def test_parts_have_parts_and_no_circle_is_followed(tmp_path: Path) -> None:
    path = write(tmp_path, main_tex=MAIN % r"\input{a}", a_tex=r"One \input{b}", b_tex=r"two \input{a} three")
    text = " ".join(line.text for line in read_file(path, name="m.tex", settings=Settings()).lines)
    assert text == "Ada Moreau One two three"


def test_of_a_part_that_is_a_document_its_body_is_printed(tmp_path: Path) -> None:
    part = "\\documentclass[main]{subfiles}\n\\begin{document}\n" + JOBS + "\\end{document}\nnot this"
    path = write(tmp_path, main_tex=MAIN % r"\subfile{jobs} Then more.", jobs_tex=part)
    assert read_file(path, name="m.tex", settings=Settings()).lines[-1].text == "Postdoc, Lakeside University, 2015–2019 Then more."


def test_macros_of_a_part_are_known(tmp_path: Path) -> None:
    path = write(tmp_path, main_tex="\\input{macros}\n" + MAIN % r"\job{Postdoc}{2015}", macros_tex=r"\newcommand{\job}[2]{#2: #1}")
    assert read_file(path, name="m.tex", settings=Settings()).lines[-1].text.endswith("2015: Postdoc")


def test_a_change_in_a_part_makes_another_document(tmp_path: Path) -> None:
    write(tmp_path, main_tex=MAIN % r"\input{jobs}", jobs_tex=JOBS)
    (before,), _ = find_documents([tmp_path])
    write(tmp_path, jobs_tex=JOBS.replace("2019", "2020"))
    (after,), issues = find_documents([tmp_path])
    assert before.sha256 != after.sha256
    assert after.sha256 == read_file(after.path, name=after.name, settings=Settings()).sha256
    assert drop_twins([after])[0] == [after]
    assert [(issue.document, issue.severity, issue.rule) for issue in issues] == [("jobs.tex", Severity.INFO, "sources.part")]


def test_a_file_without_parts_is_known_by_its_bytes(tmp_path: Path) -> None:
    path = write(tmp_path, main_tex=MAIN % "")
    (source,), _ = drop_twins(find_documents([path])[0])
    assert source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    "command",
    [r"\section{Papers}\nocite{a}\bibliography{works}", r"\section{Papers}\cite{a}\addbibresource{works.bib}\printbibliography"],
)
def test_of_a_bibtex_file_what_is_cited_is_read(tmp_path: Path, command: str) -> None:
    path = write(tmp_path, main_tex=MAIN % command, works_bib=WORKS)
    (source,), issues = find_documents([tmp_path])
    assert (source.path, [issue.document for issue in issues]) == (path, ["works.bib"])
    (work,) = read_claims(read_file(path, name="m.tex", settings=Settings())).works
    assert work.title is not None
    assert work.title.value == "Tides of Small Lakes"


def test_a_bibtex_file_of_which_nothing_is_printed_is_a_document(tmp_path: Path) -> None:
    write(tmp_path, main_tex=MAIN % r"\bibliography{works}", works_bib=WORKS)
    assert [source.name for source in find_documents([tmp_path])[0]] == ["main.tex", "works.bib"]


def test_a_part_in_another_encoding_is_read(tmp_path: Path) -> None:
    path = write(tmp_path, main_tex=MAIN % "Zoë \\input{a}")
    (tmp_path / "a.tex").write_bytes("Köln".encode("cp1252"))
    assert read_file(path, name="m.tex", settings=Settings()).lines[-1].text == "Ada Moreau Zoë Köln"
