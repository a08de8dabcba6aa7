"""Reads a list of references as a list: one convention for all entries, learnt from the entries themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from etl.model import regex as re
from etl.model.document import Passage
from etl.model.facts import Work, WorkKind
from etl.normalize.person_names import PersonName
from etl.transform.citations.atoms import Atom, cut_atoms
from etl.transform.citations.author_lists import NameForms, NameRange, merge_forms, split_names
from etl.transform.citations.convention import common_habits, learn
from etl.transform.citations.decoder import decode
from etl.transform.citations.evidence import Field, ListWords, Owner, score_atoms
from etl.transform.citations.field_ranges import settle_brackets, settle_houses
from etl.transform.citations.line_breaks import settle_line_breaks
from etl.transform.citations.list_habits import habits_of_sections
from etl.transform.citations.list_opening import opening_titles_in, opens_in, titles_in, usual_opening
from etl.transform.citations.markers import cut_markers, cut_repeated_authors
from etl.transform.citations.name_forms import weigh_name_forms
from etl.transform.citations.name_order import with_family_first
from etl.transform.citations.reviews import opens_review
from etl.transform.citations.tokens import AtomType
from etl.transform.citations.words import EDITED_BY, fold
from etl.transform.citations.work_building import Surroundings, build_work
from etl.transform.parsers.squeezing import with_narrow_gaps

_ROUNDS = 3
# A longer entry is no reference but a whole list that was not split.
_LONGEST = 12_000
# Nobody has written so many works: in such a list nothing shorter is read.
_MANY, _SHORTEST = 2_000, 25
_FEW = 2
_SELDOM = 0.34
_MOSTLY_ALONE = 0.7  # of a list's entries print no owner
_UNANNOUNCED = -5.0
_NO_NAME = 6.0  # for "Review of" before the title of a book
# What follows names the owner as an editor or a translator, not as an author.
_BEFORE_EDITORS = re.compile(rf"\b(?:{EDITED_BY}|trad|transl|translated|übers|übersetzt)\b", re.IGNORECASE)


@dataclass(slots=True)
class Reading:
    """One reference as read: its passage, atoms, their fields, the names of its authors."""

    passage: Passage
    atoms: list[Atom]
    fields: list[Field]
    score: float
    names: list[NameRange]


def parse_reference_list(
    entries: Sequence[Passage], owner: PersonName | None = None, surroundings: Sequence[Surroundings] | None = None
) -> list[Work | None]:
    """A work for each entry, `None` where no title was found.

    The entries are one list in one style; line ends in them are kept where they are part of the layout. `owner` is the person
    whose list it is. `surroundings` goes with the entries one by one.
    """
    if not entries:
        return []
    cut = [cut_repeated_authors(entry) for entry in entries]
    around = [
        replace(one, kind=WorkKind.OTHER) if opens_review(entry) else one
        for (entry, _), one in zip(cut, surroundings or [Surroundings()] * len(entries), strict=True)
    ]
    reviews = [one.kind is WorkKind.OTHER for one in around]
    alone = [others is False for _, others in cut]
    readings = read_list([entry for entry, _ in cut], owner, [one.section for one in around], reviews, alone)
    habit = _year_habit(readings)
    works = [build_work(r.passage, r.atoms, r.fields, r.names, s, habit) for r, s in zip(readings, around, strict=True)]
    return _with_repeated_authors(works, [others for _, others in cut])


def _with_repeated_authors(works: Sequence[Work | None], repeated: Sequence[bool | None]) -> list[Work | None]:
    """The works, those that dashes stand in for given the authors of the work before, as they are printed there."""
    whole: list[Work | None] = []
    before: Work | None = None
    for work, others in zip(works, repeated, strict=True):
        if work is not None and others is not None and before is not None:
            work = replace(work, authors=before.authors + (work.authors if others else ()), owner_implied=before.owner_implied)
        whole.append(work)
        before = work
    return whole


def read_list(
    entries: Sequence[Passage],
    owner: PersonName | None,
    sections: Sequence[int] | None = None,
    reviews: Sequence[bool] | None = None,
    authorless: Sequence[bool] | None = None,
) -> list[Reading]:
    """The entries under the list's convention; those of one section share their layout of lines.

    `reviews` tells the entries that may open with somebody else: the author of the book reviewed; `authorless` those whose authors
    are printed elsewhere.
    """
    person = Owner.of(owner) if owner else None
    shortest = _SHORTEST if len(entries) > _MANY else 0
    narrow = (with_narrow_gaps(entry) for entry in entries)
    readable = [entry if shortest <= len(entry) <= _LONGEST else entry.cut(0, 0) for entry in narrow]
    passages = cut_markers(_settled(readable, sections or [0] * len(entries)))
    habits = habits_of_sections(passages, sections or [0] * len(passages), person.family if person else "")
    atoms = [cut_atoms(p, h) for p, h in zip(passages, habits, strict=True)]
    known = ListWords.of(atoms, [p.text for p in passages])
    scores = [score_atoms(one, person, known) for one in atoms]
    for entry, one in zip(passages, scores, strict=True):
        if opens_review(entry) and Field.AUTHORS in one[0]:
            one[0][Field.AUTHORS] -= _NO_NAME
    prices = _prices_of_unannounced_authors(passages, person)
    opened = opening_titles_in(scores, atoms) if sum(map(bool, prices)) > _MOSTLY_ALONE * len(prices) else None
    if reviews and opened is None:
        prices = [0.0 if review else price for price, review in zip(prices, reviews, strict=True)]
    if authorless:
        prices = [_UNANNOUNCED if without else price for without, price in zip(authorless, prices, strict=True)]
    opening = usual_opening(scores, atoms)
    titled = titles_in(scores, atoms)
    settings = [titled or (opened if opened is not None and opens_in(opened, a) else None) for a in atoms]
    conventions = {one: common_habits(opening, one) for one in settings}
    each = list(zip(atoms, scores, prices, settings, strict=True))
    decoded = [decode(a, s, conventions[one], unannounced_authors=p) for a, s, p, one in each]
    weigh_name_forms(atoms, [d[0] for d in decoded], scores)
    for _ in range(_ROUNDS - 1):
        before = [d[0] for d in decoded]
        conventions = {one: learn(zip(atoms, before, strict=True), opening, one) for one in conventions}
        decoded = [decode(a, s, conventions[one], unannounced_authors=p) for a, s, p, one in each]
        if before == [d[0] for d in decoded]:
            break
    settled = [settle_houses(a, settle_brackets(a, fields)) for a, (fields, _) in zip(atoms, decoded, strict=True)]
    readings = [Reading(p, a, f, d[1], []) for p, a, f, d in zip(passages, atoms, settled, decoded, strict=True)]
    _read_names(readings, person)
    return readings


def _settled(entries: Sequence[Passage], sections: Sequence[int]) -> list[Passage]:
    settled: dict[int, Passage] = {}
    for section in sorted(set(sections)):
        places = [i for i, one in enumerate(sections) if one == section]
        settled.update(zip(places, settle_line_breaks([entries[i] for i in places]), strict=True))
    return [settled[i] for i in range(len(entries))]


def _year_habit(readings: Sequence[Reading]) -> Counter[Field]:
    """How often the list's years follow each field."""
    habit: Counter[Field] = Counter()
    for reading in readings:
        for before, now in zip([Field.START, *reading.fields], reading.fields, strict=False):
            if now is Field.YEAR and before is not now:
                habit[before] += 1
    return habit


def _prices_of_unannounced_authors(passages: Sequence[Passage], owner: Owner | None) -> list[float]:
    """What authors that nothing announces cost in each entry: much where the list seldom prints its owner and it does not."""
    if owner is None or len(passages) < _FEW:
        return [0.0] * len(passages)
    printed = [owner.family in fold(_BEFORE_EDITORS.split(passage.text, maxsplit=1)[0]) for passage in passages]
    if sum(printed) > _SELDOM * len(passages):
        return [0.0] * len(passages)
    return [0.0 if one else _UNANNOUNCED for one in printed]


def _read_names(readings: Sequence[Reading], owner: Owner | None) -> None:
    forms = NameForms(Counter())
    for _ in range(2):
        found = []
        for reading in readings:
            reading.names = []
            people = Field.EDITORS if _is_edited_book(reading.fields) else Field.AUTHORS
            for start, end in author_ranges(reading.atoms, reading.fields, people):
                names, seen = split_names(reading.passage, start, end, owner, forms)
                reading.names.extend(names)
                found.append(seen)
        forms = merge_forms(found)
    if owner is not None:
        ordered = with_family_first([r.names for r in readings], [r.passage for r in readings], owner)
        for reading, names in zip(readings, ordered, strict=True):
            reading.names = names


def _is_edited_book(fields: Sequence[Field]) -> bool:
    """Whether the editors are those of the work itself: nothing is said of authors or of a book that it is part of."""
    return Field.EDITORS in fields and not any(f in fields for f in (Field.AUTHORS, Field.IN, Field.VENUE))


def author_ranges(atoms: Sequence[Atom], fields: Sequence[Field], people: Field = Field.AUTHORS) -> list[tuple[int, int]]:
    """The stretches of text that hold authors (or other `people`), marks such as "et al." left out."""
    ranges: list[tuple[int, int]] = []
    last: int | None = None
    for i, (atom, field) in enumerate(zip(atoms, fields, strict=True)):
        if field is not people or atom.type is AtomType.ET_AL:
            last = None
            continue
        if last is not None:
            ranges[-1] = (ranges[-1][0], atom.end)
        else:
            ranges.append((atom.start, atom.end))
        last = i
    return ranges
