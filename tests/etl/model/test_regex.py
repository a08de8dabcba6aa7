"""Patterns that are compiled when they are first asked."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from etl.model import regex

# Compiles each pattern of each module as the module names it.
_ALL_AT_ONCE = """
import importlib, pkgutil, re
from etl.model import regex
named = 0
def compile(pattern, flags=0):
    global named
    named += 1
    return re.compile(pattern, flags)
regex.compile = compile
import etl
for module in pkgutil.walk_packages(etl.__path__, "etl."):
    if not module.name.endswith((".cluster", ".workers", ".spreading")):  # of an extra
        importlib.import_module(module.name)
assert named > 1000, named
"""


def test_a_pattern_answers_as_one_of_the_library_does() -> None:
    late, now = regex.compile(r"(?P<word>\w+)\s", re.IGNORECASE), re.compile(r"(?P<word>\w+)\s", re.IGNORECASE)
    text = "mill and gear "
    assert late.pattern == now.pattern
    assert [match.span() for match in late.finditer(text)] == [match.span() for match in now.finditer(text)]
    assert (late.findall(text), late.split(text)) == (now.findall(text), now.split(text))
    assert (late.sub("-", text), late.subn("-", text, count=1)) == (now.sub("-", text), now.subn("-", text, count=1))
    assert (late.flags, late.groups, late.groupindex) == (now.flags, now.groups, now.groupindex)
    for asked in ("match", "fullmatch", "search"):
        found, known = getattr(late, asked)("mill "), getattr(now, asked)("mill ")
        assert (found["word"], found.span()) == (known["word"], known.span())


def test_a_pattern_is_compiled_when_it_is_first_asked() -> None:
    broken = regex.compile("(")
    with pytest.raises(re.error, match="unterminated"):
        broken.search("a")


def test_what_no_pattern_has_is_no_reason_to_compile() -> None:
    assert not hasattr(regex.compile("("), "scan")


def test_what_was_found_tells_which_pattern_found_it() -> None:
    mill, other, loud = regex.compile("mill"), regex.compile("gear"), regex.compile("mill", re.IGNORECASE)
    found = mill.search("a mill")
    assert found is not None
    assert [regex.is_of(found, each) for each in (mill, other, loud)] == [True, False, False]


def test_no_module_takes_a_pattern_for_what_it_was_compiled_to() -> None:
    """`match.re is PATTERN` is never so."""
    places = sorted(Path(regex.__file__).parents[1].rglob("*.py"))
    assert len(places) > 400
    assert [path.name for path in places if re.search(r"\.re (?:is|==|in)\b", path.read_text(encoding="utf-8"))] == []


def test_every_pattern_of_every_module_is_one() -> None:
    done = subprocess.run([sys.executable, "-c", _ALL_AT_ONCE], capture_output=True, text=True, check=False, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")
