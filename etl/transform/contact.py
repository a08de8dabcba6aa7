"""Addresses of the subject on the net: e-mail, pages, ORCID. Phones and street addresses are never kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from etl.model import regex as re
from etl.model.claim import Claim
from etl.model.document import Document, Line
from etl.model.section import Section, SectionKind

# an address: jane.doe@example.org
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
# an address in disguise, such as "jane [at] example [dot] org"
_HIDDEN_EMAIL = re.compile(
    r"[\w.+-]{1,64}\s?[\[({<]\s?(?:at|@|AT)\s?[\])}>]\s?[\w-]{1,63}(?:(?:\s?[\[({<]\s?(?:dot|DOT|\.)\s?[\])}>]\s?|\.)[\w-]{1,63}){1,4}"
)
_BRACKET = re.compile(r"[\[({<]")
_AT = re.compile(r"\s?[\[({<]\s?(?:at|@|AT)\s?[\])}>]\s?")
_DOT = re.compile(r"\s?[\[({<]\s?(?:dot|DOT|\.)\s?[\])}>]\s?")
# with scheme or "www.": https://example.org/jane
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"“”|{}\\^`\[\]]{3,200}", re.IGNORECASE)
# "example.github.io", "github.com/jane": a name with a well-known ending and no more than a path after it
_BARE_URL = re.compile(
    r"(?<![\w@./-])(?:[a-z0-9][a-z0-9-]{0,62}\.){1,3}(?:com|org|net|edu|io|dev|me|ai|info|page|app|gov|eu|de|fr|uk|es|it|nl|ch|at|be|ca|au|pt|br|se|dk|no|fi"
    r"|pl|jp|kr|cn|in|il|pw|xyz|site|science|cc|co|us|blog|tech|name)(?:/[^\s<>\"“”|,;(){}\[\]]*)?(?![\w@.-]*[\w@])",
    re.IGNORECASE,
)
# "0000-0002-1825-0097"
_ORCID = re.compile(r"(?<!\d)(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dXx])(?!\d)")

_LONGEST_LINE = 2000
_WHERE = frozenset({SectionKind.HEADER, SectionKind.CONTACT, SectionKind.PERSONAL})


@dataclass(frozen=True, slots=True)
class Contact:
    """What `read_contact` finds, each in order of appearance and once."""

    emails: tuple[Claim[str], ...] = ()
    urls: tuple[Claim[str], ...] = ()
    orcid: Claim[str] | None = None


def read_contact(document: Document, sections: Sequence[Section]) -> Contact:
    """E-mail addresses, URLs and the ORCID that the header and sections of contact data print or link to.

    An e-mail address written "jane [at] example [dot] org" has the value `jane@example.org`; an ORCID must have its right check
    digit. Targets of links whose words stand there count too; `mailto:` is taken off.
    """
    lines = _contact_lines(sections)
    emails: dict[str, Claim[str]] = {}
    urls: dict[str, Claim[str]] = {}
    orcids: dict[str, Claim[str]] = {}
    for line in lines:
        _read_line(line, emails, urls, orcids)
    _read_links(document, lines, emails, urls, orcids)
    return Contact(tuple(emails.values()), tuple(urls.values()), next(iter(orcids.values()), None))


def find_addresses(text: str) -> list[tuple[int, int]]:
    """Where e-mail addresses stand in a text, in disguise or not."""
    if "@" not in text and not (_BRACKET.search(text) and "at" in text.lower()):
        return []
    return [match.span() for pattern in (_EMAIL, _HIDDEN_EMAIL) for match in pattern.finditer(text)]


def _contact_lines(sections: Sequence[Section]) -> list[Line]:
    return [line for section in sections if section.kind in _WHERE for line in section.lines[:40]]


def _read_line(line: Line, emails: dict[str, Claim[str]], urls: dict[str, Claim[str]], orcids: dict[str, Claim[str]]) -> None:
    text = line.text
    if len(text) > _LONGEST_LINE or not any(c in text for c in ".-@[("):
        return
    taken: list[tuple[int, int]] = []
    for pattern in (_EMAIL, _HIDDEN_EMAIL):
        for match in pattern.finditer(text):
            if _is_free(match, taken):
                _keep(emails, _plain_email(match[0]), line, match.start(), match.end(), "contact.email")
                taken.append(match.span())
    for match in _ORCID.finditer(text):
        number = "-".join(match.groups()).upper()
        if is_orcid(number):
            _keep(orcids, number, line, match.start(), match.end(), "contact.orcid")
            taken.append(match.span())
    for pattern in (_URL, _BARE_URL):
        for match in pattern.finditer(text):
            printed = match[0].rstrip(".,;:)'\"")
            if _is_free(match, taken) and len(printed) > 4:
                _keep(urls, printed, line, match.start(), match.start() + len(printed), "contact.url")
                taken.append(match.span())


def _read_links(
    document: Document,
    lines: Sequence[Line],
    emails: dict[str, Claim[str]],
    urls: dict[str, Claim[str]],
    orcids: dict[str, Claim[str]],
) -> None:
    ranges = [(line.passage.offsets[0], line.passage.offsets[-1]) for line in lines if line.text]
    for link in document.links:
        if not any(link.start <= last and first < link.end for first, last in ranges):
            continue
        target = link.target.strip()
        span = document.source.span(link.start, link.end)
        if target.startswith("mailto:"):
            address = target[7:].split("?")[0]
            if _EMAIL.fullmatch(address):
                emails.setdefault(address, Claim(address, span.quote, span, "contact.link"))
        elif (match := _ORCID.search(target)) and "orcid" in target:
            number = "-".join(match.groups()).upper()
            if is_orcid(number):
                orcids.setdefault(number, Claim(number, span.quote, span, "contact.link"))
        elif target.startswith(("http://", "https://")) and not any(_same_url(target, known) for known in urls):
            urls[target] = Claim(target, span.quote, span, "contact.link")


def is_orcid(number: str) -> bool:
    """Whether `0000-0002-1825-0097` has the right check digit (ISO 7064, MOD 11-2)."""
    digits = number.replace("-", "")
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return digits[-1].upper() == ("X" if check == 10 else str(check))


def _plain_email(printed: str) -> str:
    return _DOT.sub(".", _AT.sub("@", printed)).strip(".")


def _same_url(a: str, b: str) -> bool:
    return _bare(a) == _bare(b)


def _bare(url: str) -> str:
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", url.lower()).rstrip("/")


def _is_free(match: re.Match[str], taken: Iterable[tuple[int, int]]) -> bool:
    return not any(match.start() < end and start < match.end() for start, end in taken)


def _keep(found: dict[str, Claim[str]], value: str, line: Line, start: int, end: int, rule: str) -> None:
    if value not in found:
        found[value] = Claim(value, line.text[start:end], line.passage.span(start, end), rule)
