"""Which format an answer is sent in: content negotiation as HTTP has it (RFC 9110, 12.5.1)."""

from __future__ import annotations

from collections.abc import Mapping

from pyoxigraph import QueryResultsFormat, RdfFormat

RESULTS: Mapping[str, QueryResultsFormat] = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "application/xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}
TRIPLES: Mapping[str, RdfFormat] = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "text/plain": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/json": RdfFormat.JSON_LD,
    "application/xml": RdfFormat.RDF_XML,
}


def choose(accept: str, offered: Mapping[str, object]) -> str | None:
    """The media type offered that `accept` likes best, the first of equals; `None` where it takes none. No wish takes the first."""
    wishes = [_wish(part) for part in accept.split(",") if part.strip()] or [("*/*", 1.0)]
    best: tuple[float, int, str] | None = None
    for place, media_type in enumerate(offered):
        quality = max(((_fit(media_type, wish), q) for wish, q in wishes if _fit(media_type, wish)), default=(0, 0.0))[1]
        if quality > 0 and (best is None or (quality, -place) > best[:2]):
            best = (quality, -place, media_type)
    return best[2] if best else None


def _wish(part: str) -> tuple[str, float]:
    media_type, *parameters = (piece.strip().lower() for piece in part.split(";"))
    quality = next((parameter[2:] for parameter in parameters if parameter.startswith("q=")), "1")
    try:
        return media_type, float(quality)
    except ValueError:
        return media_type, 0.0


def _fit(media_type: str, wish: str) -> int:
    """How exactly a wish names a media type: 3 itself, 2 its family, 1 anything, 0 not at all."""
    if wish == media_type:
        return 3
    if wish.endswith("/*") and media_type.startswith(wish[:-1]):
        return 2
    return 1 if wish == "*/*" else 0
