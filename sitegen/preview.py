"""A preview on 127.0.0.1 that reloads the page after each rebuild. Wet: it serves HTTP.

It serves the site below its base path, as a host would, with the same headers; a small script is added to each
page as it is sent, never to the files.
"""

from __future__ import annotations

import threading
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.parse import urlsplit

from sitegen.hosting import EVERYWHERE

_SCRIPT_PATH = "/-/reload.js"
_EVENTS_PATH = "/-/reload"
_SCRIPT = b"""\
const { search } = new URL(document.currentScript.src); // the edition this page is of
new EventSource(`/-/reload${search}`).addEventListener("reload", () => location.reload());
"""


class Preview:
    """A running preview. `reload` tells every open page to load itself again."""

    def __init__(self, output: Path, base_path: str, port: int) -> None:
        self._turn = threading.Condition()
        self._edition = 0
        handler = partial(_Handler, preview=self, output=output, base_path=base_path)
        self.server = ThreadingHTTPServer(("127.0.0.1", port), handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}{base_path}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def reload(self) -> None:
        with self._turn:
            self._edition += 1
            self._turn.notify_all()

    def wait(self, seen: int, seconds: float) -> int:
        """The current edition, as soon as it is another than the one seen or the time is up."""
        with self._turn:
            self._turn.wait_for(lambda: self._edition != seen, seconds)
            return self._edition

    @property
    def edition(self) -> int:
        return self._edition

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    extensions_map: ClassVar[dict[str, str]] = {  # type: ignore[misc]
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".svg": "image/svg+xml",
    }

    def __init__(self, *args: object, preview: Preview, output: Path, base_path: str) -> None:
        self.preview, self.output, self.base_path = preview, output, base_path
        super().__init__(*args, directory=str(output))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path, query = urlsplit(self.path)[2:4]
        if path == _EVENTS_PATH:
            self._events(query)
        elif path == _SCRIPT_PATH:
            self._send(_SCRIPT, "text/javascript")
        elif path.startswith(self.base_path):
            self._page(path)
        elif path in ("/", self.base_path.rstrip("/")):
            self._redirect(self.base_path)
        else:
            self._file(None)

    def do_HEAD(self) -> None:
        self.do_GET()

    def _page(self, path: str) -> None:
        file = Path(self.translate_path(path.removeprefix(self.base_path)))
        if not _is_inside(file, self.output):
            self._file(None)
        elif path.endswith("/"):
            self._file(file / "index.html")
        elif file.is_dir():
            self._redirect(f"/{path.strip('/')}/")
        else:
            self._file(file)

    def _file(self, file: Path | None) -> None:
        """The file; or the site's page for lost visitors, where there is none."""
        tag = f'<script src="{_SCRIPT_PATH}?{self.preview.edition}" defer></script></head>'.encode()
        content = _content(file)
        if file is None or content is None:
            lost = _content(self.output / "404.html") or b""
            self._send(lost.replace(b"</head>", tag, 1), "text/html", HTTPStatus.NOT_FOUND)
        else:
            content = content.replace(b"</head>", tag, 1) if file.suffix == ".html" else content
            self._send(content, self.guess_type(str(file)))

    def _redirect(self, address: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, content: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        for name, value in EVERYWHERE:
            if name != "Strict-Transport-Security":  # this is plain HTTP
                self.send_header(name, value.replace("; upgrade-insecure-requests", ""))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _events(self, seen: str) -> None:
        """A line for each edition after the one the page is of."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        last = int(seen) if seen.isdecimal() else self.preview.edition
        try:
            while self.command != "HEAD":
                current = self.preview.wait(last, 15)
                self.wfile.write(b"event: reload\ndata: 1\n\n" if current != last else b": still here\n\n")
                self.wfile.flush()
                last = current
        except OSError:  # the page was closed
            self.close_connection = True

    def log_message(self, *_args: object) -> None:
        """Requests are not logged: the terminal belongs to faults."""


def _content(file: Path | None) -> bytes | None:
    """What a file holds; nothing, where there is no file (or none any more: a build may come between)."""
    try:
        return file.read_bytes() if file and file.is_file() else None
    except OSError:
        return None


def _is_inside(file: Path, folder: Path) -> bool:
    """Whether a file stands in the folder when links are followed. No file has a NUL in its name."""
    try:
        return file.resolve().is_relative_to(folder.resolve())
    except ValueError:
        return False
