"""The programs that the measurements need, and how they are started and ended."""

import os
import pathlib
import shutil
import signal
import socket
import subprocess
import time


class BenchError(Exception):
    """Something that keeps a measurement from being made, in one sentence."""


# Debian keeps the server's own programs off the PATH.
_DEBIAN = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name)
                 if path.parent.name.isdigit() else 0)


def find(name):
    """The path of a program, or None."""
    places = [os.environ.get("PATH", ""), "/usr/sbin", *(str(path) for path in reversed(_DEBIAN))]
    return shutil.which(name, path=os.pathsep.join(places))


def missing():
    """What to install, as a sentence; empty when everything is there."""
    packages = {"wrk": "wrk", "nginx": "nginx-light", "initdb": "postgresql", "pgbench": "postgresql",
                "psql": "postgresql", "postgres": "postgresql", "git": "git"}
    lacking = [name for name in packages if find(name) is None]
    if not lacking:
        return ""
    wanted = sorted({packages[name] for name in lacking})
    return f"needs {', '.join(lacking)}. On Debian: apt-get install {' '.join(wanted)}"


def run(command, **options):
    """Runs a program to its end and gives what it printed; anything but success is an error."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, **options)
    if done.returncode != 0:
        said = (done.stderr or done.stdout).strip().splitlines()[-5:]
        raise BenchError(f"{pathlib.Path(str(command[0])).name} failed: {' '.join(said) or done.returncode}")
    return done.stdout


def free_port():
    """A port that nobody uses at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def until(what, check, seconds=60):
    """Asks again and again until the answer is true."""
    end = time.monotonic() + seconds
    while not check():
        if time.monotonic() > end:
            raise BenchError(f"waited {seconds} s in vain until {what}")
        time.sleep(0.02)


def stop(process, how=signal.SIGTERM, patience=30):
    """Ends a process that we started, and waits for it."""
    if process.poll() is not None:
        return
    process.send_signal(how)
    try:
        process.wait(patience)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
