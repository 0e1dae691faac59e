"""Tests mirror the tree and read like sentences of the regulations."""
