"""Quotations that are looked up in the texts they come from."""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.case import Case
from argmap.check import check, chosen
from argmap.diagnostics import Applicability
from argmap.loading import LARGEST, parse, parse_bytes, parse_file
from rules.helpers import findings

DIARY = """14 August. A storm in the evening. It may have been lightning that set
the mill on fire, for nobody had been near it since noon. He "saw them go \\ leave".
"""
SOURCE = 'source diary: "Diary"\n  text "diary.txt"\n'
LETTERS = 'source letters: "Letters"\n  text "letters.html"\n'


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "diary.txt").write_text(DIARY, "utf-8")
    (tmp_path / "letters.html").write_text("<p>first<p>a man of few words", "utf-8")
    return tmp_path


def quoting(*quotes, cited="  from diary\n"):
    clauses = "".join(f'  quote "{quote}"\n' for quote in quotes)
    return f'evidence e: "E"\n{cited}{clauses}'


def unfound(text, base):
    return findings(text, select=["AM302"], base=base)


# ------------------------------------------------------------------------- what is looked up


def test_a_map_is_not_the_text_of_its_quotations(tmp_path):
    path = tmp_path / "a.arg"
    path.write_text('source s: "S"\n  text "a.arg"\n' + quoting("rain", cited="  from s\n"))
    (finding,) = check(Case.of(parse_file(path).map), chosen(["AM302"]))
    assert finding.message.endswith(
        "cannot be read: it is the map itself, in which all that it quotes stands"
    )
    assert str(finding.severity) == "note"


@pytest.mark.parametrize(
    "quote",
    ["It may have been lightning", "that set the mill … since noon", "saw them go \\\\ leave", "…", ""],
)
def test_words_that_are_there(quote, folder):
    assert unfound(SOURCE + quoting(quote), folder) == []


def test_a_near_passage_is_shown_and_offered(folder):
    (finding,) = unfound(SOURCE + quoting("nobody had been near the mill since noon"), folder)
    assert str(finding.severity) == "error"
    assert finding.record == "e"
    assert finding.message == "the words quoted in `e` are not in diary.txt, the text of the source `diary`"
    assert finding.here == "89 % alike: line 2 of diary.txt"
    assert finding.note == "on line 2 of diary.txt stands: “nobody had been near it since noon”"
    (fix,) = finding.fixes
    assert fix.title == "quote the words on line 2"
    assert fix.applicability is Applicability.UNSAFE
    assert [edit.text for edit in fix.edits] == ['"nobody had been near it since noon"']
    assert fix.edits[0].span == finding.span


def test_a_passage_that_is_less_alike_is_only_shown(folder):
    (finding,) = unfound(SOURCE + quoting("nobody was ever near it after noon"), folder)
    assert "since noon" in finding.note
    assert "look the words up again" in finding.help[0]
    assert finding.fixes == ()


def test_nothing_is_like_it(folder):
    (finding,) = unfound(SOURCE + quoting("zebras graze in the Serengeti"), folder)
    assert finding.here == "nothing like it is there"
    assert (finding.note, finding.fixes) == ("", ())


def test_a_long_passage_is_cut(folder):
    (folder / "diary.txt").write_text(("storm " + "very " * 100 + "wide ") * 2, "utf-8")
    (finding,) = unfound(SOURCE + quoting("storm " + "very " * 101 + "wide"), folder)
    assert finding.note.endswith("very …”")
    assert len(finding.note) < 300


def test_only_the_piece_that_is_missing_is_replaced(folder):
    quote = "A storm … “nobody had been near the mill since noon, … “saw them go"
    (finding,) = unfound(SOURCE + quoting(quote), folder)
    assert finding.message.startswith("the words “nobody had been near the mill since noon” quoted in `e`")
    (edit,) = finding.fixes[0].edits
    assert edit.text == '"A storm … “nobody had been near it since noon, … “saw them go"'


def test_what_the_language_has_signs_for_is_written_with_them(folder):
    text = SOURCE + quoting("since noon. He saw them go leaves")
    (finding,) = unfound(text, folder)
    (edit,) = finding.fixes[0].edits
    assert edit.text == '"since noon. He \\"saw them go \\\\ leave"'
    mended = text[: edit.span.start] + edit.text + text[edit.span.end :]
    assert unfound(mended, folder) == []


@pytest.mark.parametrize("passage", ["He [[saw them]] go at noon", "He saw them go at noon"])
def test_marks_are_not_lost_and_none_come_in(passage, folder):
    (folder / "diary.txt").write_text(passage, "utf-8")
    quote = "He saw them going at noon" if "[[" in passage else "He [[saw]] them going at noon"
    (finding,) = unfound(SOURCE + quoting(quote), folder)
    assert finding.fixes == ()


def test_a_changed_letter_goes_with_its_brackets(folder):
    (finding,) = unfound(SOURCE + quoting("[N]obody had been near the mill since noon"), folder)
    assert finding.fixes[0].edits[0].text == '"nobody had been near it since noon"'


@pytest.mark.parametrize(
    ("quote", "why"),
    [
        ("since noon … a storm", "stand in another order in diary.txt"),
        ("first … words", "stand in different sections in letters.html"),
    ],
)
def test_pieces_that_stand_apart(quote, why, folder):
    (folder / "letters.html").write_text("<h1>first</h1>x<h2>words</h2>", "utf-8")
    cited = f"  from {'diary' if 'diary' in why else 'letters'}\n"
    (finding,) = unfound(SOURCE + LETTERS + quoting(quote, cited=cited), folder)
    assert finding.message == f"the pieces quoted in `e` {why}"
    assert finding.note.count("on line") == 2


# ----------------------------------------------------------------------------- where it looks


def test_another_source_that_has_the_words_is_named(folder):
    (finding,) = unfound(SOURCE + LETTERS + quoting("a man of few words"), folder)
    assert str(finding.severity) == "warning"
    assert "but on line 1 of letters.html, the text of the source `letters`" in finding.message
    assert finding.help[0] == "cite where they stand:  from letters"


def test_any_of_the_texts_that_are_cited_will_do(folder):
    text = SOURCE + LETTERS + quoting("a man of few words", "lightning", cited="  from diary + letters\n")
    assert unfound(text, folder) == []
    (finding,) = unfound(text.replace("few words", "fewer words"), folder)
    assert "diary.txt, the text of the source `diary` or letters.html" in finding.message
    assert "letters.html stands" in finding.note


def test_the_text_of_the_map_where_the_source_has_none(folder):
    text = 'map m: "M"\n  text "diary.txt"\nsource s: "S"\n'
    assert unfound(text + quoting("lightning", cited="  from s\n"), folder) == []
    assert unfound(text + quoting("lightning", cited=""), folder) == []
    (finding,) = unfound(text + quoting("thunder and rain", cited="  from s\n"), folder)
    assert "diary.txt, the text of the map" in finding.message


def test_words_that_only_the_mapped_text_has(folder):
    text = 'map m: "M"\n  text "letters.html"\n' + SOURCE + quoting("a man of few words")
    (finding,) = unfound(text, folder)
    assert str(finding.severity) == "warning"
    assert finding.message.endswith("but on line 1 of letters.html, the text that is mapped")
    assert finding.help == (
        "quote the words of the source itself, and say in a note that the text changes them",
        "or take them as that text hands them on:  via PERSON",
    )


def test_a_page_is_cited_where_there_are_pages(folder):
    from texts.test_reading import as_pdf

    (folder / "book.pdf").write_bytes(as_pdf(["nothing"], ["a rare word"]))
    text = SOURCE + 'source book: "B"\n  text "book.pdf"\n' + quoting("a rare word")
    (finding,) = unfound(text, folder)
    assert finding.help[0] == "cite where they stand:  from book p. 2"


def test_included_files_belong_to_the_map_that_includes_them_unless_they_are_maps(folder):
    (folder / "part").mkdir()
    (folder / "main.arg").write_text('map m: "M"\n  text "diary.txt"\ninclude "part/a.arg"\n', "utf-8")
    part = folder / "part" / "a.arg"
    part.write_text('evidence e: "E"\n  quote "a man of few words"\n', "utf-8")

    def found():
        return [str(each) for each in check(Case.of(parse_file(folder / "main.arg").map), chosen(["AM302"]))]

    assert len(found()) == 1
    part.write_text('map p: "P"\n  text "../letters.html"\n' + part.read_text("utf-8"), "utf-8")
    assert found() == []
    part.write_text(part.read_text("utf-8").replace('  text "../letters.html"\n', ""), "utf-8")
    assert found() == []


def test_a_text_is_found_from_any_folder(folder, monkeypatch):
    (folder / "a.arg").write_text(SOURCE + quoting("thunder"), "utf-8")
    monkeypatch.chdir(folder)
    cases = [Case.of(parse_file("a.arg").map), Case.of(parse(SOURCE + quoting("thunder"), base=".").map)]
    monkeypatch.chdir("/")
    assert [[str(each.severity) for each in check(case, chosen(["AM302"]))] for case in cases] == [
        ["error"]
    ] * 2


def test_without_a_text_nothing_is_looked_up(folder):
    assert unfound('source s: "S"\n' + quoting("anything", cited="  from s\n"), folder) == []
    assert unfound(SOURCE + 'source s: "S"\n' + quoting("anything", cited="  from s\n"), folder) == []


def test_a_file_is_read_once(folder, monkeypatch):
    read = []
    whole = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: read.append(path.name) or whole(path))
    text = SOURCE + SOURCE.replace("diary:", "other:") + quoting("thunder", "lightning")
    assert len(unfound(text, folder)) == 1
    assert read == ["diary.txt"]
    assert findings(text, select=["AM101"], base=folder) == []
    assert len(read) == 1


# ------------------------------------------------------------------------ texts that are amiss


def note(file, base, prepare=None):
    """The one note about a text, whatever is quoted from it."""
    many = "".join(quoting("x", "y").replace(" e:", f" e{number}:") for number in range(100))
    (finding,) = unfound(SOURCE.replace("diary.txt", file) + many, base)
    assert str(finding.severity) == "note"
    assert finding.record == "diary"
    assert finding.span.text == f'"{file}"'
    assert len(finding.help) == 2
    return finding.message


def test_a_text_that_is_missing(folder):
    assert note("gone.txt", folder).endswith("cannot be read: no such file or directory")


def test_a_text_that_is_none_is_read_once(folder):
    (folder / "scan.pdf").write_bytes(b"no")
    assert note("scan.pdf", folder).endswith("cannot be read: it is damaged, or no PDF")


def test_a_text_that_is_a_folder(folder):
    (folder / "book.txt").mkdir()
    assert "directory" in note("book.txt", folder)


@pytest.mark.skipif(sys.platform == "win32", reason="it has no pipes of this kind")
def test_a_pipe_and_a_device_are_no_texts(folder):
    os.mkfifo(folder / "pipe.txt")
    assert "not a file" in note("pipe.txt", folder)
    assert "not a file" in note("/dev/zero", folder)


def test_a_text_that_is_too_large(folder):
    with (folder / "large.txt").open("wb") as file:
        file.truncate(LARGEST + 1)
    assert "64 million bytes" in note("large.txt", folder)


def test_a_text_that_no_file_can_be_called():
    assert "not read from a file" in note("diary.txt", None)


def test_a_map_from_memory_with_a_folder(folder):
    parsed = parse_bytes((SOURCE + quoting("thunder")).encode(), "<stdin>", folder)
    assert len(check(Case.of(parsed.map), chosen(["AM302"]))) == 1


def test_a_text_of_another_encoding_is_read_and_noted(folder):
    (folder / "diary.txt").write_bytes(DIARY.replace("storm", "störm").encode("latin-1"))
    noted, wrong = unfound(SOURCE + quoting("A störm in the evening", "thunder"), folder)
    assert "read as Windows-1252" in noted.message
    assert str(wrong.severity) == "error"


def test_a_map_record_can_have_a_text_that_is_missing(folder):
    (finding,) = unfound('map m: "M"\n  text "gone.txt"\n' + quoting("x", cited=""), folder)
    assert "`gone.txt`, the text of the map, cannot be read" in finding.message


def test_a_source_that_cannot_be_read_is_not_judged_by_the_others(folder):
    text = (
        SOURCE + LETTERS.replace("letters.html", "gone.html") + quoting("x", cited="  from diary + letters\n")
    )
    assert [str(each.severity) for each in unfound(text, folder)] == ["note"]


# -------------------------------------------------------------------------------- properties


@given(
    st.text(alphabet='ab é"\\[]#.…,\n', max_size=60),
    st.text(alphabet="ab é#.…,;:[]", min_size=1, max_size=60),
)
def test_a_fix_is_a_quotation_that_is_found(tmp_path_factory, words, quote):
    folder = tmp_path_factory.mktemp("texts")
    (folder / "diary.txt").write_text(f"It may {words} have been lightning", "utf-8")
    text = SOURCE + quoting(f"It may {quote} have been lightning")
    parsed = parse(text, base=folder)
    for finding in check(Case.of(parsed.map), chosen(["AM302"])):
        for fix in finding.fixes:
            (edit,) = fix.edits
            mended = parse(text[: edit.span.start] + edit.text + text[edit.span.end :], base=folder)
            assert not mended.diagnostics
            assert check(Case.of(mended.map), chosen(["AM302"])) == ()


def test_many_quotations_in_a_long_text(tmp_path):
    lines = "\n".join(
        f"line {number} of the {number % 977} long diaries, word{number}" for number in range(40_000)
    )
    (tmp_path / "diary.txt").write_text(lines, "utf-8")
    quotes = [f"of the {number % 977} long diaries, word{number + number % 2}" for number in range(300)]
    assert len(unfound(SOURCE + quoting(*quotes), tmp_path)) == 150


def test_a_text_in_an_old_encoding_is_a_note(folder):
    (folder / "diary.txt").write_bytes("Ein schöner Tag war es an der See".encode("latin-1"))
    (finding,) = unfound(SOURCE + quoting("an der See"), folder)
    assert (str(finding.severity), finding.help[0]) == ("note", "save the file as UTF-8")
