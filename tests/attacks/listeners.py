"""Lo que escucha la campaña en esta máquina: si alguien llama, el aislamiento deja pasar la red."""

import contextlib
import selectors
import socket
import threading
from pathlib import Path


class Listeners:
    """TCP y UDP en 127.0.0.1, TCP en ::1 y cuatro zócalos de Unix.

    ``heard`` son (por dónde, primeros bytes).
    """

    def __init__(self, abstract: str, folder: Path) -> None:
        self.heard: list[tuple[str, bytes]] = []
        self._selector = selectors.DefaultSelector()
        self._stop = threading.Event()
        tcp = self._add("TCP", socket.AF_INET, ("127.0.0.1", 0))
        self.tcp = tcp.getsockname()[1]
        with contextlib.suppress(OSError):  # puede no haber IPv6
            self._add("TCP por IPv6", socket.AF_INET6, ("::1", self.tcp))
        self.udp = self._add("UDP", socket.AF_INET, ("127.0.0.1", 0), socket.SOCK_DGRAM).getsockname()[1]
        for kind, end in ((socket.SOCK_STREAM, ""), (socket.SOCK_DGRAM, "-d")):
            self._add(f"zócalo abstracto{end}", socket.AF_UNIX, f"\0{abstract}{end}", kind)
            path = folder / f"zocalo{end}"
            self._add(f"zócalo de archivo{end}", socket.AF_UNIX, str(path), kind)
            path.chmod(0o777)

    def _add(self, name: str, family: int, address: object, kind: int = socket.SOCK_STREAM) -> socket.socket:
        listener = socket.socket(family, kind)
        listener.bind(address)
        if kind == socket.SOCK_STREAM:
            listener.listen(64)
        self._selector.register(listener, selectors.EVENT_READ, name)
        return listener

    def _serve(self) -> None:
        while not self._stop.is_set():
            for key, _ in self._selector.select(timeout=0.2):
                with contextlib.suppress(OSError):
                    self.heard.append((key.data, self._first_bytes(key.fileobj)))

    @staticmethod
    def _first_bytes(listener: socket.socket) -> bytes:
        if listener.type == socket.SOCK_DGRAM:
            return listener.recv(200)
        connection, _ = listener.accept()
        with connection:
            connection.settimeout(0.5)
            data = b""
            with contextlib.suppress(OSError):  # quien llama puede colgar sin leer la respuesta
                data = connection.recv(200)
                connection.sendall(b"HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n")
            return data

    def __enter__(self) -> "Listeners":
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()
        for key in list(self._selector.get_map().values()):
            key.fileobj.close()
        self._selector.close()
