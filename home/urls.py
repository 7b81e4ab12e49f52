"""Addresses of what surrounds every page: appearance, icons, pictures for sharing."""

from django.urls import path

from home import views

app_name = "home"
urlpatterns = [
    path("a-z/", views.a_z, name="a_z"),
    path("glossary/", views.glossary, name="glossary"),
    path("kinds-of-source/", views.source_kinds, name="source_kinds"),
    path("appearance/<slug:digest>.css", views.appearance, name="appearance"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("site.webmanifest", views.manifest, name="manifest"),
    path("share/<int:page_id>-<slug:digest>.jpg", views.share_picture, name="share_picture"),
]
