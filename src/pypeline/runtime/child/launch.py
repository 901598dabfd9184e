"""Starting a warm interpreter and handing it calls: the parent's end of `zygote`."""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_BOOT = (
    "import json, sys\n"
    "first, last, control = json.loads(sys.argv[1])\n"
    "sys.argv[:] = ['pypeline-child']\n"
    "sys.path[:0] = first\n"
    "sys.path += [folder for folder in last if folder not in sys.path]\n"
    "from pypeline.runtime.child.zygote import main\n"
    "main(control)\n"
)
_INHERITED = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "SSL_CERT_FILE", "SSL_CERT_DIR")
# Arrow's own allocator would reserve a gigabyte at once; OpenBLAS starts threads when it is imported, before the fork.
_SETTINGS = {"ARROW_DEFAULT_MEMORY_POOL": "system", "OPENBLAS_NUM_THREADS": "1"}


class WarmChildIsGoneError(Exception):
    """The warm interpreter ended; a new one has to be started."""


@dataclass(frozen=True, slots=True)
class Descriptors:
    """The parent's ends of a call's pipes."""

    stdout: int
    stderr: int
    events: int
    status: int

    def close(self) -> None:
        for descriptor in (self.stdout, self.stderr, self.events, self.status):
            os.close(descriptor)


class WarmChild:
    """One warm interpreter with `first` in front of its module search path. Safe to use from several threads."""

    def __init__(self, home: Path, first: Sequence[str] = ()) -> None:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        package = str(Path(__file__).parents[3])  # where `import pypeline` finds this one
        paths = json.dumps([list(first), [package], theirs.fileno()])
        environment = {name: os.environ[name] for name in _INHERITED if name in os.environ}
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as this object
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-X", "utf8", "-c", _BOOT, paths],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=self._errors,
                pass_fds=[theirs.fileno()],
                env={**environment, **_SETTINGS, "HOME": str(home), "TMPDIR": str(home)},
                cwd=home,
                start_new_session=True,
            )
        self._control = ours
        self._numbers = itertools.count(1)
        self._lock = threading.Lock()

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def start(self, order: bytes) -> tuple[int, Descriptors]:
        """Forks a child that reads `order`; its number and the pipes it speaks on."""
        request = os.memfd_create("pypeline-request", os.MFD_CLOEXEC)
        pipes = [os.pipe2(os.O_CLOEXEC) for _ in range(4)]
        number = next(self._numbers)
        ours = Descriptors(*(read for read, _ in pipes))
        try:
            _write_whole(request, order)
            self._send({"op": "run", "number": number}, [request, *(write for _, write in pipes)])
        except OSError as error:
            ours.close()
            raise WarmChildIsGoneError(self.last_words()) from error
        finally:
            for descriptor in (request, *(write for _, write in pipes)):
                os.close(descriptor)
        return number, ours

    def kill(self, number: int, signal_number: int) -> None:
        with contextlib.suppress(OSError):  # gone: its children went with it
            self._send({"op": "kill", "number": number, "signal": signal_number}, [])

    def last_words(self) -> str:
        if self._errors.closed:
            return ""
        self._errors.seek(0)
        return self._errors.read()[-2000:].decode("utf-8", "replace").strip()

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._send({"op": "close"}, [])
        self._control.close()
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()
        self._errors.close()

    def _send(self, message: dict[str, object], descriptors: list[int]) -> None:
        with self._lock:
            socket.send_fds(self._control, [json.dumps(message).encode()], descriptors)


def _write_whole(descriptor: int, content: bytes) -> None:
    remaining = memoryview(content)
    while remaining:
        remaining = remaining[os.write(descriptor, remaining) :]
    os.lseek(descriptor, 0, os.SEEK_SET)
