from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.transform.citations.tokens import AtomType, find_quotations, find_tokens


@pytest.mark.parametrize(
    ("text", "kind", "printed"),
    [
        ("Doe, J. (2019). Cats.", AtomType.YEAR, "2019"),
        ("Cats. May 3-5, 2019.", AtomType.YEAR, "May 3-5, 2019"),
        ("Feline Studies, vol. 7, 2019", AtomType.NUMBER, "vol. 7"),
        ("Feline Studies 7(2): 11–29.", AtomType.NUMBER, "7(2): 11–29"),
        ("Cats, pp. 3--9.", AtomType.NUMBER, "pp. 3--9"),
        ("Cats. doi:10.1234/abc.def.", AtomType.IDENTIFIER, "doi:10.1234/abc.def"),
        ("Cats. arXiv:2001.01234 [cs.LG]", AtomType.IDENTIFIER, "arXiv:2001.01234 [cs.LG]"),
        ("Cats. cats.example.org/pdf/3", AtomType.IDENTIFIER, "cats.example.org/pdf/3"),
        ("Cats, in press.", AtomType.STATUS, "in press"),
        ("Cats. PhD thesis, Nowhere", AtomType.KIND, "PhD thesis"),
        ("Cats. In Proceedings of Cats", AtomType.IN, "In"),
        ("Cats (with Jane Doe)", AtomType.WITH, "with"),
        ("Cats. ICML (oral)", AtomType.NOTE, "(oral)"),
        ("Cats. [pdf] [code]", AtomType.LINK, "[pdf]"),
        ("Doe J, et al. Cats", AtomType.ET_AL, "et al"),
        ("“Cats and their many lives,” 2019", AtomType.QUOTED, "Cats and their many lives"),
        ("“Cats and their many lives,'' 2019", AtomType.QUOTED, "Cats and their many lives"),
        ("Feline Studies 84, 1986 (2000)", AtomType.NUMBER, "1986"),
        ("Feline Studies 2006, P01011 (2006)", AtomType.NUMBER, "2006"),
        ("Cats, Feline Studies, August", AtomType.YEAR, "August"),
        ("Feline Studies, Tome XXVIII", AtomType.NUMBER, "Tome XXVIII"),
        ("Feline Studies, Vol. C-34", AtomType.NUMBER, "Vol. C-34"),
        ("Feline Studies, Fasc. 2, 1999", AtomType.NUMBER, "Fasc. 2"),
        ("Feline Studies 557 A76", AtomType.NUMBER, "557"),
        ("Handbook of Cats, Chapter 14, 2007", AtomType.NUMBER, "Chapter 14"),
        ("Cats, Elm Press, 437+xii pp.", AtomType.NUMBER, "437+xii pp"),
        ("Cats. Studies in Cats, Ser. 2", AtomType.SERIES, "Ser. 2"),
        ("Feline Studies (guest ed.), 2019", AtomType.EDITORS, "(guest ed.)"),
        ("Cats, 12 Feline L. Rev. ___ (2019)", AtomType.VENUE, "Feline L. Rev."),
        ("Cats, 2019. (Shown by M. Roe. Short, but to the point.)", AtomType.NOTE, "(Shown by M. Roe. Short, but to the point.)"),
        ("Stille Katzen [Quiet cats]. Feline Studies", AtomType.NOTE, "[Quiet cats]"),
        ("Stille Katzen [in German]. Feline Studies", AtomType.NOTE, "[in German]"),
        ("Quiet cats[J]. Feline Studies, 2019", AtomType.NOTE, "[J]"),
        ("Cats. Feline Studies. Published 2019.", AtomType.NOTE, "Published"),
        ("Cats. Feline Studies. Epub 2019 Mar 3.", AtomType.NOTE, "Epub"),
        ("‘Cats at Law’ (2019) 26 Feline Law Letters 20–23.", AtomType.VENUE, "Feline Law Letters"),
        ("Cats, Feline Studies 12, str. 3–9", AtomType.NUMBER, "str. 3–9"),
        ("A cat flap, KR 10-2210987, 2021", AtomType.YEAR, "2021"),
        ("A cat flap, KR 10-2210987, 2021", AtomType.KIND, "KR 10-2210987"),
        ("“Quiet cats of the north,” accepted by Feline Studies", AtomType.STATUS, "accepted by"),
        ("Cats in: Feline Studies 12", AtomType.IN, "in:"),
        ("Cats. Elm Press, 2019:3–9", AtomType.YEAR, "2019"),
        ("Cats\tPhD thesis\t2019", AtomType.KIND, "PhD thesis"),
        ("Utility Model Patent: Cat flap", AtomType.KIND, "Utility Model Patent:"),
        ("US Patent Application #20990011122, “A cat flap by the door”", AtomType.KIND, "US Patent Application #20990011122"),
        ("A cat flap, United States Patent 9911223, 1995", AtomType.KIND, "United States Patent 9911223"),
        ("A cat flap. Application No.: I891383", AtomType.KIND, "Application No.: I891383"),
        ("Gatos (Oporto, 8-10 septiembre 2010)", AtomType.YEAR, "8-10 septiembre 2010"),
        ("Gatos, Quito, 3 de mayo de 2010", AtomType.YEAR, "3 de mayo de 2010"),
        ("Des chats. 17 févr. 2016. (soumis)", AtomType.YEAR, "17 févr. 2016"),
        ("Katzen. 3. Okt. 2016", AtomType.YEAR, "3. Okt. 2016"),
        ("Cats. Poster presented at the Cat Days", AtomType.IN, "Poster presented at"),
        ("Cats (with M. Roe). Data collection completed", AtomType.STATUS, "Data collection completed"),
        ("Cats. 2019 (a preliminary version appeared in Cat Days (2017), pp. 3)", AtomType.NOTE, None),
    ],
)
def test_a_token_of_each_type(text: str, kind: AtomType, printed: str | None) -> None:
    found = [(token.type, text[token.start : token.end]) for token in find_tokens(text)]
    assert (kind, printed or text[text.index("(") :]) in found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("2-hop Walks", AtomType.NUMBER, id="number-in-a-word"),
        pytest.param("Cats accepted by dogs", AtomType.STATUS, id="status-word-in-a-title"),
        pytest.param("Playing with Fire", AtomType.WITH, id="with-in-a-title"),
        pytest.param("MIT Press", AtomType.WITH, id="capitals"),
        pytest.param("The war of 1920-1970", AtomType.YEAR, id="range-of-years"),
        pytest.param("In August, the cats", AtomType.YEAR, id="month-in-a-title"),
        pytest.param("May we keep cats?", AtomType.YEAR, id="may-is-a-verb"),
        pytest.param("Cats (A Tale of Two)", AtomType.NOTE, id="no-sentence-in-brackets"),
        pytest.param("[Quiet cats of the north]. Feline Studies", AtomType.NOTE, id="title-in-brackets"),
        pytest.param("Roe M. [Quiet cats of the north]. Feline Studies", AtomType.NOTE, id="title-in-brackets-behind-names"),
        pytest.param("Cats [and dogs] in winter", AtomType.NOTE, id="brackets-in-a-title"),
        pytest.param("Quiet cats [CHI]. Oslo", AtomType.NOTE, id="acronym-in-brackets"),
        pytest.param("The Cat Corpus, release 2, Elm Library", AtomType.NUMBER, id="release"),
        pytest.param("Roe, W. H., III (2018)", AtomType.NUMBER, id="third-of-his-name"),
        pytest.param("Published Cats of 2019", AtomType.NOTE, id="published-in-a-title"),
        pytest.param("Cats in chapter 14 of the Book", AtomType.NUMBER, id="chapter-in-a-title"),
    ],
)
def test_what_is_no_token(text: str, kind: AtomType) -> None:
    assert kind not in {token.type for token in find_tokens(text)}


def test_quotations_nest_and_need_a_close() -> None:
    text = "“On the word ‘cat’ and its kin” and “unclosed words go on"
    assert [text[a:b] for a, b in find_quotations(text)] == ["On the word ‘cat’ and its kin"]


@given(st.text(max_size=120))
def test_tokens_are_in_order_and_apart(text: str) -> None:
    found = find_tokens(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(0 <= token.start < token.end <= len(text) for token in found)
