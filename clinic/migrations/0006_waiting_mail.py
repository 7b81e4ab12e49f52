import django.core.serializers.json
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds the e-mail that has not left yet."""

    dependencies = [("clinic", "0005_generation")]

    operations = [
        migrations.CreateModel(
            name="WaitingMail",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "content",
                    models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder),
                ),
                ("due_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("useful_until", models.DateTimeField()),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
            ],
            options={"indexes": [models.Index(fields=["due_at"], name="waiting_mail_due")]},
        )
    ]
