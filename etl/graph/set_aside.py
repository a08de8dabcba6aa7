"""What the gate found, and what it kept out of the graph for it."""

from __future__ import annotations

from dataclasses import dataclass, field

from etl.graph.statements import Description
from etl.model.issue import Issue

# What a person may let in: odd values. What a fact cannot be without (its words, whose it is, one value a field) is not among them.
_RELEASABLE = ("MinInclusive", "MaxInclusive", "Pattern", "LessThan", "LessThanOrEquals")
_RELEASABLE_RULES = ("RanksRule", "OrcidRule", "IssnRule")


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One constraint or rule that one node does not meet, with its place and its words.

    shape      IRI of the node shape or rule
    path       IRI of the property, empty where the node as a whole is meant
    component  IRI of SHACL's constraint component; of a rule, its own IRI
    severity   IRI: sh:Violation or sh:Warning (sh:Info is only counted)
    """

    issue: Issue
    node: str
    class_name: str
    shape: str
    path: str
    component: str
    severity: str

    @property
    def can_be_released(self) -> bool:
        """Whether a person may decide that the printed words are right as they are."""
        local = self.component.rpartition("#")[2]
        return local in _RELEASABLE_RULES or local.removesuffix("ConstraintComponent") in _RELEASABLE


@dataclass(frozen=True, slots=True, order=True)
class SetAside:
    """A node that does not enter the graph: why, where it stands and what is printed there, and what it was to be.

    issue        the reasons in one sentence or two
    id           names it in `vitagraph quarantine`: it stays while path, class, reasons and words stay
    graph        IRI of the graph that it stands in instead
    document     IRI of the document's node
    entry        the words of the whole entry
    findings     the violations; none where it hangs on other nodes that were set aside
    hangs_on     those nodes
    statements   what the document says of the node
    spans        the evidence among these statements
    """

    issue: Issue
    node: str
    class_name: str
    id: str = ""
    graph: str = field(default="", compare=False)
    document: str = field(default="", compare=False)
    entry: str = field(default="", compare=False)
    findings: tuple[Finding, ...] = field(default=(), compare=False)
    hangs_on: tuple[str, ...] = field(default=(), compare=False)
    statements: Description = field(default_factory=dict, compare=False, hash=False)
    spans: dict[str, Description] = field(default_factory=dict, compare=False, hash=False)

    @property
    def can_be_released(self) -> bool:
        """Whether a decision may let it in: not what merely hangs on something."""
        return bool(self.findings) and all(finding.can_be_released for finding in self.findings)
