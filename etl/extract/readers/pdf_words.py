"""Words of a PDF page with their places and type style: characters -> runs -> stretches on one baseline -> words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from operator import sub
from typing import Any

from etl.extract.layout import Word
from etl.extract.readers.pdf_characters import Characters, Setting

_WORD_GAP = 0.1  # of the type size; blanks in tight lines are hardly narrower, kerning is hardly wider
_SEEN_GAP = -0.2  # the same where PDFium sees a blank: letters that lean over their neighbours (an italic f) make it look narrower
_DRAWN_GAP = -0.6  # the same where a blank is drawn as a character of its own
_LETTERSPACED = 0.06  # usual gap between the letters of letter-spaced text
_BACK, _ON = -0.6, 1.0  # of the type size: how far the next character of one stretch starts from the last one's end
_SAME_PLACE = 0.3  # points: where a character is drawn again
_SAME_LINE = 0.12  # of the type size: how far baselines of one word may differ
_PICTURE = "\uf0b7"


# Characters drawn at once without a blank or a noticeable gap between them: first, behind the last, what stands before them (a
# drawn blank 2, one that PDFium sees 1, nothing 0), setting. A tuple, not a class: a page has thousands.
_Run = tuple[int, int, int, Setting]


def page_words(page: Any) -> list[Word]:
    """The page's words in the order in which the page draws them; `y` grows downwards, all of it negative.

    Only words that run in the direction in which most of the page's text runs: no stamp along the margin.
    """
    text_page = page.get_textpage()
    try:
        return _Words(Characters(text_page)).read()
    finally:
        text_page.close()


class _Words:
    def __init__(self, characters: Characters) -> None:
        self.characters = characters
        self.text, self.lefts, self.rights = characters.text, characters.lefts, characters.rights
        self.gaps = list(map(sub, self.lefts[1:], self.rights))  # behind each character but the last
        self.words: list[Word] = []

    def read(self) -> list[Word]:
        runs = self._runs()
        if self.characters.has_turned:
            turns: Counter[int] = Counter()
            for start, end, _, setting in runs:
                turns[setting.turn] += end - start
            main = max(turns, key=lambda turn: (turns[turn], -turn), default=0)
            runs = [run for run in runs if run[3].turn == main]
        for stretch, steps in self._stretches(runs):
            self._cut(stretch, steps)
        return self.words

    def _borders(self) -> list[int]:
        """Where runs may start and end: at blanks, where a setting begins, at gaps that are wide for the page's smallest type."""
        settings, blanks = self.characters.settings, self.characters.blanks
        least = min([setting.size for setting in settings.values() if setting is not None], default=1.0)
        low, high = _BACK * least, _LETTERSPACED * least
        gaps = [i for i, gap in enumerate(self.gaps, 1) if not low < gap <= high]
        silent = self.characters.silent
        apart = [*blanks, *silent] if silent else blanks
        return sorted({*settings, *gaps, *apart, *[i + 1 for i in apart], len(self.text)})

    def _runs(self) -> list[_Run]:
        found: list[_Run] = []
        text, settings, drawn = self.text, self.characters.settings, self.characters.drawn
        line_ends, silent = self.characters.line_ends, self.characters.silent
        blank = 0
        setting: Setting | None = None
        is_fresh = False  # no character of this setting has counted yet
        for start, end in pairwise(self._borders()):
            if start in settings:
                setting, is_fresh = settings[start], True
            if start in silent:
                continue
            if text[start] == " ":
                if blank < 2 and start not in line_ends:
                    blank = 2 if start in drawn else 1
            elif setting is not None:
                if is_fresh and found:
                    start = self._behind_drawn_again(start, end, setting, found[-1])
                if start < end:
                    found.append((start, end, blank, setting))
                    blank, is_fresh = 0, False
        return found

    def _behind_drawn_again(self, start: int, end: int, setting: Setting, before: _Run) -> int:
        """Behind characters that are the one before them drawn twice, to look bold."""
        last = before[1] - 1
        if self.text[start] == self.text[last] and abs(setting.y - before[3].y) < _SAME_PLACE:
            while start < end and self.text[start] == self.text[last] and abs(self.lefts[start] - self.lefts[last]) < _SAME_PLACE:
                start += 1
        return start

    def _stretches(self, runs: Iterable[_Run]) -> Iterator[tuple[list[_Run], list[float]]]:
        """Runs on one baseline in one setting, each starting about where the one before it ends, and the steps between them."""
        lefts, rights = self.lefts, self.rights
        stretch: list[_Run] = []
        steps: list[float] = []
        first: Setting | None = None
        right = 0.0
        for run in runs:
            setting = run[3]
            if first is not None:
                step = lefts[run[0]] - right
                size = first.size if setting is first else max(setting.size, first.size)
                if _BACK * size < step < _ON * size and (setting is first or _is_like(first, setting, size)):
                    steps.append(step)
                else:
                    yield stretch, steps
                    stretch, steps, first = [], [], setting
            else:
                first = setting
            stretch.append(run)
            right = rights[run[1] - 1]
        if stretch:
            yield stretch, steps

    def _cut(self, stretch: list[_Run], steps: list[float]) -> None:
        """Cut a stretch into words."""
        limits = self._limits(stretch, steps)
        setting = stretch[0][3]
        is_behind_blank = stretch[0][2] == 2
        first = 0
        for i, step in enumerate(steps, 1):
            if step > limits[stretch[i][2]]:
                self._add(stretch[first:i], setting, is_behind_blank)
                first, is_behind_blank = i, True
        self._add(stretch[first:] if first else stretch, setting, is_behind_blank)

    def _limits(self, stretch: list[_Run], steps: list[float]) -> tuple[float, float, float]:
        """How wide a gap may be inside a word: without a blank, with one that PDFium sees, with one that is drawn.

        Letter-spaced words ("E D U C A T I O N") stay whole.
        """
        size = stretch[0][3].size
        # Gaps inside of runs are no wider than letters are: the usual one is wide only if most stand between runs.
        count = sum([end - start for start, end, _, _ in stretch]) - 1 if len(steps) > 1 else 0
        if count >= 3 and len(steps) >= count - count // 2:
            gaps = [gap for start, end, _, _ in stretch for gap in self.gaps[start : end - 1]]
            usual = sorted([*gaps, *steps])[count // 2]
            if usual > _LETTERSPACED * size:
                widest = usual + max(0.6 * usual, _WORD_GAP * size)
                return widest, widest, widest
        return _WORD_GAP * size, _SEEN_GAP * size, _DRAWN_GAP * size

    def _add(self, runs: list[_Run], setting: Setting, is_behind_blank: bool) -> None:
        start, end, _, at = runs[0]
        text, x1 = self.text[start:end], max(self.rights[start:end])
        if len(runs) > 1:
            text = "".join([self.text[first:last] for first, last, _, _ in runs])
            x1 = max([max(self.rights[first:last]) for first, last, _, _ in runs])
        font, words = setting.font, self.words
        if font.is_picture:
            text = _PICTURE * len(text)
        x0 = self.lefts[start]
        words.append(Word(text, x0, x1, at.y, setting.size, font.style, len(words), is_behind_blank, False, font.weight))


def _is_like(first: Setting, setting: Setting, size: float) -> bool:
    """Whether characters of the two settings may stand in one word."""
    return (
        abs(setting.y - first.y) <= _SAME_LINE * size
        and abs(first.size - setting.size) < 0.05 * size
        and (first.font is setting.font or first.font == setting.font)
    )
