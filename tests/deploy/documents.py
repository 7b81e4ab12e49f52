"""The commands of docs/deploy.md."""

import re
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent.parent
DOCUMENT = ROOT / "docs" / "deploy.md"
PLATFORMS = ROOT / "docs" / "platforms.md"
BLOCK = re.compile(r"^```(sh|bash)(?: (\w+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    """This block is what an operator types in one go."""

    kind: str
    """ "sh" is run by `make check-deploy`; "bash" needs more than there is."""
    user: str
    """Who types a block of the kind "sh": "root" or "clinic"."""
    text: str


def all_blocks(document: Path = DOCUMENT) -> list[Block]:
    """Returns all blocks of a document, in order."""
    return [Block(*found) for found in BLOCK.findall(document.read_text())]


def blocks(kind: str, document: Path = DOCUMENT) -> list[str]:
    """Returns the blocks that are run ("sh"), or those that cannot be here ("bash")."""
    return [block.text for block in all_blocks(document) if block.kind == kind]
