"""Addresses of the editor's reference tools, below the admin."""

from django.urls import path

from articles.editing import views

app_name = "article_editing"
urlpatterns = [
    path("session/", views.session, name="session"),
    path("read/", views.read, name="read"),
    path("look-up/", views.look_up, name="look_up"),
    path("check/", views.check, name="check"),
    path("known/", views.known, name="known"),
    path("document/", views.read_document, name="read_document"),
]
