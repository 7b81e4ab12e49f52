import pytest
from django.core.exceptions import ValidationError
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from articles.blocks.video import VideoBlock


@pytest.fixture
def value(db):
    image = get_image_model().objects.create(title="x", file=get_test_image_file())
    image.contextual_alt_text, image.decorative = "A person breathing", False
    return {
        "provider": "youtube",
        "video_id": "abcdefghijk",
        "title": "Slow breathing",
        "poster": image,
        "transcript": "<p>Breathe in.</p>",
    }


class TestVideoBlock:
    def test_loads_nothing_of_the_providers(self, value):
        block = VideoBlock()

        html = block.render(block.normalize(value))

        assert "<iframe" not in html
        assert ' src="http' not in html
        assert 'href="https://www.youtube.com/watch?v=abcdefghijk"' in html
        assert 'data-src="https://www.youtube-nocookie.com/embed/abcdefghijk?' in html
        assert "<p>Breathe in.</p>" in html

    @pytest.mark.parametrize(
        ("address", "provider", "number"),
        [
            ("https://youtu.be/abcdefghijk?t=42", "youtube", "abcdefghijk"),
            ("https://www.youtube.com/watch?app=x&v=abcdefghijk&t=1", "youtube", "abcdefghijk"),
            ("m.youtube.com/shorts/abcdefghijk", "youtube", "abcdefghijk"),
            ("https://www.youtube-nocookie.com/embed/abcdefghijk", "youtube", "abcdefghijk"),
            ("https://vimeo.com/76979871", "vimeo", "76979871"),
            ("https://player.vimeo.com/video/76979871?dnt=1", "vimeo", "76979871"),
        ],
    )
    def test_takes_an_address(self, address, provider, number):
        posted = {"v-provider": "youtube", "v-video_id": address, "v-title": "Breathing"}

        value = VideoBlock().value_from_datadict(posted, {}, "v")

        assert (value["provider"], value["video_id"]) == (provider, number)

    def test_lets_the_browser_keep_a_whole_address(self):
        assert "maxlength" not in VideoBlock().child_blocks["video_id"].field.widget.attrs

    @pytest.mark.parametrize(
        ("provider", "video_id"),
        [
            ("youtube", "https://youtu.be/abcdefghijk"),
            ("youtube", "abc"),
            ("vimeo", "abcdefghijk"),
            ("vimeo", '1"><script>'),
        ],
    )
    def test_refuses_what_is_no_number_of_a_video(self, value, provider, video_id):
        block = VideoBlock()

        with pytest.raises(ValidationError) as caught:
            block.clean(block.normalize({**value, "provider": provider, "video_id": video_id}))

        assert "video_id" in caught.value.block_errors

    def test_requires_a_transcript(self, value):
        block = VideoBlock()

        with pytest.raises(ValidationError) as caught:
            block.clean(block.normalize({**value, "transcript": ""}))

        assert "transcript" in caught.value.block_errors


class TestPolicy:
    def test_lets_only_the_two_players_be_framed(self, client, clinic_site):
        policy = client.get("/")["Content-Security-Policy"]
        directives = dict(part.strip().split(" ", 1) for part in policy.split(";"))

        assert directives["frame-src"] == (
            "'self' https://www.youtube-nocookie.com https://player.vimeo.com"
        )
