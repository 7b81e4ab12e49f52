from django.db import migrations

GROUP = "Front desk"
PERMISSIONS = [
    ("wagtailadmin", "admin", "access_admin"),
    ("home", "intakenotice", "add_intakenotice"),
    ("home", "intakenotice", "change_intakenotice"),
    ("home", "intakenotice", "publish_intakenotice"),
    ("home", "intakenotice", "view_intakenotice"),
    ("home", "contactsettings", "change_contactsettings"),
]


def create(apps, schema_editor):
    """Creates the group; its permissions may not have been made yet in an empty database."""
    content_types = apps.get_model("contenttypes", "ContentType").objects
    permissions = apps.get_model("auth", "Permission").objects
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=GROUP)
    for app_label, model, codename in PERMISSIONS:
        content_type, _ = content_types.get_or_create(app_label=app_label, model=model)
        permission, _ = permissions.get_or_create(
            content_type=content_type,
            codename=codename,
            defaults={"name": f"Can {codename.replace('_', ' ')}"},
        )
        group.permissions.add(permission)


def delete(apps, schema_editor):
    """Deletes the group."""
    apps.get_model("auth", "Group").objects.filter(name=GROUP).delete()


class Migration(migrations.Migration):

    dependencies = [
        ("home", "0006_clinician_intake"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
    ]

    operations = [migrations.RunPython(create, delete)]
