"""What curators say, and what becomes of it: facts released, names decided, pairs reviewed, documents and people forgotten."""
