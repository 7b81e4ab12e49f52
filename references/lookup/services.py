"""Where the services of record are, and how the site presents itself to them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Services:
    """Base addresses without a closing slash, and manners.

    Attributes:
        tool: the site's name, as NCBI asks for it.
        email: the contact address that NCBI, Crossref and DataCite ask for.
        api_key: NCBI's key; with one, 10 requests a second are allowed instead of 3.
        google_key: of Google Books; it answers without one too, less often.
        timeout: seconds for one request to one service, retries included.
        keep: seconds for which answers are cached.
    """

    eutils: str = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"
    idconv: str = "https://pmc.ncbi.nlm.nih.gov/tools/idconv/api/v1/articles"
    crossref: str = "https://api.crossref.org"
    datacite: str = "https://api.datacite.org"
    open_library: str = "https://openlibrary.org"
    google_books: str = "https://www.googleapis.com/books/v1"
    clinical_trials: str = "https://clinicaltrials.gov/api/v2"
    tool: str = "clinic"
    email: str = ""
    api_key: str = ""
    google_key: str = ""
    timeout: float = 10.0
    keep: int = 86_400

    @property
    def ncbi_rate(self) -> float:
        """Requests a second: https://www.ncbi.nlm.nih.gov/books/NBK25497/ (usage guidelines)."""
        return 10.0 if self.api_key else 3.0

    @property
    def open_library_rate(self) -> float:
        """Requests a second; more for who names a contact: https://openlibrary.org/developers/api."""
        return 3.0 if self.email else 1.0

    @property
    def crossref_rate(self) -> float:
        """Requests a second: https://www.crossref.org/documentation/retrieve-metadata/rest-api/."""
        return 10.0 if self.email else 5.0
