"""Pages that are made anew on each save."""

from argmap.case import Case
from argmap.live.pages import Pages
from argmap.loading import Desk
from argmap.render import View
from argmap.render.engines import Drawn, EngineError

BLANK = Drawn(b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g class="graph"/></svg>', None)


class Layouts:
    """Draws nothing, and notes what was begun."""

    def __init__(self, picture=BLANK):
        self.begun = []
        self.picture = picture

    def begin(self, dot):
        self.begun.append(dot)

    def drawn(self, _):
        return self.picture


def test_lines_that_are_missing_are_told(tmp_path):
    desk = Desk()
    path = str(tmp_path / "essay.arg")
    desk.open(path, 'claim rain: "It rained."\n')
    pages = Pages(View())
    pages._layouts.stop()
    pages._layouts = Layouts(BLANK._replace(lost=2))
    _, trouble = pages.state(Case.of(desk.parse(path).map), ())
    assert trouble.startswith("2 lines are missing from the picture")


def test_a_picture_that_cannot_be_drawn_is_told_first(tmp_path, monkeypatch):
    desk = Desk()
    path = str(tmp_path / "essay.arg")
    desk.open(path, 'section s: "S"\nclaim rain: "It rained."\n')
    pages = Pages(View())
    pages._layouts.stop()
    pages._layouts = Layouts(BLANK._replace(lost=1))
    pictures = iter([BLANK._replace(lost=1), EngineError("it gave up"), *[BLANK._replace(lost=1)] * 9])

    def drawn(_):
        found = next(pictures)
        if isinstance(found, EngineError):
            raise found
        return found

    monkeypatch.setattr(pages._layouts, "drawn", drawn)
    _, trouble = pages.state(Case.of(desk.parse(path).map), ())
    assert (trouble, pages.failure) == ("it gave up", "it gave up")


def test_the_section_that_somebody_works_on_is_laid_out_first(tmp_path):
    path = str(tmp_path / "essay.arg")
    sections = "".join(
        f'section s{n}: "S"\n' + "".join(f'premise p{n}-{m}: "Point {n}-{m}."\n' for m in range(110))
        for n in range(3)
    )
    desk = Desk()
    whole = desk.open(path, sections)
    pages = Pages(View())
    pages._layouts.stop()
    pages._layouts = layouts = Layouts()
    pages.state(Case.of(desk.parse(path).map), ())
    layouts.begun.clear()
    whole.replace(sections.replace("Point 2-7.", "Point two-seven."))
    pages.state(Case.of(desk.parse(path).map), ())
    assert "two-seven" in layouts.begun[0]
