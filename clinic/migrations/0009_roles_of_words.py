"""Lets editors and administrators keep the glossary, and administrators say what writers aim at.

Everything that this migration needs stands here, as it was: the site goes on, migrations do not.
"""

from django.db import migrations

GRANTED = {
    "Editors": [("glossaryterm", ("add", "change", "delete", "view"))],
    "Administrators": [
        ("glossaryterm", ("add", "change", "delete", "view")),
        ("writingsettings", ("change",)),
    ],
}


def grant(apps, schema_editor):
    """Gives the permissions; an empty database has none of them yet."""
    for group in apps.get_model("auth", "Group").objects.filter(name__in=GRANTED):
        group.permissions.add(*_permissions(apps, group.name))


def take_back(apps, schema_editor):
    """Takes them from both roles."""
    for group in apps.get_model("auth", "Group").objects.filter(name__in=GRANTED):
        group.permissions.remove(*_permissions(apps, group.name))


def _permissions(apps, role):
    types = apps.get_model("contenttypes", "ContentType").objects
    permissions = apps.get_model("auth", "Permission").objects
    found = []
    for model, actions in GRANTED[role]:
        content_type, _ = types.get_or_create(app_label="articles", model=model)
        for action in actions:
            permission, _ = permissions.get_or_create(
                content_type=content_type,
                codename=f"{action}_{model}",
                defaults={"name": f"Can {action} {model}"},
            )
            found.append(permission)
    return found


class Migration(migrations.Migration):
    dependencies = [
        ("clinic", "0008_wordpress_imports"),
        ("articles", "0015_changes_and_glossary"),
    ]

    operations = [migrations.RunPython(grant, take_back)]
