"""Mentions."""

from __future__ import annotations

from typing import Any

from etl.model.mention import EntityKind
from etl.resolve.mentions import mention_of


def test_a_mention_says_where_it_stands(cv: Any) -> None:
    document = cv("folder/cv.md", "Ilse Nordmann").build()
    mention = mention_of(document, EntityKind.PERSON, document.subject.name)
    assert mention.where == 'folder/cv.md:1 "Ilse Nordmann"'
    assert mention.document == document.sha256
    assert (mention.key.start, mention.key.end) == (0, 13)
