"""The site's own address: where settings and Wagtail's Site record disagree, and moving it."""

from .address import address_of, address_problem
from .links import rewrite_links

__all__ = ["address_of", "address_problem", "rewrite_links"]
