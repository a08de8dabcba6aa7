"""Lists in the forms that are imported, invented but for ids whose check digits hold."""

from __future__ import annotations

import json

ROR_1 = json.dumps(
    [
        {
            "id": "https://ror.org/012345654",
            "name": "Northfield University",
            "status": "active",
            "acronyms": ["NFU"],
            "aliases": ["Northfield College", "University of Northfield"],
            "labels": [{"label": "Universität Nordfeld", "iso639": "de"}],
            "relationships": [],
        },
        {
            "id": "https://ror.org/0abcdef23",
            "name": "Northfield Institute of Dust",
            "status": "active",
            "acronyms": [],
            "aliases": [],
            "labels": [],
            "relationships": [{"type": "Parent", "label": "Northfield University", "id": "https://ror.org/012345654"}],
        },
        {"id": "https://ror.org/0gone0000", "name": "Gone", "status": "withdrawn"},
    ]
)
ROR_2 = json.dumps(
    [
        {
            "id": "https://ror.org/012345654",
            "status": "active",
            "names": [
                {"value": "NFU", "types": ["acronym"], "lang": None},
                {"value": "Northfield College", "types": ["alias"], "lang": None},
                {"value": "University of Northfield", "types": ["alias"], "lang": None},
                {"value": "Northfield University", "types": ["ror_display", "label"], "lang": "en"},
                {"value": "Universität Nordfeld", "types": ["label"], "lang": "de"},
            ],
            "relationships": [],
        },
        {
            "id": "https://ror.org/0abcdef23",
            "status": "active",
            "names": [{"value": "Northfield Institute of Dust", "types": ["label", "ror_display"], "lang": "en"}],
            "relationships": [{"type": "parent", "label": "Northfield University", "id": "https://ror.org/012345654"}],
        },
        {"id": "https://ror.org/0gone0000", "status": "withdrawn", "names": []},
    ]
)
JOURNALS = "Journal of Invented Dust;J. Inv. Dust\nAnnals of Quiet Machines;Ann. Quiet Mach.;AQM;\n"
CONFERENCES = "Acronym,Name,Former names\nIMQM,International Meeting on Quiet Machines,Meeting on Silent Machines; Quiet Days\n"
CORE = (
    '77,"International Meeting on Quiet Machines",IMQM,CORE2023,A,Yes,4606\n78,"Dust and Sand Conference",DASC,CORE2023,B,No,4602\n'
)
OWN = """kind,name,acronyms,names,parent,id
conference,International Meeting on Quiet Machines,IMQM,Meeting on Silent Machines|Quiet Days,,
journal,Journal of Invented Dust,,J. Inv. Dust,,0317-8471
organization,Institute of Imaginary Sand,IIS,Institut für erdachten Sand,Northfield University,
organization,Northfield University,NFU,Universität Nordfeld,,
"""
