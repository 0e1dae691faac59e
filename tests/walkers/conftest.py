"""The walkers' house: the whole demo, built once for a module."""

from tests.campaigns.demo.conftest import demo

__all__ = ["demo"]
