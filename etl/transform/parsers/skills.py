"""Skills: the languages, tools and frameworks that a document lists as known.

Lists are read item by item ("Tools: Git, Docker (basic), SQL"); in sentences only what follows a word that opens a list ("such as",
"familiar with") is taken. Levels in brackets are dropped, members in brackets are skills of their own ("Hadoop (HDFS, YARN)").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.document import Passage, Style
from etl.model.entry import Entry
from etl.model.facts import Skill
from etl.model.section import Section, SectionKind
from etl.normalize.text import fold
from etl.normalize.word_patterns import any_of
from etl.transform.context import Aside, Context, Harvest
from etl.transform.entries import split_entries
from etl.transform.parsers.activity_fields import dates_in, depths, fold_in_place, phrases
from etl.transform.parsers.skill_items import (
    COMMA,
    LABEL,
    LANGUAGES,
    MOST_DENSE,
    OPENER,
    is_dense,
    is_skill,
    read_list,
    tells_languages,
)
from etl.transform.parsers.skill_prose import LONGEST, SENTENCE, described_skills, skills_of_sentences, told_skills
from etl.transform.parsers.skill_rows import (
    EDGE,
    PROSE,
    bare_label,
    has_bare_labels,
    is_category,
    is_known,
    is_level,
    label_end,
    labelled_lists,
    opens_list,
    programming_lists,
    skill_rows,
    sure_lists,
    with_levels,
    without_heads,
    without_level,
)
from etl.transform.parsers.skill_sections import is_of_skills
from etl.transform.parsers.squeezing import squeezed
from etl.transform.parsers.stay_claims import span_of, text_claim
from etl.transform.parsers.system_enumerations import find_projects, lists_own, made_among_skills
from etl.transform.parsers.system_lists import heads_own, labels_made, lists_own_software
from etl.transform.parsers.system_names import opens_role

RULE = "skills.list"
_WORDS: dict[str, Any] = read_gazetteer("skill_words")
_OTHER_LABELS = frozenset(_WORDS["other_labels"])
_CERTIFICATES = frozenset(_WORDS["certificate_words"])
_LONGEST_LABEL = 50
_QUOTED_LABEL = re.compile(r"^“[^”]{2,30}”\s+(?=\w)")
_CATEGORY = phrases(_WORDS["categories"])


def read_skills(sections: Sequence[Section], context: Context) -> Harvest[Skill]:
    """The skills listed in the document's sections of skills, and below jobs behind a label that says so, each once.

    `Tools: Git, Docker (basic), SQL` gives three; human languages and sentences give nothing.
    """
    harvest: Harvest[Skill] = Harvest()
    seen: set[str] = set()
    for section in sections:
        if is_of_skills(section):
            if lists_own_software(split_entries(section)):
                continue
            bare, heads = has_bare_labels(section.lines), without_heads(section.lines)
            if described := described_skills(split_entries(section)):
                _add(harvest, seen, described)
                harvest.asides.extend(Aside(line.number, "what is said of a skill") for line in section.lines)
                continue
            for entry in _own(split_entries(section)):
                if entry.lines[0].number not in heads:
                    made = {name.text for name in made_among_skills(entry.passage)}
                    found = (s for row in skill_rows(entry, bare_labels=bare) for s in _read_row(squeezed(row), bare_labels=bare))
                    _add(harvest, seen, (skill for skill in found if skill.text not in made))
                harvest.asides.extend(Aside(line.number, "words around a list of skills") for line in entry.lines)
        elif section.kind in (SectionKind.EMPLOYMENT, SectionKind.PROJECTS):
            for entry in _flat(split_entries(section)):
                _add(harvest, seen, (skill for part in programming_lists(entry) for skill in _read_entry(squeezed(part))))
                _add(harvest, seen, (skill for part in labelled_lists(entry) for skill in _read_entry(squeezed(part))))
                _add(harvest, seen, skills_of_sentences(entry.passage))
        elif section.kind is SectionKind.SOFTWARE:
            for entry in () if heads_own(section.headings) else split_entries(section):
                is_used = _lists_names(entry) and not lists_own(entry.passage)
                _add(harvest, seen, _read_entry(squeezed(entry.passage)) if is_used else ())
        elif section.kind in _BESIDE:
            for entry in _flat(split_entries(section)):
                _add(harvest, seen, (skill for part in sure_lists(entry) for skill in _read_entry(squeezed(part))))
                _add(harvest, seen, (skill for part in programming_lists(entry) for skill in _read_entry(squeezed(part))))
                _add(harvest, seen, skills_of_sentences(entry.passage))
        elif section.kind in _LABELLED:
            for entry in _flat(split_entries(section)):
                _add(harvest, seen, (skill for part in programming_lists(entry) for skill in _read_entry(squeezed(part))))
    return harvest


# where a row may list skills among other things
_K = SectionKind
_LABELLED = frozenset({_K.EDUCATION, _K.SERVICE, _K.CERTIFICATES})
_BESIDE = frozenset({_K.UNKNOWN, _K.PERSONAL, _K.LANGUAGES, _K.INTERESTS, _K.SUMMARY, _K.HEADER})


def _lists_names(entry: Entry) -> bool:
    """Whether an entry below "Software" or "Tools" lists names alone, as of what is used: `Stata, R, Python (advanced)`."""
    text = entry.passage.text
    pieces = [piece for piece in COMMA.split(text) if piece.strip()]
    is_plain = "://" not in text and not entry.children and not _YEAR.search(text)
    return is_plain and len(pieces) >= _FEWEST_LISTED and max(len(piece.split()) for piece in pieces) <= MOST_DENSE


_FEWEST_LISTED = 3
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


def _read_row(row: Passage, *, bare_labels: bool) -> Iterator[Passage]:
    """The skills of a row, its label off where the section's rows have labels that nothing sets apart."""
    end = bare_label(row.text) if bare_labels else 0
    if end and _is_other(row.text[:end]):
        return
    yield from _read_entry(row.cut(end).trimmed() if end else row)


def _add(harvest: Harvest[Skill], seen: set[str], found: Iterable[Passage]) -> None:
    for skill in found:
        key = skill.text.casefold()
        if is_skill(skill.text) and key not in seen:
            seen.add(key)
            harvest.facts.append(Skill(span_of(skill), text_claim(skill, RULE, 0.85)))


def _own(entries: Sequence[Entry]) -> Iterator[Entry]:
    """The entries that hold skills: labels above nested lists are left out, and what is below a label for something else."""
    has_plain = any(not entry.passage.is_set(Style.BOLD) for entry in _flat(entries))
    has_leaf = any(not entry.children for entry in entries)
    for entry in entries:
        label = fold(entry.passage.text).strip(EDGE)
        if entry.children and labels_made(label):
            continue
        is_short = len(entry.passage.text) < _LONGEST_LABEL and "," not in entry.passage.text
        is_label = bool(entry.children) and is_short and (not has_leaf or is_category(label) or label in _OTHER_LABELS)
        if not is_label and not (has_plain and entry.passage.is_set(Style.BOLD)):
            yield entry
        if label not in _OTHER_LABELS:
            yield from _own(entry.children)


def _flat(entries: Sequence[Entry]) -> Iterator[Entry]:
    for entry in entries:
        yield entry
        yield from _flat(entry.children)


def _read_entry(passage: Passage) -> Iterator[Passage]:
    """The skills of one row, label off."""
    if len(passage) > LONGEST or _is_dated(passage):
        return
    codes = passage.runs(Style.MONOSPACE)
    if len(codes) > 1 and sum(b - a for a, b in codes) >= len("".join(passage.text.split())):
        yield from (passage.cut(a, b).trimmed(EDGE) for a, b in codes)  # "`git` `sql`"
        return
    starts = _label_starts(passage)
    if len(starts) > 1:
        for start, end in zip(starts, [*starts[1:], len(passage.text)], strict=True):
            yield from _read_entry(passage.cut(start, end).trimmed())
        return
    if levelled := with_levels(passage):
        yield from levelled
        return
    label, rest = _split_label(passage)
    if label is not None and _is_other(label.text):
        return
    if label is not None and (_LEVEL_FIRST.match(fold(rest.text)) or (is_known(label.text) and PROSE.search(fold(rest.text)))):
        yield label  # "**Stata** (expert): ten years of daily use", "Stata: expert; used for ..."
        return
    for number, sentence in enumerate(_sentences(rest)):
        own = LABEL.match(sentence.text) if number else None
        if own is not None and _is_other(sentence.text[: own.end()]):
            continue  # "Software: R, Python. Interests: chess, tea."
        parts = sentence.split(_SEMICOLON)
        spoken = [tells_languages(part.text) for part in parts]
        if any(spoken):
            for part, is_spoken in zip(parts, spoken, strict=True):
                yield from () if is_spoken else _read_sentence(part)
        else:
            for part in parts if PROSE.search(fold(sentence.text)) else [sentence]:
                yield from _read_sentence(part)


def _sentences(passage: Passage) -> Iterator[Passage]:
    """The sentences and cells of a row; what stands in a bracket ends none: "Linux (esp. Debian)"."""
    depth, start = depths(passage.text), 0
    for found in SENTENCE.finditer(passage.text):
        if not depth[found.start()]:
            yield passage.cut(start, found.start())
            start = found.end()
    yield passage.cut(start)


_SEMICOLON = re.compile(r";\s+")
_LEVEL_FIRST = re.compile(rf"\s*(?:\((?:{any_of(_WORDS['levels'])})\)|(?:{any_of(_WORDS['levels'])})\s*[;.(–—]\s*\w)")


def _is_dated(passage: Passage) -> bool:
    """Whether a row tells of a time, as posts and degrees do: "Elm Systems, 5/2002 – present", "B.Eng. (Sep 2014 - Jun 2019)"."""
    depth = depths(passage.text)
    for found in dates_in(passage.text):
        is_range = found.first is not None and (found.last is not None or _DASH.search(passage.text, found.start, found.end))
        if is_range and (not depth[found.start] or (found.first is not None and found.first.month is not None)):
            return True
    return False


_DASH = re.compile(r"[-–—]")  # "Rust, since 2019" is none


def _is_other(label: str) -> bool:
    """Whether a label's row lists no skills: `Soft skills`, `Certifications`, a human language."""
    folded = fold(label).strip(EDGE)
    return folded in _OTHER_LABELS or folded in LANGUAGES or not _CERTIFICATES.isdisjoint(folded.split())


def _label_starts(passage: Passage) -> list[int]:
    """Where the labels in bold with a colon begin, when a passage holds several: "**Tools:** Git **Systems:** Linux"."""
    return [a for a, b in passage.runs(Style.BOLD) if ":" in passage.text[max(a, b - 1) : b + 1]]


def _split_label(passage: Passage) -> tuple[Passage | None, Passage]:
    """The category before the list: up to a colon, or the run of bold at the start of a line that is not all bold."""
    runs = passage.runs(Style.BOLD)
    if runs and runs[0][0] == 0 and runs[0][1] < len(passage.text.rstrip()) - 1 and runs[0][1] <= 50:
        end = runs[0][1]
        if "," not in passage.text[:end] and passage.text[end:].lstrip()[:1] not in (",", ";"):
            return passage.cut(0, end).trimmed(EDGE), passage.cut(end).trimmed(EDGE)
    row = label_end(passage.text)
    if row is not None:
        return passage.cut(0, row[0]).trimmed(EDGE), passage.cut(row[1]).trimmed()
    quoted = _QUOTED_LABEL.match(passage.text)
    if quoted:
        return passage.cut(0, quoted.end()).trimmed(EDGE), passage.cut(quoted.end())
    category = _CATEGORY.match(fold_in_place(passage.text))
    if category and passage.text[category.end() :].lstrip()[:1].isupper() and opens_list(passage.text[category.end() :]):
        return passage.cut(0, category.end()), passage.cut(category.end()).trimmed()
    match = LABEL.match(passage.text)
    if match and is_level(passage.text[match.end() :]):  # "Go: 3/5"
        return None, passage.cut(0, match.end()).trimmed(EDGE)
    if match:
        return passage.cut(0, match.end()).trimmed(EDGE), passage.cut(match.end()).trimmed()
    return None, passage


# where more is found: "See all projects at elm.example"
_POINTER = re.compile(r"(?:See|Find|Visit|Check out|Siehe|Voir|Ver)\s")
# what was done, no skill: "Maintained open source projects for seven years"
_DEED = re.compile(r"(?:Maintained|Developed|Built|Contributed|Designed|Led|Created|Wrote|Managed|Organi[sz]ed|Published|Helped)\s")


def _read_sentence(sentence: Passage) -> Iterator[Passage]:
    sentence = without_level(sentence)
    folded = fold_in_place(sentence.text)
    outside = "".join("_" if d else c for c, d in zip(folded, depths(sentence.text), strict=False))
    if (
        find_projects(sentence)
        or _POINTER.match(sentence.text)
        or opens_role(sentence.text)
        or (_DEED.match(sentence.text) and not OPENER.search(outside))
    ):
        return  # "Lead developer of Example, a package": what was built is a system
    if not PROSE.search(outside) or is_dense(outside):
        yield from read_list(sentence)
        return
    told = list(told_skills(sentence))
    if told:
        yield from told
        return
    openers = list(OPENER.finditer(outside))
    opener = openers[-1] if openers else None
    if opener is not None and "but not" not in outside[opener.start() :]:
        items = list(read_list(sentence.cut(opener.end()), is_open=True))
        if len(items) >= _FEWEST_PLAIN or any(not item.text.islower() or is_known(item.text) for item in items):
            yield from items  # two plain words of a sentence are no list: "with emphasis on patience and openness"


_FEWEST_PLAIN = 3
