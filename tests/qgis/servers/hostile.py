"""A small WFS on loopback that answers well, or misbehaves in the way that `mode` says."""

from __future__ import annotations

from contextlib import AbstractContextManager
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs, urlsplit

from . import wfs_answers
from .loopback import Loopback, serving
from .wfs_answers import KIND


class Hostile(Loopback):
    """The server."""

    @property
    def wfs(self) -> str:
        """The WFS as LAYER_SOURCES says it."""
        return f"srsname='EPSG:28992' typename='proef:zones' url='{self.address}/wfs' version='2.0.0'"


def hostile() -> AbstractContextManager[Hostile]:
    """The server until the end of the block."""
    return serving(Hostile(_Answer))


class _Answer(BaseHTTPRequestHandler):
    server: Hostile

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        query = {key.lower(): values[0] for key, values in parse_qs(parts.query).items()}
        self.server.asked.append(self.path)
        about_features = query.get("request") == "GetFeature"
        mode = self.server.mode
        if mode == "hangs" or (mode == "hangs_later" and about_features):
            self.server.released.wait(60)
        elif mode == "moved" and parts.path != "/elders":
            self._head(302, "text/html", 0, Location=f"/elders?{parts.query}")
        elif mode == "login":
            self._head(401, "text/html", 0, **{"WWW-Authenticate": 'Basic realm="proef"'})
        elif mode == "failing":
            self._head(500, "text/html", 0)
        elif mode == "not_xml":
            self._whole("<html>onderhoud</html>", "text/html")
        else:
            body = wfs_answers.answer(self.server.address, query, mode)
            if about_features and mode == "drips":
                self._drip(body.encode())
            elif about_features and mode in ("drop", "cut_short"):
                self._half(body, KIND, whole_length=mode == "drop")
            else:
                self._whole(body, KIND)

    def _whole(self, body: str, kind: str) -> None:
        data = body.encode()
        self._head(200, kind, len(data))
        self.wfile.write(data)

    def _drip(self, data: bytes) -> None:
        """A byte at a time, as if there were all the time in the world."""
        self._head(200, KIND, len(data))
        for byte in data:
            if self.server.released.wait(0.1):
                return
            self.wfile.write(bytes([byte]))
            self.wfile.flush()

    def _half(self, body: str, kind: str, whole_length: bool) -> None:
        """Half the answer, then the line is dead; with the length of the whole, or as if half were all."""
        data = body.encode()
        half = data[: len(data) * 2 // 3]
        self._head(200, kind, len(data) if whole_length else len(half))
        self.wfile.write(half)
        self.close_connection = True

    def _head(self, status: int, kind: str, length: int, **headers: str) -> None:
        self.send_response(status)
        for key, value in {"Content-Type": kind, "Content-Length": str(length), "Connection": "close", **headers}.items():
            self.send_header(key, value)
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet."""
