"""Bibliographic references: read from anything pasted, looked up, and written in any form.

Plain Python, no Django. `parsing` reads by `formats` and `free_text`, `lookup` asks the services
of record, `styles` and `formats` write; all meet in `model`.
"""
