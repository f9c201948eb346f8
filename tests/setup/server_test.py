import http.client
import tempfile
import threading
import unittest
from pathlib import Path

import server


class ServerTest(unittest.TestCase):
    """The server on a folder with one hashed, one plain, one compressed and one hidden file."""

    @classmethod
    def setUpClass(cls) -> None:
        cls.outside = tempfile.TemporaryDirectory()
        cls.folder = Path(cls.outside.name) / "site"
        cls.folder.mkdir()
        (Path(cls.outside.name) / "secret.txt").write_text("secret\n")
        (cls.folder / "link.txt").symlink_to("../secret.txt")
        for name, content in {
            "index.html": "<!doctype html>", "boot.0123456789.js": "export {}", "boot.0123456789.js.br": "packed",
            "boot.0123456789.js.gz": "zipped", "cairn.0123456789.wasm": "\0asm", "sw.js": "1",
            "manifest.webmanifest": "{}", "icon.0123456789.svg": "<svg/>", ".hidden": "hidden",
        }.items():
            (cls.folder / name).write_text(content)
        cls.server = server.open_server(cls.folder, 0)
        threading.Thread(target=cls.server.serve_forever, daemon=True).start()

    @classmethod
    def tearDownClass(cls) -> None:
        cls.server.shutdown()
        cls.server.server_close()
        cls.outside.cleanup()

    def ask(self, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection(*self.server.server_address, timeout=10)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, headers=named)
        answer = connection.getresponse()
        result = answer.status, dict(answer.getheaders()), answer.read()
        connection.close()
        return result

    def test_the_first_page_is_served_under_a_strict_policy_and_asked_for_anew(self) -> None:
        status, headers, body = self.ask("/")
        self.assertEqual((status, body), (200, b"<!doctype html>"))
        self.assertEqual(headers["Cache-Control"], "no-cache")
        self.assertIn("default-src 'none'", headers["Content-Security-Policy"])
        self.assertNotIn("unsafe-inline", headers["Content-Security-Policy"])
        self.assertEqual(headers["X-Content-Type-Options"], "nosniff")

    def test_types_are_what_browsers_insist_on(self) -> None:
        for path, kind in (("/cairn.0123456789.wasm", "application/wasm"), ("/sw.js", "text/javascript; charset=utf-8"),
                           ("/manifest.webmanifest", "application/manifest+json"),
                           ("/icon.0123456789.svg", "image/svg+xml")):
            self.assertEqual(self.ask(path)[1]["Content-Type"], kind, path)

    def test_hashed_names_are_immutable_and_the_service_worker_is_not(self) -> None:
        self.assertIn("immutable", self.ask("/boot.0123456789.js")[1]["Cache-Control"])
        self.assertEqual(self.ask("/sw.js")[1]["Cache-Control"], "no-cache")

    def test_the_smallest_accepted_encoding_is_sent(self) -> None:
        for accept, body, encoding in (("gzip, br", b"packed", "br"), ("gzip", b"zipped", "gzip"),
                                       ("br;q=0, gzip;q=0.5", b"zipped", "gzip"), ("", b"export {}", None)):
            _, headers, got = self.ask("/boot.0123456789.js", Accept_Encoding=accept)
            self.assertEqual((got, headers.get("Content-Encoding")), (body, encoding), accept)

    def test_what_the_browser_has_is_not_sent_again(self) -> None:
        tag = self.ask("/")[1]["ETag"]
        status, _, body = self.ask("/", If_None_Match=tag)
        self.assertEqual((status, body), (304, b""))

    def test_head_has_the_length_and_no_body(self) -> None:
        status, headers, body = self.ask("/", "HEAD")
        self.assertEqual((status, headers["Content-Length"], body), (200, "15", b""))

    def test_nothing_else_can_be_read(self) -> None:
        for path in ("/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/..%5csecret.txt", "//secret.txt",
                     "/link.txt", "/.hidden", "/boot.0123456789.js.br", "/nothing", "/%00", "/index.html/"):
            self.assertEqual(self.ask(path)[0], 404, path)

    def test_it_writes_nothing(self) -> None:
        for method in ("POST", "PUT", "DELETE"):
            self.assertEqual(self.ask("/index.html", method)[0], 405, method)
