r"""The number, letter, bullet or arrow that a list puts before a reference.

Forms: `12.` · `(12)` · `[12]` · `12<tab>` · `12-` · Markdown's `12\.` and `[^12]:` ·
superscripts · `12Smith`, where a superscript was lost · `a.` · `Ref 12:` · bullets · the arrows
with which a wiki leads back to the text (`^`, `↑`, `^ a b`).
"""

from __future__ import annotations

import re

from references.free_text.letters import UPPER

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_PARTICLE = r"(?:d[ae]|de[ln]|di|du|van|von|ter|ten|el|al|la|le)\s"
_NAME = rf"(?:[{UPPER}][a-zß-öø-ÿ'’‐-]|[{UPPER}]{{2}}[a-z]|{_PARTICLE}|[dO][’'][{UPPER}])"
_FULL_NAME = (
    rf"(?:{_PARTICLE}){{0,2}}[{UPPER}][\w'’‐-]{{1,30}}(?:\s[{UPPER}]{{1,3}}[,.;]"
    rf"|,\s[{UPPER}]\.)"
)
ENUMERATOR = re.compile(
    rf"""\s*(?:
        \[\^(?P<note>\d{{1,4}})\]:?\s*                            # [^12]:
      | [\[(]\s*(?P<boxed>\d{{1,4}})\s*[\])](?:[.:]|(?=\D))\s*     # [12]  (12).
      | (?:Ref(?:erence)?|Source|No|\#)\.?\s?(?P<word>\d{{1,4}})\s*[.):\]]\s*   # Ref 12:
      | (?P<plain>\d{{1,4}})(?:
            \s*\\?[.)\]:]\s+                                      # 12.  12)  12\.
          | [.)](?=[^\W\d_])                                     # 12.Smith
          | \t\s* | \s*[-–—]\s+ | [-–—](?={_NAME})                # 12<tab>  12 -  12-Smith
          | (?={_NAME}[^\W\d_\s]*\s[{UPPER}])                     # 12Smith J
          | \s(?={_FULL_NAME})                                   # 12 Smith J,
        )
      | (?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,4}})[.)]?\s*                    # ¹²
      | \^(?P<caret>\d{{1,4}})\^?\s*                              # ^12^
      | \(?(?P<letter>[a-z])[.)]\s+(?={_NAME}|[{UPPER}]{{2}})      # a.
      | [•·●▪◦‣∙*\-–—►➢]\s+                                       # bullets
      | [•·●▪◦‣►➢]
    )""",
    re.VERBOSE,
)
ARROWS = re.compile(r"\s*(?:[↑↩⇑⬆^]\ufe0e?\s*)+(?:(?:[a-z]{1,2}|\d\.\d)\s+){0,12}(?=\S)")
ARROWS_AT_END = re.compile(r"(?<![\s↑↩⇑⬆⏎\ufe0e])\s*+(?:[↑↩⇑⬆⏎]\ufe0e?+\s*+)++$")
NUMBERS = ("note", "boxed", "word", "plain", "raised", "caret")


def number_of(match: re.Match[str]) -> int | None:
    """Return the number of an enumerator; letters count from 1, and a bullet has none."""
    for name in NUMBERS:
        if match[name]:
            return int(match[name].translate(SUPERSCRIPTS))
    return ord(match["letter"]) - ord("a") + 1 if match["letter"] else None


def without_enumerator(text: str) -> str:
    """Return the text without the number, bullet or arrow that a list put around it.

    >>> without_enumerator("3. ^ a b Ode B. Tea. BMJ. 2001;1:2.")
    'Ode B. Tea. BMJ. 2001;1:2.'
    """
    if match := ENUMERATOR.match(text):
        text = text[match.end() :]
    if match := ARROWS.match(text):
        text = text[match.end() :]
        if match := ENUMERATOR.match(text):
            text = text[match.end() :]
    return ARROWS_AT_END.sub("", text)
