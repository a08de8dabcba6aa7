"""What holds for all tests."""

from hypothesis import settings

# a busy machine is no fault of the code: what an input may cost is measured in processor time, where it matters
settings.register_profile("vitagraph", deadline=None)
settings.load_profile("vitagraph")
