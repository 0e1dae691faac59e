"""Hướng dẫn: the terms of the field with their articles, where the work is."""
