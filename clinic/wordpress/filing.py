"""Which topics and clinicians an old site's categories, tags and accounts are here."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.text import slugify
from wagtail.models import Locale

from articles.importing.authors import authors_named
from articles.importing.wordpress import Author, Channel, Term, plain
from articles.models import ArticleAuthor, Topic

TAXONOMIES = frozenset({"category", "post_tag"})
NO_SUBJECT = frozenset({"uncategorized", "uncategorised"})
MAX_NAME = 80  # characters


@dataclass(slots=True)
class Topics:
    """These topics are found by slug or name, or made."""

    chosen: Mapping[str, str] = field(default_factory=dict)
    """The topic's slug by the old slug, empty for none: what a person has mapped."""
    dry_run: bool = False
    known: dict[str, Topic] = field(default_factory=dict)
    """By slug, and by every name in lower case."""
    by_term: dict[tuple[str, str], Topic | None] = field(default_factory=dict)
    made: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Reads the site's topics."""
        for topic in Topic.objects.filter(locale=Locale.get_default()):
            self._know(topic)

    def _know(self, topic: Topic) -> None:
        self.known.setdefault(topic.slug, topic)
        for name in topic.name_list:
            self.known.setdefault(name.casefold(), topic)

    def of(self, terms: Iterable[Term]) -> list[Topic]:
        """Returns the topics of terms, each once, in order."""
        found = [self.topic(term) for term in terms if term.taxonomy in TAXONOMIES]
        return list({topic.slug: topic for topic in found if topic is not None}.values())

    def topic(self, term: Term) -> Topic | None:
        """Returns a term's topic; None where it is none, or was mapped to none."""
        key = (term.taxonomy, term.slug)
        if key not in self.by_term:
            self.by_term[key] = self._found(term)
        return self.by_term[key]

    def _found(self, term: Term) -> Topic | None:
        if term.slug in self.chosen:
            return self.known.get(self.chosen[term.slug])
        if term.slug in NO_SUBJECT:
            return None
        name = plain(term.name)[:MAX_NAME]
        slug = slugify(term.slug)[:MAX_NAME] or slugify(name)[:MAX_NAME]
        known = self.known.get(name.casefold()) or (self.known.get(slug) if slug else None)
        if known is not None or not name:
            return known
        topic = Topic(name=name, slug=slug or f"topic-{len(self.known) + 1}")
        topic.locale = Locale.get_default()
        if not self.dry_run:
            topic.save()
        self._know(topic)
        self.made.append(name)
        return topic


class Authors:
    """These authors are the old site's accounts as clinicians of this one."""

    def __init__(self, channel: Channel) -> None:
        self.channel = channel
        self.found: dict[str, Any] = {}
        self.counts: Counter[str] = Counter()
        clinicians = ArticleAuthor._meta.get_field("clinician").related_model
        self.by_email = {
            page.user.email.casefold(): page
            for page in clinicians._default_manager.select_related("user").exclude(user=None)
            if page.user.email
        }

    def of(self, login: str) -> Any | None:
        """Returns the clinician of an account, by e-mail or by name; None for nobody."""
        if not login:
            return None
        self.counts[login] += 1
        if login not in self.found:
            author = self.channel.authors.get(login) or Author(login)
            self.found[login] = self._clinician(author)
        return self.found[login]

    def _clinician(self, author: Author) -> Any | None:
        by_email = self.by_email.get(author.email.casefold()) if author.email else None
        if by_email is not None:
            return by_email
        names = (plain(author.name), author.login.replace(".", " ").replace("_", " "))
        for name in filter(None, names):
            if pages := authors_named(name).pages:
                return pages[0]
        return None

    def report(self) -> list[dict[str, Any]]:
        """Returns the accounts that wrote something, with the clinician's name or none."""
        return [
            {
                "login": login,
                "name": (self.channel.authors.get(login) or Author(login)).name,
                "items": count,
                "clinician": self.found[login].title if self.found.get(login) else "",
            }
            for login, count in self.counts.most_common()
        ]
