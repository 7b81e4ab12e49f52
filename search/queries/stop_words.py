"""English words that say nothing about a page: in the index they would be on every one."""

_WORDS = """
a about above after again against all also am an and any are arent as at be because been before
being below between both but by can cannot cant could couldnt did didnt do does doesnt doing dont
down during each either for from further get gets had has hasnt have havent having he her here hers
him his how i id if ill im in into is isnt it its ive just me more most my no nor not of off on once
only or other our ours out over own same she should shouldnt so some such than that thats the their
theirs them then there these they this those through to too under until up upon us very was wasnt we
were what whats when where which while who whom whose why will with within without wont would
wouldnt yet you your yours
"""

STOP_WORDS = frozenset(_WORDS.split())
"""Folded words (`search.queries.words.folded`)."""
