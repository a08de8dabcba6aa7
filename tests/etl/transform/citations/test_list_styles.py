"""Lists of many fields, countries and layouts, each read as one list; expected: title | authors | venue or house | year | kind."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from etl.model.document import Passage, TextSource
from etl.model.facts import WorkKind
from etl.normalize.person_names import parse_person_name
from etl.transform.citations.reference_list import parse_reference_list
from etl.transform.citations.work_building import Surroundings


@dataclass(frozen=True)
class List:
    """A list of one owner; `stated` is what its heading says. An expected field that is `?` may be anything, `` is nothing."""

    owner: str
    entries: tuple[tuple[str, str], ...]
    stated: WorkKind | None = None


LISTS = {
    "german-books": List(
        "Jutta Beispiel",
        (
            (
                "Die stille Mühle. Arbeit und Alltag in Oberfranken 1740–1810. Göttingen: Wallstein 2011.",
                "Die stille Mühle. Arbeit und Alltag in Oberfranken 1740–1810||Wallstein|2011|book",
            ),
            (
                "Brot und Spiele? Feste der Zünfte im Rheinland (Studien zur Stadtgeschichte, Bd. 14). Köln/Weimar: Böhlau 2016, 344 S.",
                "Brot und Spiele? Feste der Zünfte im Rheinland||Böhlau|2016|book",
            ),
            (
                "(mit Klaus Mustermann) Wasserwege. Eine Geschichte der Flößerei. Stuttgart: Steiner 2019.",
                "Wasserwege. Eine Geschichte der Flößerei|Klaus Mustermann|Steiner|2019|book",
            ),
            (
                "Das Gedächtnis der Werkstatt. Lehrbriefe nach 1648, in: Zeitschrift für Zunftforschung 12 (2014), S. 33–58.",
                "Das Gedächtnis der Werkstatt. Lehrbriefe nach 1648||Zeitschrift für Zunftforschung|2014|article",
            ),
            (
                "Vom Mahlen. Bemerkungen zu einer Redensart, in: Rolf Muster / Eva Probe (Hg.), Sprichwort und Handwerk. "
                "Festgabe zum Jubiläum, Münster 2018, S. 101–117.",
                "Vom Mahlen. Bemerkungen zu einer Redensart||Sprichwort und Handwerk. Festgabe zum Jubiläum|2018|chapter",
            ),
            (
                "Müller und Meister, in: Eva Probe (Hrsg.): Handwerk erzählen. Neue Wege. Berlin 2020, S. 9–31.",
                "Müller und Meister||Handwerk erzählen. Neue Wege|2020|chapter",
            ),
        ),
    ),
    "german-reviews": List(
        "Jutta Beispiel",
        (
            (
                "Otto Vorbild, Die Zünfte am Main, Frankfurt 2013, in: sehenswert 14 (2014), Nr. 2.",
                "*Die Zünfte am Main*|?|sehenswert|2014|other",
            ),
            ("Ida Muster, Bread and Guilds, Oxford 2016, in: H-Proben, 04.03.2017.", "*Bread and Guilds*|?|H-Proben|2017|other"),
            (
                "Hans Probe, Das Rad, Leipzig 2018, in: Archiv für Probenkunde 9 (2019), S. 77–79.",
                "*Das Rad*|?|Archiv für Probenkunde|2019|other",
            ),
        ),
        WorkKind.OTHER,
    ),
    "italian": List(
        "Lucia Esempio Valli",
        (
            ("Il tempo dell’attesa. Saggio sulla pazienza, Il Mulino, Bologna 2018, pp. 240.",
             "Il tempo dell’attesa. Saggio sulla pazienza||Il Mulino|2018|book"),
            ("La promessa e il vincolo, «Rivista di filosofia», CIX, 3, 2018, pp. 411-430.",
             "La promessa e il vincolo||Rivista di filosofia|2018|article"),
            ("Su un argomento di Platone, «Aporia», XXI, n. 44, 2012, pp. 87-101.",
             "Su un argomento di Platone||Aporia|2012|article"),
            ("What Do We Owe to Waiting?, «Journal of Imaginary Ethics», 14, 2021, pp. 3-22.",
             "What Do We Owe to Waiting?||Journal of Imaginary Ethics|2021|article"),
            ("(con P. Prova) Attesa, speranza, noia, «Etica e mondo», XII (2016), 1, pp. 55-70.",
             "Attesa, speranza, noia|P. Prova|Etica e mondo|2016|article"),
            ("Noia e virtù, in G. Campione, T. Prova (a cura di), Le virtù minori, Carocci, Roma 2015, pp. 91-110.",
             "Noia e virtù||Le virtù minori|2015|chapter"),
        ),
    ),
    "french": List(
        "Claire Exemple",
        (
            ("L’ombre du clocher. Paroisses et pouvoirs en Anjou (1650-1720), Paris, Presses universitaires de France, 2009.",
             "L’ombre du clocher. Paroisses et pouvoirs en Anjou (1650-1720)||Presses universitaires de France|2009|book"),
            ("« Les comptes du curé », Revue d’histoire imaginaire, vol. 61, n° 2, 2012, p. 44-69.",
             "Les comptes du curé||Revue d’histoire imaginaire|2012|article"),
            ("« Sonner les cloches », dans Paul Modèle (dir.), Le son du village, Rennes, Presses universitaires de Rennes, 2014, p. 121-138.",
             "Sonner les cloches||Le son du village|2014|chapter"),
            ("avec Anne Épreuve, « Le seuil de l’église », Annales de l’Ouest, n° 117, 2010, p. 7-31.",
             "Le seuil de l’église|Anne Épreuve|Annales de l’Ouest|2010|article"),
        ),
    ),
    "spanish": List(
        "Marta Ejemplo Ruiz",
        (
            ("«El archivo y la sombra», Revista de Estudios Imaginarios, 34 (2017), pp. 15-40.",
             "El archivo y la sombra||Revista de Estudios Imaginarios|2017|article"),
            ("La ciudad escrita. Notarios y vecinos en Murcia, Madrid, Marcial Pons, 2014.",
             "La ciudad escrita. Notarios y vecinos en Murcia||Marcial Pons|2014|book"),
            ("«Firmar sin saber», en Juan Modelo (ed.), Escribir en el Antiguo Régimen, Madrid, Akal, 2016, pp. 201-223.",
             "Firmar sin saber||Escribir en el Antiguo Régimen|2016|chapter"),
            ("«Testigos de oficio», Anuario de Historia Ficticia, 22 (2011), pp. 77-98.",
             "Testigos de oficio||Anuario de Historia Ficticia|2011|article"),
        ),
    ),
    "bluebook": List(
        "Sam Q. Example",
        (
            ("The Quiet Docket, 120 Harv. L. Rev. 345 (2007)", "The Quiet Docket||Harv. L. Rev.|2007|article"),
            ("Rules, Standards, and Lamps, 81 U. Chi. L. Rev. 1201 (2014)", "Rules, Standards, and Lamps||U. Chi. L. Rev.|2014|article"),
            ("Contract as Weather, 66 Stan. L. Rev. 88 (2014) (with Pat Roe)", "Contract as Weather|Pat Roe|Stan. L. Rev.|2014|article"),
            ("Do Clauses Bind? Evidence from Ferries, J. Legal Stud. (forthcoming 2026)",
             "Do Clauses Bind? Evidence from Ferries||*J. Legal Stud|2026|article"),
            ("Note, The Second Signature, 108 Yale L.J. 77 (1998)", "The Second Signature||Yale L.J.|1998|article"),
            ("Promises at Sea, in Law and the Littoral 212 (A. Poe & B. Roe eds., 2012)",
             "Promises at Sea||Law and the Littoral|2012|chapter"),
            ("Ferry Law: Cases and Materials (Foundation Press 2018)", "Ferry Law: Cases and Materials||Foundation Press|2018|book"),
        ),
    ),
    "economics": List(
        "Ada Q. Doe",
        (
            ('"The Price of Lamps" (with Bob Roe and Cem Poe), American Economic Review, 101(2), 2011, pp. 5–31.',
             "The Price of Lamps|Bob Roe; Cem Poe|American Economic Review|2011|article"),
            ('"Paying for Light" (with Bob Roe), AEJ: Applied Economics, 7(3), 2015, pp. 44–71.',
             "Paying for Light|Bob Roe|AEJ: Applied Economics|2015|article"),
            ('"Lamps and Labor," Econometrica, forthcoming.', "Lamps and Labor||Econometrica||article"),
            ('"Dark Streets" (with Cem Poe), NBER Working Paper No. 20123, 2014.', "Dark Streets|Cem Poe|NBER Working Paper|2014|preprint"),
            ('"Candle Taxes" (with Cem Poe), IZA Discussion Paper 9876, 2015.', "Candle Taxes|Cem Poe|IZA Discussion Paper|2015|preprint"),
            ('"Wicks," 2019. Submitted.', "Wicks|||2019|preprint"),
        ),
    ),
    "security-lines": List(
        "Ada Q. Doe",
        (
            ("Quiet Widgets: Breaking Lamps over the Air\nAda Q. Doe, Bob Roe, Cem Poe\nProc. USENIX Security, 2021",
             "Quiet Widgets: Breaking Lamps over the Air|Ada Q. Doe; Bob Roe; Cem Poe|*USENIX Security|2021|article"),
            ("Lamp Oil Considered Harmful\nBob Roe, Ada Q. Doe\nWOOT 2019", "Lamp Oil Considered Harmful|Bob Roe; Ada Q. Doe|WOOT|2019|article"),
            ("Wick Attacks on Candle Hardware\nAda Q. Doe\nRAID 2018", "Wick Attacks on Candle Hardware|Ada Q. Doe|RAID|2018|article"),
            ("Trust on Loan: Borrowed Keys in Practice\nCem Poe, Ada Q. Doe\nIn Proc. NDSS, 2020. Distinguished paper",
             "Trust on Loan: Borrowed Keys in Practice|Cem Poe; Ada Q. Doe|*NDSS|2020|article"),
        ),
    ),
    "ieee-acronyms": List(
        "Ada Q. Doe",
        (
            ("A. Q. Doe and B. Roe, “Parsing lamps safely,” in Proc. RAID, 2019, pp. 77-92.", "Parsing lamps safely|A. Q. Doe; B. Roe|*RAID|2019|article"),
            ("B. Roe and A. Q. Doe, “Un-breaking wicks on a budget,” in WOOT, 2014.", "Un-breaking wicks on a budget|B. Roe; A. Q. Doe|WOOT|2014|article"),
            ("A. Q. Doe, “Lamps in the wild,” in Annual Lamp Security Conference (ALSC), 2016, pp. 5-16.",
             "Lamps in the wild|A. Q. Doe|Annual Lamp Security Conference (ALSC)|2016|article"),
        ),
    ),
    "with-after-title": List(
        "Ottilie Doe-Roe",
        (
            ("Lamps are not heard. With K. Poe. Journal of Imaginary Systems 16(1), 2025.", "Lamps are not heard|K. Poe|Journal of Imaginary Systems|2025|article"),
            ("A gradient account of wicks. Lampista: a journal of general light 9(1), 2024.",
             "A gradient account of wicks||Lampista: a journal of general light|2024|article"),
            ("Why so dim? Judgements of English lamps. With M. de Moe, J. Roe, and H. Poe-Low. Proceedings of Interlight 2024, Kos, pp. 3-7.",
             "Why so dim? Judgements of English lamps|M. de Moe; J. Roe; H. Poe-Low|Proceedings of Interlight*|2024|article"),
            ("Listeners adapt to light. With L. Poe. Under review, Journal of Imaginary Systems.", "Listeners adapt to light|L. Poe|Journal of Imaginary Systems||preprint"),
        ),
    ),
    "scholar-page": List(
        "Ada Doe-Quint",
        (
            ("Surveillance of lamps across eleven towns\t1204\t2021\nA Doe-Quint, B Roe\nImaginary Medicine 27 (4), 612-621",
             "Surveillance of lamps across eleven towns|A Doe-Quint; B Roe|Imaginary Medicine|2021|article"),
            ("Complexity of wicks from low light\t58\t2023\nL Poe, A Doe-Quint\nbioRxiv, 2023.05.11.540001",
             "Complexity of wicks from low light|L Poe; A Doe-Quint|bioRxiv|2023|preprint"),
            ("Methods for mixed lamps\t21\t2014\nAD Quint\nUniversity of Nowhere", "Methods for mixed lamps|AD Quint|University of Nowhere|2014|thesis"),
            ("Lamps in the field\t9\t2022\nA Doe-Quint, K Roe\nHandbook of Tropical Light, 201-224",
             "Lamps in the field|A Doe-Quint; K Roe|Handbook of Tropical Light|2022|chapter"),
        ),
    ),
    "textbooks": List(
        "Ada Q. Doe",
        (
            ("Lamps: A First Course (with Bob Roe), 3rd ed. Hoboken, NJ: Wiley, 2015.", "Lamps: A First Course|Bob Roe|Wiley|2015|book"),
            ("The Wick Reader. London: Routledge, 2009.", "The Wick Reader||Routledge|2009|book"),
            ("Teaching Light: A Practical Guide. New York: Palgrave Macmillan, 2012.", "Teaching Light: A Practical Guide||Palgrave Macmillan|2012|book"),
        ),
        WorkKind.BOOK,
    ),
    "medicine": List(
        "Ada Q. Doe",
        (
            ("Doe AQ, Roe B, Poe C. Lamp therapy after surgery: a randomised trial. Lancet. 2019;393(10):1201-9.",
             "Lamp therapy after surgery: a randomised trial|*Doe AQ; Roe B; Poe C|Lancet|2019|article"),
            ("Roe B, Doe AQ. Wick length in adults. J Imaginary Med 2017; 12: 33-41.", "Wick length in adults|Roe B; Doe AQ|J Imaginary Med|2017|article"),
            ("Poe C, Doe AQ, Moe D, et al. Light at night. BMJ Open 2020;10:e031234.", "Light at night|Poe C; Doe AQ; Moe D|BMJ Open|2020|article"),
        ),
    ),
    "mathematics": List(
        "Ada Q. Doe",
        (
            ("Idle valves in dimension four, J. Algebra 312 (2007), 44–61.", "Idle valves in dimension four||J. Algebra|2007|article"),
            ("(with B. Roe) Valves, rings and sheaves, Math. Z. 251 (2005), no. 2, 301–325.", "Valves, rings and sheaves|B. Roe|Math. Z.|2005|article"),
            ("Lamps over finite fields, Trans. Amer. Math. Soc. 358 (2006), 1–20.", "Lamps over finite fields||Trans. Amer. Math. Soc.|2006|article"),
            ("(with C. Poe) The lamp conjecture, preprint, arXiv:1001.01234.", "The lamp conjecture|C. Poe|?|?|preprint"),
        ),
    ),
    "history-chicago": List(
        "Ada Q. Doe",
        (
            ("The Nature of Lamps: Light and Labor in the Age of Steam. Chicago: University of Chicago Press, 2010.",
             "The Nature of Lamps: Light and Labor in the Age of Steam||University of Chicago Press|2010|book"),
            ("“Lamps before Dawn: Night Work in Leeds since 1850.” Past & Lamp 200 (2008): 33–70.",
             "Lamps before Dawn: Night Work in Leeds since 1850||Past & Lamp|2008|article"),
            ("“The Wick and the Well.” In The Oxford Handbook of Light, edited by Bob Roe and Cem Poe, 101–20. Oxford: Oxford University Press, 2013.",
             "The Wick and the Well||The Oxford Handbook of Light|2013|chapter"),
            ("Review of Night City by Dana Moe. Journal of Imaginary History 44, no. 1 (2012): 120–22.",
             "*Night City*||Journal of Imaginary History|2012|?"),
        ),
    ),
    "portuguese-abnt": List(
        "Ana Exemplo Silva",
        (
            ("SILVA, A. E.; ROCHA, B. A lâmpada e a cidade. Revista Imaginária de História, São Paulo, v. 12, n. 3, p. 45-67, 2014.",
             "A lâmpada e a cidade|SILVA, A. E.; ROCHA, B|Revista Imaginária de História|2014|article"),
            ("SILVA, A. E. Luz e sombra no sertão. São Paulo: Companhia das Letras, 2010.",
             "Luz e sombra no sertão|SILVA, A. E.|Companhia das Letras|2010|book"),
            ("ROCHA, B.; SILVA, A. E. O pavio. Cadernos de Luz, Campinas, v. 3, p. 11-20, 2009.",
             "O pavio|ROCHA, B.; SILVA, A. E.|Cadernos de Luz|2009|article"),
        ),
    ),
    "dblp-like": List(
        "Ada Q. Doe",
        (
            ("[J1] Ada Q. Doe, Bob Roe: Quiet widgets at scale. ACM Trans. Imag. Syst. 31(2): 4:1-4:30 (2013)",
             "Quiet widgets at scale|Ada Q. Doe; Bob Roe|ACM Trans. Imag. Syst.|2013|article"),
            ("[C2] Bob Roe, Ada Q. Doe: Lamp scheduling with deadlines. ECRTS 2015: 33-44",
             "Lamp scheduling with deadlines|Bob Roe; Ada Q. Doe|ECRTS|2015|article"),
            ("[C1] Ada Q. Doe, Cem Poe, Bob Roe: Wick placement on grids. RTSS 2012: 1-10",
             "Wick placement on grids|Ada Q. Doe; Cem Poe; Bob Roe|RTSS|2012|article"),
        ),
    ),
    "title-first-dots": List(
        "Ada Q. Doe",
        (
            ("Neural lamps for quiet rooms. A. Q. Doe, B. Roe. NeurIPS 2021 (spotlight). [paper] [code]",
             "Neural lamps for quiet rooms|A. Q. Doe; B. Roe|NeurIPS|2021|article"),
            ("Learning to dim. B. Roe, A. Q. Doe, C. Poe. ICML 2020.", "Learning to dim|B. Roe; A. Q. Doe; C. Poe|ICML|2020|article"),
            ("Wick: a library for candles. A. Q. Doe. arXiv:2003.01234, 2020.", "Wick: a library for candles|A. Q. Doe|arXiv|2020|preprint"),
            ("On the dark side of light. C. Poe, A. Q. Doe. In submission to ICLR 2022.", "On the dark side of light|C. Poe; A. Q. Doe|?|2022|preprint"),
        ),
    ),
    "year-first-humanities": List(
        "Ada Q. Doe",
        (
            ("2018. The Lamp and the Letter: Reading at Night in Early Modern Leeds. Manchester: Manchester University Press.",
             "The Lamp and the Letter: Reading at Night in Early Modern Leeds||Manchester University Press|2018|book"),
            ("2016. ‘Night Readers’, Journal of Imaginary History 12.1, 33–51.", "Night Readers||Journal of Imaginary History|2016|article"),
            ("2015. ‘Candles in the Convent’, in B. Roe and C. Poe (eds), Light and Cloister (Turnhout: Brepols), pp. 77–95.",
             "Candles in the Convent||Light and Cloister|2015|chapter"),
            ("2011. ‘A Note on Tallow’, Notes and Lamps 58.2, 201–203.", "A Note on Tallow||Notes and Lamps|2011|article"),
        ),
    ),
    "edited-volumes": List(
        "Ada Q. Doe",
        (
            ("Lamps of Europe, edited with Bob Roe. London: Routledge, 2014.", "Lamps of Europe|?|Routledge|2014|book"),
            ("The Routledge Companion to Light, ed. Ada Q. Doe and Cem Poe. London: Routledge, 2019.",
             "The Routledge Companion to Light|?|Routledge|2019|book"),
            ("Wicks and Words: Essays in Honor of Dana Moe. Leiden: Brill, 2011.", "Wicks and Words: Essays in Honor of Dana Moe||Brill|2011|book"),
            ("Night Work: A Reader. New York: Berghahn, 2008.", "Night Work: A Reader||Berghahn|2008|book"),
        ),
        WorkKind.BOOK,
    ),
    "patents": List(
        "Ada Q. Doe",
        (
            ("US 9,876,543 B2, “Self-trimming wick assembly”, granted Mar 2017 (with B. Roe).", "Self-trimming wick assembly|B. Roe|?|2017|patent"),
            ("A. Q. Doe, C. Poe, “Lamp with memory,” U.S. Patent 8,765,432, 2014.", "Lamp with memory|A. Q. Doe; C. Poe|?|2014|patent"),
            ("Method for cooling a candle. EP 2345678 B1, 2012.", "Method for cooling a candle||?|2012|patent"),
        ),
        WorkKind.PATENT,
    ),
    "political-science": List(
        "Ada Q. Doe",
        (
            ("“Voting in the Dark: Lamps and Turnout.” 2019. American Journal of Imaginary Politics 63(2): 301–318 (with Bob Roe).",
             "Voting in the Dark: Lamps and Turnout|Bob Roe|American Journal of Imaginary Politics|2019|article"),
            ("“Who Lights the Street?” 2017. Journal of Lamps 79(1): 1–15.", "Who Lights the Street?||Journal of Lamps|2017|article"),
            ("“The Politics of Wax.” 2015. World Wax 67(3): 44–70 (with Bob Roe and Cem Poe).",
             "The Politics of Wax|Bob Roe; Cem Poe|World Wax|2015|article"),
            ("“Tallow and Taxation.” Revise and resubmit, Journal of Lamps (with Cem Poe).", "Tallow and Taxation|Cem Poe|Journal of Lamps||preprint"),
        ),
    ),
    "german-medicine": List(
        "Jutta Beispiel",
        (
            ("Beispiel J, Muster K, Probe L (2014) Lampenfieber bei Erwachsenen. Dtsch Arztebl Int 111: 12–18",
             "Lampenfieber bei Erwachsenen|Beispiel J; Muster K; Probe L|Dtsch Arztebl Int|2014|article"),
            ("Muster K, Beispiel J (2016) Licht und Schlaf im Alter. Nervenarzt 87: 301–309",
             "Licht und Schlaf im Alter|Muster K; Beispiel J|Nervenarzt|2016|article"),
            ("Beispiel J (2011) Die Lampe in der Therapie. In: Probe L, Muster K (Hrsg) Handbuch der Lichttherapie. Springer, Berlin, S 33–47",
             "Die Lampe in der Therapie|Beispiel J|Handbuch der Lichttherapie|2011|chapter"),
        ),
    ),
    "dutch-law": List(
        "Saskia Voorbeeld",
        (
            ("S. Voorbeeld, De lamp in het recht, Den Haag: Boom juridisch 2016.", "De lamp in het recht|S. Voorbeeld|?|2016|book"),
            ("S. Voorbeeld, ‘Licht en schade’, Nederlands Lampenblad 2018/12, p. 44-51.", "Licht en schade|S. Voorbeeld|Nederlands Lampenblad|2018|article"),
            ("S. Voorbeeld & P. Proef, ‘Donkere straten’, Tijdschrift voor Lampenrecht 2014/3, p. 101-115.",
             "Donkere straten|S. Voorbeeld; P. Proef|Tijdschrift voor Lampenrecht|2014|article"),
        ),
    ),
    "reports-and-policy": List(
        "Ada Q. Doe",
        (
            ("Doe, A. Q., & Roe, B. (2015). Lighting the village: Lessons from five districts (Technical Report 12). World Lamp Institute.",
             "Lighting the village: Lessons from five districts*|Doe, A. Q.; Roe, B.|?|2015|report"),
            ("Doe, A. Q. (2012). Lamps for schools. Policy brief. World Lamp Institute.", "Lamps for schools|Doe, A. Q.|?|2012|report"),
            ("Doe, A. Q. (2009). Wicks in transition [Doctoral dissertation, University of Nowhere].", "Wicks in transition|Doe, A. Q.|*University of Nowhere|2009|thesis"),
            ("Roe, B., & Doe, A. Q. (in press). Candles and care. Journal of Imaginary Policy.", "Candles and care|Roe, B.; Doe, A. Q.|Journal of Imaginary Policy||article"),
        ),
    ),
}  # fmt: skip
CASES = [
    pytest.param(name, i, id=f"{name}-{i}") for name, one in LISTS.items() for i in range(len(one.entries))
]


def passage(text: str) -> Passage:
    return Passage(TextSource(text), text, range(len(text)), bytes(len(text)))


def agrees(found: str, expected: str) -> bool:
    if expected.startswith("*") or expected.endswith("*"):
        return expected.strip("*") in found
    return expected in ("?", found)


@pytest.mark.parametrize(("name", "number"), CASES)
def test_the_list_is_read_in_its_style(name: str, number: int) -> None:
    one = LISTS[name]
    around = [Surroundings(kind=one.stated)] * len(one.entries)
    works = parse_reference_list([passage(text) for text, _ in one.entries], parse_person_name(one.owner), around)
    work = works[number]
    assert work is not None
    title, authors, venue, year, kind = one.entries[number][1].split("|")
    assert agrees(work.title.value, title)
    assert agrees("; ".join(a.name.value for a in work.authors), authors)
    place = work.publisher if work.kind.value is WorkKind.BOOK else work.venue
    assert agrees(place.value if place else "", venue)
    assert agrees(str(work.year.value) if work.year else "", year)
    assert agrees(work.kind.value.value, kind)
