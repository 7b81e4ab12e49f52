"""The glossary's page: all terms of the site's language, by letter."""

from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.models import Site

from articles.models import GlossaryTerm
from articles.term_marks import Term
from home.a_z import by_letter


@dataclass(frozen=True, slots=True)
class Letter:
    """This letter holds the terms that begin with it."""

    letter: str
    anchor: str
    terms: tuple[Term, ...]


def glossary_letters(request: HttpRequest) -> tuple[Letter, ...]:
    """Returns the letters that have terms, in order."""
    site = Site.find_for_request(request)
    if site is None:
        return ()
    terms = GlossaryTerm.known(site.root_page.locale_id).terms
    return tuple(
        Letter(letter, f"letter-{number}", group)
        for number, (letter, group) in enumerate(by_letter(terms))
    )
