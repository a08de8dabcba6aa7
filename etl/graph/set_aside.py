"""What the gate found, and what it kept out of the graph for it."""

from __future__ import annotations

from dataclasses import dataclass, field

from etl.graph.statements import Description
from etl.model.issue import Issue


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


@dataclass(frozen=True, slots=True, order=True)
class SetAside:
    """A node that does not enter the graph: why, where it stands and what is printed there, and what it was to be.

    issue        the reasons in one sentence or two
    id           names it in `vitagraph quarantine`: it stays while path, class, reasons and words stay
    sha256       first 16 characters of the document's hash
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
    sha256: str = field(default="", compare=False)
    entry: str = field(default="", compare=False)
    findings: tuple[Finding, ...] = field(default=(), compare=False)
    hangs_on: tuple[str, ...] = field(default=(), compare=False)
    statements: Description = field(default_factory=dict, compare=False, hash=False)
    spans: dict[str, Description] = field(default_factory=dict, compare=False, hash=False)
