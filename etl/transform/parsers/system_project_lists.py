"""Systems in a section of projects: what its items are divided into, which of them are systems, and the one that its heading names.

`Fernwalk - 303 commits` on each line, "Mossgram" above "Photo app for plants."; projects of research, with money and who leads, are
none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from etl.model import regex as re
from etl.model.document import Line, Passage
from etl.model.entry import Entry
from etl.model.section import Section
from etl.transform.entries import split_entries
from etl.transform.line_joining import join_lines
from etl.transform.parsers.activity_fields import undated
from etl.transform.parsers.system_conventions import names_by_convention
from etl.transform.parsers.system_names import is_software_heading
from etl.transform.parsers.system_projects import find_project, is_linked, is_system


def projects_of(section: Section) -> Iterator[tuple[Passage, Passage]]:
    """The names of the systems in a section of projects, each with what it stands in."""
    if section.heading is not None and section.parent is not None and section.lines:
        name = undated(section.heading).trimmed(" .,;:–—-|")
        below = " ".join(line.text for line in section.lines[:2])
        if is_system(name, "", below, is_set=True):
            yield name, section.heading
    entries = [] if _are_funded(split_entries(section)) else split_entries(section)
    is_own = section.heading is not None and is_software_heading(section.heading.text)
    if names := names_by_convention(entries, is_own=is_own):
        yield from ((name, name) for name in names)
        return
    for entry in entries:
        groups = _alike(entry.lines) if entry.lines else []
        for lines in groups:
            passage = entry.passage if len(groups) == 1 else join_lines(lines)
            below = " ".join(child.passage.text for child in entry.children[:2])
            cells = lines[0].cells if len(lines) == 1 else ()
            named = find_project(passage, cells, below) or next(iter(above_description(lines)), None)
            if passage.text.strip() and named is not None and named.text:
                yield named, passage


def _alike(lines: Sequence[Line]) -> list[list[Line]]:
    """The projects in what looks like one: each line counts what was done for it, or begins with the name that its link has."""
    if len(lines) > 1 and all(_COUNTED.fullmatch(line.text.strip()) for line in lines):
        return [[line] for line in lines]
    groups = [[lines[0]]]
    for line in lines[1:]:
        if is_linked(line.text):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


_COUNTED = re.compile(r"\S+(?:\s\S+){0,2}\s*[-–—:|(]\s*[\d,.]+k?\s[a-z]+\)?")  # "fernr - 303 commits"


def _are_funded(entries: Sequence[Entry]) -> bool:
    """Whether projects are ones of research: enough of them tell the money, who gave it or who leads ("PI", "funded by ...")."""
    told = sum(_FUNDED.search(join_lines(entry.lines).text) is not None for entry in entries)
    return told >= _FEWEST and told >= _FUNDED_SHARE * len(entries)


_FUNDED = re.compile(
    r"[$€£]\s?\d|\d\s?[kKM]?\s?(?:EUR|USD|AUD|CAD|CHF|GBP|€|£|euros?)\b|\b(?:[Cc]o-?)?(?:PI|CI)\b|[Pp]rincipal [Ii]nvestigator"
    r"|\b[Ff]unded by\b|\b[Ff]inancé\w* par\b|\b[Gg]efördert\b|\b[Ff]inanciado por\b|\b(?:NSF|ERC|DFG|ANR|ARC|SNSF|EPSRC|NIH)\b"
)
_FUNDED_SHARE = 0.3


def above_description(lines: Sequence[Line]) -> list[Passage]:
    """The name that has the first line for itself, where the next one says what it is: "Mossgram" above "Photo app for plants."."""
    if len(lines) < _FEWEST or lines[0].text.strip()[-1:] in ".,;:":
        return []
    name = undated(lines[0].passage).trimmed(" .,;:–—-|")
    is_named = name.text[:1].isupper() or f"/{name.text}" in lines[1].text  # or so is the place of its code
    is_one = is_system(name, "", lines[1].text, is_set=False) or is_system(name, lines[1].text, "", is_set=False)
    return [name] if is_named and is_one else []


_FEWEST = 2
