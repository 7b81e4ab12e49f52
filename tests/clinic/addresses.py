"""Every address of the admin, filled in with objects that exist."""

import re
from collections.abc import Iterator, Mapping

from django.urls import URLPattern, URLResolver, get_resolver

PLACEHOLDER = re.compile(r"<(?:\w+:)?(\w+)>")
REGEX = {
    r"^(\d+)/revisions/compare/(live|earliest|\d+)\.\.\.(live|latest|\d+)/$": (
        "<page_id>/revisions/compare/earliest...latest/"
    ),
    r"^(?P<pk>\d+)/revisions/compare/(?P<revision_id_a>live|earliest|\d+)\.\.\."
    r"(?P<revision_id_b>live|latest|\d+)/$": "<page_id>/revisions/compare/earliest...latest/",
    r"(?P<pk>.+)/revisions/compare/(?P<revision_id_a>live|earliest|\d+)\.\.\."
    r"(?P<revision_id_b>live|latest|\d+)/$": "<pk>/revisions/compare/earliest...latest/",
    r"(?P<instance_pk>[-\w]+)": "<instance_pk>",
}
"""What stands for the few patterns that are regular expressions."""


def patterns() -> Iterator[str]:
    """Yields the pattern of every address of the admin."""
    for pattern in walk(get_resolver().url_patterns):
        if pattern.startswith("admin/") and ".*" not in pattern:
            yield pattern


def walk(entries: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[str]:
    for entry in entries:
        text = str(entry.pattern)
        for regex, plain in REGEX.items():
            text = text.replace(regex, plain)
        path = prefix + text.replace("^", "").replace("$", "")
        if isinstance(entry, URLResolver):
            yield from walk(entry.url_patterns, path)
        else:
            yield path


def filled(pattern: str, values: Mapping[str, object]) -> str:
    """Returns an address; the values of the longest fitting prefix win over the general ones."""
    own = {
        key.rpartition("|")[2]: value
        for key, value in sorted(values.items(), key=lambda item: len(item[0]))
        if pattern.startswith(key.rpartition("|")[0])
    }
    return "/" + PLACEHOLDER.sub(lambda match: str(own[match[1]]), pattern)
