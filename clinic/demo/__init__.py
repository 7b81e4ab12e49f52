"""The demo site: sample texts, people and pictures, and the code that loads them."""

from .loader import load

__all__ = ["load"]
