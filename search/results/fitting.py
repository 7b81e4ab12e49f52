"""The pages that fit a search that speaks of danger: no others are shown below the numbers.

The words of such a search ("i want to die") stand on many pages by chance.
"""

from search.models import Document
from search.queries.crisis import Danger
from search.queries.parsing import read_query
from search.queries.words import stems_of
from search.ranking import Candidate, Lexicon, rank
from search.ranking.evidence import fields_of
from search.results.crisis import Panel

MAX_PAGES = 100

SUBJECTS = {
    Danger.DESPAIR: "suicide depression low mood self-harm crisis hopeless",
    Danger.VIOLENCE: "violence abuse crisis safety",
}
"""What pages must be about that are shown below a cry for help."""


def fitting_pages(panel: Panel, lexicon: Lexicon) -> list[Candidate]:
    """Returns the pages that are about the danger, the best first; often there are none.

    About despair and violence is a page that names one of the subjects in its title or a heading;
    about a body in danger one that holds all the words of the sign.
    """
    subject = SUBJECTS.get(panel.danger)
    query = read_query(subject or panel.words)
    ranked = rank(query, lexicon)[: MAX_PAGES * 3]
    keys = [candidate.document_id for candidate in ranked]
    if not keys:
        return []
    if subject:
        wanted = frozenset(stems_of(subject)) - {"low"}
        fit = {
            key
            for key, fields in fields_of(keys).items()
            if not wanted.isdisjoint(fields.title.union(*fields.headings))
        }
    else:
        wanted = frozenset(query.stems)
        texts = Document.objects.filter(pk__in=keys).values_list("pk", "stems")
        fit = {key for key, stems in texts if wanted.issubset(stems.split())}
    return [one for one in ranked if one.document_id in fit][:MAX_PAGES]
