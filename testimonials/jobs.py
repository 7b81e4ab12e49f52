"""What testimonials need done in the background."""

from testimonials.models import Testimonial


def take_down(until: float) -> str:
    """Unpublishes what nothing authorizes any longer, so that the admin says so too."""
    lapsed = list(Testimonial.objects.lapsed())
    for testimonial in lapsed:
        testimonial.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    return f"{len(lapsed)} taken down"
