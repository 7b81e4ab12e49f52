"""Testimonials in the admin."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from testimonials.admin.authorizations import authorizations_view
from testimonials.admin.viewsets import TestimonialPictureViewSet, TestimonialViewSet
from testimonials.admin.withdrawing import withdraw_view

register_snippet(TestimonialViewSet)
register_snippet(TestimonialPictureViewSet)


@hooks.register("register_admin_urls")
def register_authorization_urls() -> list[URLPattern]:
    """Adds the pages of a testimonial's authorizations and of their withdrawal."""
    return [
        path(
            "testimonials/<int:pk>/authorizations/",
            authorizations_view,
            name="testimonial_authorizations",
        ),
        path("testimonials/<int:pk>/withdraw/", withdraw_view, name="testimonial_withdraw"),
    ]


@hooks.register("register_permissions")
def register_authorization_permissions() -> "QuerySet[Permission]":
    """Lets groups be given the right to see and add authorizations and to withdraw them."""
    return Permission.objects.filter(
        content_type__app_label="testimonials",
        codename__in=["view_authorization", "add_authorization", "add_withdrawal"],
    )
