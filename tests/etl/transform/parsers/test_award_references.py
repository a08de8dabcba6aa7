"""Lists of grants printed as references are."""

from __future__ import annotations

from pathlib import Path

from etl.extract.reading import read_file
from etl.settings import Settings
from etl.transform.claims import read_claims

GRANTS = """
Moe, A. (2023). Extending the atlas of slow rivers. Elm Foundation Field Grants. $35,000 awarded. Key personnel.

Moe, A., Birch, R., and Brambeck, O. (2022). A mobile kit for lakes. Oakmere Innovation Grant. $2,100 awarded. Team member.

Birch, R. (2022) Memory of wells. Oakmere Innovation Grant. $4,750 awarded. Team member.

Brambeck, O. & Moe, A. (2019). Open water: counting what flows. Institute of Pipes. $80,000 awarded. Principal investigator.
"""


def test_the_project_is_the_title(tmp_path: Path) -> None:
    path = tmp_path / "cv.txt"
    path.write_text(f"Ottilie Brambeck\n\nGRANTS\n{GRANTS}", encoding="utf-8")
    claims = read_claims(read_file(path, name=path.name, settings=Settings.from_environment()))
    assert [(award.title.value, [year.value for year in award.years]) for award in claims.awards] == [
        ("Extending the atlas of slow rivers", [2023]),
        ("A mobile kit for lakes", [2022]),
        ("Memory of wells", [2022]),
        ("Open water: counting what flows", [2019]),
    ]
