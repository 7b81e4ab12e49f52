"""What the editor asks about its words: JSON in, JSON out. Hints, never a refusal."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.models import Site

from articles.models import WritingSettings
from articles.posted import read_json
from articles.readability import Level, Levels, Passage, level_of
from articles.readability.formulas import SMOG_NEEDS

MAX_BYTES = 1_000_000
MAX_WORDS_NAMED = 12


@require_POST
def measure(request: HttpRequest) -> JsonResponse:
    """Returns the reading level of a text as it stands in the editor, and of each block."""
    if int(request.headers.get("Content-Length") or 0) > MAX_BYTES:
        return JsonResponse({"error": _("This text is too long to be measured.")})
    try:
        posted = read_json(request.body)["passages"]
        passages = [Passage(str(item["key"]), str(item["text"])) for item in posted]
    except (ValueError, KeyError, TypeError, AttributeError):
        error = _("The editor sent something that cannot be measured.")
        return JsonResponse({"error": error}, status=400)
    target = WritingSettings.for_site(Site.find_for_request(request))
    levels = level_of(passages)
    return JsonResponse(
        {
            "summary": _summary(levels.whole, target),
            "blocks": {key: _short(level, target) for key, level in levels.passages.items()},
            "longest": [
                {"key": each.key, "text": each.text, "words": _words(each.words)}
                for each in levels.longest
            ],
            "hints": _hints(levels),
        }
    )


def _summary(level: Level, target: WritingSettings) -> list[str]:
    """Returns the level of the whole in sentences."""
    if not level.counts.words:
        return [_("Nothing is written yet.")]
    if level.score is not None:
        return [
            _("Reading level: %(band)s (Szigriszt-Pazos %(score).0f, INFLESZ; aim: %(aim)d).")
            % {"band": level.band, "score": level.score, "aim": target.reading_score}
        ]
    aim = {"grade": level.grade, "aim": target.reading_grade}
    first = _("Reading level: grade %(grade).1f (Flesch-Kincaid; aim: grade %(aim)d).") % aim
    if level.smog is None:
        second = _("SMOG needs %(needs)d sentences; here are %(count)d.") % {
            "needs": SMOG_NEEDS,
            "count": level.counts.sentences,
        }
    else:
        second = _("SMOG: grade %.1f.") % level.smog
    return [first, second]


def _short(level: Level, target: WritingSettings) -> dict[str, Any]:
    """Returns the level of one block, and whether it is harder than what is aimed at."""
    if level.score is not None:
        return {"text": level.band, "hard": level.score < target.reading_score}
    if level.grade is None:
        return {"text": "", "hard": False}
    return {
        "text": _("Grade %.1f") % level.grade,
        "hard": level.grade > target.reading_grade,
    }


def _words(count: int) -> str:
    return ngettext("%d word", "%d words", count) % count


def _hints(levels: Levels) -> list[str]:
    hints = [
        _("“%(word)s”: plainer is “%(instead)s”.") % {"word": row.word, "instead": row.instead}
        for row in levels.plainer[:MAX_WORDS_NAMED]
    ]
    if levels.abbreviations:
        names = ", ".join(levels.abbreviations[:MAX_WORDS_NAMED])
        hints.append(_("Never explained: %s.") % names)
    if levels.passives:
        named = "; ".join(f"“{words}”" for words in levels.passives[:MAX_WORDS_NAMED])
        hints.append(_("Passive voice: %s. Who does it?") % named)
    return hints
