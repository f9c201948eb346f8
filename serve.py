#!/usr/bin/env python3
"""Builds Cairn's web app and serves it on this computer; prints its address on standard output.

The first start installs what is missing and takes a few minutes; later ones take seconds.
"""

import argparse
import signal
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "cmake" / "setup"))

import server  # noqa: E402
import system  # noqa: E402
import webapp  # noqa: E402
from cache import SetupError, fail  # noqa: E402
from progress import say  # noqa: E402

DEFAULT_PORTS = range(8080, 8100)


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--port", type=int, help="port on 127.0.0.1; 0 for a free one "
                        f"(without it: {DEFAULT_PORTS.start}, or the next that is free)")
    parser.add_argument("--build-only", action="store_true", help="build, and stop")
    parser.add_argument("--dist", type=Path, metavar="DIR", help="write the deployable folder here, and stop")
    parser.add_argument("--no-install", action="store_true", help="install no system package; say what is missing")
    return parser.parse_args()


def listen(folder: Path, port: int | None) -> server.Server:
    if port is not None:
        try:
            return server.open_server(folder, port)
        except (OSError, OverflowError) as error:
            raise SetupError(f"port {port} cannot be used: {error}") from None
    for candidate in (*DEFAULT_PORTS, 0):
        try:
            return server.open_server(folder, candidate)
        except OSError:
            continue
    raise SetupError("no port is free")


def serve(folder: Path, port: int | None) -> None:
    with listen(folder, port) as listening:
        say("ready; Ctrl-C stops it")
        print(server.url_of(listening), flush=True)
        try:
            listening.serve_forever()
        except KeyboardInterrupt:
            print(file=sys.stderr)
            say("stopped")


def main() -> None:
    arguments = parse_arguments()
    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, signal.default_int_handler)
    try:
        webapp.prepare(not arguments.no_install, system.for_serving())
        folder = webapp.make(arguments.dist.resolve() if arguments.dist else None)
        if arguments.build_only or arguments.dist:
            say(f"the web app is in {folder}")
            return
        serve(folder, arguments.port)
    except SetupError as error:
        fail(str(error))
    except KeyboardInterrupt:
        print(file=sys.stderr)
        say("interrupted; the next start goes on from here")
        raise SystemExit(130) from None


if __name__ == "__main__":
    main()
