"""Evidence without a source, and quotations without evidence."""

import pytest

from rules.helpers import codes, findings

HELD = 'source s: "Diary of a Nobody"\nevidence e: "E"\n  from s p. 3\n  quote "It rained cats and dogs, all night … long."\n'


def uncited(text):
    return findings(text, select=["AM301"])


def test_evidence_without_a_source():
    (finding,) = uncited('evidence e: "E"\n')
    assert str(finding.severity) == "error"
    assert finding.record == "e"
    assert "no more than possible" in finding.message


def test_the_sources_that_were_cited_last_are_offered_and_a_new_one():
    sources = "".join(f'source {name}: "S"\n' for name in ("one", "two", "three", "four"))
    cited = 'evidence e: "E"\n  from three p. 1 + two p. 2\nevidence f: "F"\n'
    (finding,) = uncited(sources + cited + "  witness w\n" + 'person w: "W"\n')
    assert [fix.title for fix in finding.fixes] == [
        "cite `two`",
        "cite `three`",
        "cite `one`",
        "cite a new source",
    ]
    assert [edit.text for edit in finding.fixes[0].edits] == ["\n  from two p. …"]
    assert [edit.text for edit in finding.fixes[-1].edits] == [
        "\n  from source-for-f p. …",
        '\nsource source-for-f: "…"',
    ]


def test_with_many_pieces_of_evidence_the_clause_is_not_written_out_for_all():
    found = uncited("".join(f'evidence e-{n}: "E"\n' for n in range(101)))
    assert (len(found[99].fixes), len(found[100].fixes)) == (1, 0)


def test_a_source_without_a_page_is_another_matter():
    assert uncited('source s: "S"\nevidence e: "E"\n  from s\n') == []


@pytest.mark.parametrize(
    "words",
    [
        "“from dawn to dusk”",
        "‘from dawn to dusk’",
        '\\"from dawn to dusk\\"',
        "„from dawn to dusk“",
        "«from dawn to dusk»",
    ],
)
@pytest.mark.parametrize("record", ["claim", "premise"])
def test_quoted_words_that_no_evidence_holds(record, words):
    (finding,) = uncited(HELD + f'{record} c: "It rained {words}."\n')
    assert str(finding.severity) == "note"
    assert finding.record == "c"
    assert "“from dawn to dusk”" in finding.message


@pytest.mark.parametrize(
    "words",
    [
        "“cats and dogs”",
        "“Cats AND dogs,”",
        "‘it rained … all night’",
        "“rained [heavily] cats”",
        "“. . . dogs, all night”",
        "“…”",
        "the ‘will’",
        "“Nobody”",
        "a ‘Diary of a Nobody’",
        "Lenin’s and the delegates’ wish, don’t you think",
        "the soldiers’ boots and the officers’ hats",
        "‘em and ’tis",
    ],
)
def test_quoted_words_that_are_held_or_are_no_quotation(words):
    assert uncited(HELD + 'term will: "testament", "will"\n' + f'claim c: "C {words}."\n') == []


def test_a_premise_with_a_source_says_itself_where_its_words_stand():
    assert uncited(HELD + 'premise p: "He said “come in”."\n  from s p. 9\n') == []


def test_evidence_and_objections_are_not_asked():
    text = (
        HELD
        + 'evidence f: "It says “come in”."\n  from s p. 9\nobjection o: "“Come in” is rude."\n  undermines e\n'
    )
    assert uncited(text) == []


def test_words_in_another_order_are_not_held():
    assert codes(HELD + 'claim c: "It rained “dogs and cats”."\n', select=["AM301"]) == ["AM301"]


def test_each_quotation_is_reported_once():
    text = HELD + 'claim c: "“One thing” and “another … and more” and “one thing” again."\n'
    assert len(uncited(text)) == 2


def test_letters_of_any_script_and_form():
    text = HELD.replace("cats and dogs", "из ﬁne ведра") + 'claim c: "It rained “ИЗ fine ведра”."\n'
    assert uncited(text) == []


# ------------------------------------------------------------------- words that stand in a text


def test_words_in_the_text_of_a_source_are_placed(tmp_path):
    (tmp_path / "s.txt").write_text("It began at noon\nand lasted from dawn to dusk.", "utf-8")
    text = HELD.replace('Nobody"', 'Nobody"\n  text "s.txt"') + 'claim c: "It rained “from dawn … dusk”."\n'
    (finding,) = findings(text, select=["AM301"], base=tmp_path)
    assert str(finding.severity) == "note"
    assert finding.message.endswith("; they stand on line 2 of s.txt, the text of the source `s`")
    assert finding.help[0] == 'add evidence with the words:  quote "from dawn … dusk", and  from s'


def test_words_in_the_text_that_is_mapped_are_placed(tmp_path):
    (tmp_path / "m.txt").write_text("It lasted from dawn to dusk.", "utf-8")
    text = (
        'map m: "M"\n  text "m.txt"\n'
        + HELD.replace("  quote", "  note")
        + 'claim c: "“from dawn” and “to noon”"\n'
    )
    placed, other = findings(text, select=["AM301"], base=tmp_path)
    assert placed.message.endswith("; they stand on line 1 of m.txt, the text of the map")
    assert placed.help[0].endswith("from SOURCE")
    assert other.message.endswith("puts in quotation marks")
