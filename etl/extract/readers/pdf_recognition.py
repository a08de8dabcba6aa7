"""Words of a page that holds a picture of text, by optical character recognition; needs the extra `ocr`.

The recognizer (RapidOCR with the PP-OCR models that its package carries, for Latin script and Chinese) gives boxes with a line's
words in them. Words get their places from the share of the box that their characters take; type styles cannot be told.
"""

from __future__ import annotations

import logging
from functools import cache
from importlib.util import find_spec
from statistics import median
from typing import Any

from etl.errors import SettingsError
from etl.extract.layout import Word
from etl.model import regex as re

_SCALE = 200 / 72  # pixels a point: 200 dots an inch, at which type of 8 points is still read well
_SURE = 0.6  # boxes that the recognizer is less sure of hold no text, as rules and logos
_TYPE_SIZE = 0.78  # of a box's height, which spans ascenders and descenders
_BASELINE = 0.22  # of a box's height, from below
_ONE_SIZE = 0.2  # heights that differ from the page's usual one by less than this share are noise
_WORD = re.compile(r"\S+")


def recognize_words(page: Any) -> list[Word]:
    """The words seen on the page, in the recognizer's order. Raises `SettingsError` without the extra `ocr`."""
    recognizer = _recognizer()
    height = page.get_height()
    found = recognizer(page.render(scale=_SCALE).to_pil().convert("RGB"))
    boxes = [] if found.txts is None else list(zip(found.boxes, found.txts, found.scores, strict=True))
    lines = [(box, text) for box, text, score in boxes if score >= _SURE and text.strip()]
    usual = median([_height(box) for box, _ in lines]) if lines else 0.0
    words: list[Word] = []
    for box, text in lines:
        tall = usual if abs(_height(box) - usual) <= _ONE_SIZE * usual else _height(box)
        left, right = float(box[0][0]) / _SCALE, float(box[1][0]) / _SCALE
        baseline = float(box[3][1]) / _SCALE - _BASELINE * tall - height
        step = (right - left) / len(text)
        for number, match in enumerate(_WORD.finditer(text)):
            x0, x1 = left + match.start() * step, left + match.end() * step
            words.append(Word(match[0], x0, x1, baseline, _TYPE_SIZE * tall, 0, len(words), space_before=number > 0))
    return words


def _height(box: Any) -> float:
    """The height of a box of four corners, in points."""
    return (float(box[3][1]) - float(box[0][1])) / _SCALE


@cache
def _recognizer() -> Any:
    if find_spec("rapidocr") is None or find_spec("onnxruntime") is None:
        raise SettingsError("reading scanned pages needs more packages; install vitagraph[ocr], or unset VITAGRAPH_OCR")
    logging.getLogger("RapidOCR").setLevel(logging.WARNING)
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.log_level": "warning"})
