"""`GET /v2/catalog`, authenticated, against nginx serving the same bytes from a file."""

import re
import subprocess

from . import machine, tools
from .result import Result, Side

_NGINX = """
worker_processes auto;
pid {folder}/nginx.pid;
error_log {folder}/nginx-error.log;
events {{ worker_connections 1024; }}
http {{
    access_log {folder}/nginx-access.log;
    sendfile on;
    keepalive_requests 1000000000;
    types {{ application/json json; }}
    client_body_temp_path {folder}/nginx-body;
    proxy_temp_path {folder}/nginx-proxy;
    fastcgi_temp_path {folder}/nginx-fastcgi;
    uwsgi_temp_path {folder}/nginx-uwsgi;
    scgi_temp_path {folder}/nginx-scgi;
    server {{ listen 127.0.0.1:{port}; location / {{ root {folder}/www; }} }}
}}
"""


class Nginx:
    """Serves one file and logs each request, as the broker does; it asks for no credentials."""

    def __init__(self, bench, content):
        self.port = tools.free_port()
        (bench.folder / "www").mkdir(exist_ok=True)
        (bench.folder / "www" / "catalog.json").write_bytes(content)
        configuration = bench.folder / "nginx.conf"
        configuration.write_text(_NGINX.format(folder=bench.folder, port=self.port))
        self.process = subprocess.Popen([tools.find("nginx"), "-c", str(configuration), "-g", "daemon off;"],
                                        stderr=subprocess.DEVNULL)
        bench.at_end(lambda: tools.stop(self.process))
        tools.until("nginx works", lambda: machine.children(self.process.pid))

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}/catalog.json"

    @property
    def pids(self):
        return [self.process.pid, *machine.children(self.process.pid)]


def measure(bench):
    broker = bench.broker
    nginx = Nginx(bench, _bytes(broker))
    url = f"http://127.0.0.1:{broker.port}/v2/catalog"
    headers = (f"Authorization: {broker.authorization}", "X-Broker-API-Version: 2.17")
    bench.say(f"catalog of {len(_bytes(broker))} bytes")
    wrk(url, 2 * bench.seconds, headers)
    wrk(nginx.url, 1)
    values = bench.interleave("catalog", {
        "sutler": lambda: _load(url, bench.seconds, [broker.pid], headers),
        "nginx": lambda: _load(nginx.url, bench.seconds, nginx.pids),
    })
    ours, theirs = values["sutler"], values["nginx"]
    side = lambda unit, index, of, name: Side(name, unit, [value[index] for value in of])
    return [
        Result("GET /v2/catalog", side("/s", 0, ours, "Sutler"), side("/s", 0, theirs, "nginx"), least=0.9),
        Result("processor time per request", side("µs", 1, ours, "Sutler"), side("µs", 1, theirs, "nginx"), most=1.4),
        Result("GET /v2/catalog, p99", side("ms", 2, ours, "Sutler"), side("ms", 2, theirs, "nginx")),
    ]


def _bytes(broker):
    import http.client
    connection = http.client.HTTPConnection("127.0.0.1", broker.port)
    connection.request("GET", "/v2/catalog", headers={"Authorization": broker.authorization,
                                                      "X-Broker-API-Version": "2.17"})
    return connection.getresponse().read()


def _load(url, seconds, pids, headers=()):
    before = machine.cpu_seconds(pids)
    rate, requests, slowest = wrk(url, seconds, headers)
    return rate, (machine.cpu_seconds(pids) - before) / requests * 1e6, slowest


_UNITS = {"us": 0.001, "ms": 1, "s": 1000}


def wrk(url, seconds, headers=()):
    """32 connections that are kept; gives requests per second, requests, and the 99th percentile in ms."""
    options = [part for header in headers for part in ("-H", header)]
    said = tools.run([tools.find("wrk"), "-t2", "-c32", f"-d{seconds}s", "--latency", *options, url])
    if "Non-2xx" in said or "Socket errors" in said:
        raise tools.BenchError("wrk: " + re.search(r"(Non-2xx|Socket errors).*", said).group())
    rate = float(re.search(r"Requests/sec:\s*([0-9.]+)", said).group(1))
    requests = int(re.search(r"(\d+) requests in", said).group(1))
    value, unit = re.search(r"99%\s*([0-9.]+)(us|ms|s)", said).groups()
    return rate, requests, float(value) * _UNITS[unit]
