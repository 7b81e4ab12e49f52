"""One author, editor or group, as CSL-JSON knows it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from references.model.errors import ParseError

INITIALS = re.compile(r"[^\W\d_a-z]{1,4}")


@dataclass(frozen=True, slots=True)
class Name:
    """A person (`family`, `given`, `suffix`) or a group (`literal`).

    Particles stay at the head of `family` ("van der Hoek"), where PubMed keeps them.

    Attributes:
        family: surname with its particles.
        given: given names, or their initials as printed ("MA", "M. A.") when that is all there is.
        suffix: "Jr", "III", "3rd".
        literal: the name of a group, or of a person that has no parts.
    """

    family: str = ""
    given: str = ""
    suffix: str = ""
    literal: str = ""

    @property
    def initials(self) -> str:
        """The initials of the given names without full stops: "Jean-Pierre" gives "JP"."""
        given = self.given.strip()
        if not given:
            return ""
        if INITIALS.fullmatch(given):
            return given
        return "".join(_initials(part) for part in re.split(r"[\s.\-‐‑]+", given) if part)

    @property
    def is_et_al(self) -> bool:
        """Whether this stands for "and others", as in MEDLINE records of 1984 to 1999."""
        return self.literal.lower().rstrip(".") == "et al"

    def to_csl(self) -> dict[str, str]:
        """Return the CSL-JSON name variable."""
        keys = ("family", "given", "suffix", "literal")
        return {key: value for key in keys if (value := getattr(self, key))}

    @classmethod
    def from_csl(cls, value: object) -> Name:
        """Read a CSL-JSON name variable; its particles join the family name.

        Raises:
            ParseError: the value is neither an object nor a text.
        """
        if isinstance(value, str):
            return cls(literal=value.strip())
        if not isinstance(value, dict):
            raise ParseError(f"An author should be an object with “family”, not {value!r:.80}.")

        def text(key: str) -> str:
            return str(value.get(key) or "").strip()

        family = " ".join(
            filter(None, (text("dropping-particle"), text("non-dropping-particle"), text("family")))
        )
        return cls(family, text("given"), text("suffix"), text("literal"))


def _initials(part: str) -> str:
    """The initials that one run of letters stands for: "Maria" one, "MA" two, "de" none."""
    if part.upper() == part.lower():
        return part if part.isalpha() else ""  # a script without capitals, such as Chinese
    if part.isupper() and len(part) <= 4:
        return part
    return part[0].upper() if any(letter.isalpha() for letter in part) else ""
