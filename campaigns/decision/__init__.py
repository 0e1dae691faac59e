"""Decisions on awards: the register itself, and the paper that announces them."""
