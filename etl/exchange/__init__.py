"""The graph in the formats of others: RDF, tables, bibliographies, résumés, schema.org, networks."""
