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
    parser.add_argument("--store", type=Path, metavar="DIR", help="keep a store for devices that share a record there; "
                        "its address is /store/")
    parser.add_argument("--store-token", metavar="WORD", help="who uses the store has to send it")
    parser.add_argument("--host", default="127.0.0.1", metavar="ADDRESS",
                        help="listen here (0.0.0.0: for everybody in this network; without it this computer alone)")
    return parser.parse_args()


def listen(folder: Path, arguments: argparse.Namespace) -> server.Server:
    def open_on(port: int) -> server.Server:
        return server.open_server(folder, port, arguments.host, arguments.store, arguments.store_token)

    port = arguments.port
    if port is not None:
        try:
            return open_on(port)
        except (OSError, OverflowError) as error:
            raise SetupError(f"port {port} cannot be used: {error}") from None
    for candidate in (*DEFAULT_PORTS, 0):
        try:
            return open_on(candidate)
        except OSError:
            continue
    raise SetupError("no port is free")


def serve(folder: Path, arguments: argparse.Namespace) -> None:
    with listen(folder, arguments) as listening:
        if arguments.store:
            say(f"the store in {arguments.store} is {server.url_of(listening)}store/")
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
        serve(folder, arguments)
    except SetupError as error:
        fail(str(error))
    except KeyboardInterrupt:
        print(file=sys.stderr)
        say("interrupted; the next start goes on from here")
        raise SystemExit(130) from None


if __name__ == "__main__":
    main()
