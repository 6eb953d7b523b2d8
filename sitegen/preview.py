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
_SCRIPT = b"new EventSource('/-/reload').addEventListener('reload', () => location.reload());\n"
_TAG = b'<script src="/-/reload.js" defer></script></head>'


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
        path = urlsplit(self.path).path
        if path == _EVENTS_PATH:
            self._events()
        elif path == _SCRIPT_PATH:
            self._send(_SCRIPT, "text/javascript")
        elif not path.startswith(self.base_path):
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", self.base_path)
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            self._page()

    def _page(self) -> None:
        below = self.path[len(self.base_path) :]
        file = Path(self.translate_path("/" + below))
        if file.is_dir() and urlsplit(below).path and not urlsplit(below).path.endswith("/"):
            self.path = "/" + below
            super().do_GET()
            return
        file = file / "index.html" if file.is_dir() else file
        status = HTTPStatus.OK if file.is_file() else HTTPStatus.NOT_FOUND
        file = file if file.is_file() else self.output / "404.html"
        content = file.read_bytes() if file.is_file() else b""
        if file.suffix == ".html":
            content = content.replace(b"</head>", _TAG, 1)
        self._send(content, self.guess_type(str(file)), status)

    def _send(self, content: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        for name, value in EVERYWHERE:
            if name != "Strict-Transport-Security":  # this is plain HTTP
                self.send_header(name, value.replace("; upgrade-insecure-requests", ""))
        self.end_headers()
        self.wfile.write(content)

    def _events(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        seen = self.preview.edition
        try:
            while True:
                current = self.preview.wait(seen, 15)
                self.wfile.write(b"event: reload\ndata: 1\n\n" if current != seen else b": still here\n\n")
                self.wfile.flush()
                seen = current
        except OSError:  # the page was closed
            self.close_connection = True

    def log_message(self, *_args: object) -> None:
        """Requests are not logged: the terminal belongs to faults."""
