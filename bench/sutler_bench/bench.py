"""What all measures share: the folder, the server, the launcher, and the rounds."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

from . import machine, tools
from .broker import Broker, Store
from .postgres import Postgres


class Bench:
    """Set up once; takes everything down again that it started."""

    def __init__(self, here, rounds, seconds, keep):
        self.here = here
        self.rounds = rounds
        self.seconds = seconds
        self.loads = []
        self.root = here.parent
        self.launcher = self.root / "sutler"
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="sutler-bench-"))
        self.folder.chmod(0o755)
        self.keyset = {}
        self._endings = [] if keep else [lambda: shutil.rmtree(self.folder, ignore_errors=True)]
        self._broker = None

    def __enter__(self):
        try:
            self._build()
            self.postgres = Postgres(self.folder)
            self.at_end(self.postgres.stop)
            self._make_keyset()
            # An existing store; and the launcher chooses the Java, so the first broker tells which.
            self.cold = Store(self, "cold")
            with Broker(self.cold) as first:
                self.java = first.java
            self.facts = machine.facts(self.java)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *failure):
        for ending in reversed(self._endings):
            ending()

    def at_end(self, ending):
        self._endings.append(ending)

    def say(self, text):
        print(text, file=sys.stderr, flush=True)

    def _build(self):
        self.say("Building Sutler and its AOT cache where they are not there or out of date...")
        for profile in ({}, {"SUTLER_PROFILE": "small"}):
            tools.run([self.launcher, "aot", "--if-stale"], env=os.environ | profile)

    def _make_keyset(self):
        # A version that seals credentials wants a key where the store is not the embedded one.
        file = self.folder / "keyset.json"
        subprocess.run([str(self.launcher), "keys", "create", str(file)], check=False, capture_output=True,
                       cwd=self.folder)
        if file.exists():
            self.keyset = {"SUTLER_SECRETS_KEYSET_FILE": str(file)}

    @property
    def broker(self):
        """The broker that most measures put under load, one after the other: its memory is measured at the end."""
        if self._broker is None:
            self._broker = Broker(Store(self, "store", self.here / "catalog"))
            self.at_end(self._broker.stop)
        return self._broker

    def interleave(self, what, sides):
        """Measures each side once per round, in turns; gives the list of values of each."""
        values = {name: [] for name in sides}
        for number in range(1, self.rounds + 1):
            for name, measure in sides.items():
                load = machine.load()
                self.loads.append(load)
                value = measure()
                values[name].append(value)
                self.say(f"  {what} {number}/{self.rounds}  {name:<24} load {load:4.1f}  {_short(value)}")
        return values


def _short(value):
    if isinstance(value, dict):
        return ", ".join(f"{name} {each:.3g}" for name, each in value.items())
    return ", ".join(f"{each:.4g}" for each in value) if isinstance(value, tuple) else f"{value:.4g}"


def timed(work):
    """How many seconds something takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin
