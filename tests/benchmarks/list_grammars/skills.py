"""Lists of skills: behind labels, one a line, in one row, with levels, in columns."""

from __future__ import annotations

from random import Random
from typing import Any

from cv_generator.page import BOLD, PLAIN, plain
from list_grammars.page import ListBlock, Row
from list_grammars.section import Made, draw_heading
from list_grammars.vocabulary import Name, words

_JOINTS = (", ", ", ", ", ", "; ", " | ", " · ", " / ", " • ")
_FORMS = ("labels", "labels", "labels", "one list", "one a line", "levels a line", "by level", "below", "below", "sentence")
_SENTENCES = {"en": ("I work with {0} and {1}.", "Good knowledge of {0} and {1}."), "de": ("Gute Kenntnisse in {0} und {1}.",)}
_SENTENCES |= {"fr": ("Bonne maîtrise de {0} et {1}.",), "es": ("Buenos conocimientos de {0} y {1}.",)}


def make(chance: Random, language: str, kind: str, count: int, owner: Name) -> Made:
    """A section of two to five kinds of skills; in columns and tables the label stands where dates do."""
    said = words("skills")[language]
    labels = chance.sample(sorted(said["groups"]), k=min(chance.randint(2, 5), len(said["groups"])))
    groups = {
        label: chance.sample(said["groups"][label], k=min(chance.randint(2, 4), len(said["groups"][label]))) for label in labels
    }
    joint, level = chance.choice(_JOINTS), chance.random() < 0.15
    form = "labels" if kind != "inline" else chance.choice(_FORMS)
    block = ListBlock(draw_heading(chance, said), [], columns=[said["area"], said["told"]])
    if kind == "inline":
        block.groups = _inline(chance, language, groups, form, joint, level=level)
    else:
        block.groups = [("", [_row(label, _joined(chance, said, named, joint, level=level)) for label, named in groups.items()])]
    gold = [skill for named in groups.values() for skill in named]
    look = {"form": form, "separator": joint, "levels": str(level)}
    return Made(block, {"skills": gold}, look, labelled=True)


def _row(label: str, told: str) -> Row:
    return Row([plain(told)], date=label, cells=[plain(told)])


def _joined(chance: Random, said: dict[str, Any], named: list[str], joint: str, *, level: bool) -> str:
    return joint.join(f"{name} ({chance.choice(said['levels'])})" if level else name for name in named)


def _inline(
    chance: Random, language: str, groups: dict[str, list[str]], form: str, joint: str, *, level: bool
) -> list[tuple[str, list[Row]]]:
    said = words("skills")[language]
    flat = [name for named in groups.values() for name in named]
    if form == "one list":
        return [("", [Row([plain(_joined(chance, said, flat, joint, level=level))])])]
    if form == "one a line":
        return [("", [Row([plain(name)]) for name in flat])]
    if form == "levels a line":
        between = chance.choice([" – ", ": ", " (", ", "])
        close = ")" if between == " (" else ""
        return [("", [Row([plain(f"{name}{between}{chance.choice(said['levels'])}{close}")]) for name in flat])]
    if form == "sentence":
        printed = [chance.choice(_SENTENCES[language]).format(", ".join(named[:-1]), named[-1]) for named in groups.values()]
        return [("", [Row([plain(sentence)]) for sentence in printed])]
    if form == "by level":
        share = len(flat) // 2
        halves: list[tuple[str, list[str]]] = list(zip(said["levels"], (flat[:share], flat[share:]), strict=False))
        return [("", _labelled(chance, [(name.capitalize(), named) for name, named in halves], joint))]
    if form == "below":
        single = chance.random() < 0.4
        told = {label: named if single else [_joined(chance, said, named, joint, level=level)] for label, named in groups.items()}
        return [(label, [Row([plain(text)]) for text in texts]) for label, texts in told.items()]
    joined = [(label, [_joined(chance, said, named, joint, level=level)]) for label, named in groups.items()]
    return [("", _labelled(chance, joined, joint))]


def _labelled(chance: Random, groups: list[tuple[str, list[str]]], joint: str) -> list[Row]:
    """Rows of a label with its skills; the sign between them and the type of the label are drawn once."""
    colon = chance.choice([": ", ": ", ": ", " – ", " - "])
    style = BOLD if chance.random() < 0.5 else PLAIN
    return [Row([[(label, style), (colon, PLAIN), (joint.join(named), PLAIN)]]) for label, named in groups]
