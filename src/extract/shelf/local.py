"""Reports read by several processes of this machine.

Gets units, gives outcomes as they come; no more are under way than there are processes to read them, and
as many to be begun.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from itertools import islice
from queue import SimpleQueue
from threading import Thread
from typing import Self

from extract.shelf.unit import Outcome, Unit
from extract.shelf.worker import Worker


class LocalExecutor:
    """So many processes; they start when it is entered, while what they are to read is still being found."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._workers: list[Worker] = []
        self._idle: SimpleQueue[Worker] = SimpleQueue()

    def __enter__(self) -> Self:
        self._workers = [Worker() for _ in range(self._jobs)]
        for worker in self._workers:
            self._idle.put(worker)
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def run(self, units: Iterable[Unit]) -> Iterator[Outcome]:
        """The outcomes of the units as they come. Where it is left early, the processes are ended."""
        waiting = iter(units)
        threads = ThreadPoolExecutor(self._jobs, thread_name_prefix="reading")
        try:
            under_way = {threads.submit(self._carry_out, unit) for unit in islice(waiting, 2 * self._jobs)}
            while under_way:
                done, under_way = wait(under_way, return_when=FIRST_COMPLETED)
                under_way |= {threads.submit(self._carry_out, unit) for unit in islice(waiting, len(done))}
                yield from [future.result() for future in done]
        except BaseException:
            self.close()
            raise
        finally:
            threads.shutdown(cancel_futures=True)

    def close(self) -> None:
        """End the processes, all at a time."""
        threads = [Thread(target=worker.close) for worker in self._workers]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def _carry_out(self, unit: Unit) -> Outcome:
        worker = self._idle.get()
        try:
            return worker.carry_out(unit)
        finally:
            self._idle.put(worker)
