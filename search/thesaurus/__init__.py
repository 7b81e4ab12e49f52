"""The starter thesaurus: groups of words that every clinic's site begins with."""

from .starter import load_starter, starter_groups

__all__ = ["load_starter", "starter_groups"]
