"""Reads exports of WordPress, as plain data and as documents; nothing is fetched or written."""

from .export import Author, Channel, Item, Term, local_path
from .outline import Outline, read_items, read_outline
from .post import Post, plain, read_post

__all__ = [
    "Author",
    "Channel",
    "Item",
    "Outline",
    "Post",
    "Term",
    "local_path",
    "plain",
    "read_items",
    "read_outline",
    "read_post",
]
