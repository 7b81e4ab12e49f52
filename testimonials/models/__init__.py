"""What patients said, the authorization to say it on, and its withdrawal."""

from .authorization import Authorization
from .picture import TestimonialPicture
from .testimonial import Testimonial
from .withdrawal import Withdrawal

__all__ = ["Authorization", "Testimonial", "TestimonialPicture", "Withdrawal"]
