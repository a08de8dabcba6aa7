"""Where an advisor was one: the organization of the entry, of the degree that a thesis or a sentence speaks of."""

from __future__ import annotations

from collections.abc import Sequence

from etl.model import regex as re
from etl.model.claim import Claim
from etl.model.section import Section, SectionKind
from etl.transform.parsers.advising_names import FoundAdvisor
from etl.transform.parsers.affiliations import Role, evidence_of
from etl.transform.parsers.career_index import PlacedRow
from etl.transform.parsers.stay import Stay
from etl.transform.parsers.stay_claims import role_claim, text_claim
from etl.transform.parsers.stay_roles import read_assigned_stays
from etl.transform.parsers.stay_sentences import read_told_degrees, read_told_posts, sentences_of


def organization_of(placed: PlacedRow, found: FoundAdvisor, degree: str, sections: Sequence[Section]) -> Claim[str] | None:
    """Where the advisor was one: at the organization of the entry, of the degree whose thesis a line or heading above it speaks of
    (`degree`), of a doctorate if a thesis below another entry says that it is one's."""
    if degree and (stay := _stay_of(degree, sections)) is not None:
        return role_claim(stay, Role.ORGANIZATION, found.rule, 0.7)
    is_thesis = placed.kind is SectionKind.EDUCATION and _DOCTORAL_THESIS.match(placed.row.passage.text) is not None
    is_elsewhere = is_thesis and placed.stay is not None and not _is_doctoral(placed.stay)
    if is_elsewhere and (doctoral := _doctorate(sections)) is not None:
        return role_claim(doctoral, Role.ORGANIZATION, found.rule, 0.7)
    if placed.organization is None and placed.kind in _TELLING:
        return _told_organization(found, sections)
    return placed.organization


# "PhD thesis: On dust, advised by Ada Example", below the table of all degrees
_DOCTORAL_THESIS = re.compile(
    r"\W{0,3}(?:my\s+)?(?:Ph\.?\s?D|D\.?Phil|doctoral)\.?\s+(?:thesis|dissertation|research|work)\b", re.I
)


def _is_doctoral(stay: Stay) -> bool:
    return any(role is Role.DEGREE and _DOCTORAL.search(part.text) for part, role in stay.parts)


def _doctorate(sections: Sequence[Section]) -> Stay | None:
    stays = (stay for _, listed in read_assigned_stays(sections) for stay in listed)
    return next((stay for stay in stays if _is_doctoral(stay)), None)


_TELLING = (SectionKind.HEADER, SectionKind.SUMMARY, SectionKind.INTERESTS, SectionKind.UNKNOWN)
# "I am a PhD candidate advised by Ada Example": the organization is that of the doctorate
_DOCTORAL = re.compile(
    r"\b(?:Ph\.?\s?D|D\.?Phil|doctoral|doctorate|graduate student|Doktorand\w*|doctorant\w*|doctorand\w*|dottorand\w*)\b", re.I
)


_AT = re.compile(
    r"\bat\s+(?:the\s+)?(?P<name>[A-ZÀ-Þ][^,.;()]{2,80}?)(?=[,.;()]|\s(?:and|where|with|in|advised|supervised|under)\s|$)"
)
_SURE_NAME = 0.75
_REACH = 500  # characters before the name that may tell where


def _told_organization(found: FoundAdvisor, sections: Sequence[Section]) -> Claim[str] | None:
    """What the sentence around the name says: the organization of the degree or post told before it, else of the doctorate."""
    place = next((i for i, offset in enumerate(found.whole.offsets) if offset == found.word.offsets[0]), 0)
    whole = found.whole.cut(max(0, place - _REACH), place + len(found.word))
    sentence = next((s for s in sentences_of(whole) if s.offsets[0] <= found.word.offsets[0] <= s.offsets[len(s) - 1]), whole)
    told = [
        stay
        for stay in (*read_told_degrees(sentence), *read_told_posts(sentence))
        if stay.organization.offsets[0] < found.word.offsets[0]
    ]
    if told:
        nearest = max(told, key=lambda stay: stay.organization.offsets[0])
        return text_claim(nearest.organization, found.rule, 0.7)
    doctoral = _DOCTORAL.search(sentence.text)
    if doctoral is None:
        return None
    for match in _AT.finditer(sentence.text, doctoral.end()):
        said = evidence_of(match["name"])
        if said is not None and said[0] is Role.ORGANIZATION and said[1] >= _SURE_NAME:
            return text_claim(sentence.cut(*match.span("name")), found.rule, 0.7)
    stay = _doctorate(sections)
    return role_claim(stay, Role.ORGANIZATION, found.rule, 0.7) if stay is not None else None


# the degree that a line or heading names and whose thesis it speaks of: "PhD topic", "Master's Thesis"
_THESIS = re.compile(
    r"(?P<degree>[^\W\d_][\w.'’ -]{1,20}?)[\s-]+(?:topic|thesis|dissertation|project|research)\s*:?"
    r"|(?P<compound>Master|Bachelor|Diplom|Doktor)arbeit:?",
    re.I,
)
_LEVELS = {
    "doctor": _DOCTORAL,
    "master": re.compile(r"\b(?:master\w*|m\.?\s?sc|m\.?\s?a|m\.?\s?phil|m\.?\s?eng|diplom\w*|magister\w*|laurea)\b", re.I),
    "bachelor": re.compile(r"\b(?:bachelor\w*|b\.?\s?sc|b\.?\s?a|b\.?\s?eng|undergraduate|honou?rs)\b", re.I),
}


def degree_of_thesis(text: str) -> str:
    """The level of the degree that a line of its own says a thesis is for: `doctor`, `master`, `bachelor`; empty for other lines.

    `PhD topic` is for a doctor's degree, `Masters Thesis` and `Masterarbeit` for a master's.
    """
    match = _THESIS.fullmatch(text.strip())
    if match is None:
        return ""
    said = (match["degree"] or match["compound"]).replace("Doktor", "Doctoral")
    return next((level for level, words in _LEVELS.items() if words.search(said)), "")


def _stay_of(degree: str, sections: Sequence[Section]) -> Stay | None:
    """The one entry of the document with a degree of that level; `None` where there are several."""
    stays = [stay for kind, listed in read_assigned_stays(sections) if kind is SectionKind.EDUCATION for stay in listed]
    fitting = [s for s in stays if any(role is Role.DEGREE and _LEVELS[degree].search(part.text) for part, role in s.parts)]
    return fitting[0] if len(fitting) == 1 else None
