from __future__ import annotations

import pytest

from etl.transform.citations.reviews import reviewed_book, reviewed_title


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("Review of P. Doe, The Silent Lamp", "The Silent Lamp"),
        ("Review of The Silent Lamp, by P. Doe", "The Silent Lamp"),
        ("Reseña de J. van Doe, Bords et bornes", "Bords et bornes"),
        ("The Silent Lamp by Jane Roe", "The Silent Lamp"),
        ("Rain, Mud and Weeds", "Rain, Mud and Weeds"),
        ("The Silent Lamp", "The Silent Lamp"),
    ],
)
def test_the_title_of_a_review_is_that_of_the_book(printed: str, title: str) -> None:
    start, end = reviewed_title(printed, (0, len(printed)))
    assert printed[start:end] == title


@pytest.mark.parametrize(
    ("text", "title", "people"),
    [
        pytest.param(
            "Review of Death by Water, by Ada Roe (Elm Press, 2001), Lamp Letters 2 (2003)",
            *("Death by Water", ", by Ada Roe (Elm Press, 2001)"),
            id="author and house",
        ),
        pytest.param(
            "2003. Review of Wicks, edited by A. Roe, B. Poe, and C. Doe (Oslo: Elm, 2001). Lamp Letters",
            *("Wicks", ", edited by A. Roe, B. Poe, and C. Doe (Oslo: Elm, 2001)"),
            id="editors",
        ),
        pytest.param(
            "Rezension von Dochte, von Ada Roe (Elm, 2001), in: Lampen 3", "Dochte", ", von Ada Roe (Elm, 2001)", id="german"
        ),
        pytest.param(
            "Book review of Wicks and Oil by Ada Roe. Lamp Letters, May 2003", "Wicks and Oil", " by Ada Roe", id="author"
        ),
    ],
)
def test_the_book_of_a_review_is_found(text: str, title: str, people: str) -> None:
    book = reviewed_book(text)
    assert book is not None
    assert (text[slice(*book.title)], text[slice(*book.people)]) == (title, people)


@pytest.mark.parametrize("text", ["Review of Standing by Lamps. Lamp Letters, May 2003", "Wicks, by Ada Roe (Elm Press, 2001)", ""])
def test_other_works_review_no_book(text: str) -> None:
    assert reviewed_book(text) is None
