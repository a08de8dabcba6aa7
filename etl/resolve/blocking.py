"""Blocking: what two things must share before they are compared."""

from __future__ import annotations

from hashlib import blake2b


def hash_key(key: str) -> int:
    """A number that stands for a key; two keys never share one in practice.

    >>> hash_key("title dust") == hash_key("title dust")
    True
    """
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)
