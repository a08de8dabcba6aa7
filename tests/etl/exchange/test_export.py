from __future__ import annotations

from pathlib import Path

import pytest

from etl.errors import UsageError
from etl.exchange.export import SHAPES, TABLE_FORMATS, export, export_tables
from etl.settings import Profile, Settings
from flows.formats import ExportFormat

PUBLIC, INTERNAL = Settings(), Settings(profile=Profile.INTERNAL)


def test_the_command_line_offers_every_format() -> None:
    assert sorted(each.value for each in ExportFormat) == sorted([*SHAPES, *TABLE_FORMATS])


@pytest.mark.parametrize("name", SHAPES)
def test_every_format_is_of_one_person_and_gives_the_same_bytes(name: str, internal: Path) -> None:
    written = export(internal, name, "Mara Lindqvist", PUBLIC)
    assert b"Northfield" in written or name in ("bibtex", "csl-json")
    assert b"Widgets" in written
    assert written.endswith(b"\n")
    assert export(internal, name, "Mara Lindqvist", PUBLIC) == written


@pytest.mark.parametrize("name", SHAPES)
def test_the_public_profile_leaves_contact_data_out(name: str, internal: Path) -> None:
    assert b"@mail.example" not in export(internal, name, "Mara Lindqvist", PUBLIC)


@pytest.mark.parametrize("name", ["nquads", "turtle", "trig", "jsonld", "json-resume", "rendercv", "schema-org"])
def test_the_internal_profile_keeps_it(name: str, internal: Path) -> None:
    assert b"mara@mail.example" in export(internal, name, "Mara Lindqvist", INTERNAL)


def test_nquads_are_the_published_file(examples: Path, internal: Path) -> None:
    assert export(examples, "nquads", None, PUBLIC) == (examples / "graph.nq").read_bytes()
    assert export(internal, "nquads", None, INTERNAL) == (internal / "graph.nq").read_bytes()


@pytest.mark.parametrize("name", ["nquads", "turtle", "trig", "jsonld"])
def test_a_whole_graph_has_no_contact_data_in_public(name: str, internal: Path) -> None:
    public, every = export(internal, name, None, PUBLIC), export(internal, name, None, INTERNAL)
    assert b"mara@mail.example" in every
    assert b"@mail.example" not in public
    assert len(every) - 3_000 < len(public) < len(every)


@pytest.mark.parametrize("name", ["json-resume", "rendercv"])
def test_a_cv_needs_a_person(name: str, examples: Path) -> None:
    with pytest.raises(UsageError, match="say whose with --person"):
        export(examples, name, None, PUBLIC)


def test_tables_are_of_the_whole_graph(examples: Path, tmp_path: Path) -> None:
    assert len(export_tables(examples, "csv", None, tmp_path)) == 13
    with pytest.raises(UsageError, match="leave --person out"):
        export_tables(examples, "csv", "Minh-Anh Torvik", tmp_path)
