"""A site in which no table is empty: what a backup must carry and an upgrade must survive.

Everything in it is a sample. What factories make comes first; a table that is still empty gets a
row of values that are hard on a database.
"""

from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import Any
from uuid import uuid4

from django.apps import apps
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import models
from wagtail.documents import get_document_model
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail.models import PageViewRestriction

from clinic.backup.schema import COUNT, REBUILT
from clinic.new_site import create_skeleton
from home.models import AppearanceSettings, ContactSettings, PolicySettings
from tests.factories.accounts import UserFactory
from tests.factories.articles import ArticlePageFactory, TopicFactory, heading, paragraph, reference
from tests.factories.home import (
    ClinicianPageFactory,
    IntakeNoticeFactory,
    ServiceIndexPageFactory,
    ServicePageFactory,
    StandardPageFactory,
)
from tests.factories.newsletter import NewsletterIssueFactory, SubscriberFactory
from tests.factories.testimonials import picture_file, published

TEXT = "Zoë’s “ginger” 漢字 🌿 \\ \" ' % {} \n\ttab"
"""Quotes of every kind, other scripts, signs beyond the basic plane."""
WORDS = TEXT.replace("{}", "")
NUMBER = count(1)
VALUES: dict[str, Any] = {
    "BigIntegerField": 2**53 + 1,
    "BinaryField": bytes(range(256)),
    "BooleanField": True,
    "DateTimeField": datetime(2026, 3, 8, 10, 30, 0, 123456, tzinfo=UTC),
    "FloatField": 0.1 + 0.2,
    "GenericIPAddressField": "2001:db8::7",
    "JSONField": {"b": [1, 2.5, None], "a": "é 🌿"},
    "PositiveBigIntegerField": 2**53 + 1,
    "TimeField": time(23, 59, 59, 999999),
}


def fill() -> None:
    """Fills a database that was just migrated."""
    site = create_skeleton("Sample Clinic", hostname="testserver")
    editor = UserFactory(username="editor", is_superuser=True, role="Editors")
    clinician = ClinicianPageFactory(parent=site.team, title="Ada Sample", user=editor)
    topics = [TopicFactory(name="Sleep", slug="sleep"), TopicFactory(name="Pain", slug="pain")]
    first, second = uuid4(), uuid4()
    article = ArticlePageFactory(
        parent=site.articles, title=f"Sleep {TEXT[:20]}", owner=editor, authors=[clinician],
        topics=topics,
        body=[heading("Why it matters"), paragraph(f"Rest helps {{{first} {second}}}."),
              paragraph(f"And again {{{second}}}: {WORDS}")],
        references=[reference(str(first), DOI="10.1000/sample"), reference(str(second), PMID="1")],
    )  # fmt: skip
    article.save_revision(user=editor).publish()
    article.save_revision(user=editor)
    ServicePageFactory(parent=ServiceIndexPageFactory(parent=site.home), title="A first visit")
    StandardPageFactory(parent=site.home, title="About us").delete()
    hidden = StandardPageFactory(parent=site.home, title="For staff")
    PageViewRestriction.objects.create(page=hidden, restriction_type="groups")
    image = get_image_model().objects.create(title="Leaf", file=picture_file("teal"))
    image.tags.add("green")
    image.get_rendition("width-20")
    document = ContentFile(b"A diary, a sample.\n", name="diary.txt")
    get_document_model().objects.create(title="Diary", file=document)
    published(name="Maria, a sample")
    IntakeNoticeFactory()
    for settings in (AppearanceSettings, ContactSettings, PolicySettings):
        settings.for_site(site.site)
    SubscriberFactory(email="reader@example.org")
    NewsletterIssueFactory(subject=TEXT[:30])
    call_command("run_due_jobs", verbosity=0)
    fill_empty()


def fill_empty() -> None:
    """Makes a row in each table that has none.

    Raises:
        AssertionError: a table is still empty; make a row of it in `fill`.
    """
    for model in empty_models():
        if not model._base_manager.exists():  # another row may have needed one
            make(model)
    assert not empty_models(), empty_models()


def backed_up_models() -> list[Any]:
    """Returns every model with a table that a backup holds."""
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and model._meta.app_label not in REBUILT
        if model._meta.db_table != COUNT
    ]


def empty_models() -> list[Any]:
    """Returns the models without a row."""
    return [model for model in backed_up_models() if not model._base_manager.exists()]


def make(model: Any) -> models.Model:
    """Makes a row past everything but the database's own constraints."""
    values = {
        field.attname: value_for(field)
        for field in model._meta.concrete_fields
        if not isinstance(field, models.AutoField)
    }
    row = model(**values)
    row.save_base(raw=True, force_insert=True)
    return row


def value_for(field: Any) -> Any:
    """Returns a value that is hard on the database, and fits the field."""
    if field.is_relation:
        model = field.remote_field.model
        target = model._base_manager.first() or (None if field.null else make(model))
        return target and getattr(target, field.target_field.attname)
    if field.choices:
        return field.choices[0][0]
    kind = field.get_internal_type()
    if isinstance(field, StreamField):
        return []
    if kind == "UUIDField":
        return uuid4()
    if kind == "DurationField":
        return timedelta(days=1, microseconds=1)
    if kind == "DateField":  # later than those before it, which many constraints ask
        return date(1999, 12, 30) + timedelta(days=next(NUMBER))
    if kind in VALUES:
        return VALUES[kind]
    if kind.endswith("IntegerField"):
        return field.default if field.has_default() else next(NUMBER)
    text = TEXT if field.max_length is None else TEXT[: field.max_length - 3]
    return f"{text}{next(NUMBER)}"[: field.max_length]
