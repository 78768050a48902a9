"""Spreadsheets that are taken along: what strangers typed stands in them, and none of it may run."""

from typing import Any

from wagtail.admin.views.mixins import SpreadsheetExportMixin

# A spreadsheet would run a cell that begins so (OWASP, "CSV injection").
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")


def harmless(value: Any) -> Any:
    """Text that no spreadsheet takes for a formula; other values as they are."""
    if isinstance(value, str) and value.startswith(DANGEROUS):
        return f"'{value}"
    return "" if value is None else value


def guard() -> None:
    """Let every list of the CMS write its CSV so; Wagtail looks after its XLSX alone, and has no setting."""
    own = SpreadsheetExportMixin.custom_value_preprocess
    SpreadsheetExportMixin.custom_value_preprocess = {
        **own,
        str: {SpreadsheetExportMixin.FORMAT_CSV: harmless},
    }
