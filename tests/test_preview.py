"""The preview, spoken to over a real connection."""

from __future__ import annotations

import http.client
import re
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from sitegen.hosting import CONTENT_SECURITY_POLICY, EVERYWHERE
from sitegen.preview import Preview

SCRIPT = b'<script src="/-/reload.js?0" defer></script></head>'
PAGE = b"<!doctype html><html><head><title>%s</title></head><body></body></html>"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site, and a file outside it that nobody may have."""
    tmp_path = tmp_path_factory.mktemp("preview")
    files = {
        "index.html": PAGE % b"Home",
        "404.html": PAGE % b"Lost",
        "people/index.html": PAGE % b"People",
        "people/jane-doe/index.html": PAGE % b"Jane Doe",
        "assets/style.0123456789.css": b"body{}",
        "assets/site.0123456789.js": b"1;",
        "assets/icon.0123456789.svg": b"<svg/>",
        "pagefind/wasm.en.pagefind": b"\0asm",
        "sitemap.xml": b"<urlset/>",
        "robots.txt": b"User-agent: *",
    }
    for path, content in files.items():
        (tmp_path / "output" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "output" / path).write_bytes(content)
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "output/linked.txt").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "output/linked").symlink_to(tmp_path)
    return tmp_path / "output"


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes


Ask = Callable[..., Answer]


@pytest.fixture(params=["/", "/scrutiny/", "/a/b/"], scope="module")
def base(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def preview(output: Path, base: str) -> Iterator[Preview]:
    running = Preview(output, base, 0)
    yield running
    running.close()


@pytest.fixture(scope="module")
def ask(preview: Preview) -> Ask:
    """Sends a request for exactly this path, which no client has tidied."""

    def asked(path: str, method: str = "GET") -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", preview.server.server_address[1], timeout=30)
        connection.putrequest(method, path, skip_host=False)
        connection.endheaders()
        response = connection.getresponse()
        answer = Answer(response.status, dict(response.getheaders()), response.read())
        connection.close()
        return answer

    return asked


@pytest.mark.parametrize(
    ("path", "title"), [("", b"Home"), ("people/", b"People"), ("people/jane-doe/", b"Jane Doe"), ("?q=x", b"Home")]
)
def test_a_page_is_served_below_the_base_path_with_the_script_that_reloads_it(
    ask: Ask, base: str, path: str, title: bytes
) -> None:
    answer = ask(base + path)
    assert (answer.status, answer.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert answer.body == (PAGE % title).replace(b"</head>", SCRIPT)
    assert answer.headers["Content-Length"] == str(len(answer.body))


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("assets/style.0123456789.css", "text/css; charset=utf-8"),
        ("assets/site.0123456789.js", "text/javascript; charset=utf-8"),
        ("assets/icon.0123456789.svg", "image/svg+xml"),
        ("robots.txt", "text/plain; charset=utf-8"),
        ("pagefind/wasm.en.pagefind", "application/octet-stream"),
    ],
)
def test_other_files_are_served_as_they_are_and_as_what_they_are(
    ask: Ask, base: str, output: Path, path: str, kind: str
) -> None:
    answer = ask(base + path)
    assert (answer.status, answer.headers["Content-Type"], answer.body) == (200, kind, (output / path).read_bytes())


def test_the_script_is_never_written_to_the_files(ask: Ask, base: str, output: Path) -> None:
    assert SCRIPT in ask(base).body
    assert (output / "index.html").read_bytes() == PAGE % b"Home"


@pytest.mark.parametrize(
    "path", ["nothing/", "nothing.html", "people/nobody/", "assets/", "assets/none.css", "robots.txt/"]
)
def test_where_there_is_no_page_the_page_for_lost_visitors_comes_with_status_404(
    ask: Ask, base: str, path: str
) -> None:
    answer = ask(base + path)
    assert (answer.status, answer.body) == (404, (PAGE % b"Lost").replace(b"</head>", SCRIPT))


def test_a_link_that_forgets_the_base_path_is_lost_as_it_would_be_on_the_host(ask: Ask, base: str) -> None:
    assert ask("/people/").status == (200 if base == "/" else 404)


def test_the_root_leads_to_the_base_path(ask: Ask, base: str) -> None:
    for path in {"/", base.rstrip("/")} - {base, ""}:
        answer = ask(path)
        assert (answer.status, answer.headers["Location"], answer.body) == (302, base, b"")


@pytest.mark.parametrize("path", ["people", "people/jane-doe", "people?x=1"])
def test_a_folder_without_its_slash_leads_to_the_page_below_the_base_path(ask: Ask, base: str, path: str) -> None:
    answer = ask(base + path)
    assert (answer.status, answer.headers["Location"]) == (302, f"{base}{path.partition('?')[0]}/")


def test_no_redirect_leads_to_another_host(ask: Ask, base: str) -> None:
    assert ask(f"/{base}people").headers.get("Location", "/").startswith("//") is False


@pytest.mark.parametrize("path", ["", "people/", "nothing/", "assets/style.0123456789.css"])
def test_the_security_headers_are_the_hosts_own(ask: Ask, base: str, path: str) -> None:
    headers = ask(base + path).headers
    policy = CONTENT_SECURITY_POLICY.removesuffix("; upgrade-insecure-requests")
    expected = {**dict(EVERYWHERE), "Content-Security-Policy": policy, "Cache-Control": "no-store"}
    del expected["Strict-Transport-Security"]
    assert expected.items() <= headers.items()
    assert "Strict-Transport-Security" not in headers, "plain HTTP must not pin a browser to HTTPS on 127.0.0.1"


@pytest.mark.parametrize("path", ["", "people/", "people", "nothing/", "assets/style.0123456789.css"])
def test_head_says_what_get_would_and_sends_no_body(ask: Ask, base: str, path: str) -> None:
    head, get = ask(base + path, "HEAD"), ask(base + path)
    assert head.body == b""
    assert head.status == get.status
    assert {**head.headers, "Date": ""} == {**get.headers, "Date": ""}


@pytest.mark.parametrize("path", ["/-/reload.js", "/-/reload"])
def test_head_of_the_previews_own_addresses_ends(ask: Ask, path: str) -> None:
    assert (ask(path, "HEAD").status, ask(path, "HEAD").body) == (200, b"")


@pytest.mark.parametrize(
    "path",
    [
        "../secret.txt",
        "people/../../secret.txt",
        "%2e%2e/secret.txt",
        "%2E%2E%2Fsecret.txt",
        "..%2fsecret.txt",
        "people/..%2f..%2fsecret.txt",
        "....//secret.txt",
        "/../secret.txt",
        "%00",
        "secret.txt%00.html",
        "linked.txt",
        "linked/secret.txt",
        "linked/",
    ],
)
def test_nothing_outside_the_site_is_ever_served(ask: Ask, base: str, path: str) -> None:
    answer = ask(base + path)
    assert b"secret" not in answer.body
    assert answer.status == 404


def test_it_answers_on_127_0_0_1_only(preview: Preview) -> None:
    host, port = preview.server.server_address[:2]
    assert host == "127.0.0.1"
    assert preview.url.startswith(f"http://127.0.0.1:{port}/")
    with socket.socket() as other, pytest.raises(ConnectionRefusedError):
        other.connect(("127.0.0.2", port))


def test_other_methods_are_refused(ask: Ask, base: str) -> None:
    assert [ask(base, method).status for method in ("POST", "PUT", "DELETE")] == [501, 501, 501]


def test_a_site_that_does_not_exist_yet_is_a_404_and_served_once_it_does(tmp_path: Path) -> None:
    running = Preview(tmp_path / "output", "/", 0)
    try:
        connection = http.client.HTTPConnection("127.0.0.1", running.server.server_address[1], timeout=30)
        connection.request("GET", "/")
        response = connection.getresponse()
        assert (response.status, response.read()) == (404, b"")
        (tmp_path / "output").mkdir()
        (tmp_path / "output/index.html").write_bytes(PAGE % b"Home")
        connection.request("GET", "/")
        response = connection.getresponse()
        assert (response.status, b"Home" in response.read()) == (200, True)
        connection.close()
    finally:
        running.close()


@pytest.fixture
def running(output: Path) -> Iterator[Preview]:
    """A preview that no other test has told to reload."""
    running = Preview(output, "/", 0)
    yield running
    running.close()


class OpenPage:
    """A page open in a browser that listens for reloads, as its script does."""

    def __init__(self, preview: Preview) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", preview.server.server_address[1], timeout=30)
        self.connection.request("GET", "/")
        edition = re.findall(rb'reload.js(\?[0-9]+)"', self.connection.getresponse().read())[0].decode()
        self.request = f"/-/reload{edition}"

    def listen(self) -> None:
        self.connection.request("GET", self.request)
        self.response = self.connection.getresponse()
        assert (self.response.status, self.response.getheader("Content-Type")) == (200, "text/event-stream")

    def hears_a_reload(self) -> bool:
        return [self.response.readline() for _ in range(3)] == [b"event: reload\n", b"data: 1\n", b"\n"]

    def close(self) -> None:
        self.response.close()
        self.connection.close()


def test_every_open_page_is_told_to_reload_after_each_rebuild(running: Preview) -> None:
    pages = [OpenPage(running) for _ in range(3)]
    for page in pages:
        page.listen()
    for _ in range(2):
        running.reload()
        assert [page.hears_a_reload() for page in pages] == [True, True, True]
    for page in pages:
        page.close()


def test_a_rebuild_between_a_page_and_its_listening_is_not_missed(running: Preview) -> None:
    page = OpenPage(running)
    running.reload()
    page.listen()
    assert page.hears_a_reload()
    page.close()


def test_the_script_listens_for_editions_after_its_own(ask: Ask) -> None:
    script = ask("/-/reload.js?3")
    assert (script.status, script.headers["Content-Type"]) == (200, "text/javascript; charset=utf-8")
    assert b"new EventSource(`/-/reload${search}`)" in script.body
