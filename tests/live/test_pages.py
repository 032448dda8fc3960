"""Pages that are made anew on each save."""

from argmap.case import Case
from argmap.live.pages import Pages
from argmap.loading import Desk, parse
from argmap.render import View
from argmap.render.engines import EngineError
from live.doubles import PICTURE, Layouts


def pages_of(layouts):
    """Pages whose pictures these are."""
    pages = Pages(View())
    pages._layouts.stop()
    pages._layouts = layouts
    return pages


def case(text):
    return Case.of(parse(text).map)


def test_lines_that_are_missing_are_told():
    pages = pages_of(Layouts(PICTURE._replace(lost=2)))
    _, trouble = pages.state(case('claim rain: "It rained."\n'), ())
    assert trouble.startswith("2 lines are missing from the picture")


def test_a_picture_that_cannot_be_drawn_is_told_first():
    lossy = PICTURE._replace(lost=1)
    pages = pages_of(Layouts(lossy, EngineError("it gave up"), lossy))
    _, trouble = pages.state(case('section s: "S"\nclaim rain: "It rained."\n'), ())
    assert (trouble, pages.failure) == ("it gave up", "it gave up")


def test_the_section_that_somebody_works_on_is_laid_out_first(tmp_path):
    path = str(tmp_path / "essay.arg")
    sections = "".join(
        f'section s{n}: "S"\n' + "".join(f'premise p{n}-{m}: "Point {n}-{m}."\n' for m in range(110))
        for n in range(3)
    )
    desk = Desk()
    whole = desk.open(path, sections)
    layouts = Layouts()
    pages = pages_of(layouts)
    pages.state(Case.of(desk.parse(path).map), ())
    layouts.begun.clear()
    whole.replace(sections.replace("Point 2-7.", "Point two-seven."))
    pages.state(Case.of(desk.parse(path).map), ())
    assert "two-seven" in layouts.begun[0]
