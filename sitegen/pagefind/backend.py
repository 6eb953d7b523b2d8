"""The `pagefind --service` process. Law: one question, one answer, in order, and never an endless wait.

Each message is JSON in base64 with a comma after it (`pagefind/src/service/mod.rs`, 1.5.2).
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import subprocess
import tempfile
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any

from pagefind_bin import get_executable  # type: ignore[import-untyped]  # the package carries no types

from sitegen.pagefind.message import Message

# The words of an index come in files, and a search fetches those of its words. Pagefind's own are four times as large.
CHUNKS = {"PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": "5000"}


class BackendError(Exception):
    """Pagefind could not be started, died, fell silent or answered with an error; the text has its stderr."""


def installed() -> Path:
    """The executable inside the installed `pagefind_bin`. Raises BackendError if this platform has none."""
    try:
        return Path(get_executable())
    except FileNotFoundError as error:
        raise BackendError(f"pagefind_bin has no executable for this platform: {error}") from error


def converse(messages: Iterable[Message], executable: Path, limit: float) -> dict[str, bytes]:
    """Say all messages and return the files of the last answer, by path inside the bundle.

    The process runs in an empty folder and without PAGEFIND_* variables, since it obeys a `pagefind.toml` and
    those wherever it stands. Raises BackendError, at the latest after `limit` seconds.
    """
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")} | CHUNKS
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as log:
        try:
            process = subprocess.Popen(  # noqa: S603 - the program of a dependency, and no text of a record in it
                [executable, "--service"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                cwd=folder,
                env=environment,
            )
        except OSError as error:
            raise BackendError(f"{executable} cannot be started: {error}") from error
        alarm = threading.Timer(limit, process.kill)
        alarm.start()
        try:
            answer: dict[str, Any] = {}
            for number, message in enumerate(messages, start=1):
                answer = _ask(process, number, message)
            return {file["path"]: base64.b64decode(file["content"]) for file in answer["files"]}
        except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
            why = str(error) if alarm.is_alive() else f"no answer within {limit:g} seconds"
            raise BackendError(_account(why, log)) from error
        finally:
            alarm.cancel()
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                with contextlib.suppress(OSError):
                    pipe.close() if pipe else None


def _ask(process: subprocess.Popen[bytes], number: int, message: Message) -> dict[str, Any]:
    """One question and its answer. Raises OSError, EOFError or ValueError, as the failure has it."""
    assert process.stdin
    assert process.stdout
    packed = json.dumps({"message_id": number, "payload": message}).encode()
    process.stdin.write(base64.b64encode(packed) + b",")
    process.stdin.flush()
    answer = json.loads(base64.b64decode(_until_comma(process.stdout), validate=True))
    payload: dict[str, Any] = answer["payload"]
    if payload["type"] == "Error":
        raise ValueError(f"{message['type']} {message.get('url', '')}: {payload['message']}")
    return payload


def _until_comma(stdout: IO[bytes]) -> bytes:
    parts = []
    while chunk := stdout.read1(1 << 20):  # type: ignore[attr-defined]  # a pipe is a BufferedReader
        parts.append(chunk)
        if chunk.endswith(b","):
            return b"".join(parts)[:-1]
    raise EOFError("it ended before it answered")


def _account(why: str, log: IO[bytes]) -> str:
    log.seek(0)
    said = log.read().decode(errors="replace").strip()[-2000:]
    return f"pagefind failed: {why}" + (f"; it said: {said}" if said else "")
