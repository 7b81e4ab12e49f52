"""The demo site: sample texts, people and pictures, and the code that loads them."""

from .loader import CLINIC, DEMO_KEY, load

__all__ = ["CLINIC", "DEMO_KEY", "load"]
