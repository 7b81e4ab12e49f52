"""International Standard Book Numbers (ISO 2108), with their check digits."""

from __future__ import annotations

import re


def is_valid_isbn(text: str) -> bool:
    """Whether ten or thirteen digits carry the right check digit; hyphens and spaces are free."""
    digits = re.sub(r"[\s\-–]", "", text).upper()
    if re.fullmatch(r"\d{9}[\dX]", digits):
        values = [10 if d == "X" else int(d) for d in digits]
        return (
            sum(weight * value for weight, value in zip(range(10, 0, -1), values, strict=True)) % 11
            == 0
        )
    if re.fullmatch(r"97[89]\d{10}", digits):
        return sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(digits)) % 10 == 0
    return False
