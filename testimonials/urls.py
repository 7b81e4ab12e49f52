"""Addresses of private files."""

from django.urls import path

from testimonials import views

app_name = "testimonials"
urlpatterns = [
    path("authorizations/<uuid:key>/", views.authorization_file, name="authorization_file"),
    path("pictures/<int:pk>-<slug:digest>.webp", views.picture, name="picture"),
]
