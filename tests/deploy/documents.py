"""The commands of docs/deploy.md."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
DOCUMENT = ROOT / "docs" / "deploy.md"
BLOCK = re.compile(r"^```(sh|bash)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(kind: str) -> list[str]:
    """Returns the blocks that are run ("sh"), or those that cannot be here ("bash")."""
    return [text for found, text in BLOCK.findall(DOCUMENT.read_text()) if found == kind]
