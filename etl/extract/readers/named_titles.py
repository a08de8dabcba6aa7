"""Whom the title of a page or of a file names: "CV of Jane Doe", "Jane Doe's Curriculum Vitae", "Jane Doe – CV"."""

from __future__ import annotations

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.normalize.person_names import looks_like_name
from etl.normalize.text import fold

_KIND = (
    r"(?:curriculum(?:\s+vitae)?|c\.?v\.?|r[eé]sum[eé]|vita|lebenslauf|home\s?page|web\s?site"
    r"|personal\s+(?:home\s?page|web\s?site|page))"
)
_NAME = r"([^\W\d_][\w’'.-]*(?:\s[^\W\d_][\w’'.-]*){1,4}?)"
# "CV of Jane Doe", "Lebenslauf von Jane Doe", "CV | Jane Doe"
_BEHIND = re.compile(rf"\W*(?:{_KIND})\s*(?:of|for|von|de|di|[|:–—-]|·)\s*(?:(?:dr|prof)\.?\s)*{_NAME}\W*$", re.IGNORECASE)
# "Jane Doe's CV", "Jane Doe, Curriculum Vitae", "Jane Doe – CV"
_BEFORE = re.compile(
    rf"\W*(?:(?:dr|prof)\.?\s)*{_NAME}(?:['’]s?)?\s*[|:,–—·-]?\s*(?:{_KIND})(?:\s*\({_KIND}\))?\W*$", re.IGNORECASE
)
_POSSESSIVE = re.compile(r"['’]s$")
_LONGEST = 120


def find_named(title: str) -> tuple[int, int] | None:
    """Where in a title the name stands of the person whose CV or page it is; `None` where it names none.

    What may follow behind a dash ("CV of Jane Doe — posts and degrees") is left out; "CV of the group" names nobody.
    """
    if len(title) > 2 * _LONGEST:
        return None
    for part in (title, re.split(r"\s[–—|]\s", title)[0]):
        match = _BEHIND.match(part) or _BEFORE.match(part)
        if match and is_person(name := _POSSESSIVE.sub("", match[1])):
            return match.start(1), match.start(1) + len(name)
    return None


def is_person(text: str) -> bool:
    """Whether a text of two words or more looks like a person's name and holds no word that no name has."""
    never = read_gazetteer("subject_words")["not_in_names"]
    words = fold(text).split()
    capitals = [word for word in text.split() if word[0].isupper()]
    return len(capitals) > 1 and looks_like_name(text) and not any(word.strip(".") in never for word in words)
