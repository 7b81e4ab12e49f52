import pytest

TOKEN = "t0ken-of-thirty-two-characters-x"


class TestHealthz:
    @pytest.mark.parametrize("host", ["10.1.2.3:8000", "pod-7.internal", "[::1]:8000", "a_b", ""])
    def test_answers_whatever_name_it_is_asked_by(self, client, host):
        response = client.get("/healthz", headers={"host": host})

        assert (response.status_code, response.content) == (200, b"ok\n")
        assert "set-cookie" not in response.headers

    @pytest.mark.parametrize("path", ["/", "/readyz", "/healthz/", "/robots.txt"])
    def test_is_the_only_one(self, client, db, path):
        assert client.get(path, headers={"host": "10.1.2.3:8000"}).status_code == 400

    def test_asks_nothing_of_the_database(self, client, django_assert_num_queries, db):
        with django_assert_num_queries(0):
            client.get("/healthz")

    def test_takes_no_form(self, client):
        assert client.post("/healthz").status_code == 405


class TestMetrics:
    @pytest.mark.parametrize("given", ["", "Bearer ", "Bearer wrong", f"Basic {TOKEN}", TOKEN])
    def test_are_there_for_nobody_without_the_token(self, client, clinic_site, settings, given):
        settings.METRICS_TOKEN = TOKEN

        response = client.get("/metrics", headers={"authorization": given}, follow=True)

        assert response.status_code == 404

    @pytest.mark.parametrize("given", ["Bearer ", "Bearer"])
    def test_are_there_for_nobody_where_there_is_no_token(self, client, clinic_site, given):
        response = client.get("/metrics", headers={"authorization": given}, follow=True)

        assert response.status_code == 404
