"""The server that serve.py opens and the browser tests use: reads one folder; with a store, keeps objects under /store/."""

import hashlib
import hmac
import json
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
from object_store import LIST_NAMES_MAX, OBJECT_BYTES_MAX, ObjectStore, StoreRefusal

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
STORE_PATH = "/store/"
# Any page may ask, as it may ask any other host: what protects the store is its token, and what protects the record is
# that nobody reads or forges what lies there.
STORE_HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Date, Retry-After",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
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
    store: ObjectStore | None = None
    store_token: str | None = None

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

    def _store_name(self) -> str | None:
        """What stands behind /store/ in the address, as it is written there; None for other addresses."""
        path = urllib.parse.urlsplit(self.path).path
        return path.removeprefix(STORE_PATH) if self.store is not None and path.startswith(STORE_PATH) else None

    def _store_answer(self, status: int, body: bytes = b"", headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {**STORE_HEADERS, "Content-Length": str(len(body)), "Cache-Control": "no-store",
                            **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _is_let_in(self) -> bool:
        given = self.headers.get("Authorization", "")
        return self.store_token is None or hmac.compare_digest(given.encode(), f"Bearer {self.store_token}".encode())

    def _store_get(self, store: ObjectStore, name: str) -> None:
        query = urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query, keep_blank_values=True)
        if name == "" and "list" in query:
            try:
                limit = min(max(int(query.get("limit", [str(LIST_NAMES_MAX)])[0]), 1), LIST_NAMES_MAX)
            except ValueError:
                raise StoreRefusal(400) from None
            names = store.names(query["list"][0], query.get("after", [""])[0], limit)
            self._store_answer(200, json.dumps({"names": names}).encode(), {"Content-Type": "application/json"})
            return
        found = store.get(name)
        headers = {"Content-Type": "application/octet-stream", "ETag": found.etag,
                   "Cache-Control": "public, max-age=31536000, immutable" if "/s/" in name else "no-cache"}
        if found.etag in {tag.strip() for tag in self.headers.get("If-None-Match", "").split(",")}:
            self._start_store(304, headers)
        else:
            self._store_answer(200, found.body, headers)

    def _start_store(self, status: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {**STORE_HEADERS, **headers}.items():
            self.send_header(name, value)
        self.end_headers()

    def _store_put(self, store: ObjectStore, name: str) -> None:
        length = self.headers.get("Content-Length", "")
        if not length.isdigit():
            self.close_connection = True
            raise StoreRefusal(411)
        if int(length) > OBJECT_BYTES_MAX:
            self.close_connection = True  # what follows is not read
            raise StoreRefusal(413)
        body = self.rfile.read(int(length))
        if len(body) < int(length):  # cut off on the way: it never was
            self.close_connection = True
            return
        etag, is_new = store.put(name, body, self.headers.get("If-Match"), self.headers.get("If-None-Match"))
        self._store_answer(201 if is_new else 204, b"", {"ETag": etag})

    def _ask_store(self, name: str) -> None:
        if self.command == "OPTIONS":
            self._store_answer(204, b"", {
                "Access-Control-Allow-Methods": "GET, HEAD, PUT, OPTIONS", "Access-Control-Max-Age": "86400",
                "Access-Control-Allow-Headers": "Authorization, Content-Type, If-Match, If-None-Match"})
            return
        try:
            if not self._is_let_in():
                self.close_connection = True
                raise StoreRefusal(401)
            (self._store_put if self.command == "PUT" else self._store_get)(self.store, name)
        except StoreRefusal as refusal:
            self._store_answer(refusal.status, b"",
                               {"Connection": "close"} if self.close_connection else None)

    def _answer(self) -> None:
        name = self._store_name()
        if name is not None:
            self._ask_store(name)
            return
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

    def _put(self) -> None:
        name = self._store_name()
        if name is None:
            self._refuse_method()
        else:
            self._ask_store(name)

    def _refuse_method(self) -> None:
        self.close_connection = True  # a body may follow that is not read
        self._refuse(HTTPStatus.METHOD_NOT_ALLOWED, {"Allow": "GET, HEAD", "Connection": "close"})

    do_PUT = do_OPTIONS = _put
    do_POST = do_DELETE = do_PATCH = _refuse_method

    def log_message(self, format: str, *arguments: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64


def open_server(folder: Path, port: int, host: str = "127.0.0.1", store: Path | None = None,
                store_token: str | None = None) -> Server:
    """A server that listens already, on a free port if `port` is 0; OSError if the port is taken.

    With `store`, objects of that folder are under /store/; with `store_token`, for whoever sends it.
    """
    handler = type("FolderHandler", (Handler,), {
        "root": folder.resolve(), "store": ObjectStore(store) if store else None, "store_token": store_token})
    return Server((host, port), handler)


def url_of(server: Server) -> str:
    host = server.server_address[0]
    return f"http://{'127.0.0.1' if host in ('0.0.0.0', '') else host}:{server.server_address[1]}/"


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
