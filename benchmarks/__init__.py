"""Measurements that are started by hand: figures for people, no tests."""
