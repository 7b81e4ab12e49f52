"""Uploaded files: from disk or from a bucket, always served at the site's own address.

So the policy names no other host, a bucket needs no public rights, and what may be seen is decided
here: pictures by everyone, their originals by those who sign in and, where a page shows one because
its sizes are not made yet, with the key that this page gives; documents by no address of this kind,
since Wagtail asks for permission before it serves them.
"""

import errno
import mimetypes

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from articles.pictures import opens_original
from clinic.serving.plain_paths import media_name

PUBLIC = frozenset({"images"})
"""Folders that everyone may see: the sizes of pictures that pages show."""
SIGNED_IN = frozenset({"avatar_images", "original_images"})
"""Folders that the admin shows."""
PICTURE_SECONDS = 30 * 24 * 60 * 60
"""How long browsers keep a picture; another crop has another name."""
PICTURES = frozenset({"image/avif", "image/gif", "image/jpeg", "image/png", "image/webp"})
"""What a browser may show; everything else is downloaded."""

NO_FILE = (FileNotFoundError, IsADirectoryError, NotADirectoryError)


@require_safe
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """Serves an uploaded picture.

    Raises:
        Http404: there is none, this visitor may not see it, or the path could mean another file.
    """
    name = media_name(path)
    if name is None:
        raise Http404
    folder = name.partition("/")[0]
    is_public = folder in PUBLIC or opens_original(name, request.GET.get("key", ""))
    if not is_public and not (
        folder in SIGNED_IN and request.user.has_perm("wagtailadmin.access_admin")
    ):
        raise Http404
    try:
        file = default_storage.open(name, "rb")
    except (*NO_FILE, ValueError):
        raise Http404 from None
    except OSError as error:
        if error.errno != errno.ENAMETOOLONG:
            raise
        raise Http404 from None
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    response = FileResponse(file, content_type=kind, as_attachment=kind not in PICTURES)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    if is_public:
        patch_cache_control(response, public=True, max_age=PICTURE_SECONDS)
    else:
        patch_cache_control(response, private=True, no_store=True)
    return response
