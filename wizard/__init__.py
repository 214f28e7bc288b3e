"""Helps families in England ask their school for help with special educational needs."""

__version__ = "0.1.0"
