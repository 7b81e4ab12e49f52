import pytest
from django.contrib.sessions.backends.db import SessionStore

from clinic.serving.request_limits import refusal

pytestmark = [pytest.mark.both_engines, pytest.mark.long]


class TestLimits:
    @pytest.mark.parametrize(
        ("extra", "status"),
        [
            ({"CONTENT_LENGTH": "70000"}, 413),
            ({"CONTENT_LENGTH": "9" * 40}, 413),
            ({"CONTENT_LENGTH": "-1"}, 400),
            ({"CONTENT_LENGTH": "ten"}, 400),
            ({"HTTP_TRANSFER_ENCODING": "chunked"}, 411),
            ({"HTTP_X_LONG": "x" * 9_000}, 431),
            ({f"HTTP_X_{number}": "x" * 5_000 for number in range(8)}, 431),
            ({"QUERY_STRING": "q=" + "x" * 330_000}, 414),
        ],
    )
    def test_refuse_what_no_visitor_sends(self, client, clinic_site, extra, status):
        response = client.post("/newsletter/", {}, **extra)

        assert response.status_code == status
        assert len(response.content) < 200

    def test_let_editors_upload(self, admin_client, rf):
        cookie = f"sessionid={admin_client.cookies['sessionid'].value}"
        upload = rf.post("/admin/images/add/", CONTENT_LENGTH="20000000", HTTP_COOKIE=cookie)
        flood = rf.post("/admin/images/add/", CONTENT_LENGTH="90000000", HTTP_COOKIE=cookie)

        assert refusal(upload.META) is None
        assert refusal(flood.META) == 413

    @pytest.mark.parametrize(
        "cookie", ["", "sessionid=", "sessionid=0123456789abcdef0123456789abcdef"]
    )
    def test_let_nobody_else_send_more_than_a_form(self, db, rf, cookie):
        upload = rf.post("/admin/login/", CONTENT_LENGTH="70000", HTTP_COOKIE=cookie)

        assert refusal(upload.META) == 413

    def test_tell_a_session_in_which_nobody_has_signed_in(self, db, rf):
        session = SessionStore()
        session["seen"] = True
        session.save()
        cookie = f"sessionid={session.session_key}"
        upload = rf.post("/admin/login/", CONTENT_LENGTH="70000", HTTP_COOKIE=cookie)

        assert refusal(upload.META) == 413

    def test_count_the_fields_of_a_form(self, client, clinic_site, settings):
        settings.MAX_PUBLIC_BODY = 10_000_000
        origin = {"origin": "http://testserver"}
        form = {f"field{number}": "" for number in range(20_050)}

        assert client.post("/newsletter/", form, headers=origin).status_code == 400
