"""What the documents name: mentions of one kind, in the order of the documents."""

from __future__ import annotations

from dataclasses import dataclass

from etl.model.claim import Claim
from etl.model.document_claims import DocumentClaims
from etl.model.judgement import Evidence, Judgement, Verdict
from etl.model.mention import EntityKind, MentionKey


@dataclass(frozen=True, slots=True)
class Mention:
    """One printed name. `where` is for people: `folder/cv.md:12 "Jane Doe"`."""

    key: MentionKey
    name: str
    where: str

    @property
    def document(self) -> str:
        """The document's sha256."""
        return self.key.document


def mention_of(document: DocumentClaims, kind: EntityKind, claim: Claim[str]) -> Mention:
    """The mention that a claim's words are."""
    key = MentionKey(document.sha256, kind, claim.span.start, claim.span.end)
    return Mention(key, claim.value, f'{document.name}:{claim.span.line} "{claim.value}"')


def judgement(left: Mention, right: Mention, verdict: Verdict, score: float, evidence: tuple[Evidence, ...]) -> Judgement:
    """The judgement over two mentions."""
    return Judgement(left.where, right.where, verdict, round(score, 3), evidence, (left.key, right.key))
