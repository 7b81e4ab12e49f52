import json
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.db import connection, models
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from clinic.backup import BackupError
from clinic.backup.schema import present_schema
from clinic.backup.values import DECODED, encode, plain, reader, writer
from search.models import TermVector
from testimonials.models import Authorization

pytestmark = pytest.mark.both_engines

KINDS = {
    models.BinaryField(): some.binary(),
    models.BooleanField(): some.booleans(),
    models.CharField(max_length=80): some.text(),
    models.DateField(): some.dates(),
    models.DateTimeField(): some.datetimes(timezones=some.just(UTC)),
    models.DecimalField(max_digits=40, decimal_places=10): some.decimals(
        allow_nan=False, allow_infinity=False
    ),
    models.DurationField(): some.timedeltas(),
    models.FloatField(): some.floats(allow_nan=False),
    models.BigIntegerField(): some.integers(-(2**63), 2**63 - 1),
    models.TimeField(): some.times(),
    models.UUIDField(): some.uuids(),
}


class TestEncode:
    @settings(suppress_health_check=[HealthCheck.too_slow])
    @given(some.one_of(some.tuples(some.just(each), KINDS[each]) for each in KINDS))
    def test_loses_nothing_of_any_kind(self, example):
        field, value = example

        text = json.dumps(encode(value)).encode(errors="surrogatepass")

        back = DECODED.get(field.get_internal_type(), lambda kept: kept)(json.loads(text))
        assert back == value
        assert type(back) is type(value)

    def test_refuses_what_it_does_not_know(self):
        with pytest.raises(BackupError, match="type object"):
            encode(object())


class TestReaderAndWriter:
    @pytest.mark.parametrize(
        ("field", "value"),
        [
            (models.DateTimeField(), datetime(2026, 11, 1, 8, 30, 0, 1, tzinfo=UTC)),
            (models.DecimalField(max_digits=12, decimal_places=3), Decimal("-12345678.901")),
            (models.JSONField(), '{"a": 1.10}'),
            (models.GenericIPAddressField(), "2001:db8::7"),
            (models.DurationField(), -1),
        ],
        ids=lambda value: type(value).__name__,
    )
    def test_pass_the_engine_unchanged(self, db, field, value):
        sent = encode(value)
        kind = field.db_type(connection)
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE TEMPORARY TABLE one (value {kind})")
            cursor.execute("INSERT INTO one VALUES (%s)", [writer(connection, field)(sent)])
            cursor.execute("SELECT value FROM one")
            stored = cursor.fetchone()[0]

        assert reader(connection, field)(stored) == sent

    def test_know_every_kind_of_column_of_the_site(self, db):
        tried = {field.get_internal_type() for field in KINDS} | {
            "JSONField", "GenericIPAddressField", "FileField", "SlugField", "TextField",
        }  # fmt: skip

        kinds = {
            plain(field).get_internal_type()
            for model in present_schema(connection).models
            for field in model._meta.local_concrete_fields
        }

        assert {
            kind for kind in kinds - tried if not kind.endswith(("IntegerField", "AutoField"))
        } == set()

    def test_see_through_relations(self):
        assert isinstance(plain(TermVector._meta.pk), models.BigAutoField)
        assert plain(Authorization._meta.get_field("file")).get_internal_type() == "FileField"
