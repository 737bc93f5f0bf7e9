"""What a process may use, tried in processes of their own."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from extract.shelf.caps import MEMORY_SPENT

SPIN = "while True: pass"
EAT = "x = []\nwhile True: x.append(bytearray(1 << 20))"


def run(project: Path, body: str) -> subprocess.CompletedProcess[str]:
    """A program of a few lines, with `caps` at hand."""
    code = f"import sys\nsys.path.insert(0, {str(project / 'src')!r})\nfrom extract.shelf import caps\n{body}"
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )


def within(head: str, body: str) -> str:
    return f"with {head}:\n" + "\n".join(f"    {line}" for line in body.splitlines())


linux_only = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the kernel holds no such limit")


@linux_only
def test_who_takes_too_much_memory_gets_no_more(project: Path) -> None:
    assert "MemoryError" in run(project, within("caps.memory_held(100)", EAT)).stderr


def test_where_the_kernel_holds_no_limit_a_thread_does(project: Path) -> None:
    body = within("caps.memory_held(100)", EAT)
    assert run(project, f"caps._IS_LINUX = False\n{body}").returncode == MEMORY_SPENT


def test_who_works_too_long_is_ended(project: Path) -> None:
    assert run(project, within("caps.processor_time_held(0.5)", SPIN)).returncode == -signal.SIGPROF


def test_more_time_can_be_given(project: Path) -> None:
    spin = "import time\nend = time.process_time() + 1\nwhile time.process_time() < end: pass"
    body = f"give(1)\n{spin}\nprint('done')"
    assert run(project, within("caps.processor_time_held(0.5) as give", body)).stdout == "done\n"


AFTER = "x = bytearray(200 << 20)\nprint('as before')"


@linux_only
def test_the_limit_is_lifted_afterwards(project: Path) -> None:
    assert run(project, f"with caps.memory_held(100): pass\n{AFTER}").stdout == "as before\n"


def test_a_program_that_it_starts_has_time_of_its_own(project: Path) -> None:
    spin = "import time\nwhile time.process_time() < 1: pass"
    body = f"import subprocess\nprint(subprocess.run([sys.executable, '-c', {spin!r}]).returncode)"
    assert run(project, within("caps.processor_time_held(0.5)", body)).stdout == "0\n"
