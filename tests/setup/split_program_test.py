import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "cmake"))

import split_program  # noqa: E402


class SplitProgramTest(unittest.TestCase):
    def test_a_name_outlives_other_parameters_and_another_compiler_s_numbers(self) -> None:
        one = "cairn::ui::button(cairn::ui::Ui&, cairn::ui::Key)"
        other = "cairn::ui::button(cairn::ui::Ui&, cairn::ui::Key, cairn::ui::ButtonOptions const&)"
        self.assertEqual(split_program.plain_name(one), "cairn::ui::button")
        self.assertEqual(split_program.plain_name(other), "cairn::ui::button")
        self.assertEqual(split_program.plain_name("cairn::ui::paint::logo(cairn::ui::Ui&)::$_0::operator()(float) const"),
                         split_program.plain_name("cairn::ui::paint::logo(cairn::ui::Ui&, int)::$_7::operator()(float) const"))

    def test_containers_of_different_things_keep_different_names(self) -> None:
        of_ints, of_pages = ("std::__2::vector<int, std::__2::allocator<int>>::push_back[abi:nn180100](int const&)",
                             "std::__2::vector<cairn::Page, std::__2::allocator<cairn::Page>>::push_back[abi:ne180100](cairn::Page&&)")
        self.assertEqual(split_program.plain_name(of_ints), "vector<int>::push_back")
        self.assertEqual(split_program.plain_name(of_pages), "vector<cairn::Page>::push_back")

    def test_symbols_are_read_in_order_and_unescaped(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "cairn.js.symbols"
            path.write_text("0:glClear\n1:f\\28int\\29\n")
            self.assertEqual(split_program.read_symbols(path), ["glClear", "f(int)"])
            path.write_text("0:glClear\n2:f\n")
            self.assertRaises(ValueError, split_program.read_symbols, path)

    def test_a_module_s_own_functions_are_counted(self) -> None:
        types = bytes([1, 4, 1, 0x60, 0, 0])
        self.assertEqual(split_program.count_functions(b"\0asm\1\0\0\0" + types + bytes([3, 3, 2, 0, 0])), 2)
        self.assertRaises(ValueError, split_program.count_functions, b"\0asm\1\0\0\0" + types)


if __name__ == "__main__":
    unittest.main()
