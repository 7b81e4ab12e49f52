"""Whole answers in memory, in front of Django (docs/adr/0028).

`wrapper` is the WSGI application that granian calls, `rules` say what may be stored and under
which key, `entries` are the stored answers, `watch` knows whether they still hold, and
`middleware` is the part inside Django that names what may be stored.
"""
