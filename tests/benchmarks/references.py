"""Scores the citation parser on a folder of reference lists.

    python tests/benchmarks/references.py FOLDER [--scorer score_references.py] [--fold held|work|all] [scorer options]

FOLDER holds `dev.jsonl.gz`: one list a line, as its README says. The parser sees the strings and the owner's name. Without
--scorer the answers are only written (to standard output). --fold takes two thirds of the owners or the third that is held out.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import subprocess
import sys
import tempfile
import time
import zlib
from pathlib import Path
from typing import Any

from etl.model.document import Passage, Style, TextSource
from etl.model.facts import Work
from etl.normalize.person_names import PersonName, parse_person_name
from etl.transform.citations.reference_list import parse_reference_list

_HYPHEN = re.compile(r"(?<=[^\W\d_])-\n[ \t]*(?=[^\W\d_a-z]|[a-zà-ÿ])")
_MARKUP = re.compile(r"\*{1,3}")


def to_passage(text: str, *, markup: bool) -> Passage:
    """The visible characters of a string in which `**` and `*` may be markup."""
    source = TextSource(text)
    chars, offsets, styles = [], [], bytearray()
    style = 0
    skip = {i for m in _HYPHEN.finditer(text) for i in range(*m.span())}
    i = 0
    while i < len(text):
        match = _MARKUP.match(text, i) if markup else None
        if match and _is_markup(text, match, style):
            style ^= {1: Style.ITALIC, 2: Style.BOLD, 3: Style.BOLD | Style.ITALIC}[len(match.group())]
            i = match.end()
            continue
        if i not in skip:
            chars.append(text[i])
            offsets.append(i)
            styles.append(style)
        i += 1
    return Passage(source, "".join(chars), offsets, bytes(styles))


def _is_markup(text: str, match: re.Match[str], style: int) -> bool:
    bit = {1: Style.ITALIC, 2: Style.BOLD, 3: Style.BOLD | Style.ITALIC}[len(match.group())]
    if style & bit:
        return True
    return match.end() < len(text) and not text[match.end()].isspace() and match.group() in text[match.end() :]


def answer(work: Work | None) -> dict[str, Any]:
    """A work in the benchmark's terms."""
    if work is None:
        return {}
    authors = [parse_person_name(a.name.value) or PersonName(a.name.value) for a in work.authors]
    found: dict[str, Any] = {
        "title": work.title.value,
        "authors": [{"family": a.family, "given": a.given} for a in authors],
        "et_al": work.et_al is not None,
        "kind": work.kind.value.value,
        "status": work.status.value.value,
        "notes": [n.value for n in work.notes],
        "year": work.year.value if work.year else None,
    }
    for name in ("venue", "volume", "issue", "pages", "publisher", "doi", "arxiv"):
        claim = getattr(work, name)
        found[name] = claim.value if claim else None
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--fold", choices=("held", "work", "all"), default="all")
    arguments, options = parser.parse_known_args()
    with gzip.open(arguments.folder / "dev.jsonl.gz", "rt", encoding="utf-8") as handle:
        lists = [json.loads(line) for line in handle]
    if arguments.fold != "all":
        held = arguments.fold == "held"
        lists = [one for one in lists if (zlib.crc32(one["owner"]["family"].encode()) % 3 == 0) is held]
    started, count = time.perf_counter(), 0
    for one in lists:
        owner = PersonName(one["owner"]["family"], one["owner"]["given"])
        passages = [to_passage(entry["text"], markup=one["markup"]) for entry in one["entries"]]
        for entry, work in zip(one["entries"], parse_reference_list(passages, owner), strict=True):
            entry["found"] = answer(work)
        count += len(passages)
    print(f"{count / (time.perf_counter() - started):.0f} entries a second", file=sys.stderr)
    answers = "\n".join(json.dumps(one, ensure_ascii=False) for one in lists)
    if arguments.scorer is None:
        print(answers)
        return
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as handle:
        handle.write(answers)
        handle.flush()
        subprocess.run([sys.executable, arguments.scorer, handle.name, *options], check=True)


if __name__ == "__main__":
    main()
