"""JSON records for `fuzz.py`: the invented ones of the tests with values, members and items changed, lost, doubled and moved."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from typing import Any

from tests.etl.transform.records.samples import ORCID, RESUME

_ODD: tuple[Any, ...] = (None, "", 0, -1, 1e308, True, [], {}, "0000-00", "2019-02-30", "present", "\u0000", "\ud83c", "x" * 5000)


def make_record(rng: random.Random, words: Sequence[str]) -> str:
    """A record as text, well formed."""
    whole = rng.choice((RESUME, ORCID))
    record = json.loads(json.dumps(whole))
    for _ in range(rng.choice([0, 1, 5, 50, 300])):
        _change(rng, record, words)
    is_ascii, indent = rng.random() < 0.5, rng.choice([None, None, 1, 2])
    try:
        return json.dumps(record, ensure_ascii=is_ascii, indent=indent)
    except (RecursionError, MemoryError):  # too deep to be written, or doubled inside of what was doubled
        return json.dumps(whole, ensure_ascii=is_ascii, indent=indent)


def _change(rng: random.Random, value: Any, words: Sequence[str]) -> None:
    """One change somewhere below `value`."""
    while True:
        places = list(value) if isinstance(value, dict) else list(range(len(value)))
        if not places:
            return
        place = rng.choice(places)
        inner = value[place]
        if isinstance(inner, dict | list) and inner and rng.random() < 0.85:
            value = inner
            continue
        way = rng.randrange(6)
        if way == 0:
            value[place] = rng.choice(_ODD)
        elif way == 1:
            value[place] = "".join(rng.choices(words, k=rng.randint(1, 8)))
        elif way == 2:
            del value[place]
        elif way == 3 and isinstance(value, list):
            value.extend([inner] * rng.choice([1, 3, 50]))
        elif way == 4 and isinstance(value, dict):
            value[rng.choice(words)] = inner
        else:
            value[place] = [inner] if rng.random() < 0.5 else {"value": inner}
        return
