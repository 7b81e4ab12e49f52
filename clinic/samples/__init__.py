"""Any number of made-up articles, for demonstrations and measuring (`manage.py make_articles`)."""
