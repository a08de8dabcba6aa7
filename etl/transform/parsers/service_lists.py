"""Lists of venues behind a role: their pieces, the years of each piece and the venue's name."""

from __future__ import annotations

from collections.abc import Sequence

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.claim import Claim
from etl.model.document import Passage, join_passages
from etl.normalize.venues import find_venue
from etl.normalize.word_patterns import any_of
from etl.transform.parsers.activity_fields import depths, fold_in_place, is_date, phrases, undated, year_claims
from etl.transform.parsers.affiliations import is_place, is_state_or_country
from etl.transform.parsers.service_names import has_head, is_name, venue_name
from etl.transform.parsers.stay_claims import span_of

# the marks that divide a list, strongest first
_MARKS = (re.compile(r"\s*;\s*|\s+[|•·]\s+|\s+//?\s+"), re.compile(r"\s*,\s+"))
# "ICML (2018) KDD (2019)", "A (2018) and B (2019)": two dated names without a comma
_DATED_NEIGHBOURS = re.compile(
    r"(?<=\d\))\s+(?:(?:and|und|et|y|e|sowie|&)\s+)?"
    r"(?=(?:(?:the|die|der|das|le|la|les|el|los|las|il|l['’])\s?)?[A-Z][\w &-]{1,60}\((?:19|20)\d{2})"
    r"|(?<=\d{4})\s+(?:and|und|et|y|e|&)\s+(?=[A-Z][\w &-]{1,60}?,?\s\(?(?:19|20)\d{2})"
)
# ", and Example Letters" at the end of a list
_AND_FIRST = re.compile(r"^(?:and|und|et|y|e|&|sowie|ainsi que)\s+", re.I)
# "A und B" as the last piece
_AND_WITHIN = re.compile(r"\s+(?:and|und|et|y|e|&|sowie)\s+", re.I)
# "A y de la B", "A et pour B"
_LINKED = re.compile(
    r"(?:(?:for|für|pour|para|per|(?:de\s)?(?:la|los|las|les|el)|de\sl['’]|del|della|du|des|der|die|den|the|de)\s+|de\sl['’])"
    r"(?=[A-ZÀ-Þ])"
)
_SHORT_PIECE = re.compile(r"['’‘]?\d{2}(?:\s*[-–/]\s*['’‘]?\d{2})*")
# "2007/09/11", "2022 '23 '24": years of two digits behind one of four, or each with its apostrophe
_YEAR_ROW = re.compile(r"(?<!\d)((?:19|20)\d{2})((?:/(?:(?:19|20)\d{2}|\d{2}))+)(?![\d/])")
_APOSTROPHES = re.compile(r"(?<![\w])['’‘](\d{2})(?!\w)")
_QUOTED = re.compile(r"[«“„\"‘]\s*([^«»“”„\"]+?)\s*[»”“\"’]")


def pieces(passage: Passage) -> list[Passage]:
    """The pieces of a list, at semicolons and bars where there are any, else at commas; years and places go with the one before."""
    text = passage.text
    depth = depths(text)
    for pattern in _MARKS:
        cuts = [m.span() for m in pattern.finditer(text) if not depth[m.start()]]
        if cuts:
            marks = sorted([*cuts, *(m.span() for m in _DATED_NEIGHBOURS.finditer(text))])
            return _with_places(_with_years(_with_names(_cut(passage, marks))))
    return _cut(passage, [m.span() for m in _DATED_NEIGHBOURS.finditer(text)])


def _cut(passage: Passage, cuts: Sequence[tuple[int, int]]) -> list[Passage]:
    start, found = 0, []
    for a, b in [*cuts, (len(passage.text), len(passage.text))]:
        if passage.text[start:a].strip():
            found.append(passage.cut(start, a))
        start = b
    return found


def _with_years(found: list[Passage]) -> list[Passage]:
    """Pieces that are years alone go with the piece before: "ICCV'21, 23", "NDSS 2017, 2019"."""
    merged: list[list[Passage]] = []
    for piece in found:
        bare = piece.text.strip(" .")
        if merged and (_SHORT_PIECE.fullmatch(bare) or is_date(bare)):
            merged[-1].append(piece)
        else:
            merged.append([piece])
    return [join_passages(group, ", ") if len(group) > 1 else group[0] for group in merged]


def _with_places(found: list[Passage]) -> list[Passage]:
    """Pieces that are places alone go with the piece before: "ICPP, Lyon, France, 2013", "CHI 2015, Seoul"."""
    bare = [undated(piece).text for piece in found]
    merged: list[list[Passage]] = []
    for i, piece in enumerate(found):
        is_town = i + 1 < len(found) and is_state_or_country(bare[i + 1]) and _TOWN.fullmatch(piece.text.strip()) is not None
        if merged and bare[i] and (is_place(bare[i]) or is_town):
            merged[-1].append(piece)
        else:
            merged.append([piece])
    return [join_passages(group, ", ") if len(group) > 1 else group[0] for group in merged]


def _with_names(found: list[Passage]) -> list[Passage]:
    """Pieces that are one name together are one: "Elm, Ash", "and Oak Letters" where that is a known journal, and within a list
    what "Journal of Lamps" begins: "Journal of Lamps", "Paint and Walls"."""
    joined: list[Passage] = []
    i = 0
    while i < len(found):
        most = min(_MOST_COMMAS + 1, len(found) - i)
        size = next((n for n in range(most, 1, -1) if _is_known(found[i : i + n]) or _is_enumerated(found, i, i + n)), 1)
        joined.append(join_passages(found[i : i + size], ", ") if size > 1 else found[i])
        i += size
    return joined


def _is_known(together: Sequence[Passage]) -> bool:
    is_enumeration = _AND_WITHIN.search(f" {together[-1].text}") is not None and not is_name(together[-1])
    if not is_enumeration or any("(" in piece.text for piece in together):
        return False
    return find_venue(venue_name(join_passages(together, ", "))) is not None


def _is_enumerated(found: Sequence[Passage], start: int, end: int) -> bool:
    """Whether a journal of one word's field goes on: "Journal of Lamps", "Paint and Walls". The last "and" of a list closes it."""
    first, *others = found[start:end]
    if end >= len(found) or not _ONE_FIELD.fullmatch(first.text.strip()) or any("(" in piece.text for piece in (first, *others)):
        return False
    joint = _AND_WITHIN.search(f" {others[-1].text}")
    parts = [*others[:-1], *others[-1].split(_AND_JOINT)]
    return joint is not None and not any(
        has_head(part) or is_name(part) or len(part.text.split()) > 2 for part in parts if part.text.strip()
    )


_ONE_FIELD = re.compile(
    rf"(?:[^\W\d_][\w.-]+\s){{0,2}}(?i:{any_of(read_gazetteer('service_words')['venue_heads']['words'])})\s(?:of|in|on|for|de|du|di|für)\s[^\W\d_a-z][\w-]+"
)
_AND_JOINT = re.compile(r"(?:^|\s)(?:and|und|et|y|e|&|sowie)\s", re.I)
_MOST_COMMAS = 3  # in the name of a journal
_TOWN = re.compile(r"[^\W\d_a-z][^\W\d_]*[a-zß-ÿ](?:[\s-][^\W\d_]+){0,2}")  # before its state or country: "Elm Beach", "Miami"


def all_pieces(passage: Passage) -> list[Passage]:
    """The pieces of a list of venues that mixes its marks, "Elm Letters, Moss Review; zbMATH", else those of `pieces`.

    Where most pieces have no comma the list is not mixed: "Elm Letters; Dust, Ash & Oak; Moss Review" is three.
    """
    found = pieces(passage)
    with_commas = [piece for piece in found if ", " in piece.text]
    if len(found) < 2 or not with_commas:
        return found
    if len(with_commas) < len(found) / 2 and not any(is_several(piece) for piece in with_commas):
        return found
    parts = [part for piece in found for part in pieces(piece)]
    is_list = all(part.text.strip()[:1].isupper() or (part.text.strip()[:1].islower() and is_name(part)) for part in parts)
    return parts if is_list and not any(_PLACE.search(fold_in_place(part.text)) for part in parts) else found


def is_several(piece: Passage, *, is_part: bool = False) -> bool:
    """Whether a piece of a list is several venues itself: "Elm Letters, Moss Review", what a label such as "Agencies:" opens
    (`is_part`), but not "Dust, Ash & Oak"."""
    parts = pieces(piece)
    if len(parts) < 2 or is_part:
        return len(parts) > 1
    last = parts[-1]
    return _AND_WITHIN.search(f" {last.text}") is None or is_name(last) or has_head(last)  # else the "and" closes an enumeration


_PLACE = phrases(read_gazetteer("service_words")["reviewing"]["places"])


def without_and(piece: Passage) -> Passage:
    """The piece without the "and" that opens the last one of a list."""
    joined = _AND_FIRST.match(piece.text)
    is_word = joined is not None and not any(map(str.isupper, joined.group()))
    return piece.cut(joined.end()) if joined is not None and is_word else piece


def without_bracket(piece: Passage) -> Passage:
    """The piece up to its first bracket."""
    bracket = _BRACKET.search(piece.text)
    return piece.cut(0, bracket.start()) if bracket else piece


_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]{2,60})[)\]]")


def ends_in_and(found: Sequence[Passage]) -> bool:
    """Whether the last piece of a list opens with "and"."""
    return len(found) > 1 and without_and(found[-1]) is not found[-1]


def last_divided(found: list[Passage], *, is_sentence: bool = False, is_english: bool = False) -> list[Passage]:
    """The list with "A and B" at its end in two, where both are names as short as the others or known.

    In a sentence ("for A, B and C") the one "and" of the last piece joins the list; behind a label it may be part of a name. In an
    English list no other language's "and" does: "Annalen der Lampen und Farben" is one name.
    """
    if not found or ends_in_and(found) or _is_one_name(found[-1].text):
        return found
    joints = [m for m in _AND_WITHIN.finditer(found[-1].text) if not is_english or m.group().strip().lower() in ("and", "&")]
    if len(joints) > 1:  # "Elm Studies and the Journal for Dust and Light"
        joints = [joint for joint in joints if has_head(found[-1].cut(joint.end()))]
    if len(joints) != 1:
        return found
    left, right = found[-1].cut(0, joints[0].start()), found[-1].cut(joints[0].end())
    linked = _LINKED.match(right.text)
    right = right.cut(linked.end()) if linked is not None else right
    if (
        (is_name(left) and is_name(right))
        or (is_sentence and len(found) > 1 and left.text.strip()[:1].isupper() and right.text.strip()[:1].isupper())
        or (has_head(right) and (len(found) > 1 or has_head(left)) and left.text.strip()[:1].isupper())
        or _is_quoted(left)
        or (is_sentence and _CLOSING_HEAD.search(left.text) is not None and right.text.strip()[:1].isupper())
        or (len(found) > 1 and all(_words(p) == 1 for p in (*found[:-1], left)))
    ):
        return [*found[:-1], left, right]
    return found


def _is_one_name(text: str) -> bool:
    """Whether "A and B" is one name: of a known venue, or what the acronym behind stands for ("Dust and Light Systems (DLS)")."""
    bracket = _ACRONYM_BEHIND.search(text)
    if bracket is None:
        return find_venue(text) is not None
    joint = list(_AND_WITHIN.finditer(text, 0, bracket.start()))
    if not joint:
        return False
    letters, name = bracket[1].upper(), text[: bracket.start()]
    return not _are_in(letters, _initials(name[joint[-1].end() :])) and _are_in(letters, _initials(name))


def _initials(name: str) -> list[str]:
    return [word[0].upper() for word in re.findall(r"[^\W\d_]\w*", name)]


def _are_in(letters: str, initials: Sequence[str]) -> bool:
    """Whether the letters stand among the initials, in order."""
    rest = iter(initials)
    return all(letter in rest for letter in letters)


_ACRONYM_BEHIND = re.compile(r"\s*\(([A-Z][A-Za-z]{2,9})\)\s*$")


_CLOSING_HEAD = re.compile(r"\s(?:Press|Review|Letters|Quarterly|Bulletin|Magazine|Verlag|Foundation)$")  # a name ends with it


def _words(piece: Passage) -> int:
    return len(piece.text.split())


def _is_quoted(piece: Passage) -> bool:
    return _QUOTED.fullmatch(piece.text.strip()) is not None


def years_of_piece(passages: Sequence[Passage], rule: str) -> tuple[Claim[int], ...]:
    """The years that the passages state, those of two digits behind a slash or apostrophe among them: "(2010/12/14)", "'22 '23"."""
    found = {claim.value: claim for claim in year_claims(passages, rule)}
    for passage in passages:
        for match in _YEAR_ROW.finditer(passage.text):
            years = [int(match.group(1)), *(int((match.group(1)[:2] + next_)[-4:]) for next_ in match.group(2)[1:].split("/"))]
            if years == sorted(set(years)):
                place = span_of(passage.cut(*match.span()))
                found = {year: c for year, c in found.items() if not place.start <= c.span.start < place.end}
                found |= {year: Claim(year, match.group(), place, rule, 0.85) for year in years}
        for match in _APOSTROPHES.finditer(passage.text):
            year = int(match.group(1)) + (2000 if int(match.group(1)) < _PIVOT else 1900)
            found.setdefault(year, Claim(year, match.group(), span_of(passage.cut(*match.span())), rule, 0.85))
    return tuple(found[year] for year in sorted(found))


_PIVOT = 60
