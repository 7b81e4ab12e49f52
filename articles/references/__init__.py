"""Bibliographic references: read from anything pasted, looked up, and written in any form.

Plain Python, no Django. `parsing` reads, `lookup` asks the services of record, `rendering`
writes; all three meet in `types`.
"""
