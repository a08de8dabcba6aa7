from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.load import runs
from etl.load.nquads import count_lines, digest_of
from etl.load.runs import Runs, drop_left

LINES = st.lists(st.integers(0, 60).map(lambda number: b"line %03d\n" % number), max_size=30)


@settings(deadline=None, max_examples=60)  # it writes files
@given(st.lists(LINES, max_size=6), st.sampled_from([1, 40, 1 << 20]), st.sampled_from([1, 100, 1 << 20]))
def test_runs_come_together_as_one_sorted_file(
    tmp_path_factory: pytest.TempPathFactory, added: list[list[bytes]], at_once: int, run: int
) -> None:
    place = tmp_path_factory.mktemp("runs")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(runs, "_AT_ONCE", at_once)
        patch.setattr(runs, "_RUN", run)
        made = Runs(place / "work")
        for lines in added:
            made.add(lines)
        made.merge(place / "file")
    wanted = sorted({line for lines in added for line in lines})
    assert (place / "file").read_bytes() == b"".join(wanted)
    assert count_lines(place / "file") == (len(wanted), digest_of(wanted))
    made.drop()
    assert list((place / "work").iterdir()) == []


def test_runs_of_an_interrupted_build_go(tmp_path: Path) -> None:
    Runs(tmp_path).add([b"a\n"])
    (tmp_path / "store-1").mkdir()
    drop_left(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["store-1"]
