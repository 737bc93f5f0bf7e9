"""Shelves for tests: many small reports, and what stands in for reading them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from extract import pipeline
from extract.dataset import Row, Rows, WriteOptions
from extract.errors import UnreadableReport, WrongUse
from extract.model import Period, ReportContent, Source
from extract.options import ReadOptions
from extract.read_with import read_with
from extract.report_ids import content_hash
from extract.shelf import Limits
from extract.shelf.plan import Job
from extract.shelf.run import Ended, Event, run
from extract.shelf.unit import Outcome, Unit


def write_reports(folder: Path, *names: str) -> Path:
    """A folder with a file of each name, each of its own content; one that is called bad cannot be read."""
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(f"%PDF-1.7 {name}".encode())
    return folder


def read_as_told(path: Path, options: ReadOptions, report_id: str) -> pipeline.ReportResult:
    """What stands in for `pipeline.extract_report`: a goal and two measures of any file."""
    if "bad" in path.name:
        raise UnreadableReport(f"{path.name}: it is bad", next_step="Make it good.")
    if options.language == "xx":
        raise WrongUse("There is no language 'xx'.")
    content = ReportContent(Source(path.name, content_hash(path), "pdf", 4), period=Period("2023"))
    return pipeline.ReportResult(content, _tables(path, options, report_id))


def _tables(path: Path, options: ReadOptions, report_id: str) -> Rows:
    key: Row = {"report_id": report_id}
    sha256, goal_id = content_hash(path), f"{report_id}/1"
    report = {
        **key,
        "programme": path.stem.partition("-")[0],
        "period_start": "2023-01-01",
        "source_file": path.name,
        "source_sha256": sha256,
        "source_kind": "pdf",
        "language": options.language or "en",
        "read_with": read_with(options, sha256, report_id),
    }
    measures: list[Row] = [
        {**key, "goal_id": goal_id, "measure_id": f"{goal_id}/m{n}", "position": n, "doubts": 0}
        for n in (1, 2)
    ]
    party = {
        **key, "measure_id": f"{goal_id}/m1", "position": 1, "role": "lead", "is_group": False,
        "organisation": path.stem, "organisation_id": path.stem, "organisation_text": path.stem,
    }  # fmt: skip
    doubt = {**key, "record_id": report_id, "code": "period_unknown", "message": "no period", "page": 1}
    return {
        "reports": [report],
        "goals": [{**key, "goal_id": goal_id}],
        "indicators": [],
        "measures": measures,
        "responsibles": [party],
        "doubts": [doubt],
    }


@dataclass
class Reader:
    """An executor that notes what it was given, and reads it last first, so that nothing comes in order."""

    read: list[str] = field(default_factory=list)
    stop_after: int | None = None
    """So many reports, then it is interrupted."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing was started."""

    def run(self, units: Iterable[Unit]) -> Iterator[Outcome]:
        from extract.shelf.reading import outcome_of

        for number, unit in enumerate(reversed(list(units))):
            if number == self.stop_after:
                raise KeyboardInterrupt
            self.read.append(unit.source_file)
            yield outcome_of(unit)


JOB = Job((), Path(), ReadOptions(), WriteOptions(), Limits())


def job(output: Path, *given: Path | str, **told: object) -> Job:
    """A job over what is given; `told` as `Job` and `WriteOptions` have it."""
    writing = {name: told.pop(name) for name in ("formats", "add", "partition_by") if name in told}
    return replace(
        JOB,
        given=tuple(map(str, given)),
        output=output,
        writing=replace(JOB.writing, **writing),  # type: ignore[arg-type] # names of its own fields
        **told,  # type: ignore[arg-type] # the same
    )


def done(job: Job, reader: Reader | None = None) -> list[Event]:
    """All that a run tells."""
    with reader or Reader() as executor:
        return list(run(job, executor))


def ended(events: list[Event]) -> Ended:
    """How a run ended."""
    (last,) = [event for event in events if isinstance(event, Ended)]
    return last


def files(folder: Path) -> dict[str, bytes]:
    """All that lies in a folder, by path."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
