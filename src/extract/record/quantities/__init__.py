"""Quantities in texts: the figures of a follow-up, the numbers of an indicator.

Gets texts and a vocabulary, gives typed values and doubts. It looks for no cell and knows no table.
"""

from extract.record.quantities.figures import figures_in
from extract.record.quantities.indicators import indicator_values
from extract.record.quantities.quantity import Quantity
from extract.record.quantities.scan import quantities_in

__all__ = ["Quantity", "figures_in", "indicator_values", "quantities_in"]
