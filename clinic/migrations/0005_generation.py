from django.db import migrations, models


class Migration(migrations.Migration):
    """Creates the count of visible changes."""

    dependencies = [("clinic", "0004_roles_and_review")]

    operations = [
        migrations.CreateModel(
            name="Generation",
            fields=[
                ("writer", models.PositiveIntegerField(primary_key=True, serialize=False)),
                ("changes", models.PositiveBigIntegerField(default=0)),
                ("removals", models.PositiveBigIntegerField(default=0)),
            ],
        )
    ]
