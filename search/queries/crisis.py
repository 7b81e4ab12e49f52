"""Queries of someone who may need help at once: the numbers come before any result.

988 is the Suicide and Crisis Lifeline (https://988lifeline.org/), 1-800-222-1222 Poison Help
(https://www.poisonhelp.hrsa.gov/), 911 the emergency number. The words err on the side of showing
the panel once too often.
"""

from search.queries.parsing import Query
from search.queries.synonyms import holds
from search.queries.words import words_of

_PHRASES = """
suicide
suicidal
self harm
selfharm
hurt myself
harm myself
cut myself
cutting myself
kill myself
killing myself
kill me
end my life
end it all
ending my life
take my life
taking my life
want to die
wish i was dead
wish i were dead
better off dead
dont want to live
no reason to live
hang myself
overdose
overdosed
took too many pills
too many pills
poison
poisoned
poisoning
swallowed bleach
drank bleach
heart attack
chest pain
stroke
cant breathe
cannot breathe
not breathing
trouble breathing
difficulty breathing
choking
anaphylaxis
anaphylactic
unconscious
passed out
severe bleeding
wont stop bleeding
seizure
emergency
911
988
"""

PHRASES = tuple(tuple(line.split()) for line in _PHRASES.split("\n") if line)
"""Each as the folded words that must stand side by side, stop words too."""


def is_crisis(*queries: Query) -> bool:
    """Returns whether one of the queries, as typed or as repaired, holds words of crisis."""
    texts = ([word.folded for word in words_of(query.text)] for query in queries)
    return any(holds(text, phrase) for text in texts for phrase in PHRASES)
