"""Who is who: the mentions of all documents, linked at once. What goes on from an earlier version is in `linker.py`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from etl.model.decision import LinkDecision
from etl.model.document_claims import DocumentClaims
from etl.model.lineage import Descent
from etl.model.link_change import Listed
from etl.model.resolution import Resolution
from etl.resolve.identity import Age
from etl.resolve.linker import Linker


def resolve(
    claims: Sequence[DocumentClaims],
    ages: Mapping[str, Age] | None = None,
    descents: Mapping[str, Descent] | None = None,
    decisions: Sequence[LinkDecision] = (),
) -> Resolution:
    """The entities behind the mentions of `claims`, and the link behind each fact. The order of `claims` does not matter.

    `ages` by sha256 say which documents are the oldest, whose mentions name the entities; `descents` what these mentions were in
    earlier versions of their documents; `decisions` what curators know better.
    """
    documents = {document.sha256: document for document in sorted(claims, key=lambda document: document.name, reverse=True)}
    listed = [
        Listed(sha256, document.name, sha256, (ages or {}).get(sha256), (descents or {}).get(sha256))
        for sha256, document in documents.items()
    ]
    return Linker().resolve(listed, documents.__getitem__, decisions)
