"""Offices of states and of organisations, whose names hold a full stop."""

from __future__ import annotations

import re

STATE_AND_OFFICE = re.compile(
    r"(?P<group>(?:BRASIL|Brasil|PORTUGAL|Portugal|ESPAÑA|España"
    r"|SÃO PAULO \(Estado\))\.\s[^.:]{4,120}"
    r"(?:\.\s(?:Secretaria|Departamento|Coordenação|Diretoria|Conselho)\b[^.:]{3,100}){0,2})\.\s+"
)
"""ABNT NBR 6023: the office of a state stands after the state's name."""
OFFICE = re.compile(
    r"\.\s(?:Regional\s)?(?:Office|Division|Bureau|Directorate|Department|Ministry)\b"
)
STATE = re.compile(
    r"(?:Great\sBritain|United\sKingdom|United\sStates|England|Scotland|Ireland|Australia|Canada"
    r"|New\sZealand)\.\s(?=(?:Department|Ministry|Office)\b)"
)
SENTENCES = re.compile(r"(?:[a-z]{3}|\))\.\s(?=[A-Z])")
