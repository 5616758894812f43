"""Los mensajes con un ejecutor: ni quien no lee ni quien no calla dejan esperando a nadie."""

import queue
import threading
from dataclasses import dataclass, field
from typing import Any

from grader.evidence import ProtocolError
from grader.sandbox.process import Process
from grader.sandbox.wire import Inbox, MessageTooLarge, pack


@dataclass
class Outgoing:
    """Un mensaje que se está enviando."""

    data: bytes
    sent: threading.Event = field(default_factory=threading.Event)
    failed: bool = False


class Mail:
    """Los mensajes de ida y vuelta de ``process``, que puede contestar hasta ``limit`` bytes.

    ``received`` es la cola de los que llegan; ``None``, que no hay más, y ``too_much``, que fue por pasarse.
    """

    def __init__(self, process: Process, limit: int) -> None:
        self._process, self._limit = process, limit
        self._closed = False
        self.too_much = False
        self.received: queue.SimpleQueue[dict[str, Any] | None] = queue.SimpleQueue()
        self._outgoing: queue.SimpleQueue[Outgoing | None] = queue.SimpleQueue()
        for work in (self._read, self._transmit):
            threading.Thread(target=work, daemon=True).start()

    def _read(self) -> None:
        inbox = Inbox(self._process.replies, self._limit)
        try:
            while (message := inbox.next()) is not None and not self._closed:
                self.received.put(message)
        except MessageTooLarge:
            self.too_much = True
        except (ProtocolError, OSError, ValueError):
            pass
        self.received.put(None)

    def _transmit(self) -> None:
        """Escribe aparte: quien no lee lo que pide no debe dejar esperando a nadie sin límite de tiempo."""
        while (outgoing := self._outgoing.get()) is not None:
            left = memoryview(outgoing.data)
            try:
                while left:
                    left = left[self._process.requests.write(left) :]
            except (OSError, ValueError):
                outgoing.failed = True
            outgoing.sent.set()

    def send(self, message: dict[str, Any]) -> Outgoing:
        """Empieza a enviar ``message``."""
        outgoing = Outgoing(pack(message))
        self._outgoing.put(outgoing)
        return outgoing

    def close(self) -> None:
        """Deja de escuchar y de hablar."""
        self._closed = True
        self._outgoing.put(None)
