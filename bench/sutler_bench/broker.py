"""The broker, started by its launcher as an operator would start it, and plain requests to it."""

import base64
import http.client
import json
import os
import pathlib
import re
import subprocess
import time

from . import machine, tools

_CREDENTIAL = re.compile(r"username +(\S+)\s+password +(\S+)")


# Seconds after which a kept connection may have been closed by the broker.
_IDLE = 20


class Store:
    """Where a broker keeps its state, and the platform's credential, which the first start prints."""

    def __init__(self, bench, name, catalog=None):
        self.bench = bench
        self.name = name
        self.url = bench.postgres.store(name)
        self.catalog = catalog
        self.credential = None

    def environment(self, port, more=()):
        clean = {name: value for name, value in os.environ.items()
                 if not name.startswith("SUTLER_") or name in ("SUTLER_JAVA_HOME",)}
        return clean | {
            "SUTLER_STORE_URL": self.url, "SUTLER_STORE_USER": "sutler", "SUTLER_STORE_PASSWORD": "bench",
            "SUTLER_PROVIDERS_POSTGRESQL_HOST": "127.0.0.1",
            "SUTLER_PROVIDERS_POSTGRESQL_PORT": str(self.bench.postgres.port),
            "SUTLER_PROVIDERS_POSTGRESQL_USERNAME": "sutler_provider",
            "SUTLER_PROVIDERS_POSTGRESQL_PASSWORD": "bench",
            "SUTLER_SERVER_PORT": str(port),
        } | ({"SUTLER_CATALOG_DIRECTORY": str(self.catalog)} if self.catalog else {}) \
          | self.bench.keyset | dict(more)


class Broker:
    """A running broker."""

    def __init__(self, store, patience=60, **environment):
        self.store = store
        self.port = tools.free_port()
        self.log = store.bench.folder / f"broker-{self.port}.log"
        self.output = store.bench.folder / f"broker-{self.port}.out"
        with open(self.log, "w", encoding="utf-8") as err, open(self.output, "w", encoding="utf-8") as out:
            self.process = subprocess.Popen(
                [str(store.bench.launcher), "serve"], stdout=out, stderr=err, cwd=store.bench.folder,
                env=store.environment(self.port, environment))
        self._connection = None
        self._used = 0.0
        tools.until("the broker listens", self._listens, patience)
        if store.credential is None:
            store.credential = _CREDENTIAL.search(self.output.read_text()).groups()

    def _listens(self):
        if self.process.poll() is not None:
            raise tools.BenchError("the broker did not start: " + (self.log.read_text().strip() or "no word"))
        return "started in" in self.output.read_text() and (
            self.store.credential or _CREDENTIAL.search(self.output.read_text()))

    @property
    def pid(self):
        return self.process.pid

    @property
    def java(self):
        """The program that it runs in."""
        return pathlib.Path(os.readlink(f"/proc/{self.pid}/exe"))

    @property
    def authorization(self):
        return authorization(self.store.credential)

    def call(self, method, path, body=None):
        """One request on a connection that is kept; gives status and document."""
        if self._connection is None or time.monotonic() - self._used > _IDLE:
            self._connection = http.client.HTTPConnection("127.0.0.1", self.port)
        headers = {"Authorization": self.authorization, "X-Broker-API-Version": "2.17",
                   "Content-Type": "application/json"}
        self._connection.request(method, path, json.dumps(body) if body is not None else None, headers)
        response = self._connection.getresponse()
        content = response.read()
        self._used = time.monotonic()
        return response.status, json.loads(content or b"{}")

    def resident(self):
        return machine.resident_megabytes(self.pid)

    def stop(self):
        tools.stop(self.process)

    def __enter__(self):
        return self

    def __exit__(self, *failure):
        self.stop()


def authorization(credential):
    """The header's value."""
    return "Basic " + base64.b64encode(":".join(credential).encode()).decode()
