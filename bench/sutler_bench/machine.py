"""What the machine is, what it does otherwise, and what processes have cost."""

import os
import pathlib
import platform
import re
import subprocess

from . import tools

_TICKS = os.sysconf("SC_CLK_TCK")


def facts(java):
    """What a reader needs to judge the figures."""
    model = re.search(r"model name\s*:\s*(.*)", pathlib.Path("/proc/cpuinfo").read_text())
    memory = re.search(r"MemTotal:\s*(\d+)", pathlib.Path("/proc/meminfo").read_text())
    return {
        "processor": model.group(1) if model else platform.machine(),
        "cores": os.cpu_count(),
        "memory": f"{int(memory.group(1)) // 1024 // 1024} GiB" if memory else "unknown",
        "system": f"{platform.system()} {platform.release()}",
        "java": _java(java),
        "postgresql": tools.run([tools.find("postgres"), "--version"]).strip(),
        "nginx": _stderr([tools.find("nginx"), "-v"]),
        "wrk": _stderr([tools.find("wrk"), "-v"]).splitlines()[0].split(" [")[0],
    }


def _java(java):
    return _stderr([java, "-version"]).splitlines()[1]


def _stderr(command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    return (done.stderr + done.stdout).strip()


def load():
    """How many processes wanted a core in the last minute."""
    return os.getloadavg()[0]


def cpu_seconds(pids, ended=False):
    """User and system time of these processes so far, if asked with that of their children that have ended."""
    last = 15 if ended else 13
    total = 0
    for pid in pids:
        try:
            fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue  # It has just ended; its parent has its time, and is asked later.
        total += sum(int(field) for field in fields[11:last])
    return total / _TICKS


def resident_megabytes(pid):
    """VmRSS."""
    status = pathlib.Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"VmRSS:\s*(\d+)", status).group(1)) / 1024


def children(pid):
    """The processes that a process has started."""
    return [int(child) for child in pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
