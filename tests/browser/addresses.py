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
    "search": "/search/",
    "search-results": "/search/?q=sleep",
    "search-nothing": "/search/?q=zzyzxq",
    "newsletter": "/newsletter/",
    "newsletter-thanks": "/newsletter/thanks/",
    "not-found": "/nothing-here/",
}
WIDTHS = (320, 768, 1280)
SCHEMES = ("light", "dark")
