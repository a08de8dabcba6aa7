"""What a list shows of its habits before it is cut: how its names end, whether it quotes its titles, where slashes part names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from etl.model import regex as re
from etl.model.document import Passage, Style
from etl.transform.citations.tokens import Quoted, find_quotations
from etl.transform.citations.words import fold


@dataclass(frozen=True, slots=True)
class ListHabits:
    """The owner's folded family name, how names show their initials, what stands in quotation marks, whether links set titles
    or venues apart."""

    owner: str = ""
    initials_last: bool = False  # Doe J
    turned_initials: bool = False  # Doe, J.
    quoted: Quoted = Quoted.ANYTHING
    linked: bool = False

    def for_entry(self, text: str) -> ListHabits:
        """The habits of one entry: its own first name may show what the list does not."""
        if not self.initials_last and _INITIALS_LAST.match(text):
            return replace(self, initials_last=True)
        return self


# Doe JA, Roe B. / van Doe J & ...
_INITIALS_LAST = re.compile(
    r"(?:[a-z]+\s)*[^\W\d_a-z][\w'’-]+(?:\s[^\W\d_a-z][\w'’-]+)?\s(?:[A-Z]\.?\s?-?){1,4}\s?[*†‡§¶#✉∗]*(?=[,;(]|and\s|&\s)"
)
# the only author of a work: Doe JA. Title
_ALONE = re.compile(r"[^\W\d_a-z][\w'’-]+(?:\s[^\W\d_a-z][\w'’-]+)?\s[A-Z]{1,3}\.\s")
_INITIALS_LAST_SHARE = 0.3
# Doe, J. / van Doe, J. A.,
_TURNED = re.compile(
    r"(?:[a-z]{2,4}\s){0,3}[^\W\d_a-z][\w'’-]+(?:\s[^\W\d_a-z][\w'’-]+)?,\s(?:[^\W\d_a-z]\.[-\s]?){1,4}(?!\w*[a-z],)"
)
_TURNED_SHARE = 0.6
_QUOTING_SHARE = 0.4
_SELDOM_QUOTING = 0.2
_SEVERAL = 5
_FEW = 3
_LINKED_SHARE = 0.4  # of the entries must have such a link
_LINKED_WORDS, _LINKED_MOST = 3, 0.85  # words at least, part of the entry at most

# van der Doe / Jane Q. / R.-P.
_WORDS = r"(?:[a-zà-ÿ’']{1,4}\s){0,3}[^\W\d_a-z][\w'’.-]{0,30}(?:\s[^\W\d_a-z][\w'’.-]{0,30}|\s[a-z]{2,3}){0,3}"
_PERSON = rf"{_WORDS}(?:,\s{_WORDS})?(?:,\s(?:Jr|Sr|I{{1,3}}V?)\.?)?"
# Doe, Jane/Roe, Mary (2019): / in: Doe, Jane/Roe, Mary (Hrsg.) / Doe/Roe,
_SLASHED = re.compile(rf"(?:^|(?<=\b[Ii]n: )|(?<=\b[Ii]n ))(?P<names>{_PERSON}(?:/{_PERSON})+)(?=\s?[,:(.;*†]|\s*$)")


def habits_of_sections(entries: Sequence[Passage], sections: Sequence[int], owner: str = "") -> list[ListHabits]:
    """The habits of each entry of a list: those of the whole list, but quotation marks may be of use to a section of it alone."""
    texts = [entry.text for entry in entries]
    whole = replace(list_habits(texts, owner), linked=_links_part(entries))
    of_section = {
        section: list_habits([text for text, one in zip(texts, sections, strict=True) if one == section], owner).quoted
        for section in sorted(set(sections))
        if sections.count(section) >= _FEW
    }
    return [replace(whole, quoted=of_section.get(section, whole.quoted)) for section in sections]


def list_habits(texts: Sequence[str], owner: str = "") -> ListHabits:
    """The habits that a list's entries show; `owner` is the folded family name of the person whose list it is."""
    signs = [_signs(text) for text in texts]
    last, quoting, turned = (sum(sign[n] for sign in signs) for n in range(3))
    quoted = Quoted.ANYTHING
    if quoting >= _QUOTING_SHARE * len(texts):
        quoted = Quoted.TITLES
    elif quoting <= _SELDOM_QUOTING * len(texts) and len(texts) >= _SEVERAL:
        quoted = Quoted.WORDS
    return ListHabits(
        owner,
        bool(texts) and last >= _INITIALS_LAST_SHARE * len(texts),
        bool(texts) and turned >= _TURNED_SHARE * len(texts),
        quoted,
    )


@lru_cache(maxsize=1024)
def _signs(text: str) -> tuple[bool, bool, bool]:
    """Whether an entry opens with a family name and initials, quotes, opens with a turned name."""
    last = _INITIALS_LAST.match(text) is not None or _ALONE.match(text) is not None
    return last, bool(find_quotations(text)), _TURNED.match(text) is not None


def _links_part(entries: Sequence[Passage]) -> bool:
    """Whether the links of a list are its titles or venues: of several words, and not the whole entry."""
    parted = sum(any(_is_part(entry, *run) for run in entry.runs(Style.LINK)) for entry in entries)
    return parted >= max(1, _LINKED_SHARE * len(entries))


def _is_part(entry: Passage, start: int, end: int) -> bool:
    return end - start <= _LINKED_MOST * len(entry) and entry.text.count(" ", start, end) >= _LINKED_WORDS - 1


def name_slashes(text: str, habits: ListHabits) -> list[int]:
    """The places of slashes without blanks that part names: `Doe, Jane/Roe, Mary: ...`; not those of "Input/Output, ..."."""
    if "/" not in text:
        return []
    places: list[int] = []
    for match in _SLASHED.finditer(text):
        names = match.group("names")
        turned = all("," in name for name in names.split("/"))
        if turned or (habits.owner and match.start() == 0 and habits.owner in fold(names)):
            places.extend(match.start() + i for i, c in enumerate(names) if c == "/")
    return places
