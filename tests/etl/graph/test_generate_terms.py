from __future__ import annotations

import pytest

from etl.graph import generate_terms
from etl.graph.generate_terms import TERMS_FILE, main, render_terms


def test_terms_are_up_to_date() -> None:
    assert TERMS_FILE.read_text(encoding="utf-8") == render_terms()
    assert main(["--check"]) == 0


def test_names_follow_the_terms() -> None:
    text = render_terms()
    assert 'CLASS_WORK = NAMESPACE + "Work"' in text
    assert 'START_YEAR = NAMESPACE + "startYear"' in text
    assert 'SHA256 = NAMESPACE + "sha256"' in text


def test_stale_terms_are_told(tmp_path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:  # type: ignore[no-untyped-def]
    stale = tmp_path / "terms.py"
    stale.write_text("")
    monkeypatch.setattr(generate_terms, "TERMS_FILE", stale)
    assert main(["--check"]) == 1
    assert "make terms" in capsys.readouterr().err
    assert main([]) == 0
    assert main(["--check"]) == 0


def test_other_arguments_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--force"]) == 64
    assert "usage" in capsys.readouterr().err
