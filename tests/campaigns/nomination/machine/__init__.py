"""A small ministry in which anybody tries anything at any time, and what must hold all the same."""
