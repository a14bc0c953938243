"""A line to a server that goes dead half-way."""

from __future__ import annotations

import socket
import threading


class Stalling:
    """A line to a server on loopback that passes so many bytes of its answers, and then nothing more; or drops."""

    def __init__(self, target: int, after: int, drop: bool = False) -> None:
        self._target, self._left, self._drop = target, after, drop
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []

    def __enter__(self) -> int:
        threading.Thread(target=self._accept, daemon=True).start()
        return self._listener.getsockname()[1]

    def __exit__(self, *_: object) -> None:
        for line in (self._listener, *self._open):
            line.close()

    def _accept(self) -> None:
        try:
            while True:
                client, _ = self._listener.accept()
                server = socket.create_connection(("127.0.0.1", self._target))
                self._open += [client, server]
                threading.Thread(target=self._pass, args=(client, server, False), daemon=True).start()
                threading.Thread(target=self._pass, args=(server, client, True), daemon=True).start()
        except OSError:
            return

    def _pass(self, source: socket.socket, sink: socket.socket, counted: bool) -> None:
        try:
            while piece := source.recv(256):
                if counted:
                    self._left -= len(piece)
                    if self._left < 0:
                        if self._drop:
                            sink.shutdown(socket.SHUT_RDWR)
                        return
                sink.sendall(piece)
        except OSError:
            return
