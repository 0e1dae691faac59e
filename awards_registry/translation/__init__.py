"""Reads our messages and the borrowed ones, and keeps the Vietnamese catalogue whole."""
