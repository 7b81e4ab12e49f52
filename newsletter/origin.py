"""Public forms set no cookie: a foreign site's form is refused by where it comes from.

Browsers send `Sec-Fetch-Site` (https://www.w3.org/TR/fetch-metadata/) or at least `Origin`
(https://fetch.spec.whatwg.org/#origin-header) with every POST.
"""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

View = Callable[..., HttpResponse]


def is_same_origin(request: HttpRequest) -> bool:
    """Returns whether a POST comes from a page of this site; neither header means it does not."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in {"same-origin", "none"}
    try:
        return urlsplit(request.headers.get("Origin", "")).netloc == request.get_host()
    except ValueError:  # "http://["
        return False


def same_origin_required(view: View) -> View:
    """Refuses POSTs that do not come from a page of this site.

    Raises:
        PermissionDenied: the request's origin is another site or unknown.
    """

    @wraps(view)
    def checked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.method == "POST" and not is_same_origin(request):
            raise PermissionDenied(_("This form was sent from another website."))
        return view(request, *args, **kwargs)

    return checked
