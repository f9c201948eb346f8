"""The npm packages that `cairn_bench facts --peers` compares with; prints their folder. Nothing else needs them."""

import npm
from cache import SetupError, fail, project_root

if __name__ == "__main__":
    try:
        folder = project_root() / "tests/bench/peers"
        npm.install(folder, "75 MB unpacked")
        print(folder)
    except SetupError as error:
        fail(str(error))
