"""How lists of random layout are read: `python tests/benchmarks/layout_scores.py FOLDER [--worst 12]`, FOLDER by generate_lists.py.

For each section under test its F1 (over the slots of its fields), what was read there that stands in other sections, the classes of
layouts that are read worst, and the worst documents.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

from etl.errors import DocumentError
from etl.extract.reading import read_file
from etl.settings import Settings
from etl.transform.claims import read_claims
from tests.scoring import FIELDS, is_right, pair_entries, read_gold

_LEAST = 4  # documents of a class that is shown
Counts = tuple[int, int, int]  # slots of gold, slots read, slots right


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--worst", type=int, default=12, help="classes and documents shown for each section")
    asked = parser.parse_args()
    golds = read_gold(asked.folder / "gold")
    with ProcessPoolExecutor() as pool:
        counts = dict(zip(golds, pool.map(partial(_count, asked.folder / "cvs"), golds.values()), strict=True))
    for section in FIELDS:
        documents = [name for name in golds if name.startswith(f"{section}-")]
        if documents:
            _show(section, documents, golds, counts, asked.worst)


def _count(cvs: Path, gold: dict[str, Any]) -> dict[str, Counts]:
    """The slots of each section in one document."""
    name = gold["document"]
    try:
        claims = read_claims(read_file(cvs / name, name=name, settings=Settings()))
    except DocumentError:
        return dict.fromkeys(FIELDS, (0, 0, 0))
    found = {}
    for section, fields in FIELDS.items():
        wanted = read = right = 0
        for pair in pair_entries(gold, claims, section):
            both = pair.wanted is not None and pair.found is not None
            for field in fields:
                is_wanted, is_read = bool((pair.wanted or {}).get(field)), bool((pair.found or {}).get(field))
                is_same = both and (is_wanted or is_read) and is_right(pair.wanted or {}, pair.found or {}, field)
                wanted, read, right = wanted + (is_wanted or is_same), read + (is_read or is_same), right + is_same
        found[section] = (wanted, read, right)
    return found


def _f1(counts: list[Counts]) -> float:
    wanted, read, right = (sum(column) for column in zip(*counts, strict=True))
    return 2 * right / (wanted + read) if wanted + read else 1.0


def _show(section: str, documents: list[str], golds: dict[str, Any], counts: dict[str, dict[str, Counts]], worst: int) -> None:
    tested = {name: counts[name][section] for name in documents}
    stray = {
        other: sum(counts[name][other][1] - counts[name][other][2] for name in documents) for other in FIELDS if other != section
    }
    print(f"\n{section} {_f1(list(tested.values())):.3f} ({len(documents)} documents)")
    print("  wrong slots in other sections: " + ", ".join(f"{other} {number}" for other, number in stray.items() if number))
    classes: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name in documents:
        for key, value in golds[name]["look"].items():
            classes[key, value].append(name)
    rated = sorted((_f1([tested[name] for name in named]), each, named) for each, named in classes.items() if len(named) >= _LEAST)
    for rate, (key, value), named in rated[:worst]:
        print(f"  {rate:.3f} {key} {value!r} ({len(named)}), such as {min(named, key=lambda name: _f1([tested[name]]))}")
    print("  worst documents")
    for name in sorted(documents, key=lambda name: _f1([tested[name]]))[:worst]:
        look = golds[name]["look"]
        print(
            f"    {_f1([tested[name]]):.2f} {name} ({look['language']}; "
            + "; ".join(f"{k} {v!r}" for k, v in list(look.items())[3:])
            + ")"
        )


if __name__ == "__main__":
    main()
