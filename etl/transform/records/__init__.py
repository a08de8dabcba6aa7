"""Records as documents: their fields are claims as they stand, each with its place in the file."""
