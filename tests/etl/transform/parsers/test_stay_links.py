from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.transform.parsers.stay_links import link_at_front, links_in

CASES = [
    ("Stagiaire de recherche au CSA Orme", ["Stagiaire de recherche", "CSA Orme"]),
    ("Enseignant de physique à l'ABORE à Brest", ["Enseignant de physique", "ABORE", "Brest"]),
    ("Stage de 6 mois au sein de l'équipe du sable", ["Stage de 6 mois", "équipe du sable"]),
    ("Ingénieur en Génie du sable à l'INSAB", ["Ingénieur en Génie du sable", "INSAB"]),
    ("Classe préparatoire au lycée Jean Orme", ["Classe préparatoire", "lycée Jean Orme"]),
    ("Becario en la Universidad de Olmo", ["Becario", "Universidad de Olmo"]),
    ("Becario en el Instituto Olmo", ["Becario", "Instituto Olmo"]),
    ("Ricercatore all'Università di Olmo", ["Ricercatore", "Università di Olmo"]),
    ("Assistente na Universidade de Olmo", ["Assistente", "Universidade de Olmo"]),
    ("Mitarbeiter im Institut für Sand", ["Mitarbeiter", "Institut für Sand"]),
    ("Forsker ved Universitetet i Alm", ["Forsker", "Universitetet i Alm"]),
    ("B.A. in Dust from Brightwell", ["B.A. in Dust", "Brightwell"]),
    ("Lehrstuhl für Sand der Universität Ulme", ["Lehrstuhl für Sand", "Universität Ulme"]),
    ("Département de sable de l'Université d'Orme", ["Département de sable", "Université d'Orme"]),
    (
        "Assistant au département de sable de l'université d'Orme",
        ["Assistant", "département de sable", "université d'Orme"],
    ),
    ("Mitarbeiter im Forschungsprojekt „Sand“", ["Mitarbeiter", "Forschungsprojekt „Sand“"]),
    # no employers
    ("Leiter im Vertrieb", ["Leiter im Vertrieb"]),
    ("Mitarbeiter im Bereich Sand", ["Mitarbeiter im Bereich Sand"]),
    ("Chargé de mission au sol", ["Chargé de mission au sol"]),
    ("Expert en technologies du sable", ["Expert en technologies du sable"]),
    ("Habilitation à Diriger des Recherches", ["Habilitation à Diriger des Recherches"]),
    ("Responsable à Paris, Université d'Orme", ["Responsable à Paris, Université d'Orme"]),
    ("Professeur de la Société du sable", ["Professeur de la Société du sable"]),
    ("Sand und Licht im Museum", ["Sand und Licht im Museum"]),
]


@pytest.mark.parametrize(("text", "pieces"), CASES, ids=[case[0] for case in CASES])
def test_words_between_a_post_and_its_employer_part_them(text: str, pieces: list[str]) -> None:
    found, position = [], 0
    for start, end in links_in(text):
        found.append(text[position:start])
        position = end
    assert [*found, text[position:]] == pieces


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("am Lehrstuhl für Sand", "Lehrstuhl für Sand"),
        ("at the University of Elm", "University of Elm"),
        ("au sein du Laboratoire Orme", "Laboratoire Orme"),
        ("am Montag", "am Montag"),
        ("all the best", "all the best"),
    ],
)
def test_what_leads_to_a_name_is_no_part_of_it(text: str, rest: str) -> None:
    assert text[link_at_front(text) :] == rest


@given(st.text(alphabet="au sein dl'àen mÉcole,(Uni)", max_size=60))
def test_places_are_in_order_and_lie_in_the_text(text: str) -> None:
    places = [place for link in links_in(text) for place in link]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)
