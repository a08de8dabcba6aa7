"""Lines of reStructuredText that nobody sees."""

from __future__ import annotations

from etl.extract.readers.marked_text import read_marked_text
from etl.extract.readers.restructured_text import find_silent

TEXT = """.. title: A. Roe
.. contents:: Page

.. raw:: html

   <style>p { left: 1em }</style>

.. class:: wide

   Surveyor of maps

.. 3 May 2014
   not yet

Elm College
.. _site: https://roe.example
"""


def test_comments_and_directives_without_text() -> None:
    document = read_marked_text(TEXT, name="cv.rst", sha256="0")
    assert [line.text for line in document.lines] == ["Surveyor of maps", "Elm College", ".. _site: https://roe.example"]


def test_a_text_without_directives_says_what_it_says() -> None:
    assert find_silent([".. and so on", "... 2014"]) == frozenset()
