"""Classes that are made quickly are the same frozen dataclasses."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from etl.model.quick import quickly_made


@quickly_made
@dataclass(frozen=True, slots=True)
class Pair:
    left: int
    right: int = 7

    def __post_init__(self) -> None:
        if self.left > self.right:
            raise ValueError("left must not be above right")


def test_fields_defaults_and_checks_are_those_of_the_dataclass() -> None:
    assert (Pair(1).left, Pair(1).right, Pair(2, right=3).right) == (1, 7, 3)
    assert Pair(1) == Pair(left=1, right=7)
    assert hash(Pair(1)) == hash(Pair(1, 7))
    assert replace(Pair(1), right=9) == Pair(1, 9)
    assert repr(Pair(1)) == "Pair(left=1, right=7)"
    with pytest.raises(ValueError, match="above right"):
        Pair(9)
    with pytest.raises(TypeError, match="left"):
        Pair()  # type: ignore[call-arg]


def test_nothing_can_be_changed() -> None:
    pair = Pair(1)
    with pytest.raises(FrozenInstanceError):
        pair.left = 2  # type: ignore[misc]


def test_fields_that_are_more_than_values_are_refused() -> None:
    @dataclass(frozen=True, slots=True)
    class Listed:
        parts: list[int] = field(default_factory=list)

    with pytest.raises(TypeError, match="Listed"):
        quickly_made(Listed)
