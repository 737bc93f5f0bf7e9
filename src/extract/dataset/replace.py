"""Files written all or none: beside their place first, then moved into it.

Gets a folder and functions that write into a given folder; leaves what was there untouched if
one of them fails. A process that is killed while it moves them leaves a plan, by which the next one ends the
work. Says before any work whether a target can be written at all.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from extract.errors import WrongUse

_PREFIX = ".followup-new-"
_NEW, _OLD, _PLAN = "new", "old", "plan.json"


def check_target(folder: Path) -> None:
    """Raise WrongUse where the folder cannot be made or written in; leaves no trace."""
    if folder.exists() and not folder.is_dir():
        raise WrongUse(
            f"Cannot write to {folder}: it is a file.",
            next_step="Name a folder with -o; it is made if missing.",
        )
    with (
        _own_words(folder),
        _made_folder(folder) as made,
        tempfile.TemporaryDirectory(dir=folder, prefix=_PREFIX),
    ):
        pass
    _remove(made)


def replace_files(folder: Path, write: Callable[[Path], None], stale: Iterable[str] = ()) -> None:
    """Have `write` fill a folder of its own, then move all its files into `folder` and drop the stale ones.

    When anything fails, `folder` is as it was before.
    """
    with _own_words(folder), _made_folder(folder):
        temporary = Path(tempfile.mkdtemp(dir=folder, prefix=_PREFIX))
        try:
            (temporary / _NEW).mkdir()
            write(temporary / _NEW)
            _swap(folder, temporary, _planned(temporary, stale))
        finally:
            shutil.rmtree(temporary, ignore_errors=True)


def finish_replacing(folder: Path) -> None:
    """End what killed processes left: move in the files that were ready, drop those that were not.

    Only for whoever knows that no other process is writing into the folder.
    """
    with _own_words(folder):
        for temporary in sorted(folder.glob(f"{_PREFIX}*")):
            if (temporary / _PLAN).is_file():
                _move(folder, temporary, json.loads((temporary / _PLAN).read_text(encoding="utf-8")))
            shutil.rmtree(temporary, ignore_errors=True)


def write_file(file: Path, content: bytes) -> None:
    """Write one file, all or nothing; WrongUse where it cannot be written."""
    if file.is_dir():
        raise WrongUse(f"Cannot write {file}: it is a folder.", next_step="Name a file with -o.")
    replace_files(file.parent, lambda folder: _write(folder / file.name, content))


def write_folder(folder: Path, contents: Mapping[str, bytes], own: str) -> None:
    """Have a folder hold these files, and no other whose name fits the pattern `own`; all or nothing.

    Raises WrongUse.
    """
    stale = [file.name for file in folder.glob(own)]
    replace_files(folder, lambda new: _write_all(new, contents), stale)


def _write_all(folder: Path, contents: Mapping[str, bytes]) -> None:
    for name, content in contents.items():
        _write(folder / name, content)


def _write(file: Path, content: bytes) -> None:
    file.write_bytes(content)


def _planned(temporary: Path, stale: Iterable[str]) -> dict[str, bool]:
    """By name what is to be moved out, and whether there is a new one; kept, since all is ready now."""
    new = {entry.name for entry in (temporary / _NEW).iterdir()}
    plan = {name: name in new for name in sorted({*new, *stale})}
    (temporary / _OLD).mkdir()
    draft = temporary / "draft.json"
    draft.write_text(json.dumps(plan), encoding="utf-8")
    draft.replace(temporary / _PLAN)
    return plan


def _swap(folder: Path, temporary: Path, plan: Mapping[str, bool]) -> None:
    try:
        _move(folder, temporary, plan)
    except OSError:
        _put_back(folder, temporary, plan)
        raise


def _move(folder: Path, temporary: Path, plan: Mapping[str, bool]) -> None:
    """Move the old files out, then the new ones in; what was moved before is passed over."""
    for name, is_new in plan.items():
        is_old = not is_new or (temporary / _NEW / name).exists()
        if is_old and _is_replaceable(folder / name):
            (folder / name).replace(temporary / _OLD / name)
    for name in plan:
        if (temporary / _NEW / name).exists():
            (temporary / _NEW / name).replace(folder / name)


def _is_replaceable(path: Path) -> bool:
    """A file, or the folder of a partitioned table; no other folder is ours."""
    return path.is_file() or (path.is_dir() and any(path.glob("*=*")))


def _put_back(folder: Path, temporary: Path, plan: Mapping[str, bool]) -> None:
    for name, is_new in plan.items():
        if is_new and not (temporary / _NEW / name).exists():
            (folder / name).replace(temporary / _NEW / name)
    for path in (temporary / _OLD).iterdir():
        path.replace(folder / path.name)
    (temporary / _PLAN).unlink()


@contextmanager
def _made_folder(folder: Path) -> Iterator[list[Path]]:
    """The folder exists; gives the folders that had to be made and removes them when the work fails."""
    made = [path for path in (folder, *folder.parents) if not path.exists()]
    try:
        _make(folder)
        yield made
    except BaseException:
        _remove(made)
        raise


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as cause:
        raise WrongUse(
            f"Cannot write to {folder}: the folder cannot be made.",
            why=f"The system says: {cause.strerror or cause}.",
            next_step="Name a folder with -o that is there, or one in a folder you may write in.",
        ) from cause


def _remove(folders: Iterable[Path]) -> None:
    for folder in folders:
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


@contextmanager
def _own_words(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as cause:
        raise WrongUse(
            f"Cannot write to {folder}: {cause.strerror or cause}.",
            next_step="Name a folder you may write in with -o, and check that the disk is not full.",
        ) from cause
