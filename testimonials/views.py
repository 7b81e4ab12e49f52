"""The only ways to private files: a paper for who may see it, a picture while it is shown."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.cache import add_never_cache_headers, patch_cache_control
from django.views.decorators.http import require_safe

from testimonials.models import Authorization, Testimonial, TestimonialPicture
from testimonials.policy import testimonials_enabled

PICTURE_SECONDS = 60
"""How long a browser or a proxy may keep a picture: well under the five minutes of a withdrawal."""


@require_safe
def authorization_file(request: HttpRequest, key: UUID) -> FileResponse:
    """Serves a signed paper as a download.

    Raises:
        Http404: for everyone without the permission, so that nobody learns that it exists.
    """
    if not request.user.has_perm("testimonials.view_authorization"):
        raise Http404
    authorization = get_object_or_404(Authorization, key=key)
    response = FileResponse(authorization.file.open("rb"), as_attachment=True)
    add_never_cache_headers(response)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@require_safe
def picture(request: HttpRequest, pk: int, digest: str) -> FileResponse:
    """Serves a picture while a testimonial with it is shown, and to its editors always.

    Raises:
        Http404: it may not be shown, or no longer.
    """
    shown = get_object_or_404(TestimonialPicture, pk=pk, digest__startswith=digest)
    is_public = (
        testimonials_enabled(request)
        and Testimonial.objects.visible().filter(picture=shown).exists()
    )
    if not is_public and not request.user.has_perm("testimonials.change_testimonial"):
        raise Http404
    response = FileResponse(shown.file.open("rb"), content_type="image/webp")
    if is_public:
        patch_cache_control(response, public=True, max_age=PICTURE_SECONDS)
    else:
        add_never_cache_headers(response)
    return response
