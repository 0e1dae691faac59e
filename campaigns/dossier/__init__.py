"""Hồ sơ: the papers of a nomination, uploaded or filled in from the register."""
