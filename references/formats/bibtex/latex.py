r"""LaTeX markup in BibTeX values, as plain Unicode.

pylatexenc knows the macros (docs/adr/0058); what is done around it: indices in formulas, links,
and what is text in a BibTeX file but would be lost as LaTeX (a bare "%", a single "$").
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pylatexenc.latex2text import LatexNodes2Text

SPECIAL = re.compile(r"[\\${}~%^_]|--|``|''")
BARE_PERCENT = re.compile(r"(?<!\\)%")
BARE_DOLLAR = re.compile(r"(?<!\\)\$")
FORMULA = re.compile(r"(?<!\\)\$((?:[^$\\]|\\.)*)\$")
INDEX = re.compile(r"[_^]\s*(?:\{([^{}]*)\}|(\\?[A-Za-z0-9+*-]+?(?![A-Za-z])|\S))")
LINK = re.compile(r"\\href\s*\{[^{}]*\}\s*(?=\{)")
ADDRESS = re.compile(r"\\(?:url|nolinkurl|path)\s*\{([^{}]*)\}")
TEXT_GREEK = re.compile(
    r"\\text(alpha|beta|gamma|delta|epsilon|kappa|lambda|omega|pi|sigma|tau|theta)(?![A-Za-z])"
)
CHARACTERS = {
    "textgreater": ">",
    "textless": "<",
    "textcelsius": "°C",
    "degree": "°",
    "textdegree": "°",
    "textbraceleft": r"\{",
    "textbraceright": r"\}",
    "textasciicircum": "^",
}
CHARACTER = re.compile(rf"\\({'|'.join(CHARACTERS)})(?![A-Za-z])(?:\{{\}})?")
COMMAND = re.compile(r"\\[A-Za-z]+\*?\s?|\\.")


def from_latex(text: str) -> str:
    r"""Return the plain text: accents composed, commands and braces gone.

    >>> from_latex(r"M{\"u}ller \& S{\o}n: CO$_2$")
    'Müller & Søn: CO2'
    """
    if not SPECIAL.search(text):
        return text
    text = BARE_PERCENT.sub(r"\\%", text)
    text = LINK.sub("", ADDRESS.sub(_verbatim, text))
    text = CHARACTER.sub(lambda match: CHARACTERS[match[1]], text)
    text = TEXT_GREEK.sub(r"\\ensuremath{\\\1}", text)
    if len(BARE_DOLLAR.findall(text)) % 2:
        text = BARE_DOLLAR.sub(r"\\$", text)
    text = FORMULA.sub(lambda match: f"${_indices(match[1])}$", text)
    text = re.sub(r"\\(mathrm|mathit|ensuremath|text|ce)\{([^{}$]*[_^][^{}$]*)\}", _in_braces, text)
    plain = _plain(text).replace("\u00a0", " ").replace("\u2009", " ")
    return unicodedata.normalize("NFC", plain)


def _indices(formula: str) -> str:
    formula = re.sub(r"\^\s*\{?\\circ\}?", "°", formula)
    return INDEX.sub(lambda match: match[1] if match[1] is not None else match[2], formula)


def _in_braces(match: re.Match[str]) -> str:
    return f"\\{match[1]}{{{_indices(match[2])}}}"


def _verbatim(match: re.Match[str]) -> str:
    return re.sub(r"(?<!\\)([%#&_])", r"\\\1", match[1])


def _plain(text: str) -> str:
    try:
        return str(_converter().latex_to_text(text))
    except (IndexError, ValueError, TypeError, AttributeError, RecursionError):
        return COMMAND.sub("", text).replace("{", "").replace("}", "")


@cache
def _converter() -> LatexNodes2Text:
    from pylatexenc.latex2text import LatexNodes2Text  # only who reads such a file needs it

    options: dict[str, Any] = {"math_mode": "text", "keep_comments": False}
    return LatexNodes2Text(**options)
