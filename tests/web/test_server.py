"""The server around the application ends without cutting anybody off."""

import signal
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path

import pytest

SLOW = """
import sys, time
from graphsvc.store import open_store
from graphsvc.web import create_app
from graphsvc.web.server import bind, listening
store = open_store(sys.argv[1])
app = create_app(store)

@app.get("/slow")
def slow():
    print("asked", flush=True)
    time.sleep(0.5)
    return "x" * 5_000_000

with listening(app, store, bind("127.0.0.1", 0)) as served:
    print(served.address, flush=True)
    served.run()
"""


@pytest.mark.parametrize("interrupts", [signal.SIG_DFL, signal.SIG_IGN], ids=["by hand", "from a script"])
def test_what_was_asked_before_the_end_is_answered_whole(tmp_path: Path, interrupts: signal.Handlers) -> None:
    answers: list[bytes] = []
    command = [sys.executable, "-c", SLOW, f"sqlite:///{tmp_path / 'graph.db'}"]
    own = signal.signal(signal.SIGINT, interrupts)  # a shell lets its background jobs ignore it
    started_here = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    signal.signal(signal.SIGINT, own)
    with started_here as process:
        assert process.stdout
        address = process.stdout.readline().strip()
        asking = threading.Thread(target=lambda: answers.append(urllib.request.urlopen(f"{address}slow").read()))
        asking.start()
        assert process.stdout.readline() == "asked\n"
        process.send_signal(signal.SIGTERM)
        asking.join()
        started = time.monotonic()
        assert process.wait(timeout=20) == 0
        assert time.monotonic() - started < 15
    assert [len(answer) for answer in answers] == [5_000_000]
