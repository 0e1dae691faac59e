"""Hộ gia đình: households that a unit may nominate, apart from its staff."""
