"""What is taken out of claims before they are kept: contact data in the public profile, fields that are not wanted, hidden names.

A place that is blacked out keeps its length, so that all positions stay what they are in the text as read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cache
from typing import Any, cast

from etl.model import regex as re
from etl.model.claim import Claim
from etl.model.document_claims import DocumentClaims
from etl.model.facts import Work
from etl.model.hidden import MASK, HiddenNames
from etl.transform.contact import find_addresses

_KEPT = {"sha256", "name", "media_type", "rule", "format"}  # of the document; `name` of an author is a claim
_DIGEST = "digest:"
_ADDRESS = re.compile(r"[^\W\d_]\.[^\W\d_]|/")  # printed as an address, not the words of a link: "Homepage", an iD, a user's name


def withhold_contacts(claims: DocumentClaims, left_out: Iterable[str] = ()) -> DocumentClaims:
    """Claims as the public profile keeps them: no e-mail or web addresses, nowhere, and none of the fields `left_out`.

    Of an e-mail address a digest stays, so that two CVs of one person can still be told by it.
    """
    nothing: dict[str, Any] = dict.fromkeys(left_out, ())
    claims = replace(claims, **nothing)
    printed = tuple(url.printed for url in claims.subject.urls if _ADDRESS.search(url.printed)) if claims.subject else ()
    if claims.subject is not None:
        emails = tuple(_digest(email) for email in claims.subject.emails)
        claims = replace(claims, subject=replace(claims.subject, emails=emails, urls=()))
    claims = replace(claims, works=tuple(replace(work, url=None) if work.url else work for work in claims.works))
    return _map_texts(claims, lambda text: _mask_addresses(text, printed))


def hide_names(claims: DocumentClaims, hidden: Iterable[HiddenNames]) -> DocumentClaims:
    """Claims without the names of forgotten people: authors of such names are withheld, advisors of such names are left out."""
    for each in hidden:
        claims = _hide(claims, each)
    return claims


def _hide(claims: DocumentClaims, hidden: HiddenNames) -> DocumentClaims:
    masked = _map_texts(claims, hidden.mask)
    works = tuple(_withhold_authors(old, new) for old, new in zip(claims.works, masked.works, strict=True))
    advising = tuple(
        new for old, new in zip(claims.advising, masked.advising, strict=True) if old.advisor.value == new.advisor.value
    )
    return replace(masked, works=works, advising=advising)


def _withhold_authors(old: Work, new: Work) -> Work:
    authors = tuple(
        replace(masked, withheld=True) if masked.withheld or author.name.value != masked.name.value else masked
        for author, masked in zip(old.authors, new.authors, strict=True)
    )
    return replace(new, authors=authors) if authors != new.authors else new


def _digest(email: Claim[str]) -> Claim[str]:
    if email.value.startswith(_DIGEST):
        return email
    value = _DIGEST + hashlib.sha256(email.value.lower().encode("utf-8", "surrogatepass")).hexdigest()[:16]
    span = replace(email.span, quote=MASK * len(email.span.quote))
    return replace(email, value=value, printed=MASK * len(email.printed), span=span)


def _mask_addresses(text: str, printed: Iterable[str]) -> str:
    for start, end in find_addresses(text):
        text = text[:start] + MASK * (end - start) + text[end:]
    for each in printed:
        text = text.replace(each, MASK * len(each))
    return text


def _map_texts(claims: DocumentClaims, change: Callable[[str], str]) -> DocumentClaims:
    return cast("DocumentClaims", _mapped(claims, change))


def _mapped(value: Any, change: Callable[[str], str]) -> Any:
    """`value` with every text in it changed; what does not change stays the same object."""
    if isinstance(value, str):
        return value if isinstance(value, Enum) else change(value)
    if isinstance(value, tuple):
        changed = [_mapped(item, change) for item in value]
        return value if all(old is new for old, new in zip(value, changed, strict=True)) else tuple(changed)
    changes = {}
    for name in _texts_of(type(value)):  # type: ignore[arg-type] # a class can be hashed
        old = getattr(value, name)
        new = _mapped(old, change)
        if new is not old:
            changes[name] = new
    return replace(value, **changes) if changes else value


@cache
def _texts_of(kind: type) -> tuple[str, ...]:
    """The fields of a class of the model in which texts of a document may be."""
    kept = _KEPT if kind is DocumentClaims else {"rule", "document"}
    return tuple(each.name for each in fields(kind) if each.name not in kept) if is_dataclass(kind) else ()
