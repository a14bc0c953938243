"""One request over http(s), with QGIS's proxy, certificates and authentication, that ends when patience ends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Optional
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from qgis.core import QgsApplication, QgsDataSourceUri, QgsNetworkAccessManager
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QEventLoop, QTimer, QUrl
from qgis.PyQt.QtNetwork import QNetworkReply, QNetworkRequest

from ..error import SourceError, not_opened
from .patience import Patience

_LOOK_MS = 50
_ALWAYS_NETWORK, _NO_LESS_SAFE = 0, 1  # of CacheLoadControl and RedirectPolicy: Qt 6 does not take Python's enums for these


class Address:
    """A service's address, with what its user said of authentication."""

    def __init__(self, url: str, signed: Optional[QgsDataSourceUri] = None) -> None:
        """`signed` is the source with its authentication."""
        self._parts = urlsplit(url.strip())
        self._authcfg = signed.authConfigId() if signed else ""
        self._login = f"{signed.username()}:{signed.password()}" if signed and signed.username() else ""

    @property
    def is_web(self) -> bool:
        return self._parts.scheme in ("http", "https") and bool(self._parts.netloc)

    def url(self, query: Mapping[str, str], below: str = "") -> str:
        """The address with these parameters; its own parameters of the same name give way."""
        names = {key.lower() for key in query}
        own = [(key, value) for key, value in parse_qsl(self._parts.query, keep_blank_values=True) if key.lower() not in names]
        path = f"{self._parts.path.rstrip('/')}/{below}" if below else self._parts.path
        return urlunsplit((self._parts.scheme, self._parts.netloc, path, urlencode([*own, *query.items()], safe=",:"), ""))

    def get(self, query: Mapping[str, str], patience: Patience, below: str = "", accept: str = "") -> bytes:
        """What the service answers.

        Raises:
            SourceError: it doesn't answer, answers with an error, or takes too long.
        """
        return self._ask(self.url(query, below), patience, accept, True)

    def get_at(self, link: str, patience: Patience, accept: str) -> bytes:
        """What it answers at a link that it gave; another server does not get to know who asks.

        Raises:
            SourceError: as `get`.
        """
        target = urljoin(self.url({}), link)
        return self._ask(target, patience, accept, urlsplit(target).netloc == self._parts.netloc)

    def _ask(self, url: str, patience: Patience, accept: str, signed: bool) -> bytes:
        request = QNetworkRequest(QUrl(url))
        if accept:
            request.setRawHeader(b"Accept", accept.encode())
        request.setAttribute(QNetworkRequest.Attribute.CacheLoadControlAttribute, _ALWAYS_NETWORK)
        request.setAttribute(QNetworkRequest.Attribute.RedirectPolicyAttribute, _NO_LESS_SAFE)
        if self._authcfg and signed:
            QgsApplication.authManager().updateNetworkRequest(request, self._authcfg)
        elif self._login and signed:
            request.setRawHeader(b"Authorization", b"Basic " + _base64(self._login))
        return _answer(request, patience)


def _answer(request: QNetworkRequest, patience: Patience) -> bytes:
    reply = QgsNetworkAccessManager.instance().get(request)
    try:
        body = _waited_for(reply, patience)
        patience.check()
        failure = _failure(reply, patience.shown)
    finally:
        sip.delete(reply)  # not deleteLater: a later reply at the same address would be taken for this dead one
    if failure is not None:
        raise failure
    return body


def _waited_for(reply: Any, patience: Patience) -> bytes:
    """All that comes until the reply is finished, or patience is."""
    body = bytearray()
    loop, timer = QEventLoop(), QTimer()

    def take() -> None:
        piece = bytes(reply.readAll())
        body.extend(piece)
        patience.heard(len(piece))

    def look() -> None:
        if patience.over:
            reply.abort()

    reply.finished.connect(loop.quit)
    reply.readyRead.connect(take)
    timer.timeout.connect(look)
    timer.start(_LOOK_MS)
    if not reply.isFinished():
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    timer.stop()
    if reply.isOpen() and not patience.over:
        take()
    return bytes(body)


class Interrupted(SourceError):
    """The line broke in the middle of an answer."""


def _failure(reply: Any, shown: str) -> Optional[SourceError]:
    if reply.error() == QNetworkReply.NetworkError.NoError:
        return None
    status = reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute)
    text = f"HTTP {status}" if status and int(status) >= 400 else reply.errorString()
    if status and int(status) < 400:
        return Interrupted(
            f"de bron '{shown}' brak af tijdens het lezen; probeer het later opnieuw.",
            f"the source '{shown}' broke off while reading; try again later.",
        )
    return not_opened(shown, text, text)


def _base64(text: str) -> bytes:
    from base64 import b64encode

    return b64encode(text.encode())
