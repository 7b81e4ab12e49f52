"""Videos: a provider's number, a picture of our own, and everything that is said, in writing.

Nothing of the provider's loads before the reader asks for it (docs/adr/0007). The transcript is
WCAG 2.2's success criterion 1.2.1 and what the search reads.
"""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from articles.pictures import PictureBlock

from .previews import first_picture
from .text import ParagraphBlock, SettingBlock

YOUTUBE, VIMEO = "youtube", "vimeo"

ADDRESSES = {
    YOUTUBE: re.compile(
        r"(?:youtube(?:-nocookie)?\.com/(?:watch/?\?(?:[^#\s]*&)?v=|(?:embed|shorts|live|v)/)"
        r"|youtu\.be/)([\w-]{11})(?![\w-])"
    ),
    VIMEO: re.compile(r"vimeo\.com/(?:(?:video|channels/\w+|groups/\w+/videos)/)?(\d{6,12})(?!\d)"),
}
"""Where each provider's addresses hold the number."""
VIDEO_IDS = {YOUTUBE: re.compile(r"[\w-]{11}"), VIMEO: re.compile(r"\d{6,12}")}
"""How each provider's numbers look."""

EMBED_URLS = {
    YOUTUBE: "https://www.youtube-nocookie.com/embed/{}?autoplay=1&rel=0",
    VIMEO: "https://player.vimeo.com/video/{}?autoplay=1&dnt=1",
}
WATCH_URLS = {YOUTUBE: "https://www.youtube.com/watch?v={}", VIMEO: "https://vimeo.com/{}"}
NAMES = {YOUTUBE: "YouTube", VIMEO: "Vimeo"}


class VideoValue(blocks.StructValue):
    """This value knows where its video is."""

    @property
    def provider_name(self) -> str:
        """The provider as people call it."""
        return NAMES[self["provider"]]

    @property
    def watch_url(self) -> str:
        """The video's page at the provider."""
        return WATCH_URLS[self["provider"]].format(self["video_id"])

    @property
    def embed_url(self) -> str:
        """The player without cookies, which starts at once: it was clicked."""
        return EMBED_URLS[self["provider"]].format(self["video_id"])


def found_in(address: str) -> tuple[str, str] | None:
    """Returns provider and number of a video's address, or None for what is no such address.

    >>> found_in("https://youtu.be/dQw4w9WgXcQ?t=42")
    ('youtube', 'dQw4w9WgXcQ')
    """
    for provider, pattern in ADDRESSES.items():
        if match := pattern.search(address):
            return provider, match[1]
    return None


class VideoBlock(blocks.StructBlock):
    """This block shows a video that loads when it is clicked."""

    provider = SettingBlock(choices=list(NAMES.items()), default=YOUTUBE, label=_("Where it is"))
    video_id = blocks.CharBlock(
        max_length=20,
        label=_("Number"),
        help_text=_("The end of the video's address: dQw4w9WgXcQ or 76979871."),
    )
    title = blocks.CharBlock(max_length=160, label=_("Title"))
    poster = PictureBlock(label=_("Picture"), help_text=_("Shown until the video is started."))
    transcript = ParagraphBlock(
        label=_("Transcript"), help_text=_("Everything that is said, and what only the eye learns.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Lets the number's field take a whole address; what is stored stays a number."""
        super().__init__(*args, **kwargs)
        field = self.child_blocks["video_id"].field
        field.widget.attrs.pop("maxlength", None)
        field.help_text = _(
            "The video's address as the browser shows it, or the number at its end: dQw4w9WgXcQ or "
            "76979871."
        )

    def value_from_datadict(self, data: Any, files: Any, prefix: str) -> Any:
        """Takes provider and number out of an address."""
        value = super().value_from_datadict(data, files, prefix)
        if found := found_in(value["video_id"] or ""):
            value["provider"], value["video_id"] = found
        return value

    def clean(self, value: Any) -> Any:
        """Refuses what is no number of a video when it is to be published."""
        cleaned = super().clean(value)
        pattern = VIDEO_IDS.get(cleaned["provider"])
        if self.is_deferred_validation or not cleaned["video_id"] or not pattern:
            return cleaned
        if not pattern.fullmatch(cleaned["video_id"]):
            problem = _("This is no address and no number of a video there.")
            raise StructBlockValidationError(block_errors={"video_id": ValidationError(problem)})
        return cleaned

    def get_preview_value(self) -> Any:
        """Returns a video with a picture of the library."""
        return self.normalize(
            {
                "provider": YOUTUBE,
                "video_id": "xxxxxxxxxxx",
                "title": "Breathing out slowly, in three minutes",
                "poster": first_picture(),
                "transcript": "<p>Sit down, let the shoulders sink and breathe in…</p>",
            }
        )

    class Meta:
        icon = "media"
        label = _("Video")
        description = _("Loads from YouTube or Vimeo when it is clicked, never before.")
        label_format = "{title}"
        template = "articles/blocks/video.html"
        value_class = VideoValue
