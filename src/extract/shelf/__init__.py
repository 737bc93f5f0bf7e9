"""Many reports in one run: what was given becomes units, units become outcomes, outcomes a dataset.

`given` finds the reports, `bring` fetches them, `plan` says what is to be done; an executor (this process,
worker processes, a cluster) reads them one by one; `store` keeps what is done in the folder of the dataset,
`gather` writes its tables. What one report says is `pipeline`'s affair.
"""

from __future__ import annotations

from extract.shelf.unit import LEAST_MEGABYTES, Executor, Failure, Limits, Outcome, Unit

__all__ = ["LEAST_MEGABYTES", "Executor", "Failure", "Limits", "Outcome", "Unit"]
