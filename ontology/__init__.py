"""The terms, vocabularies, shapes and queries of the graph; read as package files."""
