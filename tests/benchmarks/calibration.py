"""How far the confidence of claims can be believed: bins, expected calibration error, and each rule's share of right claims.

    python tests/benchmarks/calibration.py CORPUS GOLD [CORPUS GOLD ...] --scorer score.py

A claim is right when the scorer says that its field agrees with the gold entry that its fact was paired with; a claim of a fact
that pairs with none is wrong. Fields that gold calls arguable, and what was found beyond a partly annotated list, are left out.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from etl.errors import DocumentError
from etl.extract.reading import read_file
from etl.model.claim import Claim
from etl.model.document_claims import DocumentClaims
from etl.settings import Settings
from etl.transform.claims import read_claims

BINS = 10
# Section of the gold -> (field of DocumentClaims, {slot of the scorer: field of the fact}).
SECTIONS = {
    "education": (
        "education",
        {"organization": "organization", "degree": "degree", "field": "field", "start": "period.start", "end": "period.end"},
    ),
    "employment": (
        "employment",
        {"organization": "organization", "title": "title", "start": "period.start", "end": "period.end"},
    ),
    "works": ("works", {"title": "title", "venue": "venue", "year": "year", "kind": "kind", "authors": "authors"}),
    "service": ("service", {"venue": "venue", "role": "role", "years": "years"}),
    "awards": ("awards", {"title": "title", "year": "years"}),
    "talks": ("talks", {"title": "title", "event": "event", "year": "year"}),
    "teaching": ("teaching", {"course": "course", "role": "role", "years": "years"}),
    "advisors": ("advising", {"name": "advisor", "relation": "relation", "organization": "organization"}),
    "systems": ("systems", {"name": "name", "organization": "organization"}),
    "skills": ("skills", {"skill": "name"}),
}


@dataclass(frozen=True, slots=True)
class Trial:
    """One claim that can be judged."""

    section: str
    slot: str
    rule: str
    confidence: float
    is_right: bool


def load_scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("scorer", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["scorer"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def claims_of(fact: Any, place: str) -> list[Claim[Any]]:
    """The claims in one field of a fact; `period.start` is a field of a field."""
    value = fact
    for name in place.split("."):
        value = getattr(value, name)
    if place == "authors":
        return [author.name for author in value]
    return [value] if isinstance(value, Claim) else list(value or ())


def entry_of(fact: Any, slots: dict[str, str]) -> dict[str, Any]:
    """The fact as the scorer's entry, with its claims beside."""
    entry: dict[str, Any] = {"claims": {slot: claims_of(fact, place) for slot, place in slots.items()}}
    for slot, claims in entry["claims"].items():
        texts = [str(getattr(claim.value, "value", claim.value)) for claim in claims]
        entry[slot] = texts if slot in ("years", "authors") else (texts[0] if texts else "")
    return entry


def trials_of(scorer: ModuleType, document: DocumentClaims, gold: dict[str, Any]) -> Iterator[Trial]:
    for section in scorer.sections():
        if section.name not in SECTIONS:
            continue
        field, slots = SECTIONS[section.name]
        found = [entry_of(fact, slots) for fact in getattr(document, field)]
        is_partial = section.name in gold.get("partial", [])
        pairs = scorer.score_section(section, gold.get(section.name) or [], found, [], document.name, is_partial)
        partner = {id(f): g for g, f in pairs if f is not None}
        for entry in found:
            g = partner.get(id(entry))
            if (g is None and is_partial) or (g or {}).get("arguable"):
                continue
            for slot, claims in entry["claims"].items():
                if claims and not (g or {}).get(f"{slot}_arguable"):
                    is_right = g is not None and bool(section.slots[slot](g, entry))
                    yield Trial(section.name, slot, claims[0].rule, min(claim.confidence for claim in claims), is_right)


def read_corpus(scorer: ModuleType, corpus: Path, gold_folder: Path) -> Iterator[Trial]:
    for name, gold in scorer.gold_facts(gold_folder).items():
        try:
            document = read_claims(read_file(corpus / name, name=name, settings=Settings()))
        except DocumentError as error:
            print(f"{name}: {error}", file=sys.stderr)
            continue
        yield from trials_of(scorer, document, gold)


def expected_calibration_error(trials: list[Trial]) -> float:
    """The mean distance, over `BINS` bins of equal width, of confidence and share of right claims, weighted by the bins' sizes."""
    bins: dict[int, list[Trial]] = defaultdict(list)
    for trial in trials:
        bins[min(BINS - 1, int(trial.confidence * BINS))].append(trial)
    for number, inside in sorted(bins.items()):
        mean = sum(trial.confidence for trial in inside) / len(inside)
        right = sum(trial.is_right for trial in inside) / len(inside)
        print(f"  {number / BINS:.1f}-{(number + 1) / BINS:.1f}  {len(inside):6}  confidence {mean:.3f}  right {right:.3f}")
    distances = (abs(sum(trial.confidence - trial.is_right for trial in inside)) for inside in bins.values())
    return sum(distances) / len(trials)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="CORPUS GOLD")
    parser.add_argument("--scorer", type=Path, required=True)
    arguments = parser.parse_args()
    scorer = load_scorer(arguments.scorer)
    everything: list[Trial] = []
    for corpus, gold in zip(arguments.folders[::2], arguments.folders[1::2], strict=True):
        trials = list(read_corpus(scorer, corpus, gold))
        print(f"{corpus}: {len(trials)} claims")
        print(f"  expected calibration error {expected_calibration_error(trials):.3f}")
        everything += trials
    by_rule: dict[tuple[str, str, str], list[Trial]] = defaultdict(list)
    for trial in everything:
        by_rule[trial.section, trial.slot, trial.rule].append(trial)
    print(f"\n{'section':12}{'field':14}{'rule':40}{'claims':>8}{'confidence':>12}{'right':>8}")
    for (section, slot, rule), inside in sorted(by_rule.items()):
        mean = sum(trial.confidence for trial in inside) / len(inside)
        right = sum(trial.is_right for trial in inside) / len(inside)
        print(f"{section:12}{slot:14}{rule:40}{len(inside):8}{mean:12.3f}{right:8.3f}")


if __name__ == "__main__":
    main()
