"""A real database, from PUT to 201, against the same statements run by psql. One after the other."""

import re
import uuid

from . import tools
from .bench import timed
from .recording import psql_script
from .result import Result, Side

SERVICE = "2d0a9e36-6d8f-4c4b-9d0c-5a3a1f6f3c02"
PLAN = "5b1e1d8a-53b7-4e0e-8d4e-7d1c2f6a0b03"
EACH_ROUND = 10


def measure(bench):
    bench.say("database")
    broker = bench.broker
    made = []

    def provision():
        instance = str(uuid.uuid4())
        made.append(instance)
        status, answer = broker.call("PUT", f"/v2/service_instances/{instance}", {
            "service_id": SERVICE, "plan_id": PLAN, "organization_guid": "bench", "space_guid": "bench"})
        if status != 201:
            raise tools.BenchError(f"a database was answered with {status} {answer}")

    def remove_all():
        for instance in made:
            broker.call("DELETE", f"/v2/service_instances/{instance}?service_id={SERVICE}&plan_id={PLAN}")
        made.clear()
        for name in bench.postgres.sql("SELECT datname FROM pg_database WHERE datname LIKE 'p\\_%'").split():
            bench.postgres.sql(f'DROP DATABASE "{name}"', f'DROP ROLE "{name}"')

    for _ in range(5):
        provision()
    script = psql_script(bench.postgres.statements(provision), "sutler_provider")
    name = re.search(r"CREATE DATABASE \"?(\w+)", script).group(1)
    remove_all()

    def by_psql():
        # As long a name, which tells whose it is.
        text = script.replace(name, "p_" + uuid.uuid4().hex[:len(name) - 2])
        tools.run([tools.find("psql"), "-X", "-q", "-v", "ON_ERROR_STOP=1", "-o", "/dev/null",
                   *bench.postgres.login("postgres", "sutler_provider")], input=text)

    def each(work):
        seconds = [timed(work) for _ in range(EACH_ROUND)]
        remove_all()
        bench.postgres.sql("CHECKPOINT")
        return sum(seconds) / EACH_ROUND * 1000

    values = bench.interleave("database", {"sutler": lambda: each(provision), "psql": lambda: each(by_psql)})
    return [Result("a real database, PUT to 201", Side("Sutler", "ms", values["sutler"]),
                   Side("psql", "ms", values["psql"]), most=1.2)]
