"""LibreOffice, run once for one file: gets a file of an old format, gives the .docx that it becomes.

It runs apart from any LibreOffice that a person has open: with a profile of its own that lives as long as
the run, without macros, links and network. It ends with the program that started it, and at the time limit,
with all that it started. Reads nothing of the document.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from xml.sax.saxutils import quoteattr

from extract.errors import UnreadableReport, UnsupportedFormat
from extract.read import limits

PLACE = "FOLLOWUP_SOFFICE"
"""Environment variable that says where LibreOffice's soffice is."""
USUAL_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
NOWHERE = "http://127.0.0.1:9"
"""A proxy at which nobody answers."""
FILTERS = {"html": "HTML (StarWriter)"}
"""The reader that LibreOffice is told to take; for the others it finds its own."""
KEPT_ALIVE = """exec 3<&0
(read -r _ <&3; kill -s KILL 0) &
"$@" </dev/null 3<&-"""
"""A shell that runs a program and, when its own input ends, ends its whole group: a program that starts
others lives on when the one that started it is killed."""
SETTINGS = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Misc", "UseLocking", "false"),
    ("Writer/Content/Update", "Link", "0"),
    ("Writer/Content/Update", "Field", "false"),
    ("Writer/Content/Update", "Chart", "false"),
    ("Inet/Settings", "ooInetProxyType", "1"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
"""Of LibreOffice's registry: node below org.openoffice.Office (Inet: below org.openoffice), name, value."""


def written_anew(path: Path, kind: str, folder: Path) -> Path:
    """The .docx that LibreOffice makes of a file, in a folder that is to go away.

    Raises UnsupportedFormat without LibreOffice, OverLimit at the time limit, UnreadableReport.
    """
    program = _program(path, kind)
    source = folder / f"report.{kind}"  # a name of ours: theirs tells LibreOffice nothing
    shutil.copyfile(path, source)
    _write_profile(folder / "profile")
    _run(path, _command(program, source, folder), folder)
    made = folder / "made" / "report.docx"
    if not made.is_file():
        raise UnreadableReport(
            f"{path.name}: LibreOffice cannot open it",
            why="It may be damaged, or be protected by a password.",
            next_step="Open it in the program that made it, save it as .docx or .pdf and extract that.",
        )
    return made


def _program(path: Path, kind: str) -> str:
    named = os.environ.get(PLACE, "")
    found = shutil.which(named) if named else _usual_program()
    if found:
        return found
    missing = f"{PLACE} names '{named}', which is no program." if named else "LibreOffice was not found."
    raise UnsupportedFormat(
        f"{path.name}: a file of the format .{kind}, which is read by way of LibreOffice",
        why=missing,
        next_step=f"Install LibreOffice (on Debian: apt install libreoffice-writer), or say with {PLACE} "
        "where its soffice is; or save the report as .docx or .pdf and extract that.",
    )


def _usual_program() -> str | None:
    places = ("soffice", "libreoffice", *USUAL_PLACES)
    return next((found for place in places if (found := shutil.which(place))), None)


def _command(program: str, source: Path, folder: Path) -> list[str]:
    options = (
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--nodefault",
        "--nofirststartwizard",
        "--nologo",
    )
    reader = [f"--infilter={FILTERS[source.suffix[1:]]}"] if source.suffix[1:] in FILTERS else []
    return [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *options,
        *reader,
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(folder / "made"),
        str(source),
    ]


def _write_profile(folder: Path) -> None:
    """The settings that keep a document from running or fetching anything."""
    items = "".join(
        f"<item oor:path={quoteattr('/org.openoffice.' + ('' if node[:4] == 'Inet' else 'Office.') + node)}>"
        f'<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for node, name, value in SETTINGS
    )
    (folder / "user").mkdir(parents=True)
    (folder / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f"{items}</oor:items>\n",
        encoding="utf-8",
    )


def _run(path: Path, command: list[str], folder: Path) -> None:
    """Runs LibreOffice to its end. Raises OverLimit, UnreadableReport where it cannot be started."""
    is_posix = os.name == "posix"
    try:
        process = subprocess.Popen(
            ["/bin/sh", "-c", KEPT_ALIVE, "sh", *command] if is_posix else command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env=_environment(os.environ, folder),
            start_new_session=is_posix,
        )
    except OSError as error:
        raise UnreadableReport(
            f"{path.name}: LibreOffice cannot be started", why=str(error), next_step=f"Check it and {PLACE}."
        ) from error
    try:
        process.wait(limits.OFFICE_SECONDS)
    except subprocess.TimeoutExpired:
        why = f"LibreOffice did not open it within {limits.OFFICE_SECONDS:g} seconds."
        raise limits.over_limit(
            path.name, why, "Save it as .docx or .pdf in its own program and extract that."
        ) from None
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends LibreOffice and all that it started."""
    if sys.platform != "win32":
        with suppress(ProcessLookupError):  # all of them may have ended
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    if process.stdin is not None:
        process.stdin.close()
    process.wait()


def _environment(given: Mapping[str, str], folder: Path) -> dict[str, str]:
    """The environment of the run: its temporary files in our folder, all that it would fetch to nowhere."""
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy"), NOWHERE)
    direct = dict.fromkeys(("no_proxy", "NO_PROXY"), "")
    return {**given, **proxies, **direct, "TMPDIR": str(folder), "HOME": str(folder)}
