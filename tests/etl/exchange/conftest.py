"""Published graphs to export from."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.errors import DocumentError
from etl.extract.reading import read_file
from etl.graph.consolidate import consolidate
from etl.graph.quads import write_documents
from etl.model.document_claims import DocumentClaims
from etl.model.resolution import Resolution
from etl.resolve.resolution import resolve
from etl.settings import Settings
from etl.transform.claims import read_claims
from tests.etl.graph.sample_claims import resolve_sample, sample_claims
from tests.etl.load.plain_output import write_output

EXAMPLES = Path(__file__).parents[2] / "examples" / "cvs"
SETTINGS = Settings()


def publish(claims: list[DocumentClaims], resolution: Resolution, folder: Path, *, with_contacts: bool = False) -> Path:
    """A folder with the graph of these claims."""
    documents = write_documents(claims, resolution, base_iri=SETTINGS.base_iri, with_contacts=with_contacts)
    write_output(folder, documents, consolidate(documents, resolution, base_iri=SETTINGS.base_iri))
    return folder


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of the example CVs, as the public profile has it."""
    claims = []
    for path in sorted(EXAMPLES.iterdir()):
        try:
            claims.append(read_claims(read_file(path, name=path.name, settings=SETTINGS)))
        except DocumentError:
            continue
    return publish(claims, resolve(claims), tmp_path_factory.mktemp("examples"))


@pytest.fixture(scope="session")
def internal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of the sample claims with contact data in it."""
    claims = sample_claims()
    return publish(claims, resolve_sample(claims), tmp_path_factory.mktemp("internal"), with_contacts=True)
