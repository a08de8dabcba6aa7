"""Opens a finished graph."""

from __future__ import annotations

from pathlib import Path

from oxrdflib import OxigraphStore
from pyoxigraph import Store
from rdflib import Dataset

from etl.errors import StoreError
from etl.graph.store import current_store
from etl.graph.terms import NAMESPACE


def open_graph(output: Path) -> PublishedGraph:
    """The graph in an output folder, for reading; a build may go on beside it.

    The default graph is the consolidated one; what each document says stands in its named graph. The prefix `vg:` is bound. Raises
    `StoreError` where there is no graph.
    """
    folder = current_store(output)
    try:
        store = Store.read_only(str(folder))
    except (OSError, RuntimeError) as error:  # it is gone, or damaged
        raise StoreError(f"the store {folder} cannot be opened ({error}): build it again") from None
    return PublishedGraph(store)


class PublishedGraph(Dataset):
    """A data set of rdflib; `native` is the store below it, which gives the rows of an answer one by one."""

    def __init__(self, native: Store) -> None:
        super().__init__(store=OxigraphStore(store=native), default_union=False)
        self.native = native
        self.bind("vg", NAMESPACE)
