"""Provisions by way of a git repository, until they are in the remote: with few instances in it, and with many."""

import string
import time
import uuid

from . import machine, tools
from .bench import timed
from .broker import Broker, Store
from .clients import provision
from .repository import Repository
from .result import Result, Side

COUNT = 1_000
SIZES = (10, 20_000)
CLIENTS = 32

# How often each side works before it is measured: the JVM compiles what is hot.
_WARM = 2


class Place:
    """An offering, and the repository that it stands in."""

    def __init__(self, bench, size, catalog):
        texts = bench.here / "gitops"
        values = {"size": size, "service": uuid.uuid4(), "plan": uuid.uuid4()}
        self.repository = Repository(bench.folder / f"network-{size}.git", size, texts, values)
        filled = lambda name, **more: string.Template((texts / name).read_text()).substitute(values, **more)
        (catalog / f"network-{size}.yaml").write_text(filled("offering.yaml", remote=self.repository.folder))
        self.body = filled("request.json")


def measure(bench):
    bench.say("gitops")
    catalog = bench.folder / "catalog-gitops"
    catalog.mkdir()
    places = {size: Place(bench, size, catalog) for size in SIZES}
    # Nobody has told the store of what is in the repositories: what a comparison would find is not asked here.
    broker = Broker(Store(bench, "gitops", catalog), SUTLER_RECONCILE_EVERY="0s",
                    SUTLER_WORK_DIRECTORY=str(bench.folder / "work"))
    bench.at_end(broker.stop)
    for _ in range(_WARM):
        for place in places.values():
            _round(bench, broker, place)
    values = bench.interleave("gitops", {
        f"{size:,} instances": lambda place=place: _round(bench, broker, place) for size, place in places.items()})
    return list(_results(*values.values()))


def _round(bench, broker, place):
    """Gives operations per second, from the first request to the commit in the remote, the processor time of each, in µs, of
    the broker and of PostgreSQL, and the number of commits. Leaves the repository as large as it was, and nothing open."""
    repository = place.repository
    before = repository.tip()
    # The broker knows the repository, and has seen what was removed from it since.
    _published(broker, place, before, 1)
    begin, spent = repository.tip(), _spent(bench, broker)
    seconds = timed(lambda: _published(broker, place, begin, COUNT))
    costs = [(now - then) / COUNT * 1e6 for now, then in zip(_spent(bench, broker), spent)]
    commits = repository.commits(begin, repository.tip())
    _finished(bench, repository, repository.added(before, repository.tip()))
    return COUNT / seconds, *costs, commits


def _published(broker, place, begin, count):
    """Provisions so many, and waits until the remote has the last of them."""
    wanted = {str(uuid.uuid4()) for _ in range(count)}
    seen = begin

    def there():
        nonlocal seen
        tip = place.repository.tip()
        if tip == seen:
            return False
        seen = tip
        return wanted <= place.repository.added(begin, tip)

    provision(broker, place.body, list(wanted), CLIENTS)
    tools.until("all of them are in the remote", there, seconds=300)


def _spent(bench, broker):
    return machine.cpu_seconds([broker.pid]), bench.postgres.cpu_seconds()


def _finished(bench, repository, instances):
    """What is open would be looked at in the rounds to come."""
    repository.answer(instances)
    end = time.monotonic() + 300
    while bench.postgres.sql("SELECT count(*) FROM operation WHERE finished_at IS NULL", database="gitops") != "0":
        if time.monotonic() > end:
            raise tools.BenchError("the broker has not taken the pipeline's answers")
        time.sleep(0.5)
    if bench.postgres.sql("SELECT count(*) FROM operation WHERE state <> 'succeeded'", database="gitops") != "0":
        raise tools.BenchError("a provision has failed, and the pipeline had said that it succeeded")
    repository.remove(instances)


def _results(few, many):
    names = [f"{size:,} instances" for size in SIZES]
    for name, values in zip(reversed(names), (many, few)):
        yield Result(f"gitops, {name}: provisions until they are in the remote", _side("Sutler", "/s", 0, values), least=200)
    took = [[COUNT / value[0] for value in values] for values in (few, many)]
    yield Result(f"gitops, {names[1]}: time for {COUNT:,} of them", Side("Sutler", "s", took[1]), Side(names[0], "s", took[0]),
                 most=1.3)
    for index, unit, what in ((1, "µs", "processor time of each, broker"), (2, "µs", "processor time of each, PostgreSQL"),
                              (3, "commits", f"commits for {COUNT:,} of them")):
        yield Result(f"gitops, {names[1]}: {what}", _side("Sutler", unit, index, many), _side(names[0], unit, index, few))


def _side(name, unit, index, values):
    return Side(name, unit, [value[index] for value in values])
