"""From exec of the launcher to the first authenticated 200, on a store that exists."""

import http.client
import os
import subprocess
import time

from . import tools
from .broker import authorization
from .result import Result, Side

_HELLO = 'public final class Hello { public static void main(String[] arguments) { System.out.println("Hello."); } }\n'


def measure(bench):
    bench.say("cold start")
    store = bench.cold
    source = bench.folder / "Hello.java"
    source.write_text(_HELLO)
    tools.run([bench.java.with_name("javac"), "-d", bench.folder, source])

    def hello():
        begin = time.perf_counter()
        subprocess.run([str(bench.java), "-cp", str(bench.folder), "Hello"], check=True, stdout=subprocess.DEVNULL)
        return time.perf_counter() - begin

    # A cache that the JVM refuses would otherwise be passed over without a word.
    cached = {"SUTLER_AOT": "required"}
    first_answer(bench, store, cached)
    values = bench.interleave("cold start", {
        "plain": lambda: first_answer(bench, store, {"SUTLER_AOT": "off"}),
        "with the AOT cache": lambda: first_answer(bench, store, cached),
        "JVM's hello world": hello,
    })
    plain = Side("without a cache", "ms", _milliseconds(values["plain"]))
    cache = Side("with the AOT cache", "ms", _milliseconds(values["with the AOT cache"]))
    floor = Side("JVM's hello world", "ms", _milliseconds(values["JVM's hello world"]))
    return [
        Result("cold start with the AOT cache", cache, plain, most=0.5),
        Result("cold start with the AOT cache", cache, floor, most=12),
    ]


def _milliseconds(values):
    return [value * 1000 for value in values]


def first_answer(bench, store, environment):
    """How many seconds it takes."""
    port = tools.free_port()
    headers = {"Authorization": authorization(store.credential), "X-Broker-API-Version": "2.17"}
    command = [str(bench.launcher), "serve"]
    variables = store.environment(port, environment)
    with open(os.devnull, "w", encoding="utf-8") as nowhere, \
            open(bench.folder / "cold.log", "w", encoding="utf-8") as log:
        begin = time.perf_counter()
        process = subprocess.Popen(command, stdout=nowhere, stderr=log, cwd=bench.folder, env=variables)
        try:
            while True:
                try:
                    connection = http.client.HTTPConnection("127.0.0.1", port)
                    connection.request("GET", "/v2/catalog", headers=headers)
                    status = connection.getresponse().status
                    break
                # Refused, or reset: the broker tries the address out before it listens.
                except ConnectionError:
                    if process.poll() is not None:
                        raise tools.BenchError("the broker did not start: "
                                               + (bench.folder / "cold.log").read_text()) from None
                    time.sleep(0.001)
            seconds = time.perf_counter() - begin
            connection.close()
        finally:
            tools.stop(process)
    if status != 200:
        raise tools.BenchError(f"the catalog was answered with {status}")
    return seconds
