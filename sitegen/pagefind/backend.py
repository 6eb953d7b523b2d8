"""The `pagefind --service` process. Law: one question, one answer, in order, and never an endless wait.

Each message is JSON in base64 with a comma after it (`pagefind/src/service/mod.rs`, 1.5.2). All is said without
waiting for answers, which a thread takes meanwhile: so the next record is packed while the program indexes the last.
"""

from __future__ import annotations

import binascii
import contextlib
import json
import os
import subprocess
import tempfile
import threading
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
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
    """Say all messages and return the files of the answer to `get_files`, by path inside the bundle.

    The process runs in an empty folder and without PAGEFIND_* variables, since it obeys a `pagefind.toml` and
    those wherever it stands. Raises BackendError, at the latest after `limit` seconds.
    """
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")} | CHUNKS
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as log, ThreadPoolExecutor(1) as listeners:
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
            said: list[str] = []
            answer = listeners.submit(_listen, process, said)
            with contextlib.suppress(OSError):  # it died: what came of it is the listener's to tell
                _say(process, messages, said)
            return {file["path"]: binascii.a2b_base64(file["content"]) for file in answer.result()["files"]}
        except (OSError, EOFError, ValueError, LookupError, TypeError) as error:
            why = str(error) if alarm.is_alive() else f"no answer within {limit:g} seconds"
            raise BackendError(_account(why, log)) from error
        finally:
            alarm.cancel()
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                with contextlib.suppress(OSError):
                    pipe.close() if pipe else None


def _say(process: subprocess.Popen[bytes], messages: Iterable[Message], said: list[str]) -> None:
    """Say all messages, and note the name of each beforehand. The pipe stays open: at its end the program stops."""
    assert process.stdin
    for number, message in enumerate(messages, start=1):
        said.append(f"{message['type']} {message.get('url', '')}")
        packed = json.dumps({"message_id": number, "payload": message}).encode()
        process.stdin.write(binascii.b2a_base64(packed, newline=False) + b",")
    process.stdin.flush()


def _listen(process: subprocess.Popen[bytes], said: Sequence[str]) -> dict[str, Any]:
    """The answer that has the files. Raises OSError, EOFError or ValueError, and ends the program that failed."""
    assert process.stdout
    try:
        return _files(process.stdout, said)
    except BaseException:
        process.kill()  # so that nobody goes on speaking to it
        raise


def _files(stdout: IO[bytes], said: Sequence[str]) -> dict[str, Any]:
    for number, answer in enumerate(_answers(stdout)):
        payload: dict[str, Any] = json.loads(binascii.a2b_base64(answer, strict_mode=True))["payload"]
        if payload["type"] == "Error":
            raise ValueError(f"{said[number]}: {payload['message']}")
        if payload["type"] == "GetFiles":
            return payload
    raise EOFError("it ended before it answered")


def _answers(stdout: IO[bytes]) -> Iterator[bytes]:
    """What stands before each comma."""
    begun: list[bytes] = []
    while chunk := stdout.read1(1 << 20):  # type: ignore[attr-defined]  # a pipe is a BufferedReader
        *ended, rest = chunk.split(b",")
        for part in ended:
            yield b"".join((*begun, part))
            begun.clear()
        begun.append(rest)


def _account(why: str, log: IO[bytes]) -> str:
    log.seek(0)
    said = log.read().decode(errors="replace").strip()[-2000:]
    return f"pagefind failed: {why}" + (f"; it said: {said}" if said else "")
