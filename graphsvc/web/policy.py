"""What pages may load and who may show them in a page of theirs, as the browser is told."""

from typing import Final

_OWN_FILES: Final = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"
PAGES: Final = f"{_OWN_FILES}; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
EMBEDDED: Final = f"{_OWN_FILES}; form-action 'none'; base-uri 'none'; frame-ancestors *"
"""For pages that anybody may show in theirs: they send nothing anywhere."""
READING: Final = frozenset({"GET", "HEAD", "OPTIONS"})
"""The methods of requests that write nothing."""
