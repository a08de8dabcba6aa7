"""How much of a folder with gold is read: by section and field, with the worst fields and examples of their errors.

    python tests/benchmarks/extraction.py CORPUS GOLD [--baseline NAME [--write]] [--errors N]

`--baseline NAME` compares with the figures of that name in extraction_baseline.json, `--write` puts the new ones there. Entries are
paired by the likeness of their words; a slot is one field of one entry. Reading is done in as many processes as there are cores.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from etl.errors import DocumentError
from etl.extract.reading import read_file
from etl.model.document_claims import DocumentClaims
from etl.settings import Settings
from etl.transform.claims import read_claims
from tests.scoring import FIELDS, Pair, is_right, pair_entries, read_gold

BASELINE = Path(__file__).with_name("extraction_baseline.json")
_WORST = 8  # fields shown with examples


@dataclass(slots=True)
class Tally:
    """Slots: those gold has, those that were read, those that are right; errors with their documents."""

    wanted: int = 0
    found: int = 0
    right: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.wanted + self.found) if self.wanted + self.found else 1.0

    def row(self, name: str) -> str:
        precision, recall = self.right / (self.found or 1), self.right / (self.wanted or 1)
        return f"{name:<26} {self.wanted:>6} {self.found:>6}   {precision:.3f} {recall:.3f} {self.f1:.3f}\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--baseline", help="name of the figures to compare with")
    parser.add_argument("--write", action="store_true", help="put the new figures there")
    parser.add_argument("--errors", type=int, default=3, help="examples for each of the worst fields")
    given = parser.parse_args()
    slots, sections = tally(given.corpus, given.gold)
    sys.stdout.write(f"{'section, field':<26} {'gold':>6} {'found':>6}   {'P':<5} {'R':<5} {'F1':<5}\n")
    for section in FIELDS:
        if section in sections:
            sys.stdout.write(sections[section].row(section))
            sys.stdout.writelines(slots[section, name].row(f"    {name}") for name in FIELDS[section])
    figures = {section: round(each.f1, 3) for section, each in sections.items()}
    figures["headline"] = round(sum(figures.values()) / len(figures), 3) if figures else 0.0
    sys.stdout.write(f"headline (mean of the sections' F1) {figures['headline']:.3f}\n")
    for name, tallied in sorted(slots.items(), key=lambda item: item[1].f1)[:_WORST]:
        if tallied.errors and tallied.f1 < 1:
            sys.stdout.write(f"\n{'.'.join(name)} {tallied.f1:.3f}\n")
            sys.stdout.writelines(f"    {error}\n" for error in tallied.errors[: given.errors])
    if given.baseline:
        _compare(given.baseline, figures, write=given.write)


def tally(corpus: Path, gold: Path) -> tuple[dict[tuple[str, str], Tally], dict[str, Tally]]:
    """The slots of each field, and those of each section."""
    golds = {name: entry for name, entry in read_gold(gold).items() if (corpus / name).is_file()}
    slots: dict[tuple[str, str], Tally] = defaultdict(Tally)
    sections: dict[str, Tally] = defaultdict(Tally)
    with ProcessPoolExecutor() as pool:
        for name, claims in zip(golds, pool.map(partial(_read, corpus), golds), strict=True):
            for section in FIELDS:
                for pair in pair_entries(golds[name], claims, section):
                    for each, judged in _judge(pair, section):
                        _count(slots[section, each], judged, f"{name}: {judged[2]}")
                        _count(sections[section], judged, "")
    return slots, sections


def _read(corpus: Path, name: str) -> DocumentClaims:
    try:
        return read_claims(read_file(corpus / name, name=name, settings=Settings()))
    except DocumentError:
        return DocumentClaims(name, "0" * 64, "", None)


def _judge(pair: Pair, section: str) -> Iterator[tuple[str, tuple[bool, bool, str]]]:
    """For each field: whether gold has it, whether it was read, and what is wrong with it (empty if nothing)."""
    wanted, found = pair.wanted or {}, pair.found or {}
    for name in FIELDS[section]:
        is_wanted, is_found = bool(wanted.get(name)), bool(found.get(name))
        if not (is_wanted or is_found) or (pair.wanted and pair.found and wanted.get(f"{name}_arguable")):
            continue
        if pair.wanted and pair.found and is_right(wanted, found, name):
            yield name, (is_wanted or is_found, is_wanted or is_found, "")
        else:
            yield name, (is_wanted, is_found, f"gold {wanted.get(name)!r}, read {found.get(name)!r}")


def _count(tallied: Tally, judged: tuple[bool, bool, str], error: str) -> None:
    is_wanted, is_found, problem = judged
    tallied.wanted += is_wanted
    tallied.found += is_found
    tallied.right += not problem
    if problem and error:
        tallied.errors.append(error)


def _compare(name: str, figures: dict[str, float], *, write: bool) -> None:
    known: dict[str, dict[str, float]] = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.exists() else {}
    before = known.get(name, {})
    sys.stdout.write(f"\nagainst the baseline of {name!r}\n")
    for section, value in figures.items():
        change = value - before[section] if section in before else None
        sys.stdout.write(f"    {section:<22} {value:.3f}  {'new' if change is None else f'{change:+.3f}'}\n")
    if write:
        known[name] = figures
        BASELINE.write_text(json.dumps(known, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
