"""Changing the law's rows: rules as typed, tried on somebody, their effect, then kept."""
