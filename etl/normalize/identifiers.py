"""Identifiers that the world gives out: one form each, checksums checked, `None` for what is not one."""

from __future__ import annotations

from etl.model import regex as re

# as in https://doi.org/10.1000/ab.12 and "doi:10.1000/AB.12."
_DOI = re.compile(r"\b(10\.\d{4,9}/[^\s\"<>{}|\\^`]{1,200})", re.I)
# as in arXiv:1912.13515v2 and https://arxiv.org/abs/hep-th/9901001
_ARXIV = re.compile(r"(?<![\d.])(\d{4}\.\d{4,5})(?:v\d+)?(?![\d])|\b([a-z-]{2,12}(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?\b")
_ORCID = re.compile(r"\b(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dXx])\b")
_ISSN = re.compile(r"\b(\d{4})-?(\d{3}[\dXx])\b")
_ROR = re.compile(r"(?:^|ror\.org/)(0[a-hj-km-np-tv-z0-9]{6}\d{2})/?$", re.I)
_ROR_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"  # base 32 without i, l, o, u
_EMAIL = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")


def parse_doi(text: str) -> str | None:
    """The DOI in lower case: `10.1000/ab.12` of `https://doi.org/10.1000/AB.12.`."""
    match = _DOI.search(text)
    if match is None:
        return None
    doi = match.group(1).rstrip(".,;:'")
    while doi.endswith((")", "]")) and doi.count(doi[-1]) > doi.count({")": "(", "]": "["}[doi[-1]]):
        doi = doi[:-1].rstrip(".,;:'")
    return doi.lower()


def parse_arxiv(text: str) -> str | None:
    """The arXiv id without its version: `1912.13515` of `arXiv:1912.13515v2`; a month that no year has makes it none."""
    for match in _ARXIV.finditer(text):
        found = match.group(1) or match.group(2)
        digits = found.rpartition("/")[2]
        if 1 <= int(digits[2:4]) <= 12:
            return str(found)
    return None


def parse_orcid(text: str) -> str | None:
    """The ORCID iD `0000-0002-1825-0097` if its check digit (ISO 7064 mod 11-2) holds."""
    match = _ORCID.search(text)
    if match is None:
        return None
    digits = "".join(match.groups()).upper()
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return "-".join(digits[i : i + 4] for i in range(0, 16, 4)) if digits[-1] == ("X" if check == 10 else str(check)) else None


def parse_issn(text: str) -> str | None:
    """The ISSN `0317-8471` if its check digit (mod 11) holds."""
    match = _ISSN.search(text)
    if match is None:
        return None
    digits = "".join(match.groups()).upper()
    total = sum(int(digit) * weight for digit, weight in zip(digits[:7], range(8, 1, -1), strict=True))
    check = (11 - total % 11) % 11
    return f"{digits[:4]}-{digits[4:]}" if digits[-1] == ("X" if check == 10 else str(check)) else None


def parse_ror(text: str) -> str | None:
    """The ROR id `03vek6s52` of `https://ror.org/03vek6s52` if its check digits (ISO 7064 mod 97-10) hold."""
    match = _ROR.search(text.strip())
    if match is None:
        return None
    found = match.group(1).lower()
    number = 0
    for digit in found[:-2]:
        number = number * len(_ROR_DIGITS) + _ROR_DIGITS.index(digit)
    return found if 98 - number * 100 % 97 == int(found[-2:]) else None


def parse_email(text: str) -> str | None:
    """The e-mail address in lower case."""
    match = _EMAIL.search(text)
    return match.group(0).lower() if match else None
