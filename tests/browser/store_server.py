"""The app with a store beside it, for a browser test: prints its address; the store's folder is the second argument."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "cmake" / "setup"))

import server  # noqa: E402

with server.open_server(Path(sys.argv[1]), 0, store=Path(sys.argv[2])) as listening:
    print(server.url_of(listening), flush=True)
    listening.serve_forever()
