from __future__ import annotations

from pathlib import Path

import pytest

from etl.build import assembly
from tests.etl.mixed_histories import run_mixed_history


@pytest.mark.parametrize("seed", range(8))
def test_going_on_from_a_graph_is_making_it_anew(tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    patched = []
    made = assembly.patch_graph
    monkeypatch.setattr(assembly, "patch_graph", lambda *given: patched.append(made(*given)) or patched[-1])
    assert len(run_mixed_history(tmp_path, seed, steps=5)) == 5
    assert patched, "it was gone on from"
