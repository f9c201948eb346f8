import json
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import dist
from cache import SetupError

PAGE = {
    "web/index.html": '<script src="./%{boot.js}"></script>',
    "web/boot.js": "import './%{store.js}'; import './%{cairn.js}'; const wasm = './%{cairn.wasm}';",
    "web/store.js": "export {};",
    "web/sw.js": 'const files = %{precache}; const version = "%{version}";  // read by people',
    "web/static/fonts/latin.ttf": "glyphs",
    "build/cairn.js": "export default '100 %{7}';",
    "build/cairn.wasm": "\0asm",
}


class DistTest(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        for patch in (mock.patch.object(dist, "project_root", lambda: self.root),
                      mock.patch.object(dist, "_compress", lambda folder, before: None),
                      mock.patch.object(dist, "_print_sizes", lambda folder: None)):
            patch.start()
            self.addCleanup(patch.stop)
        self.write(PAGE)

    def write(self, files: dict[str, str]) -> None:
        for name, content in files.items():
            (self.root / name).parent.mkdir(parents=True, exist_ok=True)
            (self.root / name).write_text(content)

    def make(self) -> Path:
        return dist.make(self.root / "build", self.root / "out")

    def names(self) -> set[str]:
        return {path.relative_to(self.root / "out").as_posix() for path in (self.root / "out").rglob("*")
                if path.is_file() and path.name != dist.MARKER}

    def test_every_token_becomes_a_file_that_exists(self) -> None:
        out = self.make()
        boot = next(name for name in self.names() if name.startswith("boot."))
        self.assertIn(boot, (out / "index.html").read_text())
        for part in ("store.", "cairn."):
            self.assertRegex((out / boot).read_text(), rf"\./{part}[0-9a-f]{{10}}\.")

    def test_modules_are_minified_and_what_a_list_is_written_into_is_not(self) -> None:
        self.write({"web/store.js": "// read by people\nexport function keep(whatever) { return whatever + 1; }",
                    "build/cairn.js": "/* read by people */ export default function create(module) { return module; }"})
        out = self.make()
        for name in self.names():
            self.assertEqual("read by people" in (out / name).read_text(), name == "sw.js", name)
        store = next(name for name in self.names() if name.startswith("store."))
        self.assertIn("export function keep(", (out / store).read_text())

    def test_a_first_visit_downloads_all_but_what_is_fetched_on_demand(self) -> None:
        out = self.make()
        everything = sum((out / name).stat().st_size for name in self.names())
        first = everything - (out / "sw.js").stat().st_size
        self.assertEqual(dist.transfer_bytes(out), (first, everything))
        (out / "inter_latin_400.0123456789.ttf").write_text("glyphs")
        self.assertEqual(dist.transfer_bytes(out), (first, everything))
        (out / "boot.0123456789.js.br").write_text("smaller")
        (out / "boot.0123456789.js").write_text("as it was")
        self.assertEqual(dist.transfer_bytes(out), (first + len("smaller"), everything + len("smaller")))
        (out / "cairn_rest.0123456789.wasm").write_text("rest")
        self.assertEqual(dist.transfer_bytes(out), (first + len("smaller"), everything + len("smaller") + len("rest")))

    def test_a_changed_file_renames_itself_and_what_refers_to_it_and_nothing_else(self) -> None:
        self.make()
        before = self.names()
        self.write({"web/store.js": "export const changed = 1;"})
        self.make()
        gone = {name.split(".")[0] for name in before - self.names()}
        self.assertEqual(gone, {"store", "boot"})

    def test_the_service_worker_knows_every_file_and_a_version_of_them_all(self) -> None:
        out = self.make()
        first = (out / "sw.js").read_text()
        listed = json.loads(first.split("=")[1].split(";")[0])
        self.assertEqual(set(listed), self.names() - {"sw.js"})
        self.write({"web/static/fonts/latin.ttf": "other glyphs"})
        self.make()
        self.assertNotEqual(first.split("version")[1], (out / "sw.js").read_text().split("version")[1])

    def test_nothing_is_filled_into_compiled_code(self) -> None:
        out = self.make()
        script = next(name for name in self.names() if name.startswith("cairn.") and name.endswith(".js"))
        self.assertIn("100 %{7}", (out / script).read_text())

    def test_what_the_page_does_not_refer_to_is_left_out(self) -> None:
        self.write({"web/page_imports.js": "mergeInto();"})
        self.make()
        self.assertFalse([name for name in self.names() if "imports" in name])

    def test_an_unknown_name_is_refused(self) -> None:
        self.write({"web/boot.js": "import './%{nothing.js}';"})
        with self.assertRaisesRegex(SetupError, "nothing.js"):
            self.make()

    def test_a_circle_is_refused(self) -> None:
        self.write({"web/store.js": "import './%{boot.js}';"})
        with self.assertRaisesRegex(SetupError, "circle"):
            self.make()

    def test_a_folder_with_other_files_is_not_overwritten(self) -> None:
        self.write({"out/thesis.txt": "years of work"})
        with self.assertRaisesRegex(SetupError, "other files"):
            self.make()
        self.assertTrue((self.root / "out/thesis.txt").exists())

    def test_without_a_built_app_it_says_so(self) -> None:
        (self.root / "build/cairn.wasm").unlink()
        with self.assertRaisesRegex(SetupError, "not built"):
            self.make()
