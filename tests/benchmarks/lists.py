"""What an imported list of organizations costs: seconds to import, to start with, to look names up.

python tests/benchmarks/lists.py [--entries 100000]
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from pathlib import Path

from etl.lists.importing import import_list, use_lists
from etl.normalize import listed
from etl.settings import Settings

_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"
_LOOKED_UP = 20_000


def ror_id(number: int) -> str:
    """An id whose check digits hold."""
    digits, rest = "", number
    for _ in range(7):
        digits, rest = _DIGITS[rest % len(_DIGITS)] + digits, rest // len(_DIGITS)
    return f"https://ror.org/{digits}{98 - number * 100 % 97:02}"


def make_dump(entries: int) -> list[dict[str, object]]:
    """A dump of universities with names in two languages and acronyms that some of them share."""
    rng = random.Random(1)
    words = ["".join(rng.choice("bcdfglmnprst") + rng.choice("aeiou") for _ in range(rng.randint(2, 4))) for _ in range(4000)]
    dump: list[dict[str, object]] = []
    for number in range(entries):
        name = " ".join(word.title() for word in rng.sample(words, 2))
        names = [
            {"value": f"University of {name}", "types": ["ror_display", "label"]},
            {"value": f"Universität {name}", "types": ["label"]},
            {"value": f"{''.join(word[0] for word in name.split())}U{number % 700}", "types": ["acronym"]},
        ]
        dump.append({"id": ror_id(number + 1000), "status": "active", "names": names, "relationships": []})
    return dump


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--entries", type=int, default=100_000)
    entries = parser.parse_args().entries
    dump = make_dump(entries)
    names = [str(entry["names"][1]["value"]) for entry in dump[:_LOOKED_UP]]  # type: ignore[index]
    with tempfile.TemporaryDirectory() as folder:
        file, output = Path(folder) / "dump.json", Path(folder) / "output"
        file.write_text(json.dumps(dump), encoding="utf-8")
        start = time.perf_counter()
        done = import_list(file, output, Settings())
        print(f"import   {time.perf_counter() - start:8.2f} s for {done.entries:,} entries, {len(done.problems)} left out")
        start = time.perf_counter()
        use_lists(output, Settings())
        print(f"start    {time.perf_counter() - start:8.3f} s")
        start = time.perf_counter()
        found = sum(listed.organization_of(name) is not None for name in names)
        each = (time.perf_counter() - start) / len(names) * 1e6
        print(f"look up  {each:8.1f} µs a name; {found:,} of {len(names):,} found, the others are ambiguous")
        listed.use_lists(None)


if __name__ == "__main__":
    main()
