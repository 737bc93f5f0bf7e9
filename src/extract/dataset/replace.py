"""Files written all or none: beside their place first, then moved into it.

Gets a folder and functions that write into a given folder; leaves what was there untouched if
one of them fails. Says before any work whether a target can be written at all.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from extract.errors import WrongUse

_PREFIX = ".followup-"


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
            new, old = temporary / "new", temporary / "old"
            new.mkdir()
            old.mkdir()
            write(new)
            _swap(folder, new, old, stale)
        finally:
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


def _swap(folder: Path, new: Path, old: Path, stale: Iterable[str]) -> None:
    names = sorted(file.name for file in new.iterdir())
    moved: list[Path] = []
    try:
        for name in sorted({*names, *stale}):
            if (folder / name).is_file():
                (folder / name).replace(old / name)
        for name in names:
            (new / name).replace(folder / name)
            moved.append(folder / name)
    except OSError:
        _put_back(folder, old, moved)
        raise


def _put_back(folder: Path, old: Path, moved: Iterable[Path]) -> None:
    for file in moved:
        file.unlink()
    for file in old.iterdir():
        file.replace(folder / file.name)


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
