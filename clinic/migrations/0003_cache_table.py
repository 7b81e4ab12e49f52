from django.db import migrations, models


class Migration(migrations.Migration):
    """Creates the table of the cache in the database, as `createcachetable` would."""

    dependencies = [("clinic", "0002_job_late_at")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.CreateModel(
                    name="CacheEntry",
                    fields=[
                        ("cache_key", models.CharField(max_length=255, primary_key=True)),
                        ("value", models.TextField()),
                        ("expires", models.DateTimeField(db_index=True)),
                    ],
                    options={"db_table": "clinic_cache"},
                )
            ]
        )
    ]
