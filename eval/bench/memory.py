"""Memory and processor time of a process together with those it has started."""

from pathlib import Path

import psutil

MIB = 1024 * 1024


def resident_mib(pid: int) -> float:
    """Resident memory of the process and all below it, MiB; pages that they share count twice."""
    total = 0
    for each in _family(pid):
        try:
            total += each.memory_info().rss
        except psutil.NoSuchProcess:
            continue
    return total / MIB


def processor_s(pid: int) -> float:
    """Processor time that the process and all below it have used so far, all threads, seconds."""
    times = [each.cpu_times() for each in _family(pid)]
    return sum(float(each.user + each.system) for each in times)


def disk_mib(folder: Path) -> float:
    """What the files in a folder hold, MiB; 0 where there is none."""
    return sum(each.stat().st_size for each in folder.rglob("*") if each.is_file()) / MIB


def load_average() -> float:
    """Runnable processes of the whole machine, mean of the last minute."""
    return psutil.getloadavg()[0]


def _family(pid: int) -> list[psutil.Process]:
    try:
        process = psutil.Process(pid)
        return [process, *process.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []
