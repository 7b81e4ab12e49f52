"""Labels and dates of other languages, said in English, so that one reader reads all.

Spanish and Portuguese Vancouver (Citing Medicine as SciELO's journals print it), ABNT NBR 6023:2018
(`v. 46, n. 2, p. 3-12`), French (AFNOR Z 44-005), German (DIN ISO 690), Chinese (GB/T 7714-2015).
Only labels that stand beside a number, an address, a name or inside brackets are replaced: the
words of a title stay as they are.
"""

from __future__ import annotations

import re

from references.free_text.wording.foreign_dates import dates_in_english

_CITED = (
    r"citado|citada|cité|cite le|zitiert|zit\.|consultad[oa]|consulté|acesso|acceso"
    r"|acessad[oa]|accedido"
    r"|accesado|último acceso|abgerufen|aufgerufen|zugriff|letzter zugriff|eingesehen"
    r"|visitado|accès"
    r"|consulta el|consulta"
    r"|fecha de (?:acceso|consulta)|data de acesso|consultato?|geraadpleegd|引用日期"
)
_UPDATED = r"actualizad[oa]|atualizad[oa]|mis à jour|aktualisiert|stand(?=:)"
_AVAILABLE = (
    r"(?:url\s)?disponible(?:\s(?:en(?:\sligne)?|sur|à|a))?|disponível\s(?:em|online)|disponibile\s(?:su|a)"
    r"|verfügbar\s(?:unter|über)|abrufbar\s(?:unter|über)|erhältlich\sunter|online\sunter"
    r"|recuperado\s(?:a\spartir\s)?de"
    r"|obtenido\sde|récupéré\s(?:de|sur)|retirado\sde|consultable\s(?:à|sur)|repéré\sà"
)
_RULES: tuple[tuple[tuple[str, ...], re.Pattern[str], str], ...] = tuple(
    (tuple(needles.split("|")), re.compile(pattern, re.IGNORECASE), word)
    for needles, pattern, word in (
        (
            "cit|zit|consult|acces|acess|acced|abgerufen|aufgerufen|zugriff|eingesehen"
            "|visitado|geraadpleegd|accès|引用",
            rf"(?<=[\[(;.])(?P<s>\s*)(?:{_CITED})(?:\s(?:em|el|le|am|en"
            rf"|a))?:?\s(?=[^\])]{{0,24}}\d{{2}})",
            r"\g<s>cited ",
        ),
        (
            "actualizad|atualizad|mis à jour|aktualisiert|stand:",
            rf"(?<=[\[(;.])(?P<s>\s*)(?:{_UPDATED})(?:\s(?:em|el|le|am|en"
            rf"|a))?:?\s(?=[^\])]{{0,24}}\d{{2}})",
            r"\g<s>updated ",
        ),
        (
            "dispon|verfügbar|abrufbar|erhältlich|online unter|recuperado|obtenido|récupéré"
            "|retirado|consultable|repéré",
            rf"\b(?:{_AVAILABLE})\s?:\s*(?=\S|$)",
            "Available from: ",
        ),
        (
            "dispon|verfügbar|abrufbar|erhältlich|online unter|recuperado|obtenido|récupéré"
            "|retirado|consultable|repéré",
            rf"\b(?:{_AVAILABLE})\s(?=<?(?:https?:|www\.))",
            "Available from: ",
        ),
        (
            "[en l|[on|[recurso|[site|[pág|[sitio",
            r"\[(?:en ligne|en l[ií]nea|online|on-?line|recurso (?:electr[oó]nico"
            r"|eletr[oô]nico)|site web|página (?:web|na internet)|sitio web)\]",
            "[Internet]",
        ),
        (
            " v. | v.| bd| jg| jahrgang| tom",
            r"(?<=[,;.)\s])\s(?:(?-i:v)\.\s?(?=\d{1,4}\b)|(?:v|bd|jg|jahrgang|tome?|tomo)\.\s?"
            r"(?=\d{1,4}\b)(?!(?:19|20)\d\d\b))",
            " vol. ",
        ),
        (
            " n.| nr| núm| heft| fasc| h.",
            r"(?<=[,;.)\d])\s(?:n|nr|núm|heft|fasc|h)\.\s?(?=\d|e\d|suppl?\b|esp\b|pt\s\d)"
            r"(?!(?:19|20)\d\d\b)",
            " no. ",
        ),
        (
            "n°|nº|n.º|n.°|n o.",
            r"(?<=[,;.)\d])\s?(?:n°|nº|n\.º|n\.°|n o\.)\s?(?=\d)",
            " no. ",
        ),
        (
            " s.| s | pág| seite| str",
            r"(?<=[,;.)\d:])\s(?!s\.\s(?:19|20)\d\d[.,]\s)(?:s|págs?|seiten?|página|páginas"
            r"|str)\.?\s(?=[a-z]{0,4}\d{1,10}[A-Z]?(?:\s?[-–]|[.,;)]|$))",
            " p. ",
        ),
        (
            " español| espanhol| castellano",
            r"(?<=[.\d])\s(?:Español|Espanhol|Castellano)\.(?=\s|$)",
            " Spanish.",
        ),
        (" portugu", r"(?<=[.\d])\s(?:Portugu[êe]s)\.(?=\s|$)", " Portuguese."),
        (" fran", r"(?<=[.\d])\s(?:Français|Francés)\.(?=\s|$)", " French."),
        (
            " deutsch| alem",
            r"(?<=[.\d])\s(?:Deutsch|Alem[áã][no]?)\.(?=\s|$)",
            " German.",
        ),
        (
            " ed.|ªed|a ed|ed. |éd.|édition|edición|edição|aufl",
            r"(?P<n>\d{1,2})(?:\.,?(?=\s(?:(?:neu|vollst|überarb|erw|akt|bearb|korr|unver|völlig)\w*\.?,?\s"
            r"(?:und\s|u\.\s)?){1,4}aufl)[^()\d;:]{4,60}?|\.?[ªaº]|\.?º|ème|e|\.)?\s?(?:ed\.(?=[\s,]|$)(?!\s(?:by|de|por"
            r"|von)\b)|éd\.|édition\b|edición\b|edição\b|aufl(?:age|\.))(?:\sed\.)?",
            r"\g<n>th ed.",
        ),
        ("e. v", r"\be\.\s[Vv]\.(?!\s?[A-Za-z]\.)", "e.V."),
        ("第", r"第\s?(?P<n>\d{1,2})\s?版", r"\g<n>th ed."),
        (
            "hrsg|(hg|(org|(coord|(dir|organizador|coordinador|coordenador|editores|editora"
            "|(editor",
            r"\s?\((?:hrsg|hg|orgs?|coords?|dirs?|organizador(?:es|as?)?|coordinador(?:es)?"
            r"|coordenador(?:es)?|editor(?:es|a)?)\.?\)(?=[.,:;\s])|,\s(?:organizador(?:es"
            r"|as?)?|coordinador(?:es)?|coordenador(?:es)?|editores|editora"
            r"|Hrsg\.?)(?=[.,:;]\s)[,:]?",
            " (eds.)",
        ),
        (
            " en:| en :| em:| em :| dans",
            r"(?<=[.?!])\s(?:en|em|dans)\s?:\s(?=\w)",
            " In: ",
        ),
        (
            " en | em | dans ",
            r"(?<=[.?!])\s(?:En|Em|Dans)\s(?=(?:[A-ZÁÉÍÓÚ]\.[\s-]?){1,3}[A-ZÁÉÍÓÚ][^()]{2,150}"
            r"\((?:[ée]ds?|coords?|orgs?|dirs?|comps?)\.?\))",
            " In ",
        ),
        (
            " col| coll|u. a.|u.a.|等",
            r"[,;]?\s(?:y|e|et)\s(?:cols?|coll|colaboradores)\b\.?(?=[.\s,;(]|$)"
            r"|[,;]?\su\.\s?a\.(?=\s\(|,|;|\.|:|$)|[,，]\s?等(?=[.,，．])",
            ", et al.",
        ),
    )
)
"""What must stand in the text in lower case, what is replaced, and by what."""


def in_english(text: str) -> str:
    """Return the text with labels and dates of other languages in their English form.

    >>> in_english("Sono. Rev Sono, v. 46, n. 2, p. 3-12, abr. 2012. Acesso em: 12 mar. 2021.")
    'Sono. Rev Sono, vol. 46, no. 2, p. 3-12, Apr 2012. cited 12 Mar 2021.'
    """
    lower = text.lower()
    for needles, pattern, word in _RULES:
        if any(needle in lower for needle in needles):
            text = pattern.sub(word, text)
    return dates_in_english(text)
