"""What can go wrong with a whole file or a whole command: what, why, what next, exit code.

A doubtful cell is a `Doubt`, never an exception; these are for a report that gives nothing.
"""

from __future__ import annotations


class FollowupError(Exception):
    """An error that a person can act on.

    `code` is a stable word for tables and logs, `exit_code` the command's, `what` says what
    happened (naming the file and page), `why` the cause, `next_step` what to do.
    """

    code = "error"
    exit_code = 3

    def __init__(self, what: str, *, why: str = "", next_step: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.why = why
        self.next_step = next_step

    def __str__(self) -> str:
        return "\n".join(line for line in (self.what, self.why, self.next_step) if line)


class WrongUse(FollowupError):
    """The command cannot be carried out as given: a missing input, an unwritable target."""

    code = "wrong_use"
    exit_code = 2


class UnreadableReport(FollowupError):
    """The file is damaged, empty or of another kind than it says."""

    code = "unreadable"


class UnsupportedFormat(UnreadableReport):
    """The file is of a kind that is not read."""

    code = "unsupported_format"


class EncryptedReport(UnreadableReport):
    """The file needs a password, or another one."""

    code = "encrypted"


class OverLimit(UnreadableReport):
    """The file is larger, deeper or slower than the limits allow."""

    code = "over_limit"


class Crashed(UnreadableReport):
    """The process that read the file ended in the midst of it."""

    code = "crashed"


class NothingRecognised(UnreadableReport):
    """The file was read, but no table in it looks like a follow-up."""

    code = "nothing_recognised"


class ProgramFault(UnreadableReport):
    """The program failed, through a fault of its own."""

    code = "program_fault"


class MissingExtra(FollowupError):
    """A command needs an extra that is not installed."""

    code = "missing_extra"
    exit_code = 2
