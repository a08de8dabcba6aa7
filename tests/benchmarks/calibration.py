"""How far the confidence of claims can be believed: bins, expected calibration error, and each rule's share of right claims.

    python tests/benchmarks/calibration.py CORPUS GOLD [CORPUS GOLD ...] --scorer score.py [--fit]

A claim is right when the scorer says that its field agrees with the gold entry that its fact was paired with; a claim of a fact
that pairs with none is wrong. Fields that gold calls arguable, and what was found beyond a partly annotated list, are left out.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from etl.errors import DocumentError
from etl.extract.reading import read_file
from etl.model.document import Document
from etl.model.document_claims import DocumentClaims
from etl.model.facts import Fact
from etl.settings import Settings
from etl.transform.claims import read_claims, read_unrated_claims
from etl.transform.confidence_signs import EXPECTED_FIELDS, SIGNS, Signs, claims_in, signs_of

BINS = 10
# Section of the gold -> (field of DocumentClaims, {slot of the scorer: field of the fact} where the two differ).
SECTIONS = {
    "education": ("education", {}),
    "employment": ("employment", {}),
    "works": ("works", {}),
    "service": ("service", {}),
    "awards": ("awards", {"year": "years"}),
    "talks": ("talks", {}),
    "teaching": ("teaching", {}),
    "advisors": ("advising", {"name": "advisor"}),
    "systems": ("systems", {}),
    "skills": ("skills", {"skill": "name"}),
}
RIDGE = 1.0  # strength of the pull of every weight towards 0, or of a field's log-odds towards 2, in claims
USUAL = 2.0
STEPS = 25


@dataclass(frozen=True, slots=True)
class Trial:
    """One claim that can be judged."""

    section: str
    field: str
    rule: str
    confidence: float
    signs: Signs
    weight: float
    is_right: bool


def load_scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("scorer", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["scorer"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def slots_of(section: str) -> dict[str, str]:
    """The scorer's slots of a section, each with the field of the fact it looks at."""
    field, renamed = SECTIONS[section]
    slot_of = {name: slot for slot, name in renamed.items()}
    return {slot_of.get(name, name): name for name in EXPECTED_FIELDS[field]}


def entry_of(fact: Fact, slots: dict[str, str]) -> dict[str, Any]:
    """The fact as the scorer's entry, with its claims beside."""
    entry: dict[str, Any] = {"claims": {slot: claims_in(fact, name) for slot, name in slots.items()}, "fact": fact}
    for slot, claims in entry["claims"].items():
        texts = [str(getattr(claim.value, "value", claim.value)) for claim in claims]
        entry[slot] = texts if slot in ("years", "authors") else (texts[0] if texts and texts[0] != "True" else "")
    return entry


def trials_of(scorer: ModuleType, document: DocumentClaims, gold: dict[str, Any], weight: float) -> Iterator[Trial]:
    """Each claim of a document that gold can judge."""
    unread = sum(line.outcome == "unread" for line in document.lines) / max(1, len(document.lines))
    for section in scorer.sections():
        if section.name not in SECTIONS:
            continue
        field = SECTIONS[section.name][0]
        slots = slots_of(section.name)
        found = [entry_of(fact, slots) for fact in getattr(document, field)]
        shown = signs_of(field, getattr(document, field), unread)
        is_partial = section.name in gold.get("partial", [])
        pairs = scorer.score_section(section, gold.get(section.name) or [], found, [], document.name, is_partial)
        partner = {id(f): g for g, f in pairs if f is not None}
        for entry, signs in zip(found, shown, strict=True):
            g = partner.get(id(entry))
            if (g is None and is_partial) or (g or {}).get("arguable"):
                continue
            for slot, claims in entry["claims"].items():
                if claims and not (g or {}).get(f"{slot}_arguable"):
                    confidence = min(claim.confidence for claim in claims)
                    is_right = g is not None and bool(section.slots[slot](g, entry))
                    yield Trial(field, slots[slot], claims[0].rule, confidence, signs, weight, is_right)


def read_corpus(scorer: ModuleType, corpus: Path, gold_folder: Path, read: Callable[[Document], DocumentClaims]) -> list[Trial]:
    """The trials of a corpus; all corpora weigh the same in a fit."""
    trials: list[Trial] = []
    for name, gold in scorer.gold_facts(gold_folder).items():
        try:
            document = read(read_file(corpus / name, name=name, settings=Settings()))
        except DocumentError as error:
            print(f"{name}: {error}", file=sys.stderr)
            continue
        trials += trials_of(scorer, document, gold, 1.0)
    return [replace(trial, weight=1000 / len(trials)) for trial in trials]


def fit(trials: list[Trial]) -> dict[str, float]:
    """Weights of a logistic model, `section.field` and the signs, by Newton's method with a ridge."""
    names = [*sorted({f"{trial.section}.{trial.field}" for trial in trials}), *SIGNS]
    place = {name: number for number, name in enumerate(names)}
    inputs = np.zeros((len(trials), len(names)))
    for row, trial in zip(inputs, trials, strict=True):
        row[place[f"{trial.section}.{trial.field}"]] = 1.0
        row[-len(SIGNS) :] = [getattr(trial.signs, sign) for sign in SIGNS]
    counts = np.array([trial.weight for trial in trials])
    right = np.array([float(trial.is_right) for trial in trials])
    usual = np.array([0.0 if name in SIGNS else USUAL for name in names])
    weights = usual.copy()
    for _ in range(STEPS):
        expected = 1 / (1 + np.exp(-inputs @ weights))
        slope = inputs.T @ (counts * (right - expected)) - RIDGE * (weights - usual)
        curve = (inputs.T * (counts * expected * (1 - expected))) @ inputs + RIDGE * np.eye(len(names))
        weights = weights + np.linalg.solve(curve, slope)
    return dict(zip(names, weights.tolist(), strict=True))


def print_model(weights: dict[str, float]) -> None:
    """The model as `confidence.toml` holds it."""
    print("[weights]")
    for sign in SIGNS:
        print(f"{sign} = {weights[sign]:.2f}")
    for section, names in EXPECTED_FIELDS.items():
        bases = {name: weights[key] for name in names if (key := f"{section}.{name}") in weights}
        print(f"\n[base.{section}]")
        for name, weight in bases.items():
            print(f"{name} = {weight:.2f}")
        print(f"other = {sum(bases.values()) / len(bases) if bases else 2.0:.2f}")


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


def print_rules(trials: list[Trial]) -> None:
    """For each rule and field, the mean confidence and the share of right claims."""
    by_rule: dict[tuple[str, str, str], list[Trial]] = defaultdict(list)
    for trial in trials:
        by_rule[trial.section, trial.field, trial.rule].append(trial)
    print(f"\n{'section':12}{'field':14}{'rule':40}{'claims':>8}{'confidence':>12}{'right':>8}")
    for (section, field, rule), inside in sorted(by_rule.items()):
        mean = sum(trial.confidence for trial in inside) / len(inside)
        right = sum(trial.is_right for trial in inside) / len(inside)
        print(f"{section:12}{field:14}{rule:40}{len(inside):8}{mean:12.3f}{right:8.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="CORPUS GOLD")
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--fit", action="store_true", help="print the model fitted to these corpora instead")
    arguments = parser.parse_args()
    scorer = load_scorer(arguments.scorer)
    everything: list[Trial] = []
    for corpus, gold in zip(arguments.folders[::2], arguments.folders[1::2], strict=True):
        trials = read_corpus(scorer, corpus, gold, read_unrated_claims if arguments.fit else read_claims)
        everything += trials
        if not arguments.fit:
            print(f"{corpus}: {len(trials)} claims")
            print(f"  expected calibration error {expected_calibration_error(trials):.3f}")
    if arguments.fit:
        print_model(fit(everything))
    else:
        print_rules(everything)


if __name__ == "__main__":
    main()
