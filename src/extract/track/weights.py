"""All weights and thresholds of the matching, in one place.

They were chosen with `python -m bench.matching --grid`, which makes programmes of two periods with known
links (near-duplicates, splits, merges, moves, light and heavy rewording, other numbering) in several
languages and prints link F1 and the share of right kinds around each value. Where a range of values gives
the same figures the middle is taken. LEFT_OVER, WORDING_AT_LEAST, OTHER_NAMES, PART_NEW_ALIKE and
PARTNER_HELD rest on pairs written by hand besides, as made-up programmes have no paraphrase without a
word in common and no lone change of a name.
"""

from __future__ import annotations

LETTERS = 0.8
"""Share of the rare letters two texts have in common in their wording; the rest is their order."""
ORDER_BY_CHANCE = 0.4
"""Likeness by order of letters (rapidfuzz ratio) that unrelated texts of one language reach."""

LIFT = 0.45
"""How far the circumstances (goal, theme, parties, ...) lift a weak wording when all of them agree."""
LIFT_FROM = 0.5
"""Agreement of the circumstances below which they lift nothing."""
DROP = 0.25
"""How far they lower a strong wording when none agrees: less than any rewording costs."""

CIRCUMSTANCES = {
    "goal": 2.0,
    "theme": 1.0,
    "parties": 1.5,
    "schedule": 1.0,
    "number": 0.5,
    "position": 1.0,
}
"""Weight of each circumstance; one that neither record states plays no part."""

NOTHING_STATED = 0.65
"""Agreement where no circumstance is stated: what is lifted and what is lowered are about the same."""

GOAL_SINGLE = 0.5
"""Agreement of the goals where one of them is in one period only: what it held must stand elsewhere."""
YEAR_APART = 1.0
"""How fast the agreement of two schedules falls with the years between them: half at two years, as most
that slip do so by one."""

CONFLICT = 0.5
"""Taken off where a record shares with the other only what it shares with its own neighbours."""
OTHER_NAMES = 0.34
"""Taken off where both texts name names, and none of them is in both."""
OTHER_NUMBERS = 0.06
"""The same for numbers; less, as a target's number is often what was changed."""

LINKED = 0.42
"""Least score of a link."""
WORDING_AT_LEAST = 0.06
"""Least likeness of wording of a link, whatever the circumstances; below it they lift less and less."""
LEFT_OVER = 0.27
"""Least score of a link between two records that have no other counterpart: their circumstances say more
then. It is always a doubt."""

WORDING_GOAL_SINGLE = 0.15
"""Least likeness of wording of such a link from or to a goal that one period only has, same parties given."""
WORDING_ELSEWHERE = 0.45
PARTIES_ELSEWHERE = 0.5
"""Least likeness of wording and of parties of such a link between records of different goals."""

PART_HELD = 0.6
"""Least share of a part's weight that its whole must hold, for a split or a merge."""
PARTNER_HELD = 0.45
"""The same for the one that is linked with the whole anyway."""
PART_LIFT = 0.45
"""How far agreeing circumstances lower that share, and others raise it."""
PART_KEPT = 0.86
"""Least share of a part that the whole must hold when the other part alone tells the whole."""
PART_AGREES = 0.6
"""Least agreement of the circumstances in that case."""
PART_GAIN = 0.08
"""Least by which a part makes all together liker the whole (a part that repeats what another tells: see
PART_KEPT)."""
WHOLE_COUNTS = 1.5
"""How much what parts lack of their whole counts against what they tell besides."""
OTHERS_TELL = 0.7
"""How well the other parts must tell a whole for the one it is linked with to be no part of it."""
PART_NEEDED = 0.75
"""Margin of a part for what it adds to the others, times their number: each of many adds less."""
PART_ELSEWHERE = 0.3
"""Margin of a part for the agreement of its circumstances: one of other goal and parties is a doubt."""
PART_LEFT = 0.06
"""Margin of a reworded pair beside which a measure without counterpart may be a part of the same whole."""
WHOLE_HELD = 0.5
"""Least share of the whole's weight that all its parts together must hold."""

RIVAL_LOSES = 0.5
"""How much of what the partner of a rival would lose is taken off the rival's score."""
AGREES = 0.8
"""Share from which a circumstance is the same."""
UNSURE = 0.12
"""Margin below which a link is a doubt."""
