"""LaTeX markup in BibTeX values, as plain Unicode, and back.

Accents: https://www.latex-project.org/help/documentation/ (LaTeX2e for authors, section 3.4).
"""

from __future__ import annotations

import re
import unicodedata

COMBINING = {
    "'": "\u0301",
    "`": "\u0300",
    "^": "\u0302",
    '"': "\u0308",
    "~": "\u0303",
    "=": "\u0304",
    ".": "\u0307",
    "u": "\u0306",
    "v": "\u030c",
    "H": "\u030b",
    "c": "\u0327",
    "d": "\u0323",
    "b": "\u0331",
    "k": "\u0328",
    "r": "\u030a",
}
OPEN, CLOSE = "\ue010", "\ue011"  # private use: braces that are text
SYMBOLS = {
    "textbraceleft": OPEN,
    "textbraceright": CLOSE,
    "textdollar": "$",
    "ss": "ß",
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "aa": "å",
    "AA": "Å",
    "i": "i",
    "j": "j",
    "textendash": "–",
    "textemdash": "—",
    "textquoteright": "’",
    "textquoteleft": "‘",
    "copyright": "©",
    "textregistered": "®",
    "texttrademark": "™",
    "textbackslash": "\\",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "alpha": "α",
    "beta": "β",
    "gamma": "γ",
    "delta": "δ",
    "kappa": "κ",
    "lambda": "λ",
    "mu": "μ",
    "omega": "ω",
    "times": "×",
    "pm": "±",
    "leq": "≤",
    "geq": "≥",
    "degree": "°",
    "textdegree": "°",
    "ldots": "…",
    "dots": "…",
}
ACCENT = re.compile(
    r"\\(?P<mark>['`^\"~=.])\s*(?:\{\\?(?P<braced>[A-Za-z])\}|\\?(?P<bare>[A-Za-z]))"
)
LETTER_ACCENT = re.compile(
    r"\\(?P<mark>[uvHcdbkr])(?:\s*\{\\?(?P<braced>[A-Za-z])\}|\s+(?P<bare>[A-Za-z]))"
)
SYMBOL = re.compile(
    r"\\(?P<name>"
    + "|".join(sorted(SYMBOLS, key=len, reverse=True))
    + r")(?![A-Za-z])(?:\{\}|\s(?=\S))?"
)
ESCAPED = re.compile(r"\\([&%$#_{}])")
COMMAND = re.compile(
    r"\\(?:emph|textit|textbf|textsc|textrm|textsuperscript|textsubscript|mbox|ensuremath|mathrm|url)\s*(?=\{)"
)
ESCAPABLE = "&%$#_{}"
_KEPT = {
    character: chr(0xE000 + i) for i, character in enumerate(ESCAPABLE)
}  # private use, meanwhile


def from_latex(text: str) -> str:
    r"""Return the plain text: accents composed, commands and braces gone.

    >>> from_latex(r"M{\"u}ller \& S{\o}n")
    'Müller & Søn'
    """
    if "\\" in text:
        text = ESCAPED.sub(lambda match: _KEPT[match[1]], text)
        text = ACCENT.sub(_accented, text)
        text = LETTER_ACCENT.sub(_accented, text)
        text = COMMAND.sub("", text)
    text = text.replace("~", " ").replace("$", "").replace("---", "—").replace("--", "–")
    if "\\" in text:
        text = SYMBOL.sub(lambda match: SYMBOLS[match["name"]], text)
    text = text.replace("{", "").replace("}", "")
    for character, kept in _KEPT.items():
        text = text.replace(kept, character)
    text = text.replace(OPEN, "{").replace(CLOSE, "}")
    return unicodedata.normalize("NFC", text)


def _accented(match: re.Match[str]) -> str:
    return unicodedata.normalize(
        "NFC", (match["braced"] or match["bare"]) + COMBINING[match["mark"]]
    )
