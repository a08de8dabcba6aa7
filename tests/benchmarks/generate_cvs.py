"""Makes invented CVs, as many as wanted, with gold: `python tests/benchmarks/generate_cvs.py FOLDER --count 1000 --seed 1`.

`FOLDER/cvs` gets the documents, `FOLDER/gold` a JSON file beside each. The same count and seed make the same bytes. People of one
folder write together, work at the same places and review for the same venues. Formats take turns; everybody draws a language, a
citation convention, a date style and a layout of their own.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from random import Random

from cv_generator.files import FORMATS
from cv_generator.layouts import Writer
from cv_generator.world import invent_people


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    for name in ("cvs", "gold"):
        (asked.folder / name).mkdir(parents=True, exist_ok=True)
    for number, person in enumerate(invent_people(asked.count, asked.seed)):
        suffix, write = FORMATS[number % len(FORMATS)]
        document = f"cv-{number:06d}.{suffix}"
        chance = Random(f"{asked.seed}/{number}")
        page, gold = Writer(person, chance).page_and_gold(document)
        (asked.folder / "cvs" / document).write_bytes(write(page, chance))
        text = json.dumps(gold, indent=1, ensure_ascii=False)
        (asked.folder / "gold" / f"{document}.json").write_text(text + "\n", encoding="utf-8")
    print(f"{asked.count} documents in {asked.folder / 'cvs'}")


if __name__ == "__main__":
    main()
