"""Many clients at an endpoint while versions change under them."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from etl.history import rollback
from etl.settings import Settings
from tests.etl.serve.served import PEOPLE, names

SLOW = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . FILTER(STR(?a) = STRAFTER(STR(?l), STR(?f))) }"
HUGE = "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
OTHERS = (
    "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }",
    "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g",
    "CONSTRUCT { ?s a ?c } WHERE { ?s a ?c }",
)
CUT = (413, 503)


@dataclass(slots=True)
class Outcome:
    """What the clients met. `wrong` says each answer that should not be; `took` are seconds of ordinary answers."""

    took: list[float] = field(default_factory=list)
    cut: int = 0
    wrong: list[str] = field(default_factory=list)
    versions: set[int] = field(default_factory=set)


def hammer(url: str, output: Path, people: Mapping[int, Sequence[str]], *, seconds: float, clients: int, swap_s: float) -> Outcome:
    """`clients` ask for `seconds`, one of them what takes too long, while two versions are published again in turn.

    `people`: those of version 1 and of version 2, the current one. An answer is wrong that is an error, holds other people than its
    version has, or is of an older version than the one whose publication had ended before it was asked for.
    """
    outcome, lock, ends = Outcome(), threading.Lock(), time.monotonic() + seconds
    announced = [2]

    def asker(client: httpx.Client, number: int) -> None:
        turn = number
        while time.monotonic() < ends:
            turn += 1
            query = PEOPLE if turn % 2 else OTHERS[turn // 2 % len(OTHERS)]
            least, began = announced[0], time.monotonic()
            answer = client.get("/sparql", params={"query": query})
            took = time.monotonic() - began
            with lock:
                outcome.took.append(took)
                said = _wrong(answer, query, least, people)
                if said:
                    outcome.wrong.append(said)
                else:
                    outcome.versions.add(int(answer.headers["vitagraph-version"]))

    def trouble(client: httpx.Client, number: int) -> None:
        turn = number
        while time.monotonic() < ends:
            turn += 1
            answer = client.get("/sparql", params={"query": SLOW if turn % 2 else HUGE})
            with lock:
                if answer.status_code in CUT and "ask for less" in answer.text:
                    outcome.cut += 1
                else:
                    outcome.wrong.append(f"a query without end was answered with {answer.status_code}: {answer.text[:80]}")

    def run(number: int) -> None:
        with httpx.Client(base_url=url, timeout=120) as client:
            try:
                (trouble if number == 0 else asker)(client, number)
            except httpx.HTTPError as error:
                outcome.wrong.append(f"no answer: {error!r}")

    threads = [threading.Thread(target=run, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    while time.monotonic() < ends:
        announced[0] = rollback(output, None, Settings()).number
        time.sleep(swap_s)
    for thread in threads:
        thread.join()
    return outcome


def _wrong(answer: httpx.Response, query: str, least: int, people: Mapping[int, Sequence[str]]) -> str:
    if answer.status_code != 200:
        return f"{answer.status_code}: {answer.text[:100]}"
    version = int(answer.headers["vitagraph-version"])
    if version < least:
        return f"version {version} after {least} was published"
    if query == PEOPLE and names(answer) != list(people[2 - version % 2]):
        return f"version {version} with other people than it has"
    return ""
