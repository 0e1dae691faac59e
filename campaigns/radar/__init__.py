"""Rà soát đối tượng: who qualifies for what and is not nominated, and who is one step away."""
