"""The published graph over HTTP: a SPARQL 1.1 endpoint that only reads."""
