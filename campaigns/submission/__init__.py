"""Tờ trình: nominations gathered under one paper and sent on together."""
