"""Opaque ids."""

from __future__ import annotations

from typing import Any

from etl.model.mention import EntityKind, MentionKey
from etl.resolve.identity import DocumentOrder, opaque_id


def test_parts_are_kept_apart() -> None:
    assert opaque_id("p", "a", "bc") != opaque_id("p", "ab", "c")
    assert opaque_id("p", "a").startswith("p-")


def test_the_oldest_document_names_the_entity(cv: Any) -> None:
    old, new, undated = cv("b", as_of="2010-05").build(), cv("a", as_of="2020").build(), cv("c").build()
    order = DocumentOrder([new, undated, old])
    keys = [MentionKey(document.sha256, EntityKind.WORK, 3, 9) for document in (undated, new, old)]
    assert order.entity_id(keys) == order.entity_id(keys[::-1]) == order.entity_id(keys[2:])
    assert sorted([undated.sha256, new.sha256, old.sha256], key=order.rank) == [old.sha256, new.sha256, undated.sha256]
