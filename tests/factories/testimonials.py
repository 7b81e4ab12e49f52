"""Testimonials, their pictures and authorizations for tests."""

from datetime import timedelta
from io import BytesIO

import factory
from django.core.files.base import ContentFile
from django.utils import timezone
from factory.django import DjangoModelFactory
from PIL import Image
from wagtail.models import Locale

from testimonials.models import Authorization, Testimonial, TestimonialPicture


def picture_file(color: str = "teal", **options: object) -> ContentFile:
    """Returns a JPEG file."""
    output = BytesIO()
    Image.new("RGB", (40, 30), color).save(output, "JPEG", **options)
    return ContentFile(output.getvalue(), name="DSC_0001.jpg")


class TestimonialPictureFactory(DjangoModelFactory):
    class Meta:
        model = TestimonialPicture

    title = factory.Sequence("Picture {}".format)
    alt_text = "A smiling woman"
    file = factory.LazyFunction(picture_file)


class TestimonialFactory(DjangoModelFactory):
    """This factory makes drafts; `published()` makes one that visitors see."""

    class Meta:
        model = Testimonial

    quote = factory.Sequence("They listened to me, {} times.".format)
    name = "Maria, Portland"
    live = False
    locale = factory.LazyFunction(Locale.get_active)


class AuthorizationFactory(DjangoModelFactory):
    """This factory authorizes a testimonial's words for the website, for a year from today."""

    class Meta:
        model = Authorization

    testimonial = factory.SubFactory(TestimonialFactory)
    disclosed = "My words and my first name"
    discloser = "The Clinic"
    on_website = True
    purpose = "Telling other patients"
    signed_by = "Maria Sample"
    signed_date = factory.LazyFunction(timezone.localdate)
    expires_date = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=365))
    file = factory.LazyFunction(lambda: ContentFile(b"%PDF-1.7 signed", name="maria sample.pdf"))
    told_of_withdrawal = True
    quote = factory.SelfAttribute("testimonial.quote")
    name = factory.SelfAttribute("testimonial.name")
    content_hash = factory.SelfAttribute("testimonial.current_hash")


def published(**values: object) -> Testimonial:
    """Returns a testimonial that is authorized and published."""
    testimonial = TestimonialFactory(**values)
    AuthorizationFactory(testimonial=testimonial)
    testimonial.save_revision().publish()
    testimonial.refresh_from_db()
    return testimonial
