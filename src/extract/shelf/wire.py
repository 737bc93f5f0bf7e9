"""An outcome as bytes and back, for pipes and networks.

It comes from where a file of unknown origin was read, so it is read as plain values, which can do nothing.
"""

from __future__ import annotations

import json
from dataclasses import asdict

from extract.shelf.unit import Failure, Outcome


def outcome_to_bytes(outcome: Outcome) -> bytes:
    """An outcome as JSON."""
    return json.dumps(asdict(outcome)).encode()


def bytes_to_outcome(content: bytes) -> Outcome:
    """The outcome that was made such bytes of. Raises TypeError, ValueError for others."""
    values = json.loads(content)
    failure = values.pop("failure")
    return Outcome(**values, failure=Failure(**failure) if failure else None)
