"""A rule pack: the law's catalogue as a file, checked whole before anything changes."""

from campaigns.eligibility.pack.actions import PackError, load_pack

__all__ = ["PackError", "load_pack"]
