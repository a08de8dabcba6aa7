"""The parts of a printed name, for formats that ask for them."""

from __future__ import annotations

from etl.normalize.person_names import PersonName, parse_person_name


def parts_of_name(printed: str) -> PersonName | None:
    """Family name, given name and suffix as printed; `None` where these are not plain or a part would be lost.

    "Mara K. Lindqvist" is Lindqvist, Mara K.; "The Widget Consortium" and a name with a title in front stay whole.
    """
    parts = parse_person_name(printed)
    if parts is None or not parts.given:
        return None
    words = sorted(word for part in (parts.family, parts.given, parts.suffix) for word in part.split())
    return parts if words == sorted(printed.replace(",", " ").split()) else None
