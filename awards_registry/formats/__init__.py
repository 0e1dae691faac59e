"""Formats of dates and numbers that replace the ones Django ships, by language."""
