"""Queries of someone who may need help at once: the numbers come before any result.

988 is the Suicide and Crisis Lifeline (https://988lifeline.org/), 1-800-222-1222 Poison Help
(https://www.poisonhelp.hrsa.gov/), 1-800-799-7233 the National Domestic Violence Hotline
(https://www.thehotline.org/), 911 the emergency number. The patterns err on the side of showing
the panel once too often.
"""

from .dangers import Danger
from .recognition import Recognised, danger_in

__all__ = ["Danger", "Recognised", "danger_in"]
