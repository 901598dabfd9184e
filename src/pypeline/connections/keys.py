"""The keys that secrets are encrypted with: from the environment, else a file that only its owner can read."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cryptography.fernet import Fernet, MultiFernet

from pypeline.problems import Problem

VARIABLES = ("PYPE_ENCRYPTION_KEY", "ENCRYPTION_KEY")
NEW_KEY = "python -c 'from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())'"


@dataclass(frozen=True)
class Keys:
    """The first encrypts, all of them decrypt. `file` None: they came from the environment."""

    texts: tuple[str, ...]
    file: Path | None = None

    def __repr__(self) -> str:
        return f"Keys({len(self.texts)} of them)"

    @property
    def fernet(self) -> MultiFernet:
        return MultiFernet([Fernet(text) for text in self.texts])


def keys_of(environment: Mapping[str, str], file: Path, *, may_make: bool) -> Keys | Problem | None:
    """None: there is none yet, and `may_make` does not allow to make one."""
    for variable in VARIABLES:
        given = environment.get(variable, "").strip()
        if given:
            return _checked(given, variable, None)
    if file.exists():
        try:
            return _checked(file.read_text("ascii"), str(file), file)
        except (OSError, UnicodeDecodeError):
            return Problem("P509", f"{file} cannot be read", remedy="it holds the key of the stored connections")
    if not may_make:
        return None
    key = Fernet.generate_key().decode()
    write_keys(file, (key,))
    return Keys((key,), file)


def _checked(text: str, where: str, file: Path | None) -> Keys | Problem:
    texts = tuple(part.strip() for part in text.split(",") if part.strip())
    try:
        for part in texts:
            Fernet(part)
    except ValueError:
        return Problem("P509", f"{where} does not hold a key", remedy=f"make one: {NEW_KEY}")
    return Keys(texts, file) if texts else Problem("P509", f"{where} holds no key", remedy=f"make one: {NEW_KEY}")


def write_keys(file: Path, texts: tuple[str, ...]) -> None:
    """Replaces the file at once; never readable by others."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(f".{os.getpid()}.part")
    part.unlink(missing_ok=True)
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as out:
        out.write(",".join(texts))
        out.flush()
        os.fsync(out.fileno())
    part.replace(file)


def new_key() -> str:
    return Fernet.generate_key().decode()
