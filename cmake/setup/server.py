"""The static server: what serve.py opens and the browser tests use. Loopback only; reads one folder, writes nothing."""

import hashlib
import posixpath
import threading
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from dist import is_hashed

MIME_TYPES = {
    ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
    ".json": "application/json", ".webmanifest": "application/manifest+json", ".wasm": "application/wasm",
    ".svg": "image/svg+xml", ".png": "image/png", ".ico": "image/x-icon", ".webp": "image/webp",
    ".ttf": "font/ttf", ".woff2": "font/woff2", ".txt": "text/plain; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
}
SECURITY_HEADERS = {
    "Content-Security-Policy":
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; "
        "connect-src 'self'; font-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
ENCODINGS = (("br", ".br"), ("gzip", ".gz"))  # the smaller first


@lru_cache(maxsize=512)
def _content_digest(path: Path, modified_ns: int, size: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:20]


def _etag(path: Path) -> str:
    status = path.stat()
    return f'"{_content_digest(path, status.st_mtime_ns, status.st_size)}"'


def _accepted(header: str) -> set[str]:
    """Encodings of an Accept-Encoding header, without those refused by q=0."""
    accepted = set()
    for part in header.split(","):
        name, _, parameters = part.strip().partition(";")
        weight = parameters.strip().removeprefix("q=").strip()
        if name and weight not in ("0", "0.0", "0.00", "0.000"):
            accepted.add(name.strip().lower())
    return accepted


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "cairn"
    sys_version = ""
    timeout = 60  # an idle connection does not keep its thread
    root: Path

    def _target(self) -> Path | None:
        """The file a request names; nothing outside the folder, no hidden file, no folder but the first page."""
        path = urllib.parse.unquote(urllib.parse.urlsplit(self.path).path)
        if "\0" in path or "\\" in path or not path.startswith("/"):
            return None
        parts = [part for part in posixpath.normpath(path).split("/") if part]
        if any(part.startswith(".") for part in parts):
            return None
        if path.endswith("/"):
            parts.append("index.html")
        target = self.root.joinpath(*parts)
        try:
            inside = target.resolve().is_relative_to(self.root)
        except (OSError, ValueError):
            return None
        return target if inside and target.is_file() and target.suffix not in (".br", ".gz") else None

    def _start(self, status: HTTPStatus, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {**SECURITY_HEADERS, **headers}.items():
            self.send_header(name, value)
        self.end_headers()

    def _refuse(self, status: HTTPStatus, headers: dict[str, str] | None = None) -> None:
        body = f"{status.value} {status.phrase}\n".encode()
        self._start(status, {"Content-Type": "text/plain; charset=utf-8", "Content-Length": str(len(body)),
                             "Cache-Control": "no-store", **(headers or {})})
        if self.command != "HEAD":
            self.wfile.write(body)

    def _answer(self) -> None:
        target = self._target()
        if target is None:
            self._refuse(HTTPStatus.NOT_FOUND)
            return
        headers = {
            "Content-Type": MIME_TYPES.get(target.suffix, "application/octet-stream"),
            "Cache-Control": "public, max-age=31536000, immutable" if is_hashed(target.name) else "no-cache",
            "Vary": "Accept-Encoding",
        }
        body = target
        accepted = _accepted(self.headers.get("Accept-Encoding", ""))
        for encoding, suffix in ENCODINGS:
            packed = target.with_name(target.name + suffix)
            if encoding in accepted and packed.is_file():
                body = packed
                headers["Content-Encoding"] = encoding
                break
        try:
            headers["ETag"] = _etag(body)
            known = {tag.strip().removeprefix("W/") for tag in self.headers.get("If-None-Match", "").split(",")}
            if headers["ETag"] in known or "*" in known:
                headers.pop("Content-Encoding", None)
                self._start(HTTPStatus.NOT_MODIFIED, headers)
                return
            content = body.read_bytes()
        except OSError:  # replaced by a rebuild at this moment
            self._refuse(HTTPStatus.NOT_FOUND)
            return
        self._start(HTTPStatus.OK, {**headers, "Content-Length": str(len(content))})
        if self.command != "HEAD":
            self.wfile.write(content)

    def handle_one_request(self) -> None:
        try:
            super().handle_one_request()
        except (BrokenPipeError, ConnectionResetError):  # the browser went away
            self.close_connection = True

    do_GET = do_HEAD = _answer

    def _refuse_method(self) -> None:
        self.close_connection = True  # a body may follow that is not read
        self._refuse(HTTPStatus.METHOD_NOT_ALLOWED, {"Allow": "GET, HEAD", "Connection": "close"})

    do_POST = do_PUT = do_DELETE = do_PATCH = do_OPTIONS = _refuse_method

    def log_message(self, format: str, *arguments: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64


def open_server(folder: Path, port: int, host: str = "127.0.0.1") -> Server:
    """A server that listens already, on a free port if `port` is 0; OSError if the port is taken."""
    handler = type("FolderHandler", (Handler,), {"root": folder.resolve()})
    return Server((host, port), handler)


def url_of(server: Server) -> str:
    return f"http://127.0.0.1:{server.server_address[1]}/"


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """Serves `folder` beside what the block does; the address."""
    listening = open_server(folder, 0)
    threading.Thread(target=listening.serve_forever, daemon=True).start()
    try:
        yield url_of(listening)
    finally:
        listening.shutdown()
        listening.server_close()
