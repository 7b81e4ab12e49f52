"""Reads HTML: a saved page, a clipboard, a post, and what pandoc makes of other formats."""

from .reader import read_html

__all__ = ["read_html"]
