"""Reads Word's .docx: its citations here, the rest by pandoc (docs/adr/0065).

Format: ECMA-376, https://ecma-international.org/publications-and-standards/standards/ecma-376/
"""

from .reader import read_word

__all__ = ["read_word"]
