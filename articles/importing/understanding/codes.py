"""Citations that stand in a text as a program's own codes: EndNote's, pandoc's, LaTeX's."""

from __future__ import annotations

import re

from articles.importing.inline_text import text_of
from articles.importing.model import Inlines

CODE = re.compile(
    r"\{[^{}#]{2,120} #\d{1,6}[^{}]{0,40}\}"  # {Roe, 2020 #12}
    r"|\[-?@[^\[\]]{2,120}\]"  # [@roe2020, p. 4]
    r"|\\(?:auto|paren|text)?cite[pt]?\{[^{}]{1,120}\}"  # \\cite{roe2020}
)
A_CODE = "it is the code of a program, without the reference"


def codes_in(inlines: Inlines) -> list[str]:
    """Returns the codes in a piece of running text; they stay in it.

    >>> CODE.findall("Walking helps {Roe, 2020 #12} and [@soe, p. 4].")
    ['{Roe, 2020 #12}', '[@soe, p. 4]']
    """
    return CODE.findall(text_of(inlines, markers=False))
