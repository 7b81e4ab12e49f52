import uuid

from django.db import migrations
from django.db.models import F


def fill(apps, schema_editor):
    """Gives each subscriber a key, and a time to each state that now needs one."""
    subscribers = apps.get_model("newsletter", "Subscriber").objects
    for pk in subscribers.filter(key=None).values_list("pk", flat=True):
        subscribers.filter(pk=pk).update(key=uuid.uuid4())
    subscribers.update(consented_at=F("created_at"))
    subscribers.filter(state="confirmed").update(confirmed_at=F("created_at"))
    subscribers.filter(state="unsubscribed").update(unsubscribed_at=F("created_at"))


class Migration(migrations.Migration):

    dependencies = [("newsletter", "0002_issues_and_consent")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
