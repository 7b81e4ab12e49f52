"""What stands between granian and Django's threads (docs/adr/0052).

    request → memory → answer
            ↘ limits → body, awaited under a deadline → a thread: page cache, Django → answer

`application` is what granian calls, `bodies` await what visitors send, `environs` make WSGI of it,
`answers` make granian's answers of what Django says, `exposure` knows who may reach the server.
"""
