"""The plain words of a stream, for reading time, descriptions and search."""

from wagtail.blocks import StreamValue


def plain_text(stream: StreamValue) -> str:
    """Returns all searchable text of a stream, block after block, without markup."""
    return "\n".join(stream.stream_block.get_searchable_content(stream))
