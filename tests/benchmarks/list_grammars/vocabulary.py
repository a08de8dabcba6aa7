"""The words of the lists, by theme and language, from the tables beside; names of people, places and organizations."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from cv_generator.words import GIVEN, SURNAME_HEADS, SURNAME_TAILS

Name = tuple[str, str]  # given, family
_AT = {"en": "at ", "de": "bei ", "fr": "chez ", "es": "en "}
_WORDS = Path(__file__).with_name("words")


@dataclass(frozen=True)
class Organization:
    """A name, and what connects it with a role before it: `an der `, `at the `."""

    name: str
    at: str
    kind: str


@cache
def words(theme: str) -> dict[str, Any]:
    """The table of a theme."""
    return tomllib.loads((_WORDS / f"{theme}.toml").read_text(encoding="utf-8"))


def invent_person(chance: Random) -> Name:
    """Given and family name."""
    given = chance.choice(GIVEN)
    if chance.random() < 0.15:
        given += f" {chance.choice(SURNAME_HEADS)[0]}."
    return given, chance.choice(SURNAME_HEADS) + chance.choice(SURNAME_TAILS)


def organizations(language: str, kinds: tuple[str, ...]) -> list[Organization]:
    """All organizations of some kinds as a text in a language names them."""
    found = []
    for kind in kinds:
        for written in words("common")["organizations"][language][kind]:
            before, _, name = written.rpartition("|")
            if language == "en" and before:
                before = "at " + before
            found.append(Organization(name, before or _AT[language], kind))
    return found


def towns(language: str) -> list[str]:
    """Towns as a text in a language names them."""
    return list(words("common")["towns"][language])


def cited(people: list[Name], form: str, roles: str = "") -> str:
    """People as references print them: `Fenby, A., & Moss, B.`; with `roles` the first is `(PI)`."""
    initials = [" ".join(f"{part[0]}." for part in given.replace("-", " ").split()) for given, _ in people]
    printed = {
        "family first": [f"{family}, {short}" for (_, family), short in zip(people, initials, strict=True)],
        "initials first": [f"{short} {family}" for (_, family), short in zip(people, initials, strict=True)],
        "full": [f"{given} {family}" for given, family in people],
        "bare": [f"{family} {short.replace('. ', '').rstrip('.')}" for (_, family), short in zip(people, initials, strict=True)],
    }[form]
    if roles:
        printed[0] += f" ({roles})"
    *before, last = printed
    joint = {"family first": ", & ", "full": " & ", "initials first": " & ", "bare": ", "}[form]
    return (", ".join(before) + joint if before else "") + last
