"""Draws a set programme with reportlab's canvas: exact control over rules, fills and letters."""

from __future__ import annotations

import io
from collections.abc import Iterable

from reportlab.pdfgen.canvas import Canvas

from tests.read.pdf.programme import GLYPH, Case
from tests.read.pdf.programme_setting import (
    BOLD,
    MARGIN,
    PAD,
    REGULAR,
    SetLine,
    SetPage,
    Setter,
    Shown,
    set_case,
    text_width,
)

RULE = 0.7
LIGHT = 9.0
"""Points: width of a disc or a square."""


def render_with_reportlab(case: Case) -> bytes:
    """The case as a PDF."""
    setter = set_case(case)
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=_displayed(setter), invariant=True)
    for number, page in enumerate(setter.pages, 1):
        _Painter(canvas, setter, case).paint(page, number)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _displayed(setter: Setter) -> tuple[float, float]:
    """The sheet as it is seen; reportlab itself turns it where the page is rotated."""
    extra = 2 * setter.layout.crop
    return setter.width + extra, setter.height + extra


def _sheet(setter: Setter) -> tuple[float, float]:
    width, height = _displayed(setter)
    return (height, width) if setter.layout.rotated else (width, height)


class _Painter:
    """Paints one page; positions come from the top left and are turned here."""

    def __init__(self, canvas: Canvas, setter: Setter, case: Case) -> None:
        self.canvas, self.setter, self.case = canvas, setter, case
        self.layout = case.layout

    def paint(self, page: SetPage, number: int) -> None:
        self._open_page()
        for shown in page.shown:
            self._paint_fill(shown)
        for shown in page.shown:
            self._paint_rules(shown)
        if self.layout.ruling == "booktabs":
            self._paint_three_rules(page)
        for shown in page.shown:
            self._paint_content(shown)
        for foot, heading in page.headings:
            self._paint_words([(heading, True)], MARGIN, foot, self.layout.size + 3)
        self._paint_furniture(page, number)

    def _open_page(self) -> None:
        sheet_width, sheet_height = _sheet(self.setter)
        crop = self.layout.crop
        if crop:
            self.canvas.setCropBox((crop, crop, sheet_width - crop, sheet_height - crop))
        if self.layout.rotated:
            self.canvas.setPageRotation(90)
            self.canvas.transform(0, 1, -1, 0, sheet_width, 0)
        self.canvas.translate(crop, crop)

    def _up(self, y: float) -> float:
        return self.setter.height - y

    def _paint_fill(self, shown: Shown) -> None:
        if shown.cell.fill:
            x0, top, x1, foot = shown.box
            self.canvas.setFillColor(shown.cell.fill)
            self.canvas.rect(x0, self._up(foot), x1 - x0, foot - top, stroke=0, fill=1)

    def _paint_rules(self, shown: Shown) -> None:
        x0, top, x1, foot = shown.box
        ruling = self.layout.ruling
        if ruling in ("zebra", "gaps", "booktabs"):
            return
        if shown.is_first or self.layout.closes_at_break:
            self._rule(x0, top, x1, top)
        if shown.is_last or self.layout.closes_at_break:
            self._rule(x0, foot, x1, foot)
        if ruling == "horizontal":
            return
        if ruling != "open_sides" or x0 > MARGIN + 1:
            self._rule(x0, top, x0, foot)
        if ruling != "open_sides" or not self._is_rightmost(shown):
            self._rule(x1, top, x1, foot)

    def _is_rightmost(self, shown: Shown) -> bool:
        cell = shown.cell
        return any(
            cell in table.cells and cell.column + cell.column_span == len(table.roles)
            for table in self.case.tables
        )

    def _rule(self, x0: float, top: float, x1: float, foot: float) -> None:
        canvas, ruling = self.canvas, self.layout.ruling
        if ruling == "bars":
            canvas.setFillColor("#000000")
            half = RULE / 2
            canvas.rect(x0 - half, self._up(foot) - half, x1 - x0 + RULE, foot - top + RULE, stroke=0, fill=1)
            return
        canvas.setLineWidth(2.0 if ruling == "white" else RULE)
        canvas.setStrokeColor("#ffffff" if ruling == "white" else "#000000")
        canvas.setDash(*((3, 2) if ruling == "dashed" else ()))
        is_level = top == foot
        for shift in (-1.0, 1.0) if ruling == "double" else (0.0,):
            dx, dy = (0.0, shift) if is_level else (shift, 0.0)
            canvas.line(x0 + dx, self._up(top + dy), x1 + dx, self._up(foot + dy))

    def _paint_three_rules(self, page: SetPage) -> None:
        for shown in page.shown:
            x0, top, x1, foot = shown.box
            table = next(t for t in self.case.tables if shown.cell in t.cells)
            self.canvas.setLineWidth(RULE)
            self.canvas.setStrokeColor("#000000")
            if shown.cell.row == 0:
                self.canvas.line(x0, self._up(top), x1, self._up(top))
                self.canvas.line(x0, self._up(foot + 2), x1, self._up(foot + 2))
            if shown.cell.row + shown.cell.row_span == table.rows and shown.is_last:
                self.canvas.line(x0, self._up(foot + 2), x1, self._up(foot + 2))

    def _paint_content(self, shown: Shown) -> None:
        x0, top, _, _ = shown.box
        y = top + PAD
        for line in shown.lines:
            y += self.setter.leading + line.gap
            end = self._paint_line(line, x0 + PAD, y - 0.25 * self.layout.size)
            if shown.cell.is_noted and shown.is_last and line is shown.lines[-1]:
                self._paint_words(
                    [("1", False)], end + 0.5, y - 0.6 * self.layout.size, 0.6 * self.layout.size
                )
        if shown.is_first:
            self._paint_light(shown)

    def _paint_line(self, line: SetLine, x: float, foot: float) -> float:
        size = self.layout.size
        if self.layout.word_by_word:
            blank = text_width(" ", False, size)
            for word in line.words:
                x = self._paint_words([word], x, foot, size) + blank
            return x - blank
        return self._paint_words(line.words, x, foot, size)

    def _paint_words(self, words: Iterable[tuple[str, bool]], x: float, foot: float, size: float) -> float:
        """Words of one weight are drawn as one string; gives where the last one ends."""
        self.canvas.setFillColor("#000000")
        text = self.canvas.beginText(x, self._up(foot))
        end, run = x, list(words)
        for i, (word, bold) in enumerate(run):
            drawn = word + (" " if i + 1 < len(run) else "")
            text.setFont(BOLD if bold else REGULAR, size)
            text.textOut(drawn)
            end += text_width(drawn, bold, size)
        self.canvas.drawText(text)
        return end

    def _paint_light(self, shown: Shown) -> None:
        kind, (x0, top, x1, _) = shown.cell.light, shown.box
        if kind in ("", "fill"):
            return
        x, y = (x0 + x1) / 2, self._up(top + PAD + LIGHT / 2)
        self.canvas.setFillColor(shown.cell.colour)
        if kind == "disc":
            self.canvas.circle(x, y, LIGHT / 2, stroke=0, fill=1)
        elif kind == "square":
            self.canvas.rect(x - LIGHT / 2, y - LIGHT / 2, LIGHT, LIGHT, stroke=0, fill=1)
        else:
            self.canvas.setFont("ZapfDingbats", LIGHT)
            self.canvas.drawCentredString(x, y - LIGHT / 2, GLYPH)

    def _paint_furniture(self, page: SetPage, number: int) -> None:
        words = self.case.words
        if self.layout.furniture:
            self._paint_words([(words.running_header, False)], MARGIN, 30, 8)
            foot = self.setter.height - 22
            self._paint_words([(f"{words.page} {number}", False)], self.setter.width / 2, foot, 8)
        if any(shown.cell.is_noted and shown.is_last for shown in page.shown):
            y = self.setter.foot + 10
            self.canvas.setLineWidth(0.5)
            self.canvas.setStrokeColor("#000000")
            self.canvas.line(MARGIN, self._up(y), MARGIN + 140, self._up(y))
            end = self._paint_words([("1", False)], MARGIN, y + 10, 5)
            self._paint_words([(words.note, False)], end + 2, y + 13, 8)
