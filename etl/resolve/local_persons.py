"""The people of one document: which of its names are one person.

A CV speaks of one collaborator by one name, so equal names are one person, unless they stand in one author list. The subject is on
every list of the CV's works, by whatever short form. A short form ("J. Berg") joins a full one where that is the only one it fits
and the two share a companion or the surname is no common one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from etl.model.claim import Claim
from etl.model.document_claims import DocumentClaims
from etl.model.mention import EntityKind, MentionKey
from etl.normalize.folding import fold
from etl.resolve.clusters import Clusters
from etl.resolve.features.person_names import FAMILY_ONLY, INITIALS, MISSPELT, NameForm, agreement, is_monogram, name_form
from etl.resolve.features.persons import LARGEST_CIRCLE, LocalPerson
from etl.resolve.mentions import Mention, mention_of

_SHORT = 2  # letters of a word that names no place: "of", "at"


@dataclass(frozen=True, slots=True)
class _Named:
    """A name at its place: the work (its index) and rank of an author, `None` for others."""

    mention: Mention
    form: NameForm
    work: int | None = None
    rank: int = 0
    is_subject: bool = False
    is_advisor: bool = False


def read_persons(document: DocumentClaims, entity_of: Mapping[MentionKey, str]) -> list[LocalPerson]:
    """The people whom one document names, the subject first; `entity_of` has the works and organizations behind their mentions."""
    named = _read_names(document)
    if not named:
        return []
    clusters = Clusters(len(named), [[] if one.work is None else [one.work] for one in named])
    by_key: dict[MentionKey, int] = {}
    for i, one in enumerate(named):
        clusters.join(by_key.setdefault(one.mention.key, i), i)
    _join_subject(named, clusters)
    _join_equal(named, clusters)
    while _join_short_forms(named, clusters):  # "Berg" fits one person once "A. Berg" and "Anna Berg" are one
        pass
    works = [entity_of[mention_of(document, EntityKind.WORK, work.title).key] for work in document.works]
    people = [_person(document, [named[i] for i in group], works) for group in clusters.groups()]
    for person in people:
        stays = _organizations(document, person)
        person.organizations = frozenset(entity_of[mention_of(document, EntityKind.ORGANIZATION, claim).key] for claim in stays)
        if person.is_subject:
            _add_implied_works(document, person, works)
        if person.is_subject or person.is_advisor:
            person.places = frozenset(word for claim in stays for word in fold(claim.value).split() if len(word) > _SHORT)
    return people


def _read_names(document: DocumentClaims) -> list[_Named]:
    named: list[_Named] = []
    if document.subject is not None:
        own = (document.subject.name, *document.subject.names)
        named.extend(
            _Named(mention_of(document, EntityKind.PERSON, claim), name_form(claim.value), is_subject=True) for claim in own
        )
    for index, work in enumerate(document.works):
        for rank, author in enumerate(work.authors):
            if author.withheld:
                continue
            mention = mention_of(document, EntityKind.PERSON, author.name)
            named.append(_Named(mention, name_form(author.name.value), index, rank))
    for advising in document.advising:
        mention = mention_of(document, EntityKind.PERSON, advising.advisor)
        named.append(_Named(mention, name_form(advising.advisor.value), is_advisor=True))
    return named


def _join_subject(named: Sequence[_Named], clusters: Clusters) -> None:
    """The subject's forms, and on each list the one name that fits them best."""
    own = [i for i, one in enumerate(named) if one.is_subject]
    if not own:
        return
    for i in own[1:]:
        clusters.join(own[0], i)
    forms = [named[i].form for i in own]
    lists: dict[int, list[int]] = defaultdict(list)
    for i, one in enumerate(named):
        if one.work is not None:
            lists[one.work].append(i)
    for _, listed in sorted(lists.items()):
        fitting = sorted(((_fit(named[i], forms), -i) for i in listed), reverse=True)
        if fitting[0][0] >= INITIALS - 0.1 and (len(fitting) == 1 or fitting[1][0] < fitting[0][0]):
            clusters.join(own[0], -fitting[0][1])


def _fit(one: _Named, forms: Sequence[NameForm]) -> float:
    if any(is_monogram(one.mention.name, form) for form in forms):
        return INITIALS
    return max(agreement(one.form, form) for form in forms)


def _join_equal(named: Sequence[_Named], clusters: Clusters) -> None:
    """Equal names, also in another order ("Berg, Anna" and "Anna Berg" read the same). Of two equal names on one list nobody knows
    which is the subject's."""
    first: dict[tuple[Hashable, ...], list[int]] = defaultdict(list)
    written = [  # "Jian-Guo", "Jianguo"
        (one.form.family, "".join(one.form.given), one.form.is_full, one.form.generation) for one in named
    ]
    times: Counter[Hashable] = Counter((one.work, name) for one, name in zip(named, written, strict=True) if one.work is not None)
    subject = next((i for i, one in enumerate(named) if one.is_subject), None)
    for i, name in enumerate(written):
        is_homonym = times[named[i].work, name] > 1
        for other in first[name]:
            if is_homonym and subject is not None and clusters.find(other) == clusters.find(subject):
                continue
            if clusters.join(other, i):
                break
        else:
            first[name].append(i)


def _join_short_forms(named: Sequence[_Named], clusters: Clusters) -> bool:
    """Joins short forms with the one full name of the document that they fit; whether there were any."""
    blocks: dict[str, set[int]] = defaultdict(set)
    for i, one in enumerate(named):
        for word in one.form.family:
            blocks[word].add(clusters.find(i))
    groups = {root: [named[i] for i in clusters.members(root)] for roots in blocks.values() for root in roots}
    companions = _companions(named, clusters)
    offers: list[tuple[float, int, int]] = []
    for root, group in sorted(groups.items()):
        form = _fullest(group)
        fits = []
        for other in sorted({r for word in form.family for r in blocks[word]} - {root}):
            fuller = _fullest(groups[other])
            score = agreement(form, fuller)
            if (
                score >= FAMILY_ONLY
                and not (score == MISSPELT and form.is_common)
                and _is_shorter(form, fuller)
                and clusters.may_join(root, other)
            ):
                fits.append((score, other))
        if len(fits) == 1:
            score, other = fits[0]
            if not form.is_common or score > INITIALS or companions[root] & companions[other]:
                offers.append((-score, root, other))
    joined = False
    for _, root, other in sorted(_unrivalled(offers, clusters)):
        if clusters.find(root) != clusters.find(other) and all(
            agreement(a.form, b.form) for a in _members(named, clusters, root) for b in _members(named, clusters, other)
        ):
            joined |= clusters.join(root, other)
    return joined


def _unrivalled(offers: Sequence[tuple[float, int, int]], clusters: Clusters) -> list[tuple[float, int, int]]:
    """Offers to persons for whom no two on one author list compete."""
    rivals: dict[int, list[int]] = defaultdict(list)
    for _, root, other in offers:
        rivals[other].append(root)
    return [offer for offer in offers if all(clusters.may_join(offer[1], rival) for rival in rivals[offer[2]] if rival != offer[1])]


def _members(named: Sequence[_Named], clusters: Clusters, item: int) -> list[_Named]:
    return [named[i] for i in clusters.members(item)]


def _companions(named: Sequence[_Named], clusters: Clusters) -> dict[int, set[int]]:
    """For each person, those on the same author lists; those on most of the document's lists (the subject) left out."""
    lists: dict[int, list[int]] = defaultdict(list)
    for i, one in enumerate(named):
        if one.work is not None:
            lists[one.work].append(clusters.find(i))
    on = Counter(root for listed in lists.values() for root in set(listed))
    everywhere = {root for root, count in on.items() if count > len(lists) / 2 and count > 2}
    beside: dict[int, set[int]] = defaultdict(set)
    for listed in (listed for listed in lists.values() if len(listed) <= LARGEST_CIRCLE):
        for root in listed:
            beside[root].update(other for other in listed if other != root and other not in everywhere)
    return beside


def _fullest(group: Sequence[_Named]) -> NameForm:
    return max((one.form for one in group), key=lambda form: (form.is_full, sum(map(len, form.given)), sum(map(len, form.family))))


def _is_shorter(form: NameForm, fuller: NameForm) -> bool:
    """Whether `form` says less than `fuller`: initials, no middle name, no given name."""
    if form.is_full != fuller.is_full:
        return fuller.is_full
    return (len(form.given), sum(map(len, form.given))) < (len(fuller.given), sum(map(len, fuller.given)))


def _person(document: DocumentClaims, group: Sequence[_Named], works: Sequence[str]) -> LocalPerson:
    is_subject = any(one.is_subject for one in group)
    subject = document.subject
    forms = sorted(
        {one.form for one in group},
        key=lambda form: (not form.is_full, -sum(map(len, form.given)), form.family, form.given, form.generation),
    )
    return LocalPerson(
        document.sha256,
        list({one.mention.key: one.mention for one in group}.values()),
        forms,
        [(works[one.work], one.rank) for one in group if one.work is not None],
        is_subject,
        any(one.is_advisor for one in group),
        frozenset(email.value.lower() for email in subject.emails) if is_subject and subject else frozenset(),
        subject.orcid.value if is_subject and subject and subject.orcid else None,
    )


def _add_implied_works(document: DocumentClaims, subject: LocalPerson, works: Sequence[str]) -> None:
    """Gives the subject a place on the works that name the co-authors alone."""
    listed = {work for work, _ in subject.works}
    implied = (own for own, work in zip(works, document.works, strict=True) if work.owner_implied)
    subject.works.extend((own, 0) for own in dict.fromkeys(implied) if own not in listed)


def _organizations(document: DocumentClaims, person: LocalPerson) -> list[Claim[str]]:
    """Where the advising took place for an advisor; for others the organizations of the subject's stays."""
    stays = [stay.organization for stay in document.education] + [stay.organization for stay in document.employment]
    own = {mention.key for mention in person.mentions}
    advising = [fact.organization for fact in document.advising if mention_of(document, EntityKind.PERSON, fact.advisor).key in own]
    claims = advising if person.is_advisor and any(advising) else stays
    return [claim for claim in claims if claim is not None]
