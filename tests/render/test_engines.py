import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from argmap.render import EngineError, PictureWarning, View, ViewError, engines, to_pdf, to_png, to_svg
from argmap.render.engines import draw, drawn
from render.pictures import LOSES, case

DOT = "digraph { a -> b }"


@pytest.fixture
def double(monkeypatch, tmp_path):
    """Puts a program of the test's own in the engine's place."""

    def put(program, name="pygraphviz"):
        script = tmp_path / f"{name}.py"
        script.write_text(program)
        double = dict.fromkeys(engines._COMMANDS, lambda *_: None)
        double[name] = lambda form, attributes: [sys.executable, str(script), form, *attributes]
        monkeypatch.setattr(engines, "_COMMANDS", double)

    return put


@pytest.mark.parametrize(
    ("form", "magic"), [("svg", b"<?xml"), ("png", b"\x89PNG\r\n\x1a\n"), ("pdf", b"%PDF-")]
)
def test_every_form_can_be_drawn(form, magic):
    picture = draw(DOT, form)
    assert picture.startswith(magic)
    assert len(picture) > 500


def test_more_dots_make_a_larger_png():
    def width(png):
        return int.from_bytes(png[16:20], "big")

    assert width(draw(DOT, "png", dpi=192)) == pytest.approx(2 * width(draw(DOT, "png", dpi=96)), abs=2)


def test_dots_to_the_inch_may_be_a_fraction():
    assert draw(DOT, "png", dpi=96.5).startswith(b"\x89PNG")


@pytest.mark.parametrize("dpi", [0, -1, float("nan"), float("inf"), 9601, 10**400])
def test_dots_to_the_inch_are_some(dpi):
    with pytest.raises(ViewError, match=f"a number above 0 and up to 9,600, and not {dpi}"):
        draw(DOT, "png", dpi=dpi)


def test_a_vast_png_is_drawn_smaller():
    vast = 'digraph { a [shape=box width=500 height=1 fixedsize=true label=""] }'
    with pytest.warns(
        PictureWarning, match=r"at 144 dots.*drawn smaller, with 12,000 by 27; draw one section"
    ):
        picture = draw(vast, "png")
    assert int.from_bytes(picture[16:20], "big") <= engines._LARGEST_PNG + 1


def test_a_crash_is_a_sentence(double):
    double("import os; os.abort()")
    with pytest.raises(EngineError, match=r"the layout engine pygraphviz crashed \(Aborted\).*-o map\.dot"):
        draw(DOT, "svg")


@pytest.mark.parametrize("trouble", ["lost a b edge", "trouble in init_rank"])
def test_where_lines_are_lost_they_are_drawn_straight(double, trouble):
    double(
        f"import sys\nif 'splines=line' not in sys.argv:\n    print('Error: {trouble}', file=sys.stderr)\nprint(*sys.argv[1:])"
    )
    assert draw(DOT, "svg") == b"svg newrank=true splines=line\n"
    assert engines.Standby().drawn(DOT, 30).data == b"svg newrank=true splines=line\n"


def test_lines_that_are_lost_all_the_same_are_told(double):
    double(LOSES)
    with pytest.warns(
        PictureWarning, match=r"a line is missing from the picture.* no way for it; .*-o map\.dot"
    ):
        assert draw(DOT, "svg") == b"<svg/>\n"
    double(
        "import sys\nfor end in 'bbc':\n    print(f'Error: lost a {end} edge', file=sys.stderr)\nprint('<svg/>')"
    )
    with pytest.warns(PictureWarning, match="2 lines are missing from the picture"):
        draw(DOT, "svg")


def test_who_crashes_while_he_bends_lines_may_draw_them_straight(double):
    double("import os, sys\nif 'splines=line' not in sys.argv:\n    os.abort()\nprint('<svg/>')")
    assert draw(DOT, "svg") == b"<svg/>\n"


def test_what_was_drawn_stays_where_a_second_try_fails(double):
    double(
        "import sys, time\nif 'splines=line' in sys.argv:\n    {end}\nprint('Error: lost a b edge', file=sys.stderr)\nprint('<svg/>')".replace(
            "{end}", "sys.exit('no room left')"
        )
    )
    with pytest.warns(PictureWarning, match="a line is missing"):
        assert draw(DOT, "svg") == b"<svg/>\n"


def test_a_second_try_has_what_is_left_of_the_time(double):
    double(
        "import sys, time\ntime.sleep(600 if 'splines=line' in sys.argv else 0)\n"
        "print('Error: lost a b edge', file=sys.stderr)\nprint('<svg/>')"
    )
    begun = time.perf_counter()
    with pytest.warns(PictureWarning, match="a line is missing"):
        assert draw(DOT, "svg", timeout=2) == b"<svg/>\n"
    assert time.perf_counter() - begun < 300


def test_dot_leaves_with_1_after_troubles_and_has_drawn_all_the_same(double):
    program = "import sys\nprint('<svg/>')\nsys.exit('Warning: small\\nError: in routesplines, failed\\nError: lost a b edge{}')"
    double(program.format(""), "dot")
    with pytest.warns(PictureWarning, match="a line is missing"):
        assert draw(DOT, "svg") == b"<svg/>\n"
    double(program.format("\\nError: out of memory"), "dot")
    with pytest.raises(EngineError, match="out of memory"):
        draw(DOT, "svg")


def test_of_two_pictures_the_one_with_more_of_its_lines_counts(double):
    double(
        "import sys\nfor end in 'bc' if 'splines=line' in sys.argv else 'b':\n"
        "    print(f'Error: lost a {end} edge', file=sys.stderr)\nprint(len(sys.argv))"
    )
    with pytest.warns(PictureWarning, match="a line is missing"):
        assert draw(DOT, "svg") == b"2\n"


def test_another_error_beside_a_known_one_is_no_reason_not_to_try_again(double):
    double(
        "import sys\nif 'splines=line' in sys.argv:\n    print('<svg/>')\n    sys.exit()\n"
        "print('<svg')\nsys.exit('Error: lost a b edge\\nError: something else')",
        "dot",
    )
    assert draw(DOT, "svg") == b"<svg/>\n"


def test_an_engine_that_is_gone_for_the_second_try(double, monkeypatch):
    double(LOSES)
    waiting = engines.Standby()
    monkeypatch.setattr(engines, "_COMMANDS", dict.fromkeys(engines._COMMANDS, lambda *_: None))
    assert waiting.drawn(DOT, 30).lost == 1


def kill_at_work(noted):
    """Start the double, let it draw, and kill it once it has written into a file."""
    waiting = engines.Standby()
    with ThreadPoolExecutor() as pool:
        picture = pool.submit(waiting.drawn, DOT, 600)
        while not noted.exists() or not noted.read_text():
            time.sleep(0.01)
        waiting.kill()
        with pytest.raises(EngineError, match="crashed"):
            picture.result(300)


def starting_another(noted):
    """A program that starts another, writes down which, and does not end before it."""
    return (
        "import subprocess, sys\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])\n"
        f"open({str(noted)!r}, 'w').write(str(child.pid))\n"
        "child.wait()\n"
    )


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="there are no groups of processes")
def test_who_is_killed_takes_along_what_he_started(double, tmp_path):
    noted = tmp_path / "pid"
    double(starting_another(noted))
    kill_at_work(noted)
    assert _gone(int(noted.read_text()))


def test_a_text_that_cannot_be_sent_leaves_nothing_behind(double):
    double("import time\ntime.sleep(600)")
    waiting = engines.Standby()
    with pytest.raises(UnicodeEncodeError):
        waiting.drawn("\ud800", 600)
    assert waiting.process.returncode is not None


def test_who_was_killed_is_not_started_again(double, tmp_path):
    started = tmp_path / "started"
    double(f"import time\nopen({str(started)!r}, 'a').write('.')\ntime.sleep(600)")
    kill_at_work(started)
    assert started.read_text() == "."


def test_who_is_killed_between_two_tries_is_not_started_again(double, tmp_path):
    started = tmp_path / "started"
    double(
        f"import sys\nopen({str(started)!r}, 'a').write('.')\nsys.stdin.read()\nprint('Error: lost a b edge', file=sys.stderr)\nprint('<svg/>')"
    )
    waiting = engines.Standby()
    waiting._killed = True
    assert waiting.drawn(DOT, 30).lost == 1
    assert started.read_text() == "."


def test_a_failure_counts_even_where_there_is_output(double):
    double("import sys; print('<svg/>'); sys.exit('no room left')")
    with pytest.raises(EngineError, match=r"gave up \(no room left\)"):
        draw(DOT, "svg")


def test_silence_is_a_failure(double):
    double("")
    with pytest.raises(EngineError, match="gave up with exit code 0"):
        draw(DOT, "svg")


def test_a_time_out_ends_the_process_and_all_it_started(double, tmp_path):
    noted = tmp_path / "pid"
    double(starting_another(noted))
    begun = time.perf_counter()
    with pytest.raises(EngineError, match=r"took longer than 1\.5 s: draw an overview"):
        draw(DOT, "svg", timeout=1.5)
    assert time.perf_counter() - begun < 300
    assert _gone(int(noted.read_text()))


def test_an_engine_that_does_not_read_is_no_trouble(double):
    double("print('<svg/>')")
    assert draw("x" * 5_000_000, "svg") == b"<svg/>\n"


def test_absent_engines_are_a_sentence(monkeypatch):
    monkeypatch.setattr(engines.importlib.util, "find_spec", lambda _: None)
    monkeypatch.setattr(engines.shutil, "which", lambda _: None)
    with pytest.raises(
        EngineError, match=r"no layout engine can be used here; get one with `pip install pygraphviz`"
    ):
        draw(DOT, "svg")
    with pytest.raises(EngineError, match="the layout engine dot cannot be used here"):
        draw(DOT, "svg", engine="dot")


def test_where_the_wheel_does_not_load_the_system_dot_is_next(monkeypatch, tmp_path):
    broken, dot = tmp_path / "broken.py", tmp_path / "dot.py"
    broken.write_text("import sys; sys.exit(3)")
    dot.write_text("print('<svg/>')")
    monkeypatch.setattr(
        engines,
        "_COMMANDS",
        {
            "pygraphviz": lambda *_: [sys.executable, str(broken)],
            "dot": lambda *_: [sys.executable, str(dot)],
        },
    )
    assert draw(DOT, "svg") == b"<svg/>\n"


def test_a_child_without_the_wheel_says_so_by_its_exit_code():
    child = Path(engines.__file__).with_name("child.py")
    done = subprocess.run([sys.executable, "-S", child, "svg"], input=b"", capture_output=True, check=False)
    assert done.returncode == engines.ABSENT
    assert b"pygraphviz" in done.stderr


def test_a_form_that_is_not_known_is_a_sentence():
    with pytest.raises(EngineError, match="gave up"):
        draw(DOT, "cad")


def test_the_system_dot_gets_form_and_attributes(monkeypatch):
    monkeypatch.setattr(engines.shutil, "which", lambda name: f"/usr/bin/{name}")
    assert engines._dot("png", ("dpi=96",)) == ["/usr/bin/dot", "-Tpng", "-Gdpi=96"]


def test_an_engine_that_cannot_be_started_is_a_sentence(monkeypatch, tmp_path):
    nothing = str(tmp_path / "nothing")
    monkeypatch.setattr(engines, "_COMMANDS", {"dot": lambda *_: [nothing]})
    with pytest.raises(EngineError, match=r"could not be started \(No such file or directory\)"):
        draw(DOT, "svg")


def test_file_loading_is_turned_off(double, monkeypatch):
    monkeypatch.setenv("GV_FILE_PATH", "/")
    double("import os; print(os.environ['SERVER_NAME'], 'GV_FILE_PATH' in os.environ)")
    assert draw(DOT, "svg").split() == [b"argmap", b"False"]


def test_no_image_is_loaded_whatever_the_dot_says(tmp_path):
    image = tmp_path / "image.svg"
    image.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>')
    assert b"<image" not in draw(f'digraph {{ a [image="{image}"] }}', "svg")


def test_broken_dot_is_a_sentence():
    with pytest.raises(EngineError, match="the layout engine pygraphviz"):
        draw("digraph {", "svg")


def test_without_fonts_letters_are_not_drawn_as_boxes(monkeypatch, tmp_path):
    config = tmp_path / "fonts.conf"
    config.write_text(f"<fontconfig><dir>{tmp_path}</dir><cachedir>{tmp_path}</cachedir></fontconfig>")
    monkeypatch.setenv("FONTCONFIG_FILE", str(config))
    with pytest.raises(EngineError, match="no font is installed, so png would show empty boxes"):
        draw(DOT, "png")
    assert drawn(DOT, "svg").em > 0.7
    assert "Lenin" in to_svg(case())


def test_letters_that_no_font_has_are_told_of():
    minoan = "\U00012f90"
    with pytest.warns(PictureWarning, match=f"letters such as {minoan}, so the png shows boxes"):
        draw(f'digraph {{ a [label="ещё ✓ {minoan}\U00012f91"] }}', "png")
    assert draw('digraph { a [label="ещё ✓ é"] }', "png")
    assert draw(f'digraph {{ a [label="{minoan}"] }}', "svg")


def test_the_pictures_of_a_case():
    assert to_png(case()).startswith(b"\x89PNG")
    assert to_pdf(case()).startswith(b"%PDF-")
    assert b"/BaseFont" in to_pdf(case())


def test_too_much_for_one_sheet_is_refused_unless_asked_for(monkeypatch):
    monkeypatch.setattr(sys.modules["argmap.render"], "_READABLE", 5)
    with pytest.raises(ViewError, match=r"8 records are more than one sheet can show.*`--pages`"):
        to_svg(case())
    undivided = case("".join(f'claim c{number}: "C."\n' for number in range(6)))
    with pytest.raises(ViewError, match=r"6 records are .* or divide the map into sections") as refused:
        to_svg(undivided)
    assert "--pages" not in str(refused.value)
    assert to_svg(case(), view=View(large=True))
    assert to_svg(case(), view=View(sections=("vote",), focus="stayed", depth=0))


def _gone(pid):
    for _ in range(50):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.05)
    return False
