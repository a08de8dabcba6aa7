"""Writes `ontology/QUESTIONS.md`: every named question with a printed example, asked of the invented CVs in `tests/examples`.

PYTHONPATH=. .venv/bin/python tests/question_catalog.py
"""

from __future__ import annotations

import io
import shlex
import tempfile
from contextlib import redirect_stdout
from pathlib import Path

from rdflib import Dataset

from etl.ask.graph import open_graph
from etl.ask.queries import Answer, Query, list_queries, run_query
from etl.pipeline import build
from etl.settings import Settings
from flows.answers import show_answer
from flows.formats import ResultFormat

CATALOG = Path(__file__).parents[1] / "ontology" / "QUESTIONS.md"
CVS = Path(__file__).parent / "examples" / "cvs"
MOST_ROWS = 6
HEAD = """# The questions

What `vitagraph query NAME [PARAMETER=VALUE]...` answers; `tests/question_catalog.py` writes this page from the queries in
`queries/questions/`, and the answers are those of the invented CVs in `tests/examples/cvs`. A name is given in any form that a
document uses; case, accents and punctuation do not matter. An answer comes as a table, CSV or JSON (`--format`), from the published
graph or from another server (`--endpoint URL`).

What changed since version N is told by `vitagraph diff N`, in words and by person.
"""
EXAMPLES: dict[str, dict[str, str]] = {
    "academic-descendants": {"person": "Bertil Ashgrove"},
    "advisor-tree": {"person": "Tamsin Okonjo-Vale"},
    "advisors-who-coauthored": {"person": "Étienne Vauquelas"},
    "author-places": {"person": "Wiebke Stornfels", "place": "first"},
    "authors-at-venue": {"venue": "VLDB"},
    "awards": {"person": "Minh-Anh Torvik"},
    "byline": {"title": "tidepool"},
    "career": {"person": "Minh-Anh Torvik"},
    "colleagues": {"organization": "Quillfeather Labs"},
    "career-gaps": {"person": "Kaveh Zarrinpour"},
    "coauthors": {"person": "Minh-Anh Torvik", "since": "2019", "until": "2021"},
    "common-coauthors": {"person": "Minh-Anh Torvik", "other": "Rafael Ybarrondo"},
    "conflict-list": {"person": "Minh-Anh Torvik", "since": "2022"},
    "conflicts-of-interest": {"person": "Minh-Anh Torvik", "other": "Rafael Ybarrondo"},
    "contradictions": {"person": "Minh-Anh Torvik"},
    "courses": {"person": "Minh-Anh Torvik"},
    "dates-that-disagree": {"person": "Minh-Anh Torvik"},
    "degrees": {"person": "Rafael Ybarrondo"},
    "disagreements": {"person": "Minh-Anh Torvik"},
    "documents": {"person": "Minh-Anh Torvik"},
    "documents-per-fact": {"person": "Minh-Anh Torvik", "at_least": "2"},
    "facts-of-document": {"document": "vauquelas"},
    "lines-that-name": {"name": "Tidepool: Replaying Stragglers in Asynchronous Learning"},
    "longest-stays": {"person": "Minh-Anh Torvik"},
    "only-in-one-document": {"document": "torvik-2021", "against": "torvik-2024"},
    "organizations": {"at_least": "2"},
    "organizations-of-both": {"person": "Minh-Anh Torvik", "other": "Rafael Ybarrondo"},
    "overlapping-stays": {"person": "Minh-Anh Torvik"},
    "pairs-of-coauthors": {"at_least": "2"},
    "people-with-degree": {"degree": "phd", "since": "2015"},
    "people-with-post": {"title": "research", "since": "2022"},
    "people-with-skill": {"skill": "Rust"},
    "posts-with-sources": {"person": "Minh-Anh Torvik"},
    "printed-names": {"name": "NeurIPS"},
    "reviewers-without-conflict": {"venue": "VLDB", "persons": "Rafael Ybarrondo; Étienne Vauquelas"},
    "served-at-same-edition": {"person": "Wiebke Stornfels"},
    "served-where-published": {"person": "Minh-Anh Torvik"},
    "service": {"person": "Sunniva Adeyemi-Brekke"},
    "single-source-facts": {"person": "Minh-Anh Torvik"},
    "skills": {"person": "Minh-Anh Torvik"},
    "sources-of-facts": {"person": "Minh-Anh Torvik", "kind": "Award"},
    "talks": {"person": "Minh-Anh Torvik"},
    "talks-named-after-works": {"person": "Minh-Anh Torvik"},
    "venues-by-year": {"venue": "nips"},
    "venues-of-both": {"person": "Minh-Anh Torvik", "other": "Wiebke Stornfels"},
    "what-documents-say-of-degrees": {"person": "Minh-Anh Torvik"},
    "what-documents-say-of-work": {"title": "sparse gossip"},
    "who-advised-whom": {"person": "Tamsin Okonjo-Vale"},
    "who-served": {"venue": "VLDB"},
    "who-was-where": {"organization": "Quillfeather Labs"},
    "who-worked-with": {"person": "Minh-Anh Torvik"},
    "worked-in-month": {"person": "Daisuke Orimoto-Webb", "month": "2019-06"},
    "works": {"person": "Minh-Anh Torvik", "without": "Rafael Ybarrondo"},
    "works-at-venue": {"venue": "NIPS"},
    "works-by-both": {"person": "Minh-Anh Torvik", "other": "Rafael Ybarrondo"},
    "works-in-all-documents": {"person": "Minh-Anh Torvik"},
    "works-per-kind": {"person": "Minh-Anh Torvik"},
    "works-per-venue": {"person": "Minh-Anh Torvik"},
    "works-per-year": {"person": "Daisuke Orimoto-Webb"},
    "works-with-words": {"words": "learning"},
}


def render_catalog(dataset: Dataset) -> str:
    """The page, from a graph of the example CVs."""
    return "\n".join([HEAD, *(_render(dataset, query) for query in list_queries())])


def _render(dataset: Dataset, query: Query) -> str:
    values = EXAMPLES.get(query.name, {})
    answer = run_query(dataset, query, values)
    command = " ".join(["vitagraph query", query.name, *(f"{name}={shlex.quote(value)}" for name, value in values.items())])
    lines = [f"## {query.name}", "", query.question, ""]
    lines += [
        f"- `{each.name}` ({each.type}{', optional' if each.is_optional else ''}): {each.meaning}" for each in query.parameters
    ]
    lines += [""] if query.parameters else []
    printed = io.StringIO()
    with redirect_stdout(printed):
        show_answer(Answer(answer.columns, answer.rows[:MOST_ROWS]), ResultFormat.TABLE)
    rows = [line.rstrip() for line in printed.getvalue().splitlines()[:-1]]
    more = [f"... {len(answer.rows)} rows"] if len(answer.rows) > MOST_ROWS else []
    return "\n".join([*lines, "```console", f"$ {command}", *rows, *more, "```", ""])


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        build([CVS], Path(folder), Settings())
        CATALOG.write_text(render_catalog(open_graph(Path(folder))), encoding="utf-8")


if __name__ == "__main__":
    main()
