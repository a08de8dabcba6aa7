"""A person as a page and as gold: which convention each section uses is drawn once for a person."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

from cv_generator import words
from cv_generator.activities import award_rows, course_rows, honour, service_rows, skill_rows, talk_rows
from cv_generator.citations import CONVENTIONS, Convention, author_segments, printed_authors
from cv_generator.disciplines import DISCIPLINES
from cv_generator.in_lines import BELOW, invent_in_lines, line_below
from cv_generator.page import BOLD, ITALIC, PLAIN, Block, Item, LineOfText, Page, plain
from cv_generator.world import Month, Person, Stay, Work, in_sentence_case

NUMBERINGS = ("[{}]", "{}.", "({})", "[J{}]", "J{}.", "P{}:", "J-{}.", "{}")
DATE_STYLES = ("year", "short month", "long month", "number", "dotted")


class Writer:
    """One person's way to write a CV."""

    def __init__(self, person: Person, chance: Random) -> None:
        self.person = person
        self.chance = chance
        self.language = person.language
        self.dates = chance.choice(DATE_STYLES)
        self.dash = chance.choice([" – ", "–", " - ", "--"])
        self.order = chance.choice(["title first", "organization first"])
        self.date_place = chance.choice(["column", "column", "end", "brackets"])
        self.two_lines = chance.random() < 0.5
        self.bold_owner = chance.random() < 0.5
        self._choose_list_of_works()

    def _choose_list_of_works(self) -> None:
        """The look of the list of works: one citation convention, and how the entries are numbered, grouped and annotated."""
        chance = self.chance
        family = chance.choices(["general", "disciplines", "in lines"], weights=[4, 4, 4])[0]
        if family == "in lines":
            self.convention: Convention = invent_in_lines(chance)
        else:
            self.convention = chance.choice(CONVENTIONS if family == "general" else DISCIPLINES)
        self.numbering = chance.choice(["", "", *NUMBERINGS])
        self.backwards = chance.random() < 0.2
        self.sentence_case = chance.random() < 0.4
        apart = self.convention.year_apart
        self.by_year = chance.random() < (0.5 if apart else 0.15)
        self.by_kind = not self.by_year and chance.random() < 0.2
        self.year_column = apart and not self.by_year
        self.below = chance.choice(BELOW) if chance.random() < 0.25 else ""

    def page_and_gold(self, document: str) -> tuple[Page, dict[str, Any]]:
        """The page, and what a careful reader takes out of it."""
        gold: dict[str, Any] = {"document": document, "advisors": [], "systems": []}
        gold["subject"] = {"name": str(self.person.name), "names": [], "emails": [], "urls": []}
        blocks = {
            "employment": self._employment(gold),
            "education": self._education(gold),
            "works": self._works(gold),
            "service": self._service(gold),
            "awards": self._awards(gold),
            "talks": self._talks(gold),
            "teaching": self._teaching(gold),
            "skills": self._skills(gold),
        }
        order = list(blocks)
        if self.chance.random() < 0.5:
            order[0], order[1] = order[1], order[0]
        tail = order[3:]
        self.chance.shuffle(tail)
        mail = f"{self.person.name.given.split()[0].lower()}@example.org"
        return Page(str(self.person.name), [mail], [blocks[name] for name in [*order[:3], *tail]]), gold

    def _heading(self, name: str) -> str:
        return self.chance.choice(words.HEADINGS[self.language][name])

    # Dates

    def _month(self, month: Month) -> tuple[str, str]:
        """A month as printed, and as gold has it."""
        year, number = month
        name = words.MONTHS[self.language][number - 1]
        printed = {
            "year": str(year),
            "short month": f"{name[:3]} {year}",
            "long month": f"{name} {year}",
            "number": f"{number:02}/{year}",
            "dotted": f"{year}.{number:02}",
        }[self.dates]
        return printed, str(year) if self.dates == "year" else f"{year}-{number:02}"

    def _period(self, stay: Stay) -> tuple[str, dict[str, Any]]:
        printed, start = self._month(stay.start)
        if stay.end is None:
            return f"{printed}{self.dash}{words.PRESENT[self.language]}", {"start": start, "end": None, "current": True}
        last, end = self._month(stay.end)
        if printed == last:
            return printed, {"start": start, "end": end, "current": False}
        return f"{printed}{self.dash}{last}", {"start": start, "end": end, "current": False}

    def _dated(self, lines: list[LineOfText], date: str, details: list[str]) -> Item:
        """The entry with its date where this person puts dates."""
        if self.date_place == "column":
            return Item(lines, date=date, details=details)
        text = f" ({date})" if self.date_place == "brackets" else f", {date}"
        return Item([*lines[:-1], [*lines[-1], (text, PLAIN)]], details=details)

    # Sections

    def _employment(self, gold: dict[str, Any]) -> Block:
        gold["employment"] = []
        items = []
        for stay in self.person.stays:
            date, period = self._period(stay)
            gold["employment"].append({"organization": stay.organization, "unit": stay.unit or None, "title": stay.title, **period})
            place = [(part, PLAIN) for part in ([stay.unit + ", "] if stay.unit else []) + [stay.organization]]
            items.append(self._dated(self._ordered((stay.title, BOLD), place), date, self._duties()))
        return Block(self._heading("employment"), [("", items)], bulleted=self.date_place != "column" and not self.two_lines)

    def _ordered(self, title: tuple[str, str], place: LineOfText) -> list[LineOfText]:
        if self.order == "organization first":
            place = [(text, BOLD) for text, _ in place]
            title = (title[0], ITALIC)
            return [place, [title]] if self.two_lines else [[*place, (", ", PLAIN), title]]
        return [[title], place] if self.two_lines else [[title, (", ", PLAIN), *place]]

    def _duties(self) -> list[str]:
        if self.chance.random() < 0.6:
            return []
        return [f"{self.chance.choice(words.VERBS)} {self.chance.choice(words.THINGS).lower()} for a team of five."]

    def _education(self, gold: dict[str, Any]) -> Block:
        gold["education"] = []
        items = []
        for degree in self.person.degrees:
            entry = {"organization": degree.organization, "unit": None, "degree": degree.degree, "field": degree.field}
            gold["education"].append({**entry, "start": str(degree.start), "end": str(degree.end), "current": False})
            details = []
            if degree.advisor is not None:
                word = words.ADVISOR[self.language]
                details = [f"{word}: {degree.advisor}"]
                gold["advisors"].append(
                    {"name": str(degree.advisor), "relation": word.lower(), "organization": degree.organization}
                )
            title = f"{degree.degree} {words.IN_FIELD[self.language]} {degree.field}{honour(self.chance)}"
            lines = self._ordered((title, BOLD), plain(degree.organization))
            items.append(self._dated(lines, f"{degree.start}{self.dash}{degree.end}", details))
        return Block(self._heading("education"), [("", items)], bulleted=self.date_place != "column" and not self.two_lines)

    def _works(self, gold: dict[str, Any]) -> Block:
        gold["works"] = []
        gold["look"] = [self.convention.write.__qualname__.split(".")[0], self.below, self.numbering, "by year" * self.by_year]
        groups: dict[str, list[Item]] = {}
        works = self.person.works
        for rank, work in enumerate(works, 1):
            work = replace(work, title=in_sentence_case(work.title)) if self.sentence_case else work
            authors = author_segments(work, self.person.name, self.convention, bold_owner=self.bold_owner)
            lines = [*self.convention.write(work, authors), *line_below(work, self.below)]
            gold["works"].append(self._gold_work(work))
            number = len(works) + 1 - rank if self.backwards else rank
            mark = self.numbering.format(number) if self.numbering else ""
            date = str(work.year) if self.year_column and work.status == "published" else ""
            groups.setdefault(self._group(work), []).append(Item(lines, date=date, mark="" if self.year_column else mark))
        in_lines = max((len(item.lines) for items in groups.values() for item in items), default=0) > 1
        bulleted = not self.numbering and not self.year_column and not (in_lines and self.chance.random() < 0.7)
        remark = self.chance.choice(words.REMARKS) if self.chance.random() < 0.15 else ""
        return Block(self._heading("works"), list(groups.items()), bulleted, of_works=True, remark=remark)

    def _group(self, work: Work) -> str:
        """The subheading that the work stands below."""
        kind = "under review" if work.status == "under review" else work.kind
        if self.by_year:
            return words.KINDS[self.language][kind] if kind == "under review" else str(work.year)
        return words.KINDS[self.language][kind] if self.by_kind else ""

    def _gold_work(self, work: Work) -> dict[str, Any]:
        key = work.venue.lower().replace(" ", "-") or None
        return {
            "title": work.title,
            "kind": work.kind,
            "authors": [self.convention.name_form(name) for name in printed_authors(work, self.person.name, self.convention)],
            "et_al": False,
            "venue": work.venue or None,
            "venue_key": key,
            "year": work.year if work.status == "published" else None,
            "status": work.status,
        }

    def _service(self, gold: dict[str, Any]) -> Block:
        gold["service"] = [
            {"role": each.what, "venue": each.where, "venue_key": each.where.lower().replace(" ", "-"), "years": list(each.years)}
            for each in self.person.service
        ]
        return Block(self._heading("service"), *service_rows(self.person.service, self.chance))

    def _awards(self, gold: dict[str, Any]) -> Block:
        gold["awards"] = [{"title": award.what, "year": award.years[0]} for award in self.person.awards]
        return Block(self._heading("awards"), *award_rows(self.person.awards, self.chance))

    def _talks(self, gold: dict[str, Any]) -> Block:
        gold["talks"] = [{"title": talk.what, "event": talk.where, "year": talk.years[0]} for talk in self.person.talks]
        return Block(self._heading("talks"), *talk_rows(self.person.talks, self.chance))

    def _teaching(self, gold: dict[str, Any]) -> Block:
        gold["teaching"] = [{"role": c.what, "course": c.where, "years": list(c.years)} for c in self.person.teaching]
        return Block(self._heading("teaching"), *course_rows(self.person.teaching, self.chance))

    def _skills(self, gold: dict[str, Any]) -> Block:
        gold["skills"] = list(self.person.skills)
        return Block(self._heading("skills"), *skill_rows(self.person.skills, self.chance))
