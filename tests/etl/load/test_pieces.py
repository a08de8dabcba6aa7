from __future__ import annotations

import mmap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.load import pieces
from etl.load.pieces import Pieces

SIZE = 5 * mmap.PAGESIZE + 17
PARTS = st.lists(st.binary(max_size=9) | st.tuples(st.integers(0, SIZE), st.integers(0, SIZE)).map(sorted), max_size=40)


@settings(deadline=None, max_examples=60)  # it writes files
@given(PARTS, st.sampled_from([100, mmap.PAGESIZE, 3 * mmap.PAGESIZE]), st.integers(1, 50))
def test_what_is_written_is_what_was_added(
    tmp_path_factory: pytest.TempPathFactory, parts: list[bytes | list[int]], piece: int, most: int
) -> None:
    folder = tmp_path_factory.mktemp("pieces")
    content = bytes(number % 251 for number in range(SIZE))
    (folder / "source").write_bytes(content)
    with pytest.MonkeyPatch.context() as patched:
        for name, value in {"_PIECE": piece, "_PARTS": most, "_ON_ITS_WAY": piece}.items():
            patched.setattr(pieces, name, value)
        with (folder / "source").open("rb") as source, (folder / "target").open("wb") as target:
            written = Pieces(source, target, SIZE)
            for part in parts:
                if isinstance(part, bytes):
                    written.add(part)
                else:
                    written.copy(*part)
            written.write_all()
    added = b"".join(part if isinstance(part, bytes) else content[slice(*part)] for part in parts)
    assert (folder / "target").read_bytes() == added
