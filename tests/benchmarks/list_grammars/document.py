"""A small CV with one section under test, as a file with its gold: name, contact, the section, neighbours."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

from cv_generator.page import Page, plain, words_of
from list_grammars import (
    advisors,
    awards,
    education,
    employment,
    latex_file,
    markdown_file,
    pdf_file,
    service,
    skills,
    systems,
    talks,
    teaching,
    text_file,
    web_file,
    word_file,
)
from list_grammars.page import ListBlock, Row
from list_grammars.section import Made
from list_grammars.vocabulary import Name, invent_person, words

SECTIONS: dict[str, Callable[[Random, str, str, int, Name], Made]] = {
    "education": education.make,
    "employment": employment.make,
    "service": service.make,
    "awards": awards.make,
    "talks": talks.make,
    "teaching": teaching.make,
    "advisors": advisors.make,
    "systems": systems.make,
    "skills": skills.make,
}
Shapes = dict[str, tuple[str, ...]]  # by where the date stands
FORMATS: dict[str, tuple[Callable[[Page, Random], bytes], Shapes]] = {
    suffix: (write, {"inline": module.INLINE, "column": module.COLUMN, "table": module.TABLES})
    for suffix, write, module in (
        ("txt", text_file.as_text, text_file),
        ("md", markdown_file.as_markdown, markdown_file),
        ("html", web_file.as_html, web_file),
        ("tex", latex_file.as_latex, latex_file),
        ("docx", word_file.as_docx, word_file),
        ("pdf", pdf_file.as_pdf, pdf_file),
    )
}
_BEHIND = (
    "right",
    "leaders",
    "tabs",
    "right bar",
    "right italic",
    "below",
    "fill",
    "items filled",
    "floats",
    "cards dated",
    "cards headed",
)
_GOLD = ("education", "employment", "works", "service", "awards", "talks", "teaching", "advisors", "systems", "skills")


def draw_document(section: str, number: int, seed: int) -> tuple[str, bytes, dict[str, Any], Page]:
    """Name, bytes, gold and page of a document; the same arguments give the same bytes.

    `employment-0007-left.txt` has the section and the shape of its list in its name; `look` in the gold tells the rest.
    """
    chance = Random(f"{seed}/{section}/{number}")
    language = chance.choices(("en", "de", "fr", "es"), weights=(5, 2, 2, 2))[0]
    suffix = chance.choices(list(FORMATS), weights=(4, 3, 3, 4, 3, 4))[0]
    write, shapes = FORMATS[suffix]
    kind = chance.choices(list(shapes), weights=[50, 38, 12])[0]
    owner = invent_person(chance)
    made = SECTIONS[section](chance, language, kind, chance.choice([3, 3, 4, 4, 5, 6, 7, 8, 10, 12, 15]), owner)
    _shape(made, kind, shapes, chance)
    blocks = _halved(made.block, section, language, chance)
    gold: dict[str, Any] = {name: list(made.gold.get(name, [])) for name in _GOLD}
    for other in chance.sample(
        [name for name in SECTIONS if name != section], k=min(chance.choice([0, 1, 1, 2]), len(SECTIONS) - 1)
    ):
        neighbour = SECTIONS[other](chance, language, "inline", chance.randint(2, 4), owner)
        _shape(neighbour, "inline", shapes, chance)
        blocks.insert(chance.randint(0, 1) * len(blocks), neighbour.block)
        for name, facts in neighbour.gold.items():
            gold[name] += facts
    if section == "advisors" and chance.random() < 0.25:
        students = advisors.others(chance, language)
        blocks.append(students.block)
        gold["teaching"] += students.gold["teaching"]
    if chance.random() < 0.5:
        blocks.insert(chance.choice([0, len(blocks)]), _aside(language, chance))
    page = Page(" ".join(owner), _contact(owner[0], language, chance), list(blocks))
    shape = made.block.shape
    document = f"{section}-{number:04}-{shape.replace(' ', '-')}.{suffix}"
    gold = {"document": document, "subject": {"name": page.name, "names": [], "emails": [], "urls": []}, **gold}
    gold["look"] = {"format": suffix, "language": language, "shape": shape, **made.look}
    return document, write(page, chance), gold, page


def _halved(block: ListBlock, section: str, language: str, chance: Random) -> list[ListBlock]:
    """A long list as two sections of one layout; most as they are."""
    (name, rows), *more = block.groups
    if more or name or len(rows) < 6 or chance.random() > 0.3:
        return [block]
    said = words(section)[language]
    other = chance.choice([heading for heading in [*said["headings"], *said["unusual"]] if heading != block.heading])
    first = replace(block, groups=[("", rows[: len(rows) // 2])])
    return [first, replace(block, heading=other, groups=[("", rows[len(rows) // 2 :])])]


def _shape(made: Made, kind: str, shapes: Shapes, chance: Random) -> None:
    """Draws the shape of a list; entries of one line alone are no headings, labels do not stand behind what they label."""
    rows = [item for _, items in made.block.groups for item in items]
    lone = all(len(row.lines) == 1 and not row.details for row in rows)
    unfit = ("heads",) if lone else ()
    unfit += _BEHIND if made.labelled else ()
    made.block.shape = chance.choice([shape for shape in shapes[kind] if shape not in unfit])


def _aside(language: str, chance: Random) -> ListBlock:
    """A section that states no fact of any kind."""
    said = words("common")["neighbours"][language]
    which = chance.randrange(len(said["headings"]))
    rows = [Row([plain(line)]) for line in said["lines"][which]]
    return ListBlock(said["headings"][which], [("", list(rows))], shape="paragraphs")


def _contact(given: str, language: str, chance: Random) -> list[str]:
    mail = f"{unicodedata.normalize('NFKD', given.split()[0]).encode('ascii', 'ignore').decode().lower()}@example.org"
    street = {"en": "12 Larch Lane", "de": "Lärchenweg 12", "fr": "12, rue des Mélèzes", "es": "Calle de los Alerces 12"}[language]
    lines = [mail, chance.choice(["+49 30 555 0123", "555-0142", "(555) 0199"]), street]
    return chance.choice([[mail], lines[:2], lines, [" | ".join(lines[:2])], [lines[2], mail]])


def visible(content: bytes, suffix: str, page: Page) -> str:
    """The words of a document without its markup; those of the page where the file is no text."""
    if suffix in ("docx", "pdf"):
        rows = (item for block in page.blocks for _, items in block.groups for item in items)
        groups = [group for block in page.blocks for group, _ in block.groups]
        text = "\n".join("\n".join([*map(words_of, row.lines), row.date, *row.details]) for row in rows)
        return "\n".join([page.name, *groups, text])
    text = content.decode()
    text = re.sub(r"\]?\(?(\\href\{)?https://example.org/\d*[)}]?", "", text)
    if suffix == "html":
        return html.unescape(re.sub(r"<[^>]*>", "", text))
    if suffix == "tex":
        return re.sub(r"\\[a-zA-Z]+\*?|[{}\\]", "", text.replace(r"\newline", " ").replace("--", "–"))
    return text


def unseen(gold: dict[str, Any], text: str) -> list[str]:
    """The strings of gold that the document does not show."""
    shown = _bare(text)
    return [said for name in _GOLD for fact in gold[name] for said in _strings(fact) if _bare(said) not in shown]


def _strings(fact: dict[str, Any] | str) -> list[str]:
    if isinstance(fact, str):
        return [fact]
    known = {"kind", "venue_key", "relation", "status"}
    found = [value for key, value in fact.items() if isinstance(value, str) and key not in known]
    return [value[2:4] if re.fullmatch(r"\d{4}(-\d\d)?", value) else value for value in found]


def _bare(text: str) -> str:
    plain_text = unicodedata.normalize("NFKD", text).casefold()
    return "".join(character for character in plain_text if character.isalnum())
