"""What is remembered is read once for the texts that come again soon, and told as it was read."""

from __future__ import annotations

from etl.normalize.remembered import remembered


def test_a_text_is_read_once() -> None:
    asked: list[str] = []

    @remembered
    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    short, long = "gears", "mills " * 200
    assert [length(text) for text in (short, long, short, long)] == [5, 1200, 5, 1200]
    assert asked == [short, long]


def test_no_more_is_kept_than_fits_the_memory() -> None:
    asked: list[str] = []

    @remembered
    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    texts = [f"{n} mills " * 5000 for n in range(10, 30)]
    assert [length(text) for text in texts] == [len(text) for text in texts]
    assert (length(texts[-1]), len(asked)) == (len(texts[-1]), 20)
    assert (length(texts[0]), len(asked)) == (len(texts[0]), 21)
