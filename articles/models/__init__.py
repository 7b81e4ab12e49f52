"""Pages and snippets of the articles app, one model a file."""

from .article import ArticlePage
from .article_change import ArticleChange, ChangeKind
from .article_index import ArticleIndexPage
from .authorship import ArticleAuthor
from .citation_policy import CitationPolicy
from .citation_style import CitationStyle
from .cited_source import CitedSource
from .document_upload import DocumentUpload
from .glossary_term import GlossaryTerm
from .imported_document import ImportedDocument
from .page_form import PageForm
from .publishing_checks import PublishingRefusedError, problems_of
from .reading_level import ReadingLevel
from .related_article import RelatedArticle
from .review import MedicalReview, ReviewReminder, require_reviewed
from .review_task import MedicalReviewTask
from .service_rate_limit import LookupTurn
from .source_evidence import SourceEvidence
from .topic import Topic
from .version import UnreadChangeError, Version, require_read
from .writing_settings import WritingSettings

__all__ = [
    "ArticleAuthor",
    "ArticleChange",
    "ArticleIndexPage",
    "ArticlePage",
    "ChangeKind",
    "CitationPolicy",
    "CitationStyle",
    "CitedSource",
    "DocumentUpload",
    "GlossaryTerm",
    "ImportedDocument",
    "LookupTurn",
    "MedicalReview",
    "MedicalReviewTask",
    "PageForm",
    "PublishingRefusedError",
    "ReadingLevel",
    "RelatedArticle",
    "ReviewReminder",
    "SourceEvidence",
    "Topic",
    "UnreadChangeError",
    "Version",
    "WritingSettings",
    "problems_of",
    "require_read",
    "require_reviewed",
]
