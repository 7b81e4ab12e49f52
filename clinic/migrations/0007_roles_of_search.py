"""Lets editors and administrators keep short answers and crisis phrases, as they do synonyms.

Everything that this migration needs stands here, as it was: the site goes on, migrations do not.
"""

from django.db import migrations

ROLES = ("Editors", "Administrators")
MODELS = ("shortanswer", "crisisphrase")
ACTIONS = ("add", "change", "delete", "view")


def grant(apps, schema_editor):
    """Gives the permissions; an empty database has none of them yet."""
    for group in apps.get_model("auth", "Group").objects.filter(name__in=ROLES):
        group.permissions.add(*_permissions(apps))


def take_back(apps, schema_editor):
    """Takes them from both roles."""
    for group in apps.get_model("auth", "Group").objects.filter(name__in=ROLES):
        group.permissions.remove(*_permissions(apps))


def _permissions(apps):
    types = apps.get_model("contenttypes", "ContentType").objects
    permissions = apps.get_model("auth", "Permission").objects
    found = []
    for model in MODELS:
        content_type, _ = types.get_or_create(app_label="search", model=model)
        for action in ACTIONS:
            permission, _ = permissions.get_or_create(
                content_type=content_type,
                codename=f"{action}_{model}",
                defaults={"name": f"Can {action} {model}"},
            )
            found.append(permission)
    return found


class Migration(migrations.Migration):
    dependencies = [
        ("clinic", "0006_waiting_mail"),
        ("search", "0006_words_and_answers"),
    ]

    operations = [migrations.RunPython(grant, take_back)]
