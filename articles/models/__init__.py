"""Pages and snippets of the articles app, one model a file."""

from .article import ArticlePage
from .article_index import ArticleIndexPage
from .authorship import ArticleAuthor
from .evidence import SourceEvidence
from .gate import PublishingRefusedError, problems_of
from .imported import ImportedDocument
from .policy import CitationPolicy
from .related import RelatedArticle
from .review import MedicalReview, ReviewReminder, require_reviewed
from .review_task import MedicalReviewTask
from .source import CitedSource
from .topic import Topic
from .turns import LookupTurn
from .version import UnreadChangeError, Version, require_read

__all__ = [
    "ArticleAuthor",
    "ArticleIndexPage",
    "ArticlePage",
    "CitationPolicy",
    "CitedSource",
    "ImportedDocument",
    "LookupTurn",
    "MedicalReview",
    "MedicalReviewTask",
    "PublishingRefusedError",
    "RelatedArticle",
    "ReviewReminder",
    "SourceEvidence",
    "Topic",
    "UnreadChangeError",
    "Version",
    "problems_of",
    "require_read",
    "require_reviewed",
]
