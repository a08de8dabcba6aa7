"""Makes small CVs whose lists have random layouts, with exact gold.

    python tests/benchmarks/generate_lists.py FOLDER [--section employment] [--count 300] [--seed 1]

`FOLDER/cvs` gets the documents, `FOLDER/gold` a JSON file beside each; without `--section` all sections take turns. One layout is
drawn for each list and kept to: order of fields, separators, dates, grouping, shape of the list in its format. The gold says under
`look` what was drawn. The same arguments make the same bytes.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from list_grammars.document import SECTIONS, draw_document


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--section", choices=sorted(SECTIONS))
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    for name in ("cvs", "gold"):
        (asked.folder / name).mkdir(parents=True, exist_ok=True)
    names = [asked.section] if asked.section else list(SECTIONS)
    for number in range(asked.count):
        document, content, gold, _ = draw_document(names[number % len(names)], number, asked.seed)
        (asked.folder / "cvs" / document).write_bytes(content)
        text = json.dumps(gold, indent=1, ensure_ascii=False)
        (asked.folder / "gold" / f"{document}.json").write_text(text + "\n", encoding="utf-8")
    print(f"{asked.count} documents in {asked.folder / 'cvs'}")


if __name__ == "__main__":
    main()
