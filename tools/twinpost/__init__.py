"""Twinpost: the toolchain of a bilingual Hugo blog."""

__version__ = "0.1.0"
