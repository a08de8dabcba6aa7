"""The people of one document."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from etl.model.mention import EntityKind
from etl.resolve.local_persons import read_persons
from etl.resolve.mentions import mention_of


def read(document: Any) -> Any:
    """The people of an invented document, every title its own work."""
    claims = document.build()
    known = {mention_of(claims, EntityKind.WORK, work.title).key: work.title.value for work in claims.works}
    return read_persons(claims, known)


def test_a_document_without_names_has_nobody(cv: Any) -> None:
    assert read(cv("a").skill("Python")) == []


def test_a_person_has_their_works_and_places(cv: Any) -> None:
    people = read(cv("a", "Ilse Nordmann").work("Dust", "Otmar Quell", "I. Nordmann").work("Sand", "I. Nordmann"))
    subject = next(person for person in people if person.is_subject)
    assert sorted(subject.works) == [("Dust", 1), ("Sand", 0)]
    assert subject.form.is_full


def test_the_subject_is_not_put_on_a_list_with_two_fitting_names(cv: Any) -> None:
    people = read(cv("a", "Ilse Nordmann").work("Dust", "I. Nordmann", "I. Nordmann"))
    assert sorted(len(person.works) for person in people) == [0, 1, 1]


def test_an_advisor_among_the_authors_is_one_person(cv: Any) -> None:
    people = read(cv("a", "Ilse Nordmann").work("Dust", "Ilse Nordmann", "Quell, O.").advisor("Otmar Quell").advisor("Otmar Quell"))
    assert [(person.is_advisor, len(person.works)) for person in people if not person.is_subject] == [(True, 1)]


def test_one_letter_tells_two_people_of_a_common_surname_apart(cv: Any) -> None:
    assert len(read(cv("a").work("Dust", "Xiaoli Wang").work("Sand", "Xiaolin Wang"))) == 2


def test_a_collaboration_of_thousands_is_read_in_no_time(cv: Any) -> None:
    names = [f"{chr(65 + i % 26)}. Berg{chr(97 + i // 26 % 26)}{chr(97 + i // 676)}" for i in range(2000)]
    assert len(read(cv("a", "Ilse Nordmann").work("Dust", *names))) == 2001


def test_an_owner_who_is_not_listed_stands_on_the_works_all_the_same(cv: Any) -> None:
    document = cv("a", "Ilse Nordmann").work("Counting Dust", "Otmar Quell").work("Sand", "Ilse Nordmann", "B. Tarn").build()
    implied = replace(document, works=tuple(replace(work, owner_implied=True) for work in document.works))
    works = {mention_of(implied, EntityKind.WORK, work.title).key: f"w-{i}" for i, work in enumerate(implied.works)}
    (subject,) = [person for person in read_persons(implied, works) if person.is_subject]
    assert sorted(work for work, _ in subject.works) == ["w-0", "w-1"]
