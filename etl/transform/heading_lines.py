"""Which lines of a document are headings: the document's own heading forms, learned from the headings whose words are known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from etl.model import regex as re
from etl.model.section import SectionKind
from etl.transform.heading_candidates import A_LINE, MAIN, STANDS_OFF, Candidate
from etl.transform.heading_forms import LARGER, Form
from etl.transform.headings import Wording
from etl.transform.parsers.affiliations import evidence_of

_SEVERAL = 3  # lines of unknown words make a form one of titles
_USUAL = 0.75  # of the blank space usual above the headings of a form must stand above one of unknown words
_KNOWN_SHARE = 0.34  # of the lines set in a form, as many must have known words for the others to be headings too
_KNOWN_SHARE_LARGE = 0.2  # the same for forms in larger type
_KNOWN_SHARE_WEAK = 0.5  # the same for forms that only lean, shrink or stand out to a side
_KNOWN_SHARE_ALONE = 0.6  # the same for lines that blank lines alone set apart
_MUCH_LARGER = 1.3  # times the size of the text: a type that nothing but headings and the name are set in
_FEWEST_ALONE = 4  # of these must have known words
_PACKED_SHARE = 0.5  # the same for strong forms where no blank stands above known words
_FEWEST_KINDS = 2  # that lines of known words name, to be an outline though nothing sets them apart
_LISTS = frozenset({SectionKind.PUBLICATIONS, SectionKind.TALKS, SectionKind.TEACHING, SectionKind.AWARDS, SectionKind.GRANTS})
_MOST_WORDS = 5  # of a line that heads a list though nothing sets it apart
# what joins the parts of an entry: "Native: Dutch", "Programming — Go, Rust", "Level 3"
_PUNCTUATED = re.compile(r"[:,;·|\d]|\s[-–—]\s")
_KINDS_SHARE = 0.34  # of the known headings behind one ornament must differ in kind: "[7 citations]" below each work is no heading


def choose_headings(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates that are headings.

    A candidate is one when its words are known and it stands apart, or when it is set in a form in which enough of the document's
    candidates have known words. A name or motto above the first known heading is none.
    """
    forms = _heading_forms(candidates)
    gaps = _usual_gaps(candidates, forms)
    titles = _forms_of_titles(candidates)
    chosen = [c for c in candidates if _is_heading(c, forms, gaps) and not (c.form in titles and c.words.wording is Wording.HEAD)]
    chosen = _with_siblings(candidates, _with_first(candidates, _with_plain(candidates, chosen)))
    first = next((n for n, c in enumerate(chosen) if c.words.wording >= Wording.HEAD), len(chosen))
    before = [c for c in chosen[:first] if _may_stand_before(c, chosen, forms)]
    return [*before, *chosen[first:]]


def _kinds(chosen: Sequence[Candidate]) -> set[SectionKind]:
    return {c.words.kind for c in chosen if c.words.wording >= Wording.PARTS and not c.words.neutral}


def _with_plain(candidates: Sequence[Candidate], chosen: Sequence[Candidate]) -> list[Candidate]:
    """Lines of known words in text that was set without blank lines or type, if they are the document's outline: they name at least
    as many kinds as the headings that stand out, and a main one that these do not."""
    taken = {c.index for c in chosen}
    plain = [c for c in candidates if c.index not in taken and _is_plain(c)]
    kinds, others = _kinds(plain), _kinds(chosen)
    if len(kinds) < max(_FEWEST_KINDS, len(others)) or not (kinds - others) & MAIN:
        return list(chosen)
    taken |= {c.index for c in plain}
    lists = [c for c in candidates if c.index not in taken and _heads_list(c)]
    return sorted([*chosen, *plain, *lists], key=lambda c: c.index)


def _with_first(candidates: Sequence[Candidate], chosen: list[Candidate]) -> list[Candidate]:
    """The headings with a line right below the name that opens a main kind which no other does, set like two of them; the name
    stands so close above it that only its words tell."""
    known = [c for c in chosen if c.words.wording >= Wording.PARTS]
    for candidate in candidates:
        if candidate.index > _BELOW_NAME or candidate.index in {c.index for c in chosen} or not _is_plain(candidate):
            continue
        alike = [c.form for c in known if replace(c.form, alone=False) == candidate.form]
        if len(alike) > 1 and candidate.words.kind in MAIN and all(c.words.kind is not candidate.words.kind for c in known):
            return [replace(candidate, form=alike[0]), *chosen]
    return chosen


_BELOW_NAME = 2


def _with_siblings(candidates: Sequence[Candidate], chosen: list[Candidate]) -> list[Candidate]:
    """The headings with short lines of unknown words set like a subheading that opens another kind than the bare heading above it:
    "Teaching and Mentoring", "Students", then "Elm University" as "Students" is set. They go on with the outer heading."""
    taken = {c.index for c in chosen}
    more: list[Candidate] = []
    for outer, inner, after in zip(chosen, chosen[1:], [*chosen[2:], None], strict=False):
        if inner.index != outer.index + 1 or inner.form == outer.form or inner.words.kind is outer.words.kind:
            continue
        if min(inner.words.wording, outer.words.wording) < Wording.PARTS or inner.words.neutral or inner.form.markup:
            continue
        end = after.index if after is not None else candidates[-1].index + 1
        between = [c for c in candidates if inner.index < c.index < end and c.index not in taken]
        more += [replace(c, form=inner.form) for c in between if _is_set_like(c, inner)]
    return sorted([*chosen, *more], key=lambda c: c.index) if more else chosen


def _is_set_like(candidate: Candidate, heading: Candidate) -> bool:
    text = candidate.passage.text
    return (
        replace(candidate.form, caps=heading.form.caps) == heading.form
        and heading.form.is_marked_out
        and candidate.words.wording is Wording.NONE
        and candidate.gap >= A_LINE
        and candidate.rest is None
        and len(text.split()) < _MOST_WORDS
        and "," not in text
    )


def _heads_list(candidate: Candidate) -> bool:
    """Whether a plain line in an outline of plain lines names a list by its noun: "Publications in refereed journals"."""
    words, text = candidate.words, candidate.passage.text
    if words.wording < Wording.HEAD or words.kind not in _LISTS or words.neutral or candidate.form.lower:
        return False
    return candidate.rest is None and not candidate.dated and len(text.split()) <= _MOST_WORDS and "," not in text


def _is_plain(candidate: Candidate) -> bool:
    form, words = candidate.form, candidate.words
    if words.neutral or words.wording < (Wording.PARTS if form.colon else Wording.WHOLE):
        return False
    return not (candidate.rest or candidate.dated or form.beside or form.lower or form.numbered or form.mark)


def _may_stand_before(candidate: Candidate, chosen: Sequence[Candidate], forms: frozenset[Form]) -> bool:
    """Whether a line above the first heading of known words is a heading too, no name and no motto."""
    if candidate.form not in forms or candidate.form.alone:
        return False
    return _below_title(candidate, chosen) if candidate.form.markup else candidate.index > 2


def _below_title(candidate: Candidate, chosen: Sequence[Candidate]) -> bool:
    """Whether a title of a higher level (the name) and a line of text stand above, so that this is no motto below the name."""
    title = chosen[0]
    return 0 < title.form.markup < candidate.form.markup and candidate.index > title.index + 1


def rank_forms(chosen: Sequence[Candidate]) -> dict[Form, int]:
    """Each form's rank, 1 for the outermost: markup levels first, then larger type before smaller, then the form that names most of
    the main sections, then what came first.

    A form of type that names several of the main sections comes before the markup's headings where these name fewer: such a page
    has entries for headings.
    """
    first: dict[Form, int] = {}
    main: dict[Form, set[SectionKind]] = {}
    for candidate in chosen:
        first.setdefault(candidate.form, candidate.index)
        if candidate.words.wording >= Wording.PARTS and candidate.words.kind in MAIN:
            main.setdefault(candidate.form, set()).add(candidate.words.kind)
    most = {form: len(kinds) if len(kinds) >= _FEWEST_KINDS else 0 for form, kinds in main.items()}
    marked = max((len(kinds) for form, kinds in main.items() if form.markup), default=0)
    ordered = sorted(
        first,
        key=lambda form: (
            0 if not form.markup and most.get(form, 0) > marked else form.markup or 7,
            -max(form.size, 1.0),
            -most.get(form, 0),
            first[form],
        ),
    )
    return {form: rank for rank, form in enumerate(ordered, start=1)}


def _heading_forms(candidates: Sequence[Candidate]) -> frozenset[Form]:
    """The forms in which lines of unknown words are headings too."""
    usual = [c for c in candidates if (c.rest is None or c.form.beside) and not c.dated and not _may_be_entry(c)]
    total = Counter(c.form for c in usual)
    named = [c for c in usual if c.words.wording >= Wording.PARTS]
    known = Counter(c.form for c in named if c.gap >= STANDS_OFF or c.form.beside)
    packed = Counter(c.form for c in named if c.form.is_strong)
    tight = {form for form, count in packed.items() if count >= _SEVERAL and count >= _PACKED_SHARE * total[form]}
    known.update({form: packed[form] - known[form] for form in tight})
    kinds: dict[Form, set[SectionKind]] = {}
    for candidate in usual:
        if candidate.words.wording >= Wording.PARTS:
            kinds.setdefault(candidate.form, set()).add(candidate.words.kind)
    return frozenset(
        form
        for form, count in known.items()
        if count >= (_FEWEST_ALONE if form.alone else 2)
        and count >= total[form] * _least_share(form)
        and (not form.mark or len(kinds[form]) >= max(2, _KINDS_SHARE * count))
    )


def _forms_of_titles(candidates: Sequence[Candidate]) -> frozenset[Form]:
    """The forms in which several lines are of unknown words and none is a heading's: titles of works, names of employers."""
    unknown = Counter(c.form for c in candidates if c.words.wording is Wording.NONE and not c.form.markup)
    known = {c.form for c in candidates if c.words.wording >= Wording.PARTS}
    return frozenset(form for form, count in unknown.items() if count >= _SEVERAL and form not in known)


def _usual_gaps(candidates: Sequence[Candidate], forms: frozenset[Form]) -> dict[Form, float]:
    """For each heading form, the blank space that its known headings usually have above them."""
    gaps: dict[Form, list[float]] = {}
    for candidate in candidates:
        if candidate.form in forms and candidate.words.wording >= Wording.PARTS and not candidate.new_page:
            gaps.setdefault(candidate.form, []).append(candidate.gap)
    return {form: sorted(values)[len(values) // 2] for form, values in gaps.items()}


def _may_be_entry(candidate: Candidate) -> bool:
    """Whether a line that only blank lines set apart could as well be an entry, since no heading is known to have its words:
    "Native: Dutch", "Oakmere University", "Economist"."""
    if not candidate.form.alone or candidate.words.wording >= Wording.PARTS:
        return False
    text = candidate.passage.text
    return len(text.split()) > _MOST_WORDS or _PUNCTUATED.search(text) is not None or evidence_of(text) is not None


def _least_share(form: Form) -> float:
    if form.numbered or form.beside:
        return _KNOWN_SHARE_WEAK
    if form.size >= LARGER:
        return _KNOWN_SHARE_LARGE
    if form.is_marked_out:
        return _KNOWN_SHARE
    if form.alone:
        return _KNOWN_SHARE_ALONE
    return _KNOWN_SHARE_WEAK if form.is_weakly_marked else 2.0


def _is_heading(candidate: Candidate, forms: frozenset[Form], gaps: Mapping[Form, float]) -> bool:
    wording, form, gap = candidate.words.wording, candidate.form, candidate.gap
    if form.markup:
        return True
    if form.beside:
        return wording >= Wording.WHOLE or form in forms
    if candidate.rest is not None:
        return wording >= Wording.WHOLE or form in forms
    if candidate.dated and (form not in forms or form.alone):
        return False
    if _may_be_entry(candidate):
        return False
    if form in forms:
        if form.size >= _MUCH_LARGER and not form.mark:
            return True
        usual = gaps.get(form, 0.0)
        if candidate.new_page or gap >= (
            _USUAL * usual if form.is_strong and usual < STANDS_OFF else max(STANDS_OFF, _USUAL * usual)
        ):
            return True
    if form.mark and not (form.caps or form.bold or gap >= A_LINE):
        return False
    if form.numbered:  # as well an item of a list of short items
        return wording >= Wording.PARTS and gap >= A_LINE
    if wording >= Wording.PARTS:
        return (
            (gap >= A_LINE and not candidate.words.neutral)
            or (form.is_marked_out and not form.lower)
            or (form.is_weakly_marked and gap >= STANDS_OFF)
        )
    if wording is Wording.HEAD:
        return form.is_marked_out and gap >= A_LINE
    return wording is Wording.ROLE and gap >= A_LINE and not form.colon
