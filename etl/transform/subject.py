"""The person whose CV it is: named in the header, or the one author whom all works have in common."""

from __future__ import annotations

from collections.abc import Sequence

from etl.model.claim import Claim
from etl.model.document import Document
from etl.model.facts import Subject, Work
from etl.model.section import Section
from etl.normalize.person_names import parse_person_name
from etl.transform.common_author import find_common_author
from etl.transform.contact import Contact, read_contact
from etl.transform.header_name import find_given_name, find_header_names
from etl.transform.linked_file_name import find_linked_name


def read_subject(document: Document, sections: Sequence[Section]) -> Subject | None:
    """The subject as the header, a running header, the file's own title or that of a linked CV names them; `None` where no such
    place holds a name.

    `JANE Q. DOE, PhD` has the value `Jane Q. Doe`; `Curriculum Vitae of Jane Doe` gives `Jane Doe`. Headings, organizations, posts
    and places are no names: abstaining leaves room for `infer_subject`.
    """
    names = find_header_names(document, sections)
    if not names and (linked := find_linked_name(document)) is not None:
        names = [linked]
    if not names:
        return None
    return _subject(names[0], names[1:], read_contact(document, sections))


def infer_subject(works: Sequence[Work], document: Document | None = None) -> Subject | None:
    """The one author whom the works have in common, in the fullest form printed; `None` without at least two works, or when
    several authors are equally common and none is set in bold."""
    names = find_common_author(works, document)
    return _subject(names[0], names[1:], Contact()) if names else None


def is_whole(read: Subject | None) -> bool:
    """Whether the header gives more than a first name: then nothing need be inferred."""
    return read is not None and " " in read.name.value


def settle_subject(
    read: Subject | None, inferred: Subject | None, document: Document, sections: Sequence[Section]
) -> Subject | None:
    """The subject by all that is known: the header's name when it is whole, else the inferred one.

    A header that gives a first name only, and the given name in a summary ("Jane is a ..."), are other forms of the inferred name.
    """
    given = find_given_name(sections)
    if read is not None and is_whole(read):
        return _with_forms(read, [given] if given else [])
    if inferred is None:
        return read
    contact = read_contact(document, sections)
    others = [*([read.name] if read else []), *([given] if given else [])]
    return _with_forms(_subject(inferred.name, inferred.names, contact), others)


def _subject(name: Claim[str], others: Sequence[Claim[str]], contact: Contact) -> Subject:
    return Subject(name, tuple(others), contact.emails, contact.urls, contact.orcid)


def _with_forms(subject: Subject, forms: Sequence[Claim[str]]) -> Subject:
    known = {subject.name.value, *(name.value for name in subject.names)}
    given = parse_person_name(subject.name.value)
    first = given.given.split()[0] if given and given.given else ""
    new = [form for form in forms if form.value not in known and form.value != first]
    return Subject(subject.name, (*subject.names, *new), subject.emails, subject.urls, subject.orcid)
