"""Other SPARQL servers: asked over HTTP, and brought to the published version."""
