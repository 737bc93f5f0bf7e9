"""The XML of a Word file by short names: gets elements, gives their visible children and attribute values.

Deletions, the old place of moved text and all but one branch of alternatives are passed over here, and
wrappers (content controls, insertions, links, simple fields) are seen through, so that no other module
has to know of them. Does not know what an element means.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from lxml import etree

Element = etree._Element

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "dc": "http://purl.org/dc/elements/1.1/",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", NAMESPACES["w"].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", NAMESPACES["r"].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", NAMESPACES["m"].encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)
"""The strict form of the standard says the same in other namespaces."""
KNOWN_EXTENSIONS = "http://schemas.microsoft.com/office/"
"""A branch of alternatives that needs these is the one that Word shows."""


@cache
def qualified(name: str) -> str:
    """'w:p' as lxml writes it."""
    prefix, local = name.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def qualified_set(names: str) -> frozenset[str]:
    """Several names, parted by blanks, as lxml writes them."""
    return frozenset(qualified(name) for name in names.split())


TRANSPARENT = qualified_set(
    "w:ins w:moveTo w:hyperlink w:smartTag w:customXml w:fldSimple w:dir w:bdo w:sdtContent"
)
GONE = qualified_set("w:del w:moveFrom w:sdtPr w:sdtEndPr w:customXmlPr w:smartTagPr w:fldData")
CONTROL, ALTERNATIVES = qualified("w:sdt"), qualified("mc:AlternateContent")
_SEEN_THROUGH = TRANSPARENT | GONE | {CONTROL, ALTERNATIVES}


def content(element: Element) -> Iterable[Element]:
    """The children that a reader of the final text sees, wrappers seen through, in order."""
    plain = list(element)
    return plain if _SEEN_THROUGH.isdisjoint([child.tag for child in plain]) else _seen_children(plain)


def _seen_children(plain: Iterable[Element]) -> Iterator[Element]:
    for child in plain:
        if child.tag not in _SEEN_THROUGH:
            yield child
        elif child.tag in TRANSPARENT or child.tag == CONTROL:
            yield from content(child)
        elif child.tag == ALTERNATIVES:
            branch = chosen_branch(child)
            if branch is not None:
                yield from content(branch)


def chosen_branch(alternatives: Element) -> Element | None:
    """The one branch that is shown: the first that needs nothing unknown, else the fallback."""
    for choice in alternatives.iterfind(qualified("mc:Choice")):
        needed = [choice.nsmap.get(prefix, "") for prefix in (choice.get("Requires") or "").split()]
        if all(uri.startswith(KNOWN_EXTENSIONS) for uri in needed):
            return choice
    return alternatives.find(qualified("mc:Fallback"))


def child(element: Element | None, *path: str) -> Element | None:
    """The first child of this name, and of it the next; None where one is missing."""
    for name in path:
        if element is None:
            return None
        element = element.find(qualified(name))
    return element


def children(element: Element | None) -> dict[str, Element]:
    """The children by their qualified names: quicker than `child` where many are asked for."""
    return {} if element is None else {str(found.tag): found for found in element}


def value(element: Element | None, attribute: str = "w:val") -> str:
    """An attribute's value, '' where it or the element is missing."""
    return "" if element is None else element.get(qualified(attribute), "")


def number(element: Element | None, attribute: str = "w:val") -> int | None:
    """An attribute as a whole number, None where it is missing or not one."""
    text = value(element, attribute)
    try:
        return round(float(text)) if text else None
    except (ValueError, OverflowError):
        return None


def is_on(element: Element | None) -> bool:
    """Whether a switch such as <w:b/> is there and on."""
    return element is not None and element.get(qualified("w:val"), "1") not in ("0", "false", "off")


def switch(element: Element | None) -> bool | None:
    """A switch: on, off, or None where it is missing."""
    return None if element is None else is_on(element)
