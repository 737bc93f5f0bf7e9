"""Scans: the third page source, which makes out on a picture what other sources find written in the file.

`needs` says which pages are pictures; `pages` gives those through `reader`, the others as they are. `reader`
draws a page and tries languages and turns; `recognise` is its recipe: `skew`, `rulings`, `colours`,
`regions`, `tesseract`, `signs`, `letters`. `marked` says in the document what was recognised, and how surely.
"""
