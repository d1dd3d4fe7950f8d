"""What the benchmarks with a window share: a till on a display of its own, seeded, and its automation socket. Uses the end-to-end
driver for everything it has; adds only a socket that is watched from the moment the program starts."""

import contextlib
import json
import os
import pathlib
import socket
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "e2e"))
import driver  # noqa: E402

CARD = driver.STORY_CARD


def build_folder():
    return pathlib.Path(sys.argv[1])


@contextlib.contextmanager
def display():
    server = driver.Xvfb()
    try:
        yield {**os.environ, "DISPLAY": server.display, "LIBGL_ALWAYS_SOFTWARE": "1"}
    finally:
        server.stop()


@contextlib.contextmanager
def seeded(build, members=5000):
    """A data directory filled once."""
    with tempfile.TemporaryDirectory(prefix="shuke-bench-") as folder:
        data = pathlib.Path(folder) / "data"
        subprocess.run([build / "shuke-till", "seed", "--data", data, "--members", str(members)], check=True, stdout=subprocess.DEVNULL)
        yield data


class Line:
    """The automation socket, tried from the first moment on."""

    def __init__(self, path, process):
        while True:
            self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            try:
                self.socket.connect(str(path))
                break
            except OSError:
                self.socket.close()
                driver.check(process.poll() is None, "the till ended while it was starting")
                time.sleep(0.001)
        self.stream = self.socket.makefile("rw", encoding="utf-8", newline="\n")

    def ask(self, **request):
        self.stream.write(json.dumps(request) + "\n")
        self.stream.flush()
        return json.loads(self.stream.readline())

    def until(self, is_so, **request):
        while True:
            answer = self.ask(**request)
            if is_so(answer):
                return answer
            time.sleep(0.001)


def launch(build, data, environment):
    path = data.parent / "till.sock"
    with contextlib.suppress(FileNotFoundError):
        path.unlink()
    words = [build / "shuke-till", "--data", data, "--window", "1280x800", "--automation", path]
    return driver.start(words, env=environment), path


def stop(process, line):
    line.ask(do="quit")
    process.wait(30)


def median(values):
    return statistics.median(values)
