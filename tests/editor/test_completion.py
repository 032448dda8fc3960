"""What an editor offers while a record is half written."""

import pytest

from argmap.editor import completion
from argmap.editor.completion import complete
from argmap.lang.vocabulary import CLAUSES, RECORDS, WORDS


def labels(found):
    return [each.label for each in found.offers]


@pytest.fixture
def offered(at):
    return lambda text: labels(complete(*at(text)))


def test_a_line_begins_with_a_record_that_has_the_letters_in_their_order(offered):
    assert offered("\n|") == list(RECORDS)
    assert offered("\ncl|") == ["include", "claim"]
    assert offered("ob|") == ["objection"]


def test_every_record_comes_with_a_form_that_can_be_read(at):
    state, spot = at("\n|")
    for each in complete(state, spot).offers:
        assert each.snippet
        assert each.text.startswith(f"{each.label} ")
        assert each.text.count("${") == each.text.count("}")


def test_in_a_comment_or_in_words_nothing_is_offered(offered):
    assert offered("# cl|") == []
    assert offered('\nclaim c: "cl|') == []
    assert offered('\nclaim c: "words"\n  # wit|') == []
    assert offered('\nclaim c: "words"\n# wit|') == []


def test_a_record_offers_its_clauses_but_not_twice_what_may_stand_once(offered):
    clauses = offered('\nevidence e: "E."\n  |')
    assert clauses == [name for name, kind in CLAUSES.items() if "evidence" in kind.homes]
    again = offered('\nevidence e: "E."\n  about street\n  witness critic\n  |')
    once = {name for name in ("about", "witness") if not CLAUSES[name].many}
    assert set(clauses) - set(again) == once
    assert once


def test_clauses_on_the_line_of_the_record(offered):
    assert "undercuts" in offered('\nobjection o: "O."; un|')


def test_a_clause_that_holds_words_is_offered_with_their_quotes(at):
    found = {each.label: each for each in complete(*at('\nevidence e: "E."\n  |')).offers}
    assert (found["quote"].text, found["quote"].snippet) == ('quote "${1}"', True)
    assert (found["from"].text, found["from"].snippet) == ("from ", False)
    steps = {each.label: each for each in complete(*at("\ninference wet => dry\n  |")).offers}
    assert steps["warrant"].text == 'warrant "${1}"'
    scheme = {each.label: each for each in complete(*at('\nscheme s: "S"\n  |')).offers}
    assert (scheme["strict"].text, scheme["warrant"].text) == ("strict", "warrant ")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("\ninference |", ["wet", "seen", "night", "rain", "dry", "hose"]),
        ("\ninference x: |", ["wet", "seen", "night", "rain", "dry", "hose"]),
        ("\ninference wet + |", ["wet", "seen", "night", "rain", "dry", "hose"]),
        ("\ninference wet + ni|", ["night"]),
        ("\ninference wet => |", ["rain", "dry", "hose"]),
        ("\ninference wet =>\n  |", ["rain", "dry", "hose"]),
        ("\ninference wet => rain |", []),
        ("\ninference wet(|\n  scheme omen", ["omen"]),
        ("\ninference wet(|", []),
        ("\nclaim |", []),
        ('\nclaim c: "C."\n  contradicts |', ["wet", "seen", "night", "rain", "dry", "c"]),
        ('\nclaim c: "C."\n  contradicts rain, |', ["wet", "seen", "night", "rain", "dry", "c"]),
        ('\nclaim c: "C."\n  contradicts rain |', []),
        ('\nclaim c: "C."\n  about |', ["street"]),
        ('\nobjection o: "O."\n  undercuts |', ["i", "ii"]),
        ('\nobjection o: "O."\n  rebuts |', ["rain", "dry"]),
        ('\nobjection o: "O."\n  undermines |', ["wet", "seen", "night"]),
        ('\nobjection o: "O."\n  answers |', ["hose", "o"]),
        ('\nobjection o: "O."\n  raised-by |', ["critic"]),
        ('\nobjection o: "O."\n  from l|', ["letters"]),
        ('\nobjection o: "O."\n  from n|', ["seen", "night", "rain"]),
        ('\nevidence e: "E."\n  from |', ["diary", "letters"]),
        ('\nevidence e: "E."\n  from diary |', ["p."]),
        ('\nevidence e: "E."\n  from diary p. 3 |', []),
        ('\nevidence e: "E."\n  via |', ["critic", "diary", "letters"]),
        ("\ninference wet => dry\n  scheme om|en", ["omen"]),
        ('\nsection s: "S"\n  within |', ["facts", "doubts", "s"]),
        ("\ninference wet => dry\n  scheme omen\n  question |", ["sure", "other"]),
        ("\ninference wet => dry\n  scheme omen\n  question sure: f|", ["fails by"]),
        ("\ninference wet => dry\n  scheme nothing\n  question |", []),
        ("\ninference wet => dry\n  rival dry: |", ["open", "excluded by", "waived"]),
        ("\ninference wet => dry\n  scheme omen\n  question sure: met by h|", ["hose", "night"][:1]),
        ('\nscheme s: "S"\n  question q: "Q?"; |', None),
        ('\nscheme s: "S"\n  question q: "Q?" |', ["owed", "exception"]),
        ('\nscheme s: "S"\n  warrant |', ["required"]),
        ('\nmap m: "M"\n  language e|', ["en"]),
    ],
)
def test_what_may_follow_is_what_would_be_understood(offered, text, wanted):
    found = offered(text)
    if wanted is None:  # a clause begins here
        assert "concludes" in found
    else:
        labelled = [label for label in found if label in wanted]
        assert labelled == wanted
        if text.endswith((" |", "(|")):
            assert found == wanted


def test_words_of_the_language_follow_their_clause(offered):
    for keyword, words in WORDS.items():
        record = CLAUSES[keyword].homes[0]
        head = "inference wet => dry" if record == "inference" else f'{record} x: "X."'
        assert offered(f"\n{head}\n  {keyword} |") == list(words)


def test_a_sort_is_one_of_its_record(offered):
    assert offered('\nclaim c: "C."\n  sort |') != offered('\nsource s: "S"\n  sort |')


def test_a_rule_is_offered_with_room_for_the_reason(at):
    found = complete(*at('\nclaim c: "C."\n  ignore AM20|')).offers
    assert "AM200" in [each.label for each in found]
    assert all(each.text == f'{each.label} "${{1:why}}"' for each in found)
    assert "AM012" not in labels(complete(*at('\nclaim c: "C."\n  ignore |')))


def test_a_scheme_says_what_it_carries(at):
    (own,) = [
        each for each in complete(*at("\ninference wet => dry\n  scheme |")).offers if each.label == "omen"
    ]
    assert (own.detail, own.words) == ("carries possible; roles omen", "From an omen")


def test_a_step_is_offered_with_what_it_says(at):
    offers = complete(*at('\nobjection o: "O."\n  undercuts |')).offers
    assert offers[1].words == "night => dry: It was dry."


def test_files_that_may_be_included(at, tmp_path):
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "one.arg").write_text("", "utf-8")
    (tmp_path / "parts" / "notes.txt").write_text("", "utf-8")
    (tmp_path / ".hidden").mkdir()
    assert labels(complete(*at('\ninclude "|'))) == ["parts/"]
    assert labels(complete(*at('\ninclude "parts/|'))) == ["parts/one.arg"]
    assert labels(complete(*at('\nsource s: "S"\n  text "parts/|'))) == ["parts/notes.txt"]
    assert labels(complete(*at('\ninclude "nowhere/|'))) == []


def test_of_very_many_names_those_that_fit_are_offered(at, monkeypatch):
    monkeypatch.setattr(completion, "MOST", 2)
    found = complete(*at("\ninference |"))
    assert (labels(found), found.whole) == (["wet", "seen"], False)
    found = complete(*at("\ninference ra|"))
    assert (labels(found), found.whole, found.prefix) == (["rain"], True, "ra")


def test_before_the_first_record(at):
    state, spot = at("cl|\n\n", "")
    assert labels(complete(state, spot)) == ["include", "claim"]
    assert labels(complete(*at("# about cl|\n\n", ""))) == []
    assert labels(complete(*at("|", ""))) == list(RECORDS)
