"""What the parts of a Word file say beside its text, loaded once; and the state of one reading.

Gets a package, gives a frozen Book. A part that is damaged is left out with a doubt: the text does not
depend on it. Does not read the text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from extract.errors import UnreadableReport
from extract.model import Doubt
from extract.read.word.colours import Theme, theme_of
from extract.read.word.formats import NOTHING, Look, RunFormat
from extract.read.word.numbering import ListCounter, Lists, lists_of
from extract.read.word.package import Package, Relation
from extract.read.word.pictures import picture_colour
from extract.read.word.styles import Styles, styles_of
from extract.read.word.xml import Element


@dataclass(frozen=True, slots=True, eq=False)
class Book:
    """Styles, lists, colours and relations of a Word file."""

    package: Package
    relations: Mapping[str, Relation]
    """Of the main part, by id."""
    theme: Theme
    styles: Styles
    lists: Lists
    settings: Element | None
    doubts: tuple[Doubt, ...]
    """Parts that could not be read."""


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """The formats that a paragraph's letters stand on, and the looks that were worked out on it."""

    table: RunFormat = NOTHING
    """What the table's style says."""
    paragraph: RunFormat = NOTHING
    """What the paragraph's style says."""
    looks: dict[object, Look] = field(default_factory=dict)
    """By what run properties say."""


@dataclass(slots=True)
class Reading:
    """What runs through the document while it is read: fields, list numbers, notes met, doubts.

    The one value here that changes, since a field or a list may run over any number of paragraphs.
    """

    book: Book
    relations: Mapping[str, Relation]
    """Of the part that is being read."""
    counter: ListCounter
    open_fields: list[bool] = field(default_factory=list)
    """One per open field: whether its instruction, not its result, is being read."""
    ignores_fields: bool = False
    """Where fields do not end, nothing is hidden as an instruction."""
    notes: dict[tuple[str, str], None] = field(default_factory=dict)
    """Kind and id of each note met, in reading order."""
    doubts: dict[Doubt, None] = field(default_factory=dict)
    """Each once, in reading order."""
    grounds: dict[tuple[RunFormat, str], Ground] = field(default_factory=dict)
    """By table format and paragraph style."""
    picture_colours: dict[str, str] = field(default_factory=dict)

    def doubt(self, code: str, message: str) -> None:
        """Notes a doubt, the same one once."""
        self.doubts[Doubt(code, message)] = None

    def ground(self, table: RunFormat, style: str) -> Ground:
        """The ground that a table's letters and a paragraph style make, one for each such pair."""
        key = (table, style)
        if key not in self.grounds:
            self.grounds[key] = Ground(table, self.book.styles.paragraph(style).run)
        return self.grounds[key]

    def image_colour(self, relation_id: str) -> str:
        """The colour of a picture of the part that is being read."""
        relation = self.relations.get(relation_id)
        if relation is None:
            return ""
        if relation.target not in self.picture_colours:
            self.picture_colours[relation.target] = _picture_colour(self.book.package, relation.target)
        return self.picture_colours[relation.target]


def _picture_colour(package: Package, name: str) -> str:
    try:
        return picture_colour(package.part(name))
    except UnreadableReport:
        return ""  # a damaged icon loses its colour, not its cell


def load_book(package: Package) -> Book:
    """All that is not text. Raises UnreadableReport only where the main part's relations are damaged."""
    relations = package.relations(package.main)
    shelf = _Shelf(package, {relation.kind: relation.target for relation in relations.values()})
    settings = shelf.root("settings")
    theme = theme_of(shelf.root("theme"), settings)
    styles = styles_of(shelf.root("styles"), theme)
    lists = lists_of(shelf.root("numbering"), theme)
    return Book(package, relations, theme, styles, lists, settings, tuple(shelf.doubts))


@dataclass(slots=True)
class _Shelf:
    """Parts by their kind, and doubts about those that are damaged."""

    package: Package
    names: Mapping[str, str]
    doubts: list[Doubt] = field(default_factory=list)

    def root(self, kind: str) -> Element | None:
        try:
            return self.package.xml(self.names[kind]) if kind in self.names else None
        except UnreadableReport as error:
            self.doubts.append(Doubt("part_damaged", f"the file's {kind} could not be read: {error.why}"))
            return None
