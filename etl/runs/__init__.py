"""What runs say of themselves: reports, one record a run, trends over versions, checks."""
