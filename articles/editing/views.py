"""What the page editor's reference tools ask: JSON in, JSON out, editors only.

Nothing here writes: the editor puts what comes back into the form, which the clinician saves.
"""

import threading
from collections.abc import Mapping
from contextlib import nullcontext
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from wagtail.models import Site

from articles.blocks.reference_values import reference_of
from articles.citations.problems import Source, find_problems
from articles.evidence.advice import KeyPoint, advice
from articles.evidence.levels import allowed_by, claims_in, too_high
from articles.importing import ArticleDraft, DocumentError, read_passage, read_plain_text
from articles.importing.pastes import read_paste
from articles.importing.reading_bounded import read_paste_bounded
from articles.models import CitationPolicy, CitedSource, SourceEvidence
from articles.posted import read_json
from heavy_work import BusyError, alone
from references.formats.reading.bounded import left_out
from references.lookup import Finding
from references.model.errors import ParseError

from .documents import document_of
from .long_texts import MAX_AT_ONCE, read_references, rows_as_json
from .reference_rows import reference_row, row_of
from .shared_finder import site_finder

_asking = threading.Lock()

MAX_BYTES = 1_000_000
MAX_HTML = 4_000_000
"""Characters: Word wraps a page of text in a hundred thousand."""
MAX_SUGGESTIONS = 8
SHORTEST_QUERY = 3  # characters


@require_GET
def session(request: HttpRequest) -> JsonResponse:
    """Says who is signed in, and with which token forms are sent: it changes at signing in."""
    account = {"user": str(request.user.pk), "name": request.user.get_username()}
    return JsonResponse({**account, "token": get_token(request)})


@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """Reads pasted text or a dropped file into rows of the review table."""
    file = request.FILES.get("file")
    content: str | bytes = file.read(MAX_BYTES + 1) if file else request.POST.get("text", "")
    if len(content) > MAX_BYTES:
        return _refusal(_("This is too much at once. Paste or drop it in parts."))
    try:
        readings = read_references(content)
    except ParseError as error:
        return _refusal(str(error))
    rows = rows_as_json(map(row_of, readings), left_out=left_out(readings))
    return HttpResponse(rows, content_type="application/json")


@require_POST
def look_up(request: HttpRequest) -> JsonResponse:
    """Asks the services of record about one reference; answers within twice their time-out.

    A process asks for one editor at a time: its other threads go on serving pages, and the editor
    that has to wait is told so and asks again.
    """
    if not _asking.acquire(blocking=False):
        return JsonResponse({"busy": True})
    try:
        finding = site_finder().find(reference_of(_fields(request)))
    finally:
        _asking.release()
    return JsonResponse(_finding_data(finding, request.POST.get("original", "")))


@require_POST
def check(request: HttpRequest) -> JsonResponse:
    """Returns the problems of the article as it stands in the editor, saved or not."""
    try:
        posted = read_json(request.body)
        points = [
            KeyPoint(str(item["text"]), tuple(map(str, item["cited"])))
            for item in posted.get("points") or ()
        ]
        claims = [
            claim
            for item in posted.get("claims") or ()
            for claim in claims_in(
                str(item["text"]),
                [(int(at), list(map(str, keys))) for at, keys in item["cites"]],
                [(int(at), str(level)) for at, level in item["levels"]],
            )
        ]
        markers = [[str(key) for key in keys] for keys in posted["markers"]]
        sources = [
            Source(
                str(item["id"]), reference_of(_texts(item)), str(item.get("cited_knowingly") or "")
            )
            for item in posted["references"]
        ]
    except (ValueError, KeyError, TypeError, AttributeError):
        return _refusal(_("The editor sent something that cannot be checked."), status=400)
    names = [name for source in sources for name in source.identifiers]
    policy = CitationPolicy.for_site(Site.find_for_request(request)).levels
    problems = find_problems(markers, sources, SourceEvidence.known(names), policy)
    works = {source.key: source.reference for source in sources}
    facts = SourceEvidence.facts_of(works)
    hints = [
        *too_high(claims, facts),
        *advice(works, facts, points, timezone.localdate().year),
    ]
    allows = {key: level for key, each in facts.items() if (level := allowed_by(each))}
    return JsonResponse(
        {
            "problems": [
                *(_problem(each.rule, each.message, each.keys, each.refuses) for each in problems),
                *(_problem(rule, message, keys) for rule, message, keys in hints),
            ],
            "allows": allows,
        }
    )


@require_GET
def known(request: HttpRequest) -> JsonResponse:
    """Returns references of the site's articles that match what is being typed."""
    query = request.GET.get("q", "").strip()
    rows = CitedSource.matching(query, MAX_SUGGESTIONS) if len(query) >= SHORTEST_QUERY else []
    return JsonResponse({"rows": [reference_row(reference_of(value)) for value in rows]})


@require_POST
def read_document(request: HttpRequest) -> JsonResponse:
    """Reads a whole pasted article, or a passage of one: blocks with citations, references.

    `html` is the clipboard's HTML, where it has some; what is read then. `cited` says that the
    passage has a numbered list; where the HTML shows none, the text is read.
    """
    text, html = request.POST.get("text", ""), request.POST.get("html", "")
    if len(text) > MAX_BYTES or len(html) > MAX_HTML:
        return _refusal(_("This document is too long."))
    is_passage = "passage" in request.POST
    try:
        with alone() if len(text) + len(html) > MAX_AT_ONCE else nullcontext():
            draft = _pasted(html, text, is_passage=is_passage)
            if "cited" in request.POST and not draft.references:
                draft = _pasted("", text, is_passage=True)
    except BusyError:
        return _refusal(_("Another long text is being read. Try again in a moment."))
    except DocumentError as error:
        return _refusal(str(error))
    return JsonResponse(document_of(draft))


def _pasted(html: str, text: str, *, is_passage: bool) -> ArticleDraft:
    if html.strip() and len(html) > MAX_AT_ONCE:
        return read_paste_bounded(html, is_passage=is_passage)
    if html.strip():
        return read_paste(html, is_passage=is_passage)
    reader = read_passage if is_passage else read_plain_text
    return reader(text.replace("\r\n", "\n"))


def _problem(
    rule: str, message: str, keys: tuple[str, ...], refuses: bool = False
) -> dict[str, Any]:
    return {"rule": rule, "refuses": refuses, "message": message, "keys": keys}


def _refusal(message: str, status: int = 200) -> JsonResponse:
    """Answers with a sentence for the editor; only what no editor could send is an HTTP error."""
    return JsonResponse({"error": message}, status=status)


def _fields(request: HttpRequest) -> dict[str, str]:
    return {name: value for name, value in request.POST.items() if isinstance(value, str)}


def _texts(item: Mapping[str, Any]) -> dict[str, str]:
    return {name: value for name, value in item.items() if isinstance(value, str)}


def _finding_data(finding: Finding, original: str) -> dict[str, Any]:
    notice = finding.notice
    return {
        "found": reference_row(finding.reference, original) if finding.reference else None,
        "candidate": reference_row(finding.candidate) if finding.candidate else None,
        "differences": [
            {"field": item.field, "ours": item.ours, "theirs": item.theirs}
            for item in finding.differences
        ],
        "notice": notice.label if notice else "",
        "sources": finding.sources,
        "messages": finding.messages,
        "unanswered": finding.unanswered,
    }
