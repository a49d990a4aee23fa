"""A folder as a site, on this machine."""

from __future__ import annotations

from http.server import SimpleHTTPRequestHandler


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing of it."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""
