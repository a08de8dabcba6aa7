"""Reading one document: from its bytes to its claims, or why there are none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from etl.errors import DocumentError, StoreError
from etl.extract.reading import read_bytes, read_file
from etl.load.claims import claims_file, encode_claims, read_claims_file, write_encoded
from etl.model.document_claims import DocumentClaims
from etl.model.reading import Reading
from etl.parallel.jobs import Job, Outcome, left_out
from etl.settings import Profile, Settings
from etl.sources import Source
from etl.transform.claims import read_claims
from etl.transform.withholding import hide_names, withhold_contacts


def read_batch(batch: Sequence[Source], claims_folder: Path, settings: Settings, reader: str = "") -> list[Reading]:
    """Read documents in this process, one after the other; their claims go to files in `claims_folder`."""
    job = Job(settings, claims_folder, reader, is_afresh=True)
    return [read_document(source, job).reading for source in batch]


def read_document(source: Source, job: Job, content: bytes | None = None) -> Outcome:
    """Read the document at `source.path`, or the one in `content`. What is wrong with it is an issue of the reading."""
    if kept := kept_claims(source, job):
        return Outcome(kept)
    try:
        if content is None:
            document = read_file(source.path, name=source.name, settings=job.settings)
        else:
            document = read_bytes(content, name=source.name, settings=job.settings)
    except DocumentError as error:
        return Outcome(left_out(source, error.rule, str(error)))
    claims = read_claims(document)
    if job.settings.profile is Profile.PUBLIC:
        claims = withhold_contacts(claims, job.settings.left_out)
    claims = hide_names(claims, source.hidden)
    encoded = encode_claims(claims)
    if job.claims is None:
        return Outcome(_reading(source, None, claims), encoded)
    path = job.claims / claims_file(claims.sha256, source.name, job.reader)
    write_encoded(encoded, path)
    return Outcome(_reading(source, path, claims))


def store_claims(source: Source, outcome: Outcome, job: Job) -> Reading:
    """The reading, with claims that were handed back put into the folder of `job`."""
    reading = outcome.reading
    if not outcome.claims or job.claims is None:
        return reading
    path = job.claims / claims_file(reading.sha256, source.name, job.reader)
    write_encoded(outcome.claims, path)
    return Reading(reading.name, path, reading.issue, reading.sha256, reading.as_of)


def kept_claims(source: Source, job: Job) -> Reading | None:
    """The reading of claims that lie there already: an earlier build wrote them and was killed before it could publish."""
    if job.is_afresh or job.claims is None or not source.sha256 or source.hidden:
        return None
    path = job.claims / claims_file(source.sha256, source.name, job.reader)
    if not path.exists():
        return None
    try:
        claims = read_claims_file(path)
    except StoreError:  # damaged: it is written anew
        return None
    return _reading(source, path, claims) if claims.sha256 == source.sha256 else None


def _reading(source: Source, path: Path | None, claims: DocumentClaims) -> Reading:
    return Reading(source.name, path, None, claims.sha256, claims.as_of.last_day if claims.as_of else "")
