from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from etl.errors import SettingsError
from etl.lists.compiled import COMPILED_FILE, ready
from etl.lists.folder import digest_of
from etl.normalize import listed
from tests.etl.lists.samples import OWN


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder for lists; no list is in use afterwards."""
    yield tmp_path
    listed.use_lists(None)


def use(folder: Path, text: str) -> None:
    (folder / "own.csv").write_text(text, encoding="utf-8")
    listed.use_lists(ready(folder))


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("Institute of Imaginary Sand", "list:institute-of-imaginary-sand"),
        ("The Institute of Imaginary Sand (IIS)", "list:institute-of-imaginary-sand"),
        ("institut für erdachten sand", "list:institute-of-imaginary-sand"),
        ("IIS", "list:institute-of-imaginary-sand"),
        ("iis", None),
        ("Institute of Imaginary Sand and Stone", None),
        ("Massachusetts Institute of Technology", "mit"),
        ("", None),
        ("x" * 10_000, None),
    ],
)
def test_organizations_are_found_by_the_whole_of_a_name(printed: str, key: str | None, folder: Path) -> None:
    use(folder, OWN)
    assert listed.organization_of(printed) == key
    assert listed.institution_of(printed) == key


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("International Meeting on Quiet Machines", "imqm"),
        ("Proceedings of the 3rd International Meeting on Quiet Machines (IMQM 2019)", "imqm"),
        ("Quiet Days 2020", "imqm"),
        ("IMQM 2019", "imqm"),
        ("IMQM", "imqm"),
        ("imqm", None),
        ("J. Inv. Dust", "journal-of-invented-dust"),
        ("NeurIPS", "neurips"),
        ("Meeting on Loud Machines", None),
    ],
)
def test_venues_are_found_without_what_an_edition_adds(printed: str, key: str | None, folder: Path) -> None:
    use(folder, OWN)
    assert listed.venue_of(printed) == key


def test_what_stands_under_a_key(folder: Path) -> None:
    use(folder, OWN)
    sand = listed.organization_entry("list:institute-of-imaginary-sand")
    assert (sand.name, sand.parent) == ("Institute of Imaginary Sand", "list:northfield-university")
    assert listed.organization_entry("mit").name == "Massachusetts Institute of Technology"
    assert listed.venue_name("imqm") == "International Meeting on Quiet Machines (IMQM)"
    assert listed.venue_name("nothing") is None


def test_a_form_that_two_entries_have_leads_to_none(folder: Path) -> None:
    text = "kind,name,acronyms,names\norganization,Dust Lab,DL,Das Labor\norganization,Desert Lab,DL,Das Labor\n"
    use(folder, text)
    assert listed.organization_of("DL") is None
    assert listed.organization_of("Das Labor") is None
    assert listed.organization_of("Dust Lab") == "list:dust-laboratory"


def test_a_country_behind_a_name_tells_several_apart_and_is_not_needed_for_one(folder: Path) -> None:
    names = ("Quiet Machines (Norway)", "Loud Machines (Norway)", "Loud Machines (Chile)")
    use(folder, "kind,name\n" + "".join(f"organization,{name}\n" for name in names))
    assert listed.organization_of("Quiet Machines") == listed.organization_of("Quiet Machines (Norway)") is not None
    assert listed.organization_of("Loud Machines") is None
    assert listed.organization_of("Loud Machines (Chile)") == "list:loud-machines-chile"


def test_an_entry_that_our_gazetteer_knows_is_one_with_it(folder: Path) -> None:
    use(
        folder,
        "kind,name,acronyms,names\n"
        "organization,Massachusetts Institute of Technology,,Institut für Technik in Massachusetts\n"
        "conference,Neural Information Processing Systems,NIPS,Nervensysteme\n",
    )
    assert listed.organization_of("Institut für Technik in Massachusetts") == "mit"
    assert listed.organization_entry("mit").acronyms == ("MIT",)
    assert listed.venue_of("Nervensysteme") == "neurips"


def test_an_acronym_that_a_known_venue_has_is_no_key(folder: Path) -> None:
    use(folder, "kind,name,acronyms\nconference,Imaginary Conference of Mad Librarians,ICML\n")
    assert listed.venue_of("ICML") == "icml"
    assert listed.venue_of("Imaginary Conference of Mad Librarians") == "imaginary-conference-of-mad-librarians"


def test_without_lists_the_answers_are_those_of_our_gazetteers(folder: Path) -> None:
    assert ready(folder) is None
    assert digest_of(folder) == ""
    use(folder, OWN)
    assert listed.venue_of("IMQM") == "imqm"
    listed.use_lists(None)
    assert listed.venue_of("IMQM") is None
    assert listed.organization_of("IIS") is None


def test_a_list_that_was_edited_is_compiled_anew(folder: Path) -> None:
    use(folder, OWN)
    before, compiled = digest_of(folder), (folder / COMPILED_FILE).stat().st_mtime_ns
    ready(folder)
    assert (folder / COMPILED_FILE).stat().st_mtime_ns == compiled
    use(folder, OWN.replace("Sand", "Gravel"))
    assert digest_of(folder) != before
    assert listed.organization_of("Institute of Imaginary Gravel")
    assert listed.organization_of("Institute of Imaginary Sand") is None


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\x00 cut off"])
def test_a_damaged_file_is_made_anew(damage: bytes, folder: Path) -> None:
    use(folder, OWN)
    (folder / COMPILED_FILE).write_bytes(damage)
    use(folder, OWN)
    assert listed.venue_of("IMQM") == "imqm"


def test_a_list_that_cannot_be_read_is_named(folder: Path) -> None:
    (folder / "own.csv").write_text(f"{OWN}school,Northfield,,,,\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"own.csv:6 'school' is no kind"):
        ready(folder)
    (folder / "own.csv").write_bytes(b"\xff\xfe")
    with pytest.raises(SettingsError, match=r"own.csv cannot be read"):
        ready(folder)
