"""The addresses under which the services of record show a work."""

from __future__ import annotations

from urllib.parse import quote


def doi_url(doi: str) -> str:
    """Return the resolver's address: https://www.doi.org/the-identifier/resources/handbook."""
    return f"https://doi.org/{quote(doi, safe='/:;().,_-~')}"


def pubmed_url(pmid: str) -> str:
    """Return the address of the PubMed record."""
    return f"https://pubmed.ncbi.nlm.nih.gov/{quote(pmid, safe='')}/"


def pmc_url(pmcid: str) -> str:
    """Return the address of the full text in PubMed Central."""
    return f"https://pmc.ncbi.nlm.nih.gov/articles/{quote(pmcid, safe='')}/"
