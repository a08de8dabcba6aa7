"""Sections of service as CVs of many fields and countries print them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from etl.extract.reading import read_bytes
from etl.model.section import Section
from etl.settings import Settings
from etl.transform.context import Context
from etl.transform.parsers.service import read_service
from etl.transform.sections import split_sections

Reader = Callable[[str], tuple[tuple[Section, ...], Context]]
Fact = tuple[str, str, list[int]]

LAYOUTS: dict[str, tuple[str, list[Fact]]] = {
    "roles behind a group's label": (
        "SERVICE\n\n- Editorial: Associate Editor, Elm Letters (2019); Guest Editor, Quarry Review (2022).\n",
        [("Associate Editor", "Elm Letters", [2019]), ("Guest Editor", "Quarry Review", [2022])],
    ),
    "two roles in a bracket": (
        "SERVICE\n\n- Panels: Moss Evaluation Group (member, 2020-2022; co-chair, 2023).\n",
        [("member", "Moss Evaluation Group", [2020, 2021, 2022, 2023])],
    ),
    "others unnamed": (
        "SERVICE\n\n- Reviewer: Elm Letters, Quarry Review, Acta Sylvatica, and 9 others\n",
        [("Reviewer", "Elm Letters", []), ("Reviewer", "Quarry Review", []), ("Reviewer", "Acta Sylvatica", [])],
    ),
    "German club, role last": (
        "MITGLIEDSCHAFTEN\n\n- Freiwillige Feuerwehr Ulm, Gruppenführerin, 2015-2017\n",
        [("Gruppenführerin", "Freiwillige Feuerwehr Ulm", [2015, 2016, 2017])],
    ),
    "English, roles after the venue": (
        "SERVICE\n\n- ICML 2021, 2022 (reviewer)\n- WOOT 2022-24 (PC)\n- NDSS 2019 (session chair)\n",
        [("reviewer", "ICML", [2021, 2022]), ("PC", "WOOT", [2022, 2023, 2024]), ("session chair", "NDSS", [2019])],
    ),
    "bars between venues": (
        "SERVICE\n\nPC member:  WOOT '22 '23 | LangSec '17-'19 | USENIX Security '25\n",
        [
            ("PC member", "WOOT", [2022, 2023]),
            ("PC member", "LangSec", [2017, 2018, 2019]),
            ("PC member", "USENIX Security", [2025]),
        ],
    ),
    "marks of a list mixed, its label in a column of blanks": (
        "SERVICE\n\nRapporteur   Compos. Math., Moss Theory, Manuscripta Math. ; zbMATH et MathSciNet\n",
        [("Rapporteur", venue, []) for venue in ("Compos. Math", "Moss Theory", "Manuscripta Math", "zbMATH", "MathSciNet")],
    ),
    "roles in the brackets of committees": (
        "SERVICE\n\n- Committees: Elm working group (Chair, 2019-2021); MOSSME TC203 (Secretary, 2013-2017).\n",
        [("Chair", "Elm working group", [2019, 2020, 2021]), ("Secretary", "MOSSME TC203", [2013, 2014, 2015, 2016, 2017])],
    ),
    "titles below a heading": (
        "AFFILIATIONS\n\n2021 -\tResearch Affiliate, CEPR\n2019 -\tResearch Fellow, Elm Institute of Dust Economics\n",
        [("Research Affiliate", "CEPR", [2021]), ("Research Fellow", "Elm Institute of Dust Economics", [2019])],
    ),
    "bodies alone": (
        (
            "UNIVERSITY SERVICE\n\n"
            "- Faculty Senate (2019-2020)\n"
            "- Graduate Admissions Committee, 2020\n"
            "- Elm Task Force on Dust (2017)\n"
        ),
        [
            ("Senate", "Faculty Senate", [2019, 2020]),
            ("Committee", "Graduate Admissions Committee", [2020]),
            ("Task Force", "Elm Task Force on Dust", [2017]),
        ],
    ),
    "a committee with commas in its name": (
        "SERVICE\n\n- Equity, Diversity, and Inclusion Committee, Department of Dust (2021)\n",
        [("Equity, Diversity, and Inclusion Committee", "Department of Dust", [2021])],
    ),
    "clauses in small letters": (
        (
            "SERVICE\n\n- Journal referee for Nature, Science; proposal reviewer for NSF, ERC; panelist for DOE (2019)\n"
            "- Associate Editor for Moss Letters since 2019; previously Book Review Editor (2015)\n"
        ),
        [
            ("Journal referee", "Nature", []),
            ("Journal referee", "Science", []),
            ("proposal reviewer", "NSF", []),
            ("proposal reviewer", "ERC", []),
            ("panelist", "DOE", [2019]),
            ("Associate Editor", "Moss Letters", [2019]),
        ],
    ),
    "venues on lines below a role": (
        "SERVICE\n\nAd Hoc Reviewer\n    Journal of Moss\n    Dust & Behavior\n    Psychology of Light\nMember, Elm Board (2019)\n",
        [("Ad Hoc Reviewer", venue, []) for venue in ("Journal of Moss", "Dust & Behavior", "Psychology of Light")]
        + [("Member", "Elm Board", [2019])],
    ),
    "committees below committees": (
        "COMMITTEES\n\n- Falls Prevention Committee, Elm County Hospital (2019-2020)\n- Shared Council, Chair (2021)\n",
        [("Falls Prevention Committee", "Elm County Hospital", [2019, 2020]), ("Chair", "Shared Council", [2021])],
    ),
    "societies in one row, a grade in a bracket": (
        "MEMBERSHIPS\n\nIEEE (Senior Member), ACM, AAAS\n",
        [("Senior Member", "IEEE", []), ("MEMBERSHIPS", "ACM", []), ("MEMBERSHIPS", "AAAS", [])],
    ),
    "honours in brackets, a role last": (
        "AWARDS AND SERVICE\n\n- Reviewer for NeurIPS, ICML (top 10% reviewer 2021)\n- Elm Student Association, President (2020)\n",
        [("Reviewer", "NeurIPS", []), ("Reviewer", "ICML", [2021]), ("President", "Elm Student Association", [2020])],
    ),
    "Spanish, linked names and a word behind the role": (
        (
            "SERVICE\n\n- Evaluadora de la ANECA y de la AEI (2016)\n- Revisora habitual de Moss Letters, Quarry Review y EPJE\n"
            "- Vicedecana de Investigación, Facultad de Ciencias, Universidad de Olmo (2018)\n"
        ),
        [
            ("Evaluadora", "ANECA", []),
            ("Evaluadora", "AEI", [2016]),
            *(("Revisora habitual", venue, []) for venue in ("Moss Letters", "Quarry Review", "EPJE")),
            ("Vicedecana de Investigación", "Facultad de Ciencias, Universidad de Olmo", [2018]),
        ],
    ),
    "dates in a column at the right": (
        "ACTIVITIES\n\nMember, Women in Dust; Society of Moss Engineers            2017 - 2018\nIntramural Soccer\n",
        [("Member", "Women in Dust", [2017, 2018]), ("Member", "Society of Moss Engineers", [2017, 2018])],
    ),
    "labels of parts above rows that stand further in": (
        (
            "SERVICE\nDepartment\n  Curriculum Committee (chair), 2019-2020\n  Colloquium organizer, Dust Days, 2016\n"
            "Profession\n  Reviewer: Moss Letters, NSF\n  Panelist, NASA ROSES (2018)\n"
        ),
        [
            ("chair", "Curriculum Committee", [2019, 2020]),
            ("Colloquium organizer", "Dust Days", [2016]),
            ("Reviewer", "Moss Letters", []),
            ("Reviewer", "NSF", []),
            ("Panelist", "NASA ROSES", [2018]),
        ],
    ),
    "years parted by slashes": (
        "SERVICE\n\n- Reviewer: ICCV 2019/2021/2023, ECCV\n",
        [("Reviewer", "ICCV", [2019, 2021, 2023]), ("Reviewer", "ECCV", [])],
    ),
    "one role a line, without blank lines": (
        "SERVICE\n\nReferee: ApJ, MNRAS, A&A\nRef. for PASP, Icarus\nPC member, CCS, NDSS\nReviewer, Nature, 2019\n",
        [
            *(("Referee", venue, []) for venue in ("ApJ", "MNRAS", "A&A")),
            *(("Ref", venue, []) for venue in ("PASP", "Icarus")),
            *(("PC member", venue, []) for venue in ("CCS", "NDSS")),
            ("Reviewer", "Nature", [2019]),
        ],
    ),
    "a label hanging below a row with its date": (
        "SERVICE\n\n2023        Panelist, Elm Data Program for the Analysis of Dust\n            Referee: Nature, Science\n",
        [
            ("Panelist", "Elm Data Program for the Analysis of Dust", [2023]),
            ("Referee", "Nature", []),
            ("Referee", "Science", []),
        ],
    ),
    "German, long rows, no joint with a comma": (
        (
            "GUTACHTEN\n\nGutachter für: Zeitschrift für Staub, Neue Moorblätter und Ulmer Journal für Kies und Sand\n"
            "Gutachterin für die Elmer Forschungsgemeinschaft (seit 2018)\n"
            "2016-2018 Gleichstellungsbeauftragte, Institut für Kies\n"
        ),
        [
            ("Gutachter", "Zeitschrift für Staub", []),
            ("Gutachter", "Neue Moorblätter", []),
            ("Gutachter", "Ulmer Journal für Kies und Sand", []),
            ("Gutachterin", "Elmer Forschungsgemeinschaft", [2018]),
            ("Gleichstellungsbeauftragte", "Institut für Kies", [2016, 2017, 2018]),
        ],
    ),
    "French, the kind of venue before the list": (
        (
            "SERVICE\n\n"
            "- Relectrice pour les revues Poussière, Cahiers du sable et Gravier\n"
            "- Expertise pour l'ANR (2020, 2022) et le FNRS (2021)\n"
        ),
        [
            ("Relectrice", "Poussière", []),
            ("Relectrice", "Cahiers du sable", []),
            ("Relectrice", "Gravier", []),
            ("Expertise", "ANR", [2020, 2022]),
            ("Expertise", "FNRS", [2021]),
        ],
    ),
    "more than some journals": (
        "SERVICE\n\n- Ad-hoc referee for more than 20 journals including Nature, Science and Dust Letters.\n",
        [("Ad-hoc referee", venue, []) for venue in ("Nature", "Science", "Dust Letters")],
    ),
    "a year before several roles": (
        (
            "SERVICE\n\n"
            "- 2024: PC member, USENIX Security; Reviewer, IEEE S&P\n"
            "- 2023: Program chair @ DustConf; web chair @ MossConf\n"
        ),
        [
            ("PC member", "USENIX Security", [2024]),
            ("Reviewer", "IEEE S&P", [2024]),
            ("Program chair", "DustConf", [2023]),
            ("web chair", "MossConf", [2023]),
        ],
    ),
    "memberships, one a line": (
        (
            "MEMBERSHIPS\n\n"
            "Elm Chemical Society (2010-present)\n"
            "Member, Royal Society of Dust\n"
            "Member of ACM, IEEE and AAAI\n"
            "Fellow of the Moss Society\n"
        ),
        [
            ("MEMBERSHIPS", "Elm Chemical Society", [2010]),
            ("Member", "Royal Society of Dust", []),
            *(("Member", body, []) for body in ("ACM", "IEEE", "AAAI")),
            ("Fellow", "Moss Society", []),
        ],
    ),
    "roles in a list of awards and service": (
        (
            "HONORS AND SERVICE\n\n"
            "- Elm Fellowship, 2012\n"
            "- Member, Phi Beta Kappa\n"
            "- Outstanding Reviewer, NeurIPS 2019\n"
            "- Judge, Elm Science Fair, 2017\n"
        ),
        [("Judge", "Elm Science Fair", [2017])],
    ),
    "volunteering": (
        "VOLUNTEERING\n\nMentor, Elm Code Club (2019-2021); treasurer, Moss Dance Festival. Rowing, sourdough.\n",
        [("Mentor", "Elm Code Club", [2019, 2020, 2021]), ("treasurer", "Moss Dance Festival", [])],
    ),
    "ad hoc": (
        "SERVICE\n\nAd hoc: Elm Letters; Quarry Review; Acta Sylvatica\n",
        [("Ad hoc", "Elm Letters", []), ("Ad hoc", "Quarry Review", []), ("Ad hoc", "Acta Sylvatica", [])],
    ),
    "artifact evaluation": ("SERVICE\n\n- Artifact evaluation: ACSAC (2020)\n", [("Artifact evaluation", "ACSAC", [2020])]),
    "body first, role last": (
        "SERVICE\n\n- Committee on Field Stations, University of Elm, 2014-16, Chair\n",
        [("Chair", "Committee on Field Stations, University of Elm", [2014, 2015, 2016])],
    ),
    "several roles in one sentence": (
        "SERVICE\n\n- Reviewer for Elm Letters; Chair of the Quarry Society; Member of the Moss Council\n",
        [("Reviewer", "Elm Letters", []), ("Chair", "Quarry Society", []), ("Member", "Moss Council", [])],
    ),
    "own role below a role's heading": (
        "SERVICE\n\nReviewer\n\n- Elm Letters (2019)\n- Guest editor, Acta Sylvatica, 2020\n",
        [("Reviewer", "Elm Letters", [2019]), ("Guest editor", "Acta Sylvatica", [2020])],
    ),
    "years before the venues": (
        "SERVICE\n\nReviewer\n\n2021: NeurIPS, ICLR\n2020: NeurIPS\n",
        [("Reviewer", "NeurIPS", [2020, 2021]), ("Reviewer", "ICLR", [2021])],
    ),
    "parts of a list": (
        "SERVICE\n\nReviewer\n\n- Journals: Elm Letters, Acta Sylvatica, Quarry Review\n- Conferences: ICML, KDD\n",
        [
            ("Reviewer", "Elm Letters", []),
            ("Reviewer", "Acta Sylvatica", []),
            ("Reviewer", "Quarry Review", []),
            ("Reviewer", "ICML", []),
            ("Reviewer", "KDD", []),
        ],
    ),
    "verbs": (
        "SERVICE\n\n- Organized the Elm Reading Group, 2018-2019\n- Reviewed manuscripts for Acta Sylvatica\n",
        [("Organized", "Elm Reading Group", [2018, 2019]), ("Reviewed", "Acta Sylvatica", [])],
    ),
    "table with the role in the last cell": (
        "SERVICE\n\n2015-2016\tReview Board, Panel B\tMember\n2019\tAdmissions Office, Elm College\tInterviewer and mentor\n",
        [("Member", "Review Board, Panel B", [2015, 2016]), ("Interviewer and mentor", "Admissions Office, Elm College", [2019])],
    ),
    "volunteer": ("SERVICE\n\n- Volunteer, Moss Food Bank, 2016-2017\n", [("Volunteer", "Moss Food Bank", [2016, 2017])]),
    "memberships under their heading": (
        "PROFESSIONAL MEMBERSHIPS\n\n- Elm Society of Botany (since 2015)\n- Association of Quarry Engineers\n",
        [
            ("PROFESSIONAL MEMBERSHIPS", "Elm Society of Botany", [2015]),
            ("PROFESSIONAL MEMBERSHIPS", "Association of Quarry Engineers", []),
        ],
    ),
    "member of a society": (
        "MEMBERSHIPS\n\n- Fellow, Royal Elm Society (2012)\n- Student member of the Moss Association\n",
        [("Fellow", "Royal Elm Society", [2012]), ("Student member", "Moss Association", [])],
    ),
    "German": (
        (
            "GREMIEN UND GUTACHTEN\n\n- Stellv. Gleichstellungsbeauftragte der Fakultät für Waldkunde (2022–2024)\n"
            "- Mitglied im Verband der Moosforscher\n- Gutachterin für: Ulmenblätter, Acta Sylvatica, DFG\n"
        ),
        [
            ("Stellv. Gleichstellungsbeauftragte", "Fakultät für Waldkunde", [2022, 2023, 2024]),
            ("Mitglied", "Verband der Moosforscher", []),
            ("Gutachterin", "Ulmenblätter", []),
            ("Gutachterin", "Acta Sylvatica", []),
            ("Gutachterin", "DFG", []),
        ],
    ),
    "German, years first": (
        "AKADEMISCHE SELBSTVERWALTUNG\n\n2017–2019\tSprecher des Mittelbaus\n2015\tFachschaftssprecherin, Institut für Waldkunde\n",
        [("Sprecher", "Mittelbaus", [2017, 2018, 2019]), ("Fachschaftssprecherin", "Institut für Waldkunde", [2015])],
    ),
    "German, committee of a conference": (
        "GUTACHTERTÄTIGKEIT\n\n- Mitglied des Programmkomitees der Ulmer Waldtagung, 2018\n",
        [("Mitglied des Programmkomitees", "Ulmer Waldtagung", [2018])],
    ),
    "French": (
        (
            "RESPONSABILITÉS COLLECTIVES\n\n- Membre du comité de rédaction de la revue Sylve (2015-2017)\n"
            "- Relectrice pour Mousses et Lichens, Acta Sylvatica\n- Responsable du séminaire Forêts, 2019\n"
        ),
        [
            ("Membre du comité de rédaction", "revue Sylve", [2015, 2016, 2017]),
            ("Relectrice", "Mousses et Lichens", []),
            ("Relectrice", "Acta Sylvatica", []),
            ("Responsable", "séminaire Forêts", [2019]),
        ],
    ),
    "Spanish": (
        (
            "ACTIVIDADES DE SERVICIO\n\n- Revisora de Revista del Olmo y Acta Sylvatica\n"
            "- Miembro del comité científico del Congreso de Musgos, 2021\n- Vocal, Sociedad del Olmo, 2016-2018\n"
        ),
        [
            ("Revisora", "Revista del Olmo y Acta Sylvatica", []),
            ("Miembro del comité científico", "Congreso de Musgos", [2021]),
            ("Vocal", "Sociedad del Olmo", [2016, 2017, 2018]),
        ],
    ),
    "Italian": (
        (
            "ATTIVITÀ EDITORIALI\n\nComitato di redazione: «Olmo & Bosco» (dal 2018)\n"
            "Revisore per: «Sylva», «Quaderni del muschio»\nSocia della Società Italiana del Muschio (SIM)\n"
        ),
        [
            ("Comitato di redazione", "Olmo & Bosco", [2018]),
            ("Revisore", "Sylva", []),
            ("Revisore", "Quaderni del muschio", []),
            ("Socia", "Società Italiana del Muschio (SIM)", []),
        ],
    ),
    "Portuguese": (
        "SERVIÇOS\n\n- Parecerista da Revista do Olmo, 2017\n- Membro da comissão organizadora do Congresso do Musgo, 2019\n",
        [("Parecerista", "Revista do Olmo", [2017]), ("Membro da comissão organizadora", "Congresso do Musgo", [2019])],
    ),
    "law": (
        "SERVICE\n\nReporter, Elm Law Institute (2020–2021)\nChair, Appointments Committee, Quarry Law School (2014, 2019)\n",
        [
            ("Reporter", "Elm Law Institute", [2020, 2021]),
            ("Chair", "Appointments Committee, Quarry Law School", [2014, 2019]),
        ],
    ),
    "medicine": (
        "EDITORIAL ACTIVITIES\n\nAd hoc Reviewer: NEJM; Circulation; Heart Letters\n2018-2020\tAssociate Editor\tAnnals of Moss\n",
        [
            ("Ad hoc Reviewer", "NEJM", []),
            ("Ad hoc Reviewer", "Circulation", []),
            ("Ad hoc Reviewer", "Heart Letters", []),
            ("Associate Editor", "Annals of Moss", [2018, 2019, 2020]),
        ],
    ),
    "arts": (
        "SERVICE\n\n2019  Juror, Elm Biennial\n2017  Panelist, Quarry Arts Council\n",
        [("Juror", "Elm Biennial", [2019]), ("Panelist", "Quarry Arts Council", [2017])],
    ),
    "industry": (
        "COMMUNITY SERVICE\n\nMentor, Code Club Elm (2018 - 2020)\nBoard member, Quarry Housing Co-op, 2021\n",
        [("Mentor", "Code Club Elm", [2018, 2019, 2020]), ("Board member", "Quarry Housing Co-op", [2021])],
    ),
    "society with its roles below": (
        "SERVICE\n\n- Elm Society of Botany, Oslo, Norway\n  Secretary, 2013-2014\n  Chair of the Web Committee, 2011\n",
        [
            ("Secretary", "Elm Society of Botany", [2013, 2014]),
            ("Chair of the Web Committee", "Elm Society of Botany", [2011]),
        ],
    ),
    "years behind slashes": (
        "SERVICE\n\n- Reviewer: ICCV (2007/09/11), SIGIR (2011/13)\n",
        [("Reviewer", "ICCV", [2007, 2009, 2011]), ("Reviewer", "SIGIR", [2011, 2013])],
    ),
    "welfare": (
        "SERVICE\n\n- PhD welfare rep, School of Widget Sciences, 2022-23\n",
        [("PhD welfare rep", "School of Widget Sciences", [2022, 2023])],
    ),
    "unknown section": (
        "ODDS AND ENDS\n\nReviewer for: Elm Letters, Acta Sylvatica\nFond of rowing on the lake\n",
        [("Reviewer", "Elm Letters", []), ("Reviewer", "Acta Sylvatica", [])],
    ),
    "no role, no fact": ("SERVICE\n\n- Contributed to many discussions\n- World Health Organisation report, 2019\n", []),
    "names with commas in a list of semicolons": (
        "SERVICE\n\nReviewer: Moss Letters; Psychology of Lamps, Paint, and the Arts; Lamp Bulletin; Elm, Dust & Ashlore\n",
        [
            ("Reviewer", venue, [])
            for venue in ("Moss Letters", "Psychology of Lamps, Paint, and the Arts", "Lamp Bulletin", "Elm, Dust & Ashlore")
        ],
    ),
    "a known journal with commas in a list of commas": (
        "SERVICE\n\nReviewer: Journal of Money, Credit and Banking, Nature\n",
        [("Reviewer", "Journal of Money, Credit and Banking", []), ("Reviewer", "Nature", [])],
    ),
    "a journal of two fields within a list of commas": (
        "SERVICE\n\nPeer reviewer: Elm Letters, Journal of Lamps, Paint and Walls, Moss Review\n",
        [("Peer reviewer", venue, []) for venue in ("Elm Letters", "Journal of Lamps, Paint and Walls", "Moss Review")],
    ),
    "the last and of a list closes it": (
        "SERVICE\n\nPeer reviewer: Elm Letters, Journal of Lamps, Nature and Science\n",
        [("Peer reviewer", venue, []) for venue in ("Elm Letters", "Journal of Lamps", "Nature", "Science")],
    ),
    "sentences about what was organized are no enumeration": (
        "SERVICE\n\nConference organizers\n\n- Lamps, Paint and Walls of towns. Panel for the Elm Meeting, Ulm, 2014.\n",
        [("Conference organizers", "Lamps, Paint and Walls of towns", [2014])],
    ),
    "an open range ends its row, and offices over something": (
        (
            "SERVICE\n\nProgram committee, Elm Conference, 2022\nCo-editor, Elm Letters, 2022–\n"
            "Director of PhD Studies, Department of Dust, Elm University, 2021–2022\n"
        ),
        [
            ("Program committee", "Elm Conference", [2022]),
            ("Co-editor", "Elm Letters", [2022]),
            ("Director of PhD Studies", "Department of Dust, Elm University", [2021, 2022]),
        ],
    ),
    "in an English list no other language's and joins": (
        (
            "SERVICE\n\nReferee for Elm Letters, Oak Review, Journal des Lampes Vertes et Bleues.\n"
            "Manuscript reviewer for Moss Press and Birch\n"
        ),
        [
            *(("Referee", venue, []) for venue in ("Elm Letters", "Oak Review", "Journal des Lampes Vertes et Bleues")),
            *(("Manuscript reviewer", venue, []) for venue in ("Moss Press", "Birch")),
        ],
    ),
    "duties below an office with dates are no bodies": (
        (
            "SERVICE\n\n- Department Chair, 2011-present\n  - Supervise 21 colleagues, 15 adjuncts\n  - Manage budgets\n"
            "- Member, Elm Board, 2010\n"
        ),
        [("Member", "Elm Board", [2010])],
    ),
    "kinds of venues are no venues": (
        "SERVICE\n\nReferee for Elm Reviews, proceedings, agencies, and publishers.\n",
        [("Referee", "Elm Reviews", [])],
    ),
    "groups of services behind dashes": (
        (
            "SERVICE\n\n- Departmental service — Colloquium organizing committee, Elm College (2018–2019); "
            "Graduate recruitment committee, Elm College (2017)\n"
            "- Community outreach – Judge, Dust Days (2024); Judge, Moss Prize (2022)\n"
        ),
        [
            ("Colloquium organizing committee", "Elm College", [2018, 2019]),
            ("Graduate recruitment committee", "Elm College", [2017]),
            ("Judge", "Dust Days", [2024]),
            ("Judge", "Moss Prize", [2022]),
        ],
    ),
    "a second role at the same body": (
        "SERVICE\n\n- 2007– Board member, Ida Elm Foundation; vice chair 2021–23.\n",
        [("Board member", "Ida Elm Foundation", [2007]), ("vice chair", "Ida Elm Foundation", [2021, 2022, 2023])],
    ),
    "an acronym before the role": (
        "SERVICE\n\n- Since May 2020: MOSS Coordinating Board (CoBo) Member\n",
        [("Member", "MOSS Coordinating Board (CoBo)", [2020])],
    ),
    "meetings below a heading that says they were organized": (
        "ORGANIZATION OF CONFERENCES AND SUMMER SCHOOLS\n\n- Moss Days 2018 (with Ida Birch)\n- School on Dust, 2016\n",
        [("ORGANIZATION", "Moss Days", [2018]), ("ORGANIZATION", "School on Dust", [2016])],
    ),
    "roles by their place in the row": (
        (
            "SERVICE\n\n- Member, Elm Council, 2019\n- Chair, Oak Search Committee, 2018\n- Secretary, Moss Society, 2017\n"
            "- Reviewer, Elm Letters, 2016\n- Seed Advocate, Pollen Search Committee, 2015\n"
            "- Leaf and Layout Editor, Elm Journal, 2014\n"
            "- Room Planning Group, Moss Library, 2013\n"
        ),
        [
            ("Member", "Elm Council", [2019]),
            ("Chair", "Oak Search Committee", [2018]),
            ("Secretary", "Moss Society", [2017]),
            ("Reviewer", "Elm Letters", [2016]),
            ("Seed Advocate", "Pollen Search Committee", [2015]),
            ("Leaf and Layout Editor", "Elm Journal", [2014]),
        ],
    ),
    "what was done below rows in columns": (
        (
            "VOLUNTEER ACTIVITIES\n\nOrganizer      Lamp Plumbers Days          2008-2010\n"
            "  Draw the maps and colour them. Hold position on the program committee; built the site.\n\n"
            "Mentor         Elm High School            2007\n  Coached a team of students in building a robot to compete in 2007.\n"
        ),
        [("Organizer", "Lamp Plumbers Days", [2008, 2009, 2010]), ("Mentor", "Elm High School", [2007])],
    ),
    "roles first in societies and service alike": (
        (
            "SERVICE\n\n- Councilmember, Elm Faculty Council, School of Dust, 2009-2010\n"
            "- Scholarship Application Reviewer, Bursaries and Prizes (BP) Committee, 2010\n\n"
            "MEMBERSHIPS\n\n- Member, Moss Society, 2011\n- Student Member, Lamp Society, 2008\n- Member, Oak Guild, 2007\n"
            "- Member, Ash Society, 2006\n"
        ),
        [
            ("Councilmember", "Elm Faculty Council, School of Dust", [2009, 2010]),
            ("Scholarship Application Reviewer", "Bursaries and Prizes (BP) Committee", [2010]),
            ("Member", "Moss Society", [2011]),
            ("Student Member", "Lamp Society", [2008]),
            ("Member", "Oak Guild", [2007]),
            ("Member", "Ash Society", [2006]),
        ],
    ),
    "told in sentences": (
        (
            "SERVICE\n\n- I served on the Elm Library Committee (2016-18)\n"
            "- I serve on the Elm College's Dust and Moss Council as co-chair. (2019)\n"
            "- I have served on both the Pollen Search Committee and the Lamp Board (2015)\n"
            "- I served as the MOSS rep to the Elm Senate (2014)\n"
            "- I completed training to become an online reviewer in May 2013, since when it was renewed\n"
        ),
        [
            ("served", "Elm Library Committee", [2016, 2017, 2018]),
            ("co-chair", "Dust and Moss Council", [2019]),
            ("served", "Pollen Search Committee", [2015]),
            ("served", "Lamp Board", [2015]),
            ("MOSS rep", "Elm Senate", [2014]),
        ],
    ),
    "a seat in a cell behind its committee": (
        "SERVICE\n\n- Elm Organizing Committee\tPlanning Member\n- Moss Prize Board\tSecretary\n",
        [("Planning Member", "Elm Organizing Committee", []), ("Secretary", "Moss Prize Board", [])],
    ),
    "years of a role above all its venues": (
        "SERVICE\n\nAd-hoc referee\t2014-2015\nElm Letters, Journal of Dust, Moss Education Review\n",
        [("Ad-hoc referee", venue, [2014, 2015]) for venue in ("Elm Letters", "Journal of Dust", "Moss Education Review")],
    ),
    "meetings in quotes below a heading of organization": (
        (
            "WORKSHOPS AND SEMINARS ORGANISATION\n\n- “Workshop on Lamps” @Elm Days 2018, LW18. Ulm, Germany – March 5, 2018.\n"
            "- “Dust, Sand and Walls” @Moss Congress 2016, DSW. Bonn – August 27, 2016.\n"
            "- “Lamp School”, Elm 2012. Ulm – May 15, 2012.\n"
        ),
        [
            ("ORGANISATION", "Workshop on Lamps", [2018]),
            ("ORGANISATION", "Dust, Sand and Walls", [2016]),
            ("ORGANISATION", "Lamp School", [2012]),
        ],
    ),
    "a role behind a semicolon": (
        "SERVICE\n\n- Elm Senate; Treasurer\n- Moss Council; Secretary\n",
        [("Treasurer", "Elm Senate", []), ("Secretary", "Moss Council", [])],
    ),
    "local committees": (
        "SERVICE\n\n2026  Elm Dust Meeting, SOC & LOC\n2024  Moss Lamp Conference, LOC\n2022  Reviewer, Journal of Lamps\n",
        [
            ("SOC & LOC", "Elm Dust Meeting", [2026]),
            ("LOC", "Moss Lamp Conference", [2024]),
            ("Reviewer", "Journal of Lamps", [2022]),
        ],
    ),
    "a journal of reviews is no role": (
        "SERVICE\n\nReviewer\n\n- Quarry Reviews\n- Elm Letters\n",
        [("Reviewer", "Quarry Reviews", []), ("Reviewer", "Elm Letters", [])],
    ),
}


@pytest.mark.parametrize(("text", "expected"), LAYOUTS.values(), ids=LAYOUTS.keys())
def test_reads_the_layout(read_sections: Reader, text: str, expected: list[Fact]) -> None:
    facts = read_service(*read_sections(f"Ada Example\n\n{text}")).facts
    assert [(f.role.value, f.venue.value if f.venue else "", [y.value for y in f.years]) for f in facts] == expected


def test_roles_below_bodies_of_two_lines() -> None:
    text = (
        "\\documentclass{article}\\begin{document}\\begin{center}\\Huge Ada Doe\\end{center}\\section{Service}\n"
        "\\textbf{Elm Prize Committee} \\newline\nAsh Society\n"
        "\\begin{itemize}\\item Member \\hfill 2017\\item Founding Member and Secretary \\hfill 2012-2013\\end{itemize}\n\n"
        "\\textbf{Moss Collective}\n\\begin{itemize}\\item Co-Chair \\hfill 2015\\end{itemize}\n\\end{document}\n"
    )
    document = read_bytes(text.encode(), name="cv.tex", settings=Settings())
    facts = read_service(split_sections(document), Context(document)).facts
    assert [(f.role.value, f.venue.value if f.venue else None, [y.value for y in f.years]) for f in facts] == [
        ("Member", "Elm Prize Committee, Ash Society", [2017]),
        ("Founding Member and Secretary", "Elm Prize Committee, Ash Society", [2012, 2013]),
        ("Co-Chair", "Moss Collective", [2015]),
    ]


def test_roles_below_headings_and_bodies_below_roles() -> None:
    text = (
        "# Ada Doe\n\n## Memberships\n\n### Elm Climbing Club\n\n- Since May 2015: Member\n- 2016 - 2017: Bar Manager\n\n"
        "### Committees\n\n- 2019: Elm Prize Committee, Member\n\n"
        "## Professional Service\n\n- Member of several professional societies.\n  - Moss Society\n  - Oak Association\n"
        "- Refereeing for various organizations.\n  - Elm Science Fund\n  - other bodies in Austria\n"
        "- Member of the Lamp Society (2018)\n  - Wrote its letters\n"
    )
    document = read_bytes(text.encode(), name="cv.md", settings=Settings())
    facts = read_service(split_sections(document), Context(document)).facts
    assert [(f.role.value, f.venue.value if f.venue else None, [y.value for y in f.years]) for f in facts] == [
        ("Member", "Elm Climbing Club", [2015]),
        ("Bar Manager", "Elm Climbing Club", [2016, 2017]),
        ("Member", "Elm Prize Committee", [2019]),
        ("Member", "Moss Society", []),
        ("Member", "Oak Association", []),
        ("Refereeing", "Elm Science Fund", []),
        ("Member", "Lamp Society", [2018]),
    ]


UNKNOWN = {
    "roles of service": (
        (
            "- External Reviewer, Moss grants (2016)\n- Website Editor, Elm Society (2011-2012)\n- Judge, Dust Fair (2003, 2004)\n"
            "- Volunteer, Let's Talk Lamps (2009)\n- Student Leader, Oak College (2003)\n"
        ),
        [
            ("External Reviewer", "Moss grants", [2016]),
            ("Website Editor", "Elm Society", [2011, 2012]),
            ("Judge", "Dust Fair", [2003, 2004]),
            ("Volunteer", "Let's Talk Lamps", [2009]),
            ("Student Leader", "Oak College", [2003]),
        ],
    ),
    "roles with what they are for, behind years": (
        (
            "- 2025: Student Rep on Young Members Committee\n- 2024: Co-organiser of Dust Dynamics minisymposium\n"
            "- 2023: Co-organiser of Soft Lamp Lunch\n"
        ),
        [
            ("Student Rep", "Young Members Committee", [2025]),
            ("Co-organiser", "Dust Dynamics minisymposium", [2024]),
            ("Co-organiser", "Soft Lamp Lunch", [2023]),
        ],
    ),
    "posts": (
        "- Director, Elm Museum, 2016\n- Coordinator, Oak Press, 2012\n- Editor, Ash House, 2011\n- Officer, Moss Fund, 2010\n",
        [],
    ),
}


HEADED = {
    "Referee activity": (
        "Elm Letters; The Journal of Dust; Moss Review",
        [("Referee activity", venue, []) for venue in ("Elm Letters", "The Journal of Dust", "Moss Review")],
    ),
    "Conferences co-organized": (
        "9th Moss Congress (jointly with Ida Birch, Oak, May 2011); Old Walls, a meeting of Elm and Oak, June 2010",
        [("co-organized", "9th Moss Congress", [2011]), ("co-organized", "Old Walls", [2010])],
    ),
    "Professional responsibilities": (
        "- Elm Trust Network, Event organiser, 2016\n- Moss Symposium, Organiser, 2018\n- Oak Council, Student Delegate, 2017\n",
        [
            ("Event organiser", "Elm Trust Network", [2016]),
            ("Organiser", "Moss Symposium", [2018]),
            ("Student Delegate", "Oak Council", [2017]),
        ],
    ),
}


@pytest.mark.parametrize(("heading", "rows", "expected"), [(h, *case) for h, case in HEADED.items()], ids=HEADED)
def test_headings_of_unknown_wording_that_say_a_role(heading: str, rows: str, expected: list[Fact]) -> None:
    text = f"# Ada Doe\n\n## Education\n\n- PhD in Dust, Elm University, 2010\n\n## {heading}\n\n{rows}\n"
    document = read_bytes(text.encode(), name="cv.md", settings=Settings())
    facts = read_service(split_sections(document), Context(document)).facts
    assert [(f.role.value, f.venue.value if f.venue else "", [y.value for y in f.years]) for f in facts] == expected


@pytest.mark.parametrize(("rows", "expected"), UNKNOWN.values(), ids=UNKNOWN)
def test_rows_below_a_heading_of_unknown_wording(rows: str, expected: list[Fact]) -> None:
    text = f"# Ada Doe\n\n## Education\n\n- PhD in Dust, Elm University, 2010\n\n## What keeps me busy\n\n{rows}"
    document = read_bytes(text.encode(), name="cv.md", settings=Settings())
    facts = read_service(split_sections(document), Context(document)).facts
    assert [(f.role.value, f.venue.value if f.venue else "", [y.value for y in f.years]) for f in facts] == expected


def test_titles_as_headings_and_what_says_them_again() -> None:
    text = (
        "# Ada Doe\n\n## Service\n\n### Translator\n\n- 2016 Moss Press\n\n### Student representative\n\n- 2014 Elm Council\n"
        "- I was elected as student representative to the Board of the Department of Dust.\n"
    )
    document = read_bytes(text.encode(), name="cv.md", settings=Settings())
    facts = read_service(split_sections(document), Context(document)).facts
    assert [(f.role.value, f.venue.value if f.venue else None, [y.value for y in f.years]) for f in facts] == [
        ("Translator", "Moss Press", [2016]),
        ("Student representative", "Elm Council", [2014]),
    ]


def test_labels_in_a_type_of_their_own() -> None:
    text = (
        "# Ada Doe\n\n## Service\n\n"
        "- **Editorial.** Consulting Editor, *Elm Letters* (2021-2022); Editorial board, *Quarry Review* (2019)\n"
        "- **Ad hoc reviewing.** *Neurocomputing*, *Journal of Dust and Light*, *Nature*; grants: DFG, NSF\n"
    )
    document = read_bytes(text.encode(), name="cv.md", settings=Settings())
    facts = read_service(split_sections(document), Context(document)).facts
    assert [(f.role.value, f.venue.value if f.venue else None, [y.value for y in f.years]) for f in facts] == [
        ("Consulting Editor", "Elm Letters", [2021, 2022]),
        ("Editorial board", "Quarry Review", [2019]),
        *(("Ad hoc reviewing", venue, []) for venue in ("Neurocomputing", "Journal of Dust and Light", "Nature", "DFG", "NSF")),
    ]
