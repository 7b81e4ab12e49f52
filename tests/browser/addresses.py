"""One address of each template of the demo site."""

HOME = "/"
INDEX = "/articles/"
ARTICLE = "/articles/gut-microbes-and-inflammation/"
TEMPLATES = {
    "home": HOME,
    "article-index": INDEX,
    "article": ARTICLE,
    "topic": "/articles/topic/sleep/",
    "author": "/articles/author/ada-marlow/",
    "team": "/team/",
    "clinician": "/team/ada-marlow/",
    "standard": "/new-patients/",
    "visit": "/visit/",
    "services": "/services/",
    "service": "/services/menopause-and-midlife/",
    "a-z": "/a-z/",
    "glossary": "/glossary/",
    "hand-out": "/articles/home-blood-pressure/hand-out/",
    "search": "/search/",
    "search-results": "/search/?q=sleep",
    "search-nothing": "/search/?q=zzyzxq",
    "newsletter": "/newsletter/",
    "newsletter-thanks": "/newsletter/thanks/",
    "not-found": "/nothing-here/",
}
BROKEN = {"fault": "/broken/500/", "back-soon": "/broken/503/", "disk-full": "/broken/507/"}
"""Pages that a working site does not show: the fixture `tab` answers here with their templates."""
PAGES = TEMPLATES | BROKEN
WIDTHS = (320, 768, 1280)
SCHEMES = ("light", "dark")
