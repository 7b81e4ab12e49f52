"""Groups among authors: committees, societies, agencies, firms, study groups."""

from __future__ import annotations

import re

from references.free_text.letters import UPPER
from references.free_text.people.name_forms import VANCOUVER
from references.model.names import Name

GROUP_WORDS = re.compile(
    r"\b(?:academ|administration|agency|alliance|association|authorit|board|bureau"
    r"|cent(?:er|re)s?\b|"
    r"collaborat|clinic\b|staff\b|college|commission|committee|consortium|council"
    r"|department|dept\b|directorate|"
    r"faculty|federation|force\b|foundation|fund\b|group|health\b|hospital|initiative|institut|"
    r"investigators|school\b|contributors\b|editorial\s(?:board|team|staff)|league|library|ministry|nations\b|network|office\b|organi[sz]ation"
    r"|panel|parliament|senate|congress\b|"
    r"programme?\b|project|registr|research\b|service|society|societies|study|survey|team"
    r"|trial|trust\b|"
    r"union|universit|workgroup|"
    # Spanish, Portuguese, French, German
    r"organizaci[oó]n|organização|ministerio|ministério|ministère|sociedad|société|asociaci"
    r"|associaç|grup[op]|groupe|"
    r"gesellschaft|bundes|verband|arbeitsgemeinschaft|direcci[oó]n|direcção|direção"
    r"|direction|consej|conselho|secretar[ií]a|agencia|agência|"
    r"haute autorité|comit[éeê]|federaci|fundaci|fundação|autorité|observatoire|ministerium"
    r"|zentrum|krankenkasse|kammer\b|akademie|stiftung|verein\b|klinik|consorcio|servicio|serviço)",
    re.IGNORECASE,
)
FIRM = re.compile(
    r"\b(?:Inc|Ltd|LLC|LLP|GmbH|AG|A/S|PLC|plc|Corp(?:oration)?|Co|Company"
    r"|Pharma(?:ceuticals?)?|Laborator(?:y|ies)|"
    r"Therapeutics|Biotech|S\.A|SA|NV|N\.V|SpA|KG|Pty Ltd)\.?$"
)
SMALL = frozenset(
    """
    of for the and on in de la & to du des di für and/or e y et und der die das do da dos das del
    los las le les el à al al. zur zum sur en von against plc
    """.split()  # noqa: SIM905  a list of words one can read
)
GROUP = re.compile(
    rf"(?:(?:for|on behalf of)\s+)?(?:the\s+)?(?P<group>[{UPPER}][^.;()\d:]{{3,120}}?)"
    r"(?=\.\s|\.$|;|,|\s?\()",
    re.IGNORECASE,
)
PRESS = re.compile(r"\b(?:Press|Publish\w+|Verlag|Books)$")
NLM_GROUP = re.compile(
    rf"(?:on behalf of\s+)?(?:the\s+)?(?P<group>[{UPPER}][^.;]{{2,250}})(?=\.\s|\.$|;)"
)
"""A group in NLM style, which sets groups, and nothing else, after a semicolon."""
ACRONYM = re.compile(r"[A-Z][A-Z&/-]{1,7}")
NO_GROUPS = frozenset(
    {
        "COVID",
        "COVID-19",
        "HIV",
        "AIDS",
        "ADHD",
        "DNA",
        "RNA",
        "PTSD",
        "BMI",
        "GERD",
        "IBS",
        "ECG",
        "MRI",
        "CBT",
        "PCOS",
        "COPD",
    }
)
LEADING = re.compile(
    rf"(?P<group>(?:U\.\s?[SK]\.?(?:A\.)?\s)?[{UPPER}][^.;:?!]{{2,200}}?(?:\b(?:Inc|Ltd|Co"
    rf"|Corp)\.)?)(?P<mark>;\s|,\s(?:and\s|&\s)?|\s(?:and|&)\s)(?=[{UPPER}a-z])"
)
"""A group before other authors: ends at a semicolon (NLM), a comma, or "and"."""
BEFORE_SEMICOLON = re.compile(rf"(?P<group>[{UPPER}][^;?!]{{2,250}}?)(?P<mark>;\s)(?=[{UPPER}a-z])")
FOREIGN = re.compile(
    r"(?:Organizaci[oó]n|Organização|Organisation\smondiale|Fédération|Santé\spublique|Observatoire|Minist[eé]rio|Ministère|Ministerium|Instituto?"
    r"|Institut|Sociedade?|Société|Asociación|Associação|Association"
    r"|Bundes\w+|Deutsche\s(?:Gesellschaft|Hochdruckliga|Rentenversicherung)|Gesellschaft"
    r"|Haute\sAutorité|Agence|Agencia|Agência|Direcci[oó]n|Dire[cç]ção|Secretar[ií]a"
    r"|Consejo|Conselho|Grupo|Groupe"
    r"|Fundación|Fundação|Fondation|Universi(?:dad|dade|té|tät)|Comité|Comitê|Federaci[oó]n"
    r"|Arbeitsgemeinschaft|Kassenärztliche)\b"
)
"""The first word of a group in a language that leaves its adjectives small."""
MAX_FOREIGN_WORDS = 22
JOINT = re.compile(r",?\s(?:&|and)\s")
OFFICE_AT_END = re.compile(
    r"\b(?:Agency|Association|Authority|Commission|Committee|Council|Department|Foundation"
    r"|Group|Institute|Organi[sz]ation|Society)$"
)
COUNTRIES = ("U.S. ", "US ", "UK ", "World ", "National ", "American ")


def group_at(text: str, separator: re.Match[str], form: str) -> tuple[Name, int] | None:
    """Read a group among persons: after a semicolon (NLM), or where its words say so."""
    after_semicolon = separator[0].lstrip().startswith(";") and form == "vancouver"
    if after_semicolon and (match := NLM_GROUP.match(text, separator.end())):
        return Name(literal=match["group"]), match.end()
    match = GROUP.match(text, separator.end())
    if not match:
        return None
    group = match["group"].strip()
    if is_group(group) and len(group.split()) > 1:
        return Name(literal=group), match.end()
    return None


def groups_after(text: str, place: int) -> tuple[list[Name], int]:
    """Read the groups that follow "et al" in NLM and AMA style, each after a semicolon."""
    names: list[Name] = []
    while separator := re.compile(r"\s*;\s*(?:and\s+)?").match(text, place):
        match = NLM_GROUP.match(text, separator.end())
        if not match or not (GROUP_WORDS.search(match["group"]) or ACRONYM.search(match["group"])):
            break
        names.append(Name(literal=match["group"].strip()))
        place = match.end()
    return names, place


def looks_like_group(text: str) -> bool:
    """Whether every word is capitalised, or is one that titles and groups leave small."""
    words = text.split()
    return bool(words) and all(
        word[0].isupper() or word[0].isdigit() or word.lower() in SMALL or word[0] in "([’'"
        for word in words
    )


def _has_one_small_word(text: str) -> bool:
    """Whether one word is small in a name that ends like an office's.

    "Medicines and Healthcare products Regulatory Agency"
    """
    words = text.split()
    small = [word for word in words if not looks_like_group(word)]
    return len(small) == 1 and len(words) > 3 and bool(OFFICE_AT_END.search(text))


def is_group(text: str) -> bool:
    """Whether the words name a group: an organisation's word, a firm's ending, or an acronym."""
    text = text.strip()
    if FOREIGN.match(text) and len(text.split()) < MAX_FOREIGN_WORDS:
        return True
    if not looks_like_group(text) and not _has_one_small_word(text):
        return False
    if GROUP_WORDS.search(text) or FIRM.search(text):
        return True
    words = text.split()
    if VANCOUVER.fullmatch(text):
        return False
    acronyms = [word for word in words if ACRONYM.fullmatch(word) and word not in NO_GROUPS]
    if not acronyms or len(words) > 3 or "," in text or PRESS.search(text):
        return False
    return len(words) == 1 or max(map(len, acronyms)) > 2


def separate_groups(text: str) -> list[Name]:
    """Split "World Health Organization & Group B", where a whole group stands on both sides."""
    for match in JOINT.finditer(text):
        left, right = text[: match.start()], text[match.end() :]
        whole = right.startswith(COUNTRIES) or (
            match[0].strip(" ,") == "&" and len(right.split()) > 2
        )
        if whole and is_group(left) and is_group(right):
            return [Name(literal=left), Name(literal=right)]
    return [Name(literal=text)] if text else []
