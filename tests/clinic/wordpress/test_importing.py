# ruff: noqa: E501  markup of documents
"""A site that leaves WordPress: posts, pages, files, old addresses."""

import pytest
from django.core.management import CommandError
from wagtail.contrib.redirects.models import Redirect
from wagtail.images import get_image_model
from wagtail.models import Page

from articles.models import ArticlePage, Topic
from clinic.wordpress.records import ImportedItem
from home.models import StandardPage
from testimonials.models import Testimonial
from tests.clinic.wordpress.wxr import OLD, export, item, picture, run, written
from tests.factories.home import ClinicianPageFactory

pytestmark = pytest.mark.long
UPLOADS = f"{OLD}/wp-content/uploads/2015/03"
CAPTION = (
    '[caption id="attachment_9" width="300"]<img class="wp-image-9" '
    f'src="{UPLOADS}/cat-300x200.png" alt="A cat" /> Our cat[/caption]'
)


def whole_site():
    return export(
        item(1, "Sleep &amp; you", f"First line\nsecond line\n\nOf <a href='{OLD}/about/team/'>us</a>"
             f" and <a href='{OLD}/?p=2'>food</a>.\n\n{CAPTION}\n\n[gallery ids=\"9\"]",
             slug="sleep", excerpt="How to sleep.", creator="jroe",
             terms=[("category", "better-sleep", "Better sleep"), ("post_tag", "rest", "Rest")],
             meta={"_thumbnail_id": "9", "_yoast_wpseo_title": "%%title%% %%sep%% %%sitename%%",
                   "rank_math_description": "All of sleep."}, comments=3),
        item(2, "Food", "Eat [form id=\"3\"]", slug="food", terms=[("category", "uncategorized", "Uncategorized")]),
        item(3, "Secret", "Quiet words", slug="secret", status="private"),
        item(4, "Locked", "Locked words", slug="locked", password="open"),
        item(5, "Later", "Later words", slug="later", status="future", date="2090-01-01 10:00:00", gmt="2090-01-01 10:00:00"),
        item(6, "Half", "Half words", status="draft", slug="", link=f"{OLD}/?p=6", gmt="0000-00-00 00:00:00"),
        item(7, "Team", "<p>People</p>", kind="page", slug="team", link=f"{OLD}/about/team/", parent=8),
        item(8, "About", "<p>About us</p>", kind="page", slug="about", link=f"{OLD}/about/"),
        item(9, "cat", "", kind="attachment", status="inherit", url=f"{UPLOADS}/cat.png", slug="cat", parent=1,
             excerpt="A cat that sleeps",
             meta={"_wp_attachment_image_alt": "A cat", "_wp_attachment_metadata": 's:4:"file";s:15:"cat-150x150.png";'}),
        item(10, "Home", kind="nav_menu_item"),
        item(11, "Praise", "They helped me.", kind="wpm-testimonial", meta={"client_name": "Maria"}),
        item(12, "Gone", "Gone words", status="trash"),
        head='<wp:category><wp:term_id>77</wp:term_id><wp:category_nicename>better-sleep</wp:category_nicename>'
             "<wp:cat_name>Better sleep</wp:cat_name></wp:category>",
        authors=[("admin", "", "Admin"), ("jroe", "", "Jane Roe")],
    )  # fmt: skip


@pytest.fixture
def site(clinic_site, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"
    ClinicianPageFactory(parent=clinic_site.team, title="Jane Roe")
    folder = tmp_path / "uploads" / "2015" / "03"
    folder.mkdir(parents=True)
    (folder / "cat.png").write_bytes(picture())
    return written(tmp_path, whole_site()), tmp_path / "uploads"


class TestWholeSite:
    def test_brings_everything_and_every_old_address(self, site, client, clinic_site):
        path, uploads = site

        report = run(path, "--publish", "--media", str(uploads))

        assert [x for x in report["left_out"] if "fault" in x["reason"]] == []
        assert report["counts"] == {
            "attachment": {"made": 1}, "nav_menu_item": {"left_out": 1}, "page": {"made": 2},
            "post": {"made": 6, "left_out": 1}, "wpm-testimonial": {"made": 1},
        }  # fmt: skip
        assert report["comments"] == 3
        article = ArticlePage.objects.get(slug="sleep")
        assert (article.title, article.standfirst) == ("Sleep & you", "How to sleep.")
        assert article.published_date.isoformat() == "2015-03-09"
        assert article.first_published_at.isoformat() == "2015-03-10T06:30:00+00:00"
        assert (article.seo_title, article.search_description) == (
            "Sleep & you – Example Clinic", "All of sleep.",
        )  # fmt: skip
        assert [each.title for each in article.authors] == ["Jane Roe"]
        assert {topic.slug for topic in article.topics.all()} == {"better-sleep", "rest"}
        image = get_image_model().objects.get()
        assert article.lead_picture[0].value.pk == image.pk
        shown = [each.value["caption"] for each in article.body if each.block_type == "image"]
        assert shown == ["Our cat", "A cat that sleeps"]
        html = client.get(article.url).content.decode()
        assert "First line<br" in html
        team = StandardPage.objects.get(slug="team")
        assert team.get_parent().slug == "about"
        assert f'href="{team.url}"' in html
        assert f'href="{ArticlePage.objects.get(slug="food").url}"' in html
        live = set(ArticlePage.objects.live().values_list("slug", flat=True))
        assert live == {"sleep", "food"}
        testimonial = Testimonial.objects.get()
        assert (testimonial.quote, testimonial.name, testimonial.live) == (
            "They helped me.", "Maria", False,
        )  # fmt: skip
        for old, new in (
            ("/2015/03/sleep/", article.url), ("/?p=1", article.url), ("/?page_id=7", team.url),
            ("/about/team/feed/", ""), ("/category/better-sleep/", "/articles/topic/better-sleep/"),
            ("/?cat=77", "/articles/topic/better-sleep/"), ("/tag/rest/", "/articles/topic/rest/"),
            ("/feed/", "/articles/feed/"), ("/author/jroe/", "/articles/author/jane-roe/"),
            ("/2015/03/sleep/feed/", article.url),
        ):  # fmt: skip
            answer = client.get(old)
            if new:
                assert (answer.status_code, answer.get("Location")) == (301, new), old
        for old in (
            "/wp-content/uploads/2015/03/cat.png", "/wp-content/uploads/2015/03/cat-150x150.png",
            "/?attachment_id=9", "/2015/03/cat/",
        ):  # fmt: skip
            answer = client.get(old)
            assert answer.status_code == 301, old
            shown = client.get(answer["Location"])
            assert b"".join(shown.streaming_content)[1:4] == b"PNG"
        for old in ("/?p=3", "/?p=4", "/?p=5", "/2015/03/secret/", "/2015/03/locked/"):
            assert client.get(old).status_code in (200, 404), old
        reasons = " ".join(each["reason"] for each in report["needs_a_person"])
        for words in ("[form]", "was private", "had a password", "was scheduled"):
            assert words in reasons

    def test_changes_nothing_when_run_again_and_leaves_what_was_edited(self, site):
        path, uploads = site
        run(path, "--publish", "--media", str(uploads))
        rows = [(page.pk, page.latest_revision_id) for page in Page.objects.all()]

        again = run(path, "--publish", "--media", str(uploads))

        assert {each for outcomes in again["counts"].values() for each in outcomes} == {
            "unchanged", "left_out",
        }  # fmt: skip
        assert rows == [(page.pk, page.latest_revision_id) for page in Page.objects.all()]
        article = ArticlePage.objects.get(slug="food")
        article.title = "Food, edited"
        article.save_revision().publish()
        path.write_text(whole_site().replace("Eat [form", "Drink [form").replace("First", "Third"))

        third = run(path, "--publish", "--media", str(uploads))

        assert third["counts"]["post"] == {
            "unchanged": 4, "edited_here": 1, "updated": 1, "left_out": 1,
        }  # fmt: skip
        assert "Eat" in str(ArticlePage.objects.get(slug="food").body)
        assert "Third line" in str(ArticlePage.objects.get(slug="sleep").body)

    def test_writes_nothing_in_a_dry_run(self, site):
        path, uploads = site
        tables = (Page, ImportedItem, Redirect, Topic, Testimonial, get_image_model())
        before = [model.objects.count() for model in tables]

        plan = run(path, "--dry-run", "--publish", "--media", str(uploads))

        assert [model.objects.count() for model in tables] == before
        real = run(path, "--publish", "--media", str(uploads))
        assert plan["counts"] == real["counts"]
        froms = [sorted(each["from"] for each in one["redirects"]) for one in (plan, real)]
        assert froms[0] == froms[1]
        kept = {each["from"]: each["to"] for each in real["redirects"]}
        assert kept["/?p=1"] == {each["from"]: each["to"] for each in plan["redirects"]}["/?p=1"]

    def test_publishes_nothing_unless_asked(self, site):
        run(site[0])

        assert not ArticlePage.objects.live().exists()
        assert not StandardPage.objects.live().exists()

    def test_goes_on_where_it_was_killed(self, site, monkeypatch):
        path, uploads = site
        count = 0
        add_child = Page.add_child

        def killed(self, *args, **kwargs):
            nonlocal count
            count += 1
            if count == 4:
                raise KeyboardInterrupt
            return add_child(self, *args, **kwargs)

        monkeypatch.setattr(Page, "add_child", killed)
        with pytest.raises(KeyboardInterrupt):
            run(path, "--publish", "--media", str(uploads))
        monkeypatch.undo()

        report = run(path, "--publish", "--media", str(uploads))

        assert report["counts"]["post"] == {"unchanged": 3, "made": 3, "left_out": 1}
        html = str(ArticlePage.objects.get(slug="sleep").body)
        assert f'href="{StandardPage.objects.get(slug="team").url}"' in html


class TestRefusals:
    @pytest.mark.parametrize(
        ("content", "words"),
        [
            (b"", "is empty"),
            (export(version="x"), "no version of the format"),
            (export().replace("<wp:wxr_version>1.2</wp:wxr_version>", ""), "names no version"),
            (export(item(1, "A", "b"))[:-40], "is damaged in line"),
            (export(item(1, "A", "b")).replace("]]>", "]]", 3), "is damaged in line"),
            ("<html><body>404</body></html>", "begins with <html>"),
            ('<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "b">]><rss>&a;</rss>', "refused"),
            ("<rss>" + "<a>" * 100_000, "nested deeper"),
            ("plain words", "is damaged in line 1"),
        ],
    )
    def test_says_in_one_line_why_a_file_is_none(self, clinic_site, tmp_path, content, words):
        with pytest.raises(CommandError, match=words) as refusal:
            run(written(tmp_path, content), "--publish")

        assert "\n" not in str(refusal.value)
        assert not ImportedItem.objects.exists()
        assert not ArticlePage.objects.exists()

    def test_takes_marks_blank_lines_and_control_characters(self, clinic_site, tmp_path):
        content = (
            b"\xef\xbb\xbf\xef\xbb\xbf\n\n"
            + export(
                item(1, "Old\x0b one", "Words \x00\x1f here ]]> and <!-- there"),
                item(1, "Old\x0b one", "Words \x00\x1f here ]]> and <!-- there"),
                item(1, "Another", "Of the same number", slug="another"),
                item(2, "", "", slug=""),
                "<item><title>Bare</title></item>",
            ).encode()
        )

        report = run(written(tmp_path, content))

        assert report["counts"] == {
            "post": {"made": 3, "left_out": 1}, "unknown": {"left_out": 1},
        }  # fmt: skip
        words = [str(page.body) for page in ArticlePage.objects.order_by("path")]
        assert "]]&gt; and  there" in words[0] or "]]&gt; and there" in words[0]
