"""Our own admin addresses, whatever is posted to them."""

import json
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.clinic.test_bad_input import TEXT
from tests.factories.newsletter import NewsletterIssueFactory
from tests.factories.testimonials import TestimonialFactory

pytestmark = [pytest.mark.both_engines, pytest.mark.long]

FIELDS = {
    "/admin/article-editing/read/": ["text"],
    "/admin/article-editing/look-up/": ["pmid", "doi", "title", "author", "issued", "original"],
    "/admin/article-editing/document/": ["text", "passage"],
    "/admin/article-editing/check/": ["markers", "references"],
    "/admin/second-factor/": ["code", "next"],
    "/admin/second-factor/set-up/": ["code", "next"],
    "/admin/subscribers/import/": ["file", "consent", "confirmed"],
    "/admin/newsletter/{issue}/sending/": ["test", "take_back", "send", "send_at"],
    "/admin/testimonials/{testimonial}/authorizations/": [
        "file", "disclosed", "discloser", "purpose", "signed_by", "signed_date", "expires_date",
        "on_website", "told_of_withdrawal", "shown_hash",
    ],
    "/admin/testimonials/{testimonial}/withdraw/": ["reason"],
}  # fmt: skip
VALUES = st.one_of(TEXT, st.dates().map(str), st.sampled_from(["on", "true", "1", "send", "test"]))
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(
            st.sampled_from(["markers", "references", "id", "pmid", "title", "x"]), inner
        ),
    ),
    max_leaves=12,
)
HARD = settings(
    max_examples=settings.default.max_examples // 8,  # thirty tests of whole requests
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture
def rows(clinic_site):
    """Rows that the addresses name."""
    return {"issue": NewsletterIssueFactory().pk, "testimonial": TestimonialFactory().pk}


@pytest.mark.parametrize("address", FIELDS)
class TestAdminAddresses:
    @HARD
    @given(data=st.data())
    def test_answer_whatever_form_is_posted(self, admin_client, rows, address, data):
        form = data.draw(st.dictionaries(st.sampled_from(FIELDS[address]), VALUES))

        self.post(admin_client, address.format(**rows), form)

    @HARD
    @given(data=st.data())
    def test_answer_whatever_file_is_posted(self, admin_client, rows, address, data):
        file = SimpleUploadedFile(
            data.draw(st.sampled_from(["a.ris", "a.csv", "a.pdf", "a.exe", "\u202e.pdf"])),
            data.draw(st.one_of(st.binary(max_size=200), st.just(b"%PDF-1.7\n%\x00"))),
        )
        name = data.draw(st.sampled_from(["file", *FIELDS[address]]))

        self.post(admin_client, address.format(**rows), {name: file})

    @HARD
    @given(data=st.data())
    def test_answer_whatever_body_is_posted(self, admin_client, rows, address, data):
        body = data.draw(
            st.one_of(
                JSON.map(json.dumps).map(str.encode),
                st.binary(max_size=100),
                st.just(urlencode({"text": "\ud800"}, errors="surrogatepass").encode()),
            )
        )
        kind = data.draw(
            st.sampled_from(
                ["application/json", "application/x-www-form-urlencoded", "multipart/form-data", ""]
            )
        )

        self.post(admin_client, address.format(**rows), body, content_type=kind)

    def post(self, client, path, sent, **options):
        """Posts once; an exception that no handler answers fails the test by itself."""
        response = client.post(path, sent, **options)
        assert response.status_code < 500, (path, sent)
        assert response.status_code != 404, path
