"""Labels and dates of other languages, said in English, so that one reader reads all.

Spanish and Portuguese Vancouver (Citing Medicine as SciELO's journals print it), ABNT NBR 6023:2018
(`v. 46, n. 2, p. 3-12`), French (AFNOR Z 44-005), German (DIN ISO 690), Chinese (GB/T 7714-2015).
Only labels that stand beside a number, an address, a name or inside brackets are replaced: the
words of a title stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from references.model.months import SHORT

MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "ene enero jan janeiro janv janvier januar jänner",
            "feb febrero fev fevereiro fév févr février februar",
            "mar marzo março mars märz mrz",
            "abr abril avr avril apr april",
            "mayo mai maio may",
            "jun junio junho juin juni",
            "jul julio julho juil juillet juli",
            "ago agosto août aout aug august",
            "sep sept set septiembre setiembre setembro septembre september",
            "oct octubre out outubro octobre okt oktober",
            "nov noviembre novembro novembre november",
            "dic diciembre dez dezembro déc décembre dec dezember",
        ),
        1,
    )
    for word in words.split()
}
_MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
_YEAR = r"(?:19|20)\d\d"
_OF = r"(?:\s(?:de|del)\s|\s)"
_DATE = re.compile(
    rf"(?<![\w-])(?:(?P<d1>\d{{1,2}})(?:º|ª|er|\.)?{_OF}(?P<m1>{_MONTH}){_OF}(?P<y1>{_YEAR})"
    rf"|(?P<y2>{_YEAR})\s(?P<m2>{_MONTH})(?:\s(?P<d2>\d{{1,2}}))?"
    rf"|(?P<m3>{_MONTH})(?:[/-](?P<m4>{_MONTH}))?{_OF}(?P<y3>{_YEAR}))(?=[\s\]).,;:–-]|$)",
    re.IGNORECASE,
)
_DOTTED_DATE = re.compile(r"\b(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>20\d\d)(?=[\s\]).,;]|$)")
_ENGLISH = re.compile(r"Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec")
_BEFORE_DATE = re.compile(
    r"(?:^|[\[(,;.:]|\b(?:em|el|le|am|a|en|cited|accessed|updated|vom|depuis|desde|du))\s*$",
    re.IGNORECASE,
)

_CITED = (
    r"citado|citada|cité|cite le|zitiert|zit\.|consultad[oa]|consulté|acesso|acceso"
    r"|acessad[oa]|accedido"
    r"|accesado|último acceso|abgerufen|aufgerufen|zugriff|letzter zugriff|eingesehen"
    r"|visitado|accès"
    r"|consultat|consultato|geraadpleegd|引用日期"
)
_UPDATED = r"actualizad[oa]|atualizad[oa]|mis à jour|aktualisiert|stand(?=:)"
_AVAILABLE = (
    r"disponible(?:\s(?:en(?:\sligne)?|sur|à|a))?|disponível\s(?:em|online)|disponibile\s(?:su|a)"
    r"|verfügbar\s(?:unter|über)|abrufbar\s(?:unter|über)|erhältlich\sunter|online\sunter"
    r"|recuperado\sde"
    r"|obtenido\sde|récupéré\s(?:de|sur)|retirado\sde|consultable\s(?:à|sur)|repéré\sà"
)
_RULES: tuple[tuple[tuple[str, ...], re.Pattern[str], str], ...] = tuple(
    (needles, re.compile(pattern, re.IGNORECASE), word)
    for needles, pattern, word in (
        (
            (
                "cit",
                "zit",
                "consult",
                "acces",
                "acess",
                "acced",
                "abgerufen",
                "aufgerufen",
                "zugriff",
                "eingesehen",
                "visitado",
                "geraadpleegd",
                "accès",
                "引用",
            ),
            rf"(?<=[\[(;.])(?P<s>\s*)(?:{_CITED})(?:\s(?:em|el|le|am|en"
            rf"|a))?:?\s(?=[^\])]{{0,14}}\d{{2}})",
            r"\g<s>cited ",
        ),
        (
            (
                "actualizad",
                "atualizad",
                "mis à jour",
                "aktualisiert",
                "stand:",
            ),
            rf"(?<=[\[(;.])(?P<s>\s*)(?:{_UPDATED})(?:\s(?:em|el|le|am|en"
            rf"|a))?:?\s(?=[^\])]{{0,14}}\d{{2}})",
            r"\g<s>updated ",
        ),
        (
            (
                "dispon",
                "verfügbar",
                "abrufbar",
                "erhältlich",
                "online unter",
                "recuperado",
                "obtenido",
                "récupéré",
                "retirado",
                "consultable",
                "repéré",
            ),
            rf"\b(?:{_AVAILABLE})\s?:\s*(?=\S|$)",
            "Available from: ",
        ),
        (
            (
                "dispon",
                "verfügbar",
                "abrufbar",
                "erhältlich",
                "online unter",
                "recuperado",
                "obtenido",
                "récupéré",
                "retirado",
                "consultable",
                "repéré",
            ),
            rf"\b(?:{_AVAILABLE})\s(?=<?(?:https?:|www\.))",
            "Available from: ",
        ),
        (
            (
                "[en l",
                "[on",
                "[recurso",
                "[site",
                "[pág",
                "[sitio",
            ),
            r"\[(?:en ligne|en l[ií]nea|online|on-?line|recurso (?:electr[oó]nico"
            r"|eletr[oô]nico)|site web|página (?:web|na internet)|sitio web)\]",
            "[Internet]",
        ),
        (
            (
                " v. ",
                " v.",
                " bd",
                " jg",
                " jahrgang",
                " tom",
            ),
            r"(?<=[,;.)\s])\s(?:v|bd|jg|jahrgang|tome?|tomo)\.\s?(?=\d{1,4}\b)",
            " vol. ",
        ),
        (
            (
                " n.",
                " nr",
                " núm",
                " heft",
                " fasc",
                " h.",
            ),
            r"(?<=[,;.)\d])\s(?:n|nr|núm|heft|fasc|h)\.\s?(?=\d)",
            " no. ",
        ),
        (
            (
                "n°",
                "nº",
                "n.º",
                "n.°",
                "n o.",
            ),
            r"(?<=[,;.)\d])\s?(?:n°|nº|n\.º|n\.°|n o\.)\s?(?=\d)",
            " no. ",
        ),
        (
            (
                " s.",
                " s ",
                " pág",
                " seite",
                " str",
            ),
            r"(?<=[,;.)\d:])\s(?:s|págs?|seiten?|página|páginas"
            r"|str)\.?\s(?=[eE]?\d{1,5}(?:\s?[-–]|[.,;)]|$))",
            " p. ",
        ),
        (
            (
                " español",
                " espanhol",
                " castellano",
            ),
            r"(?<=[.\d])\s(?:Español|Espanhol|Castellano)\.(?=\s|$)",
            " Spanish.",
        ),
        ((" portugu",), r"(?<=[.\d])\s(?:Portugu[êe]s)\.(?=\s|$)", " Portuguese."),
        ((" fran",), r"(?<=[.\d])\s(?:Français|Francés)\.(?=\s|$)", " French."),
        (
            (
                " deutsch",
                " alem",
            ),
            r"(?<=[.\d])\s(?:Deutsch|Alem[áã][no]?)\.(?=\s|$)",
            " German.",
        ),
        (
            (
                " ed.",
                "ªed",
                "a ed",
                "ed. ",
                "éd.",
                "édition",
                "edición",
                "edição",
                "aufl",
            ),
            r"(?P<n>\d{1,2})(?:\.?[ªaº]|\.?º|ème|e|\.)?\s?(?:ed\.(?=[\s,]|$)(?!\s(?:by|de|por"
            r"|von)\b)|éd\.|édition\b|edición\b|edição\b|aufl(?:age|\.))(?:\sed\.)?",
            r"\g<n>th ed.",
        ),
        (("第",), r"第\s?(?P<n>\d{1,2})\s?版", r"\g<n>th ed."),
        (
            (
                "hrsg",
                "(hg",
                "(org",
                "(coord",
                "(dir",
                "organizador",
                "coordinador",
                "coordenador",
                "editores",
                "editora",
                "(editor",
            ),
            r"\s?\((?:hrsg|hg|orgs?|coords?|dirs?|organizador(?:es|as?)?|coordinador(?:es)?"
            r"|coordenador(?:es)?|editor(?:es|a)?)\.?\)(?=[.,:;\s])[,:]?|,\s(?:organizador(?:es"
            r"|as?)?|coordinador(?:es)?|coordenador(?:es)?|editores|editora"
            r"|Hrsg\.?)(?=[.,:;]\s)[,:]?",
            " (eds.)",
        ),
        (
            (
                " en:",
                " en :",
                " em:",
                " em :",
                " dans",
            ),
            r"(?<=[.?!])\s(?:en|em|dans)\s?:\s(?=\w)",
            " In: ",
        ),
        (
            (
                " col",
                " coll",
                "u. a.",
                "u.a.",
                "等",
            ),
            r"[,;]?\s(?:y|e|et)\s(?:cols?|coll|colaboradores)\b\.?(?=[.\s,;(]|$)"
            r"|[,;]?\su\.\s?a\.(?=\s\(|,|;|\.|$)|[,，]\s?等(?=[.,，．])",
            ", et al.",
        ),
    )
)
"""What must stand in the text in lower case, what is replaced, and by what."""
_FOREIGN_MONTH = re.compile(
    r"\b(?:ene|abr|avr|ago|ao[uû]t|dic|d[ée]c|dez|set|out|okt|mai|mayo?|maio|f[eé]vr?|janv"
    r"|jan|feb|mar|jun|jul|oct|nov|sept?"
    r"|[ef]nero|febrero|marzo|abril|junio|julio|agosto|septiembre|setiembre|octubre"
    r"|noviembre|diciembre"
    r"|janeiro|fevereiro|março|junho|julho|setembro|outubro|novembro|dezembro|janvier"
    r"|février|mars|avril"
    r"|juin|juillet|juil|septembre|octobre|novembre|décembre)\b|\b(?:Ene|Abr|Ago|Dic|Dez"
    r"|Set|Out|Okt|Mai|Fev|Avr|Jänner"
    r"|Januar|Februar|März|Juni|Juli|Oktober|Dezember|Maio|Mayo|Abril)\b"
    r"|\d\.\s(?:[A-Z][a-z]{2,8})\b"
)
"""A month that needs to be said in English: of another language, in small letters, after "3."."""


def in_english(text: str) -> str:
    """Return the text with labels and dates of other languages in their English form.

    >>> in_english("Sono. Rev Sono, v. 46, n. 2, p. 3-12, abr. 2012. Acesso em: 12 mar. 2021.")
    'Sono. Rev Sono, vol. 46, no. 2, p. 3-12, Apr 2012. cited 12 Mar 2021.'
    """
    lower = text.lower()
    for needles, pattern, word in _RULES:
        if any(needle in lower for needle in needles):
            text = pattern.sub(word, text)
    if _FOREIGN_MONTH.search(text):
        text = _DATE.sub(_in_place(_english_date), text)
    return _DOTTED_DATE.sub(_in_place(_english_dotted), text)


def _in_place(write: Callable[[re.Match[str]], str]) -> Callable[[re.Match[str]], str]:
    """Rewrite a date only where a date may stand alone: after punctuation or a label."""

    def replaced(match: re.Match[str]) -> str:
        before = match.string[max(0, match.start() - 12) : match.start()]
        return write(match) if _BEFORE_DATE.search(before) else match[0]

    return replaced


def _english_date(match: re.Match[str]) -> str:
    if _ENGLISH.match(match[0].lstrip("0123456789 ")) and " de " not in match[0]:
        return match[0]
    if match["y1"]:
        return f"{int(match['d1'])} {_short(match['m1'])} {match['y1']}"
    if match["y2"]:
        return " ".join(filter(None, (match["y2"], _short(match["m2"]), match["d2"])))
    months = _short(match["m3"]) + (f"-{_short(match['m4'])}" if match["m4"] else "")
    return f"{months} {match['y3']}"


def _english_dotted(match: re.Match[str]) -> str:
    month = int(match["m"])
    return f"{int(match['d'])} {SHORT[month - 1]} {match['y']}" if 1 <= month <= 12 else match[0]


def _short(month: str) -> str:
    return SHORT[MONTHS[month.rstrip(".").lower()] - 1]
