import os
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import build
import cache
import emscripten
import sources
import system
from cache import SetupError


class CacheTest(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        patch = mock.patch.dict(os.environ, {"CAIRN_CACHE": folder.name})
        patch.start()
        self.addCleanup(patch.stop)

    def test_what_an_interruption_left_is_done_again(self) -> None:
        def interrupted(target: Path) -> None:
            (target / "half").write_text("half")
            raise KeyboardInterrupt

        def whole(target: Path) -> None:
            (target / "whole").write_text("whole")

        with self.assertRaises(KeyboardInterrupt):
            cache.complete_folder("tool", interrupted)
        self.assertFalse((cache.cache_root() / "tool").exists())
        folder = cache.complete_folder("tool", whole)
        self.assertEqual([path.name for path in folder.iterdir()], ["whole"])

    def test_what_is_complete_is_not_done_again(self) -> None:
        cache.complete_folder("tool", lambda target: None)
        cache.complete_folder("tool", lambda target: self.fail("filled twice"))

    def test_a_newer_allowed_source_serves_when_the_tested_one_is_not_there(self) -> None:
        imgui = sources.SOURCES[0]
        for version, expected in (("1.91.0", None), ("1.92.7", "imgui-1.92.7"), (imgui.version, f"imgui-{imgui.version}")):
            folder = cache.cache_root() / f"sources/imgui-{version}"
            folder.mkdir(parents=True)
            (folder / imgui.witness).touch()
            found = sources._present(imgui)
            self.assertEqual(found.name if found else None, expected)


class ToolTest(unittest.TestCase):
    def test_an_emcc_that_is_too_old_is_not_enough(self) -> None:
        for version, enough in (((3, 1, 6), False), ((3, 1, 61), True), ((4, 0, 0), True)):
            with mock.patch.object(emscripten, "_on_path", lambda: ("emcc", version)):
                self.assertEqual(emscripten.on_path_is_enough(), enough, version)

    def test_without_installing_the_missing_packages_are_named_with_their_reasons(self) -> None:
        needs = [system.Need("clang-19", "compiles", lambda: False), system.Need("cmake", "configures", lambda: True)]
        with self.assertRaises(SetupError) as caught:
            system.ensure(needs, install=False)
        self.assertIn("clang-19", str(caught.exception))
        self.assertIn("compiles", str(caught.exception))
        self.assertNotIn("configures", str(caught.exception))

    def test_a_configuration_of_another_checkout_is_not_sound(self) -> None:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            self.assertFalse(build._is_sound(folder))
            (folder / "build.ninja").write_text("")
            (folder / "CMakeCache.txt").write_text(f"CMAKE_HOME_DIRECTORY:INTERNAL={build.project_root()}\n")
            self.assertTrue(build._is_sound(folder))
            (folder / "CMakeCache.txt").write_text("CMAKE_HOME_DIRECTORY:INTERNAL=/elsewhere\n")
            self.assertFalse(build._is_sound(folder))
            (folder / "CMakeCache.txt").write_text("")
            self.assertFalse(build._is_sound(folder))
