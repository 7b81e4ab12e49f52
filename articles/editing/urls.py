"""Addresses of the editor's reference tools, below the admin."""

from django.urls import path

from articles.editing import imports, views, words

app_name = "article_editing"
urlpatterns = [
    path("session/", views.session, name="session"),
    path("read/", views.read, name="read"),
    path("look-up/", views.look_up, name="look_up"),
    path("check/", views.check, name="check"),
    path("words/", words.measure, name="words"),
    path("known/", views.known, name="known"),
    path("document/", views.read_document, name="read_document"),
    path("documents/", imports.documents, name="documents"),
    path("documents/<int:pk>/", imports.review_document, name="review_document"),
    path("documents/<int:pk>/discard/", imports.discard_document, name="discard_document"),
    path("documents/<int:pk>/original/", imports.original_document, name="original_document"),
]
