"""The words that generated CVs are made of, all invented or plainly general; one table for each language."""

from __future__ import annotations

GIVEN = [
    "Amara",
    "Bodil",
    "Chidi",
    "Daiyu",
    "Eero",
    "Farrin",
    "Gudrun",
    "Hinata",
    "Ilsabet",
    "Jovana",
    "Kwabena",
    "Liesl",
    "Mehrdad",
    "Nilufar",
    "Oisin",
    "Pilar",
    "Quill",
    "Rasmus",
    "Saoirse",
    "Tevita",
    "Ugo",
    "Vesna",
    "Wambui",
    "Xiomara",
    "Yngve",
    "Zsofia",
    "Anne-Lise",
    "Jean-Marc",
    "José",
    "Zoë",
]
SURNAME_HEADS = [
    "Alder",
    "Bram",
    "Corn",
    "Dun",
    "Elder",
    "Fen",
    "Gorse",
    "Hazel",
    "Iver",
    "Juniper",
    "Kell",
    "Larch",
    "Marl",
    "Nether",
    "Osier",
    "Pell",
    "Quarr",
    "Rowan",
    "Sedge",
    "Thorn",
]
SURNAME_TAILS = [
    "brook",
    "croft",
    "dale",
    "ford",
    "gate",
    "holt",
    "ley",
    "mere",
    "ness",
    "rigg",
    "shaw",
    "stead",
    "thwaite",
    "wick",
    "worth",
]
SURNAMES_WHOLE = [
    "van der Meulen",
    "O'Sharrow",
    "Müllenbach",
    "Lefèvre-Auray",
    "de la Peñuela",
    "Nakadera",
    "Oyelarin",
    "Szentgyörgy",
]
TOWNS = [
    "Aldermoor",
    "Brackwater",
    "Corvendale",
    "Dunmarsh",
    "Eastervik",
    "Farnholm",
    "Grauhafen",
    "Harrowgate",
    "Ilmenfurt",
    "Jarlsby",
    "Kestrelton",
    "Lindenau",
]
COMPANIES = ["Quillfeather Labs", "Ferrowick GmbH", "Tamarisk Systems Inc.", "Northlight Analytics", "Copperfen Software Ltd."]
FIELDS = {
    "en": ["Computer Science", "Statistics", "Physics", "Linguistics", "Economics", "History", "Civil Engineering", "Ecology"],
    "de": [
        "Informatik",
        "Statistik",
        "Physik",
        "Linguistik",
        "Volkswirtschaftslehre",
        "Geschichte",
        "Bauingenieurwesen",
        "Ökologie",
    ],
    "fr": ["Informatique", "Statistique", "Physique", "Linguistique", "Économie", "Histoire", "Génie civil", "Écologie"],
    "es": ["Informática", "Estadística", "Física", "Lingüística", "Economía", "Historia", "Ingeniería civil", "Ecología"],
}
UNITS = {
    "en": "Department of {field}",
    "de": "Institut für {field}",
    "fr": "Département de {field}",
    "es": "Departamento de {field}",
}
UNIVERSITY = {"en": "University of {town}", "de": "Universität {town}", "fr": "Université de {town}", "es": "Universidad de {town}"}
DEGREES = {
    "en": ("PhD", "M.Sc.", "B.A."),
    "de": ("Promotion", "M.Sc.", "B.Sc."),
    "fr": ("Doctorat", "Master", "Licence"),
    "es": ("Doctorado", "Máster", "Licenciatura"),
}
IN_FIELD = {"en": "in", "de": "in", "fr": "en", "es": "en"}
TITLES = {
    "en": ["Research Scientist", "Assistant Professor", "Postdoctoral Fellow", "Software Engineer", "Research Intern", "Lecturer"],
    "de": ["Wissenschaftliche Mitarbeiterin", "Juniorprofessor", "Akademischer Rat", "Softwareentwickler", "Gastwissenschaftler"],
    "fr": ["Maître de conférences", "Chercheur postdoctoral", "Ingénieur de recherche", "Chargée de recherche"],
    "es": ["Profesor titular", "Investigadora postdoctoral", "Ingeniero de software", "Profesora ayudante"],
}
PRESENT = {"en": "present", "de": "heute", "fr": "présent", "es": "actualidad"}
MONTHS = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "de": ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"],
    "fr": ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
    "es": [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
}
HEADINGS = {
    "en": {
        "employment": ["Employment", "Professional Experience", "Work Experience", "Academic Appointments", "Positions"],
        "education": ["Education", "Academic Background", "Education and Training"],
        "works": ["Publications", "Selected Publications", "Peer-reviewed Publications", "Papers", "Research Output"],
        "service": ["Professional Service", "Service", "Academic Service", "Professional Activities", "Reviewing"],
        "awards": ["Awards", "Honors and Awards", "Awards & Fellowships", "Scholarships and Prizes", "Honours"],
        "talks": ["Invited Talks", "Presentations", "Talks", "Selected Talks", "Conference Presentations"],
        "teaching": ["Teaching", "Teaching Experience", "Courses Taught"],
        "skills": ["Skills", "Technical Skills", "Computer Skills", "Programming"],
    },
    "de": {
        "employment": ["Berufserfahrung", "Beruflicher Werdegang", "Berufliche Tätigkeit"],
        "education": ["Ausbildung", "Studium", "Akademische Ausbildung"],
        "works": ["Publikationen", "Veröffentlichungen", "Schriftenverzeichnis"],
        "service": ["Gutachtertätigkeit", "Gremienarbeit"],
        "awards": ["Auszeichnungen", "Preise und Stipendien"],
        "talks": ["Vorträge", "Eingeladene Vorträge"],
        "teaching": ["Lehre", "Lehrveranstaltungen", "Lehrerfahrung"],
        "skills": ["EDV-Kenntnisse", "Kenntnisse"],
    },
    "fr": {
        "employment": ["Expérience professionnelle", "Parcours professionnel"],
        "education": ["Formation", "Études"],
        "works": ["Publications", "Publications choisies"],
        "service": ["Activités éditoriales", "Responsabilités collectives"],
        "awards": ["Prix et distinctions", "Distinctions"],
        "talks": ["Conférences invitées", "Communications"],
        "teaching": ["Enseignement"],
        "skills": ["Compétences informatiques", "Compétences"],
    },
    "es": {
        "employment": ["Experiencia profesional", "Experiencia laboral"],
        "education": ["Formación académica", "Educación"],
        "works": ["Publicaciones"],
        "service": ["Servicio académico", "Actividades profesionales"],
        "awards": ["Premios y becas", "Premios"],
        "talks": ["Conferencias invitadas", "Ponencias"],
        "teaching": ["Docencia", "Experiencia docente"],
        "skills": ["Habilidades", "Competencias informáticas"],
    },
}
CONFERENCES = ["NeurIPS", "ICML", "AISTATS", "AAAI", "KDD", "VLDB", "SIGMOD", "ACL", "EMNLP", "ICLR", "CHI", "USENIX Security"]
JOURNALS = [
    "Physical Review B", "Biometrics", "Journal of Machine Learning Research", "Econometrica", "Ecology Letters", "Language",
    "The Astrophysical Journal", "Journal of Economic History", "Water Resources Research", "Bioinformatics",
]  # fmt: skip
# made up, so that nothing but their place in the entry tells that they are venues
MEETINGS = [
    "Proceedings of the 12th International Conference on Marsh Computing", "International Workshop on Quiet Systems", "MarshComp",
    "Symposium on the Foundations of Drift", "Proceedings of the Annual Meeting of the Lattice Society", "QuietSys",
]  # fmt: skip
PERIODICALS = [
    "Journal of Quiet Hydrology", "Annals of Braided Studies", "Zeitschrift für Moorkunde", "Revue des études tidales",
    "Fenland Review", "J. Marsh Chem. Lett.", "Ledgers & Society", "Transactions on Layered Systems",
    "Cuadernos de Historia Fluvial", "Tidal Letters",
]  # fmt: skip
COLLECTIONS = ["Handbook of {0} {1}", "{1} and Their Histories", "Rethinking {0} {1}: Essays in Honour of a Friend"]
TITLE_PATTERNS = [
    "{0}, {1}, and {2} {condition}", "A Note on {quality} {0}", "The {quality} {0} of {town}, 1870–1914",
    "How {0} Became {quality}", "On the {verb} of {quality} {0} and {1}", "Who Counts the {0}? {quality} {1} in {town}",
    "Towards {quality} {0} for {1} {condition}",
    "{0} in the Age of {quality} {1}: Reading {town}", "{quality} {0} Are Not {1}", "{0}2{1}: {verb} {quality} {2}",
]  # fmt: skip
KINDS = {
    "en": {
        "article": "Articles", "preprint": "Preprints", "chapter": "Book Chapters", "book": "Books",
        "under review": "Under Review",
    },
    "de": {
        "article": "Aufsätze", "preprint": "Preprints", "chapter": "Beiträge in Sammelbänden", "book": "Monographien",
        "under review": "Eingereichte Manuskripte",
    },
    "fr": {
        "article": "Articles", "preprint": "Prépublications", "chapter": "Chapitres d'ouvrage", "book": "Ouvrages",
        "under review": "Articles soumis",
    },
    "es": {
        "article": "Artículos", "preprint": "Preprints", "chapter": "Capítulos de libro", "book": "Libros",
        "under review": "Artículos en revisión",
    },
}  # fmt: skip
REMARKS = [
    "(* equal contribution)", "Names of students are underlined.", "Citations: 512, h-index: 11 (Google Scholar)",
    "See my web page for a complete list.",
]  # fmt: skip
PUBLISHERS = ["Cambridge University Press", "Springer", "MIT Press", "Routledge", "De Gruyter"]
ROLES = {
    "en": ["Reviewer", "Program Committee Member", "Area Chair", "Associate Editor"],
    "de": ["Gutachter", "Mitglied des Programmkomitees"],
    "fr": ["Relecteur", "Membre du comité de programme"],
    "es": ["Revisor", "Miembro del comité de programa"],
}
PRIZES = {
    "en": [
        "Best Paper Award",
        "Graduate Fellowship",
        "Travel Grant",
        "Teaching Prize",
        "Young Researcher Medal",
        "Merit Scholarship",
    ],
    "de": ["Promotionspreis", "Reisestipendium", "Lehrpreis", "Forschungsstipendium"],
    "fr": ["Prix de thèse", "Bourse doctorale", "Prix du meilleur article"],
    "es": ["Premio extraordinario de doctorado", "Beca predoctoral", "Premio a la docencia"],
}
COURSES = {
    "en": ["Introduction to Statistics", "Machine Learning", "Field Methods", "Operating Systems", "Labour Economics"],
    "de": ["Einführung in die Statistik", "Maschinelles Lernen", "Betriebssysteme", "Mikroökonomik"],
    "fr": ["Introduction à la statistique", "Apprentissage automatique", "Systèmes d'exploitation"],
    "es": ["Introducción a la estadística", "Aprendizaje automático", "Sistemas operativos"],
}
TEACHING_ROLES = {
    "en": ["Teaching Assistant", "Instructor", "Lecturer"],
    "de": ["Tutor", "Dozentin"],
    "fr": ["Chargé de travaux dirigés"],
    "es": ["Profesor ayudante"],
}
SKILLS = ["Python", "Rust", "C++", "Julia", "SQL", "Java", "Haskell", "Go", "Stata", "MATLAB", "LaTeX", "Docker", "Git", "PyTorch"]
ADVISOR = {"en": "Advisor", "de": "Betreuer", "fr": "Directeur de thèse", "es": "Director de tesis"}
VERBS = [
    "Compressing",
    "Sorting",
    "Pruning",
    "Caching",
    "Aligning",
    "Sampling",
    "Bounding",
    "Tracing",
    "Folding",
    "Weighing",
    "Counting",
    "Mapping",
]
QUALITIES = [
    "Sparse",
    "Noisy",
    "Delayed",
    "Layered",
    "Skewed",
    "Tidal",
    "Frugal",
    "Braided",
    "Restless",
    "Partial",
    "Rural",
    "Medieval",
]
THINGS = [
    "Gradients",
    "Indexes",
    "Lattices",
    "Transcripts",
    "Ledgers",
    "Graphs",
    "Queues",
    "Embeddings",
    "Replicas",
    "Surveys",
    "Harvests",
    "Dialects",
]
CONDITIONS = [
    "under Drift", "at the Edge", "without Locks", "from Few Labels",
    "in Linear Time", "on Cheap Machines", "after Failure", "by Halves",
]  # fmt: skip
SUBTITLES = [
    "Theory and Practice",
    "A Survey",
    "Evidence from Archives",
    "New Bounds",
    "An Empirical Study",
    "Lessons from the Field",
]
