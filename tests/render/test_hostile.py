"""What hostile text must not do to a drawing: break it, load, link or run something."""

import re

import pytest
from attrs import evolve

from argmap.case import Case
from argmap.model import Prose
from argmap.render import View, to_dot, to_pdf, to_png, to_svg
from argmap.render.drawing import names
from argmap.render.labels import clean
from render.pictures import case, edges, nodes, words, xml

CARRIER = """
map m: "Title"
person critic: "Critic"
source book: "Book"
scheme own: "Scheme"
  role link: "A link"
  question why: "Why?" exception
section part: "Part"
evidence seen: "Evidence"
  from book p. 1
  quote "Quote"
  note "Note"
  url "https://example.org"
premise given: "Premise"
  basis "Basis"
claim said: "Claim"
inference step: seen(link) + given(link) => said
  scheme own
  warrant "Warrant"
  question why: open
  rival "Rival": excluded by given
objection but: "Objection"
  undercuts step
  from seen
  raised-by critic
"""

HOSTILE = {
    "html label": "<b>bold</b><br/>",
    "whole html label": "<<TABLE><TR><TD>x</TD></TR></TABLE>>",
    "image label": '<IMG SRC="/etc/passwd"/>',
    "escapes": r"a\nb\lc\rd\N\G\L\E\T\H \\ \\\ ",
    "trailing backslash": "ends in a backslash\\",
    "quotes": '"\'`" -> "x" [label=y]; } digraph {',
    "attributes": '"]; n0 [shapefile="/etc/passwd" fontpath="/x" URL="javascript:alert(1)"]; x ["',
    "ports": "a:b:c n0:p1:ne",
    "entities": "&amp; &lt;b&gt; &#60; &nbsp; &undefined; &",
    "comment": "*/ /* // # --> <!-- ]]> <![CDATA[ <?xml ?>",
    "closing svg": "</text></svg></title></desc><script>alert(1)</script>",
    "nul": "a\x00b",
    "control characters": "".join(map(chr, range(32))) + "\x7f\x85\x9f",
    "surrogates": "a\ud83db\udc00c",
    "non-characters": "a\ufffeb\uffffc\ufdd0",
    "directions": "a\u202eb\u2066c\u200fd",
    "stacked marks": "Z" + "\u0301\u0316" * 300,
    "scripts": "Завещание 遺書 العربية עברית देवनागरी 👩\u200d🔬",
    "one long word": "x" * 3000,
    "very many words": "word " * 3000,
    "very many wide characters": "漢" * 9000,
    "very many escapes": "&\\" * 4500,
    "nothing": "",
    "spaces": " \t\n\u00a0\u2003\u2028 ",
}

every = pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)


def hostile(text):
    """The carrier with every word of prose replaced."""
    amap = case(CARRIER).amap

    def prose(old):
        return Prose(text, old.span)

    statements = {id_: evolve(each, text=prose(each.text)) for id_, each in amap.statements.items()}
    seen, given = statements["seen"], statements["given"]
    cited = tuple(evolve(each, locator=prose(each.locator)) for each in seen.citations)
    statements["seen"] = evolve(
        seen,
        citations=cited,
        quotes=tuple(map(prose, seen.quotes)),
        notes=tuple(map(prose, seen.notes)),
        urls=tuple(map(prose, seen.urls)),
    )
    statements["given"] = evolve(given, basis=prose(given.basis))
    step = amap.inferences["step"]
    step = evolve(
        step,
        warrant=prose(step.warrant),
        rivals=tuple(evolve(each, text=prose(each.text)) for each in step.rivals),
    )
    scheme = amap.schemes["own"]
    questions = tuple(evolve(each, text=prose(each.text)) for each in scheme.questions)
    renamed = {
        "headers": tuple(evolve(each, text=prose(each.text)) for each in amap.headers),
        "persons": {id_: evolve(each, text=prose(each.text)) for id_, each in amap.persons.items()},
        "works": {id_: evolve(each, text=prose(each.text)) for id_, each in amap.works.items()},
        "sections": {id_: evolve(each, text=prose(each.text)) for id_, each in amap.sections.items()},
        "schemes": {"own": evolve(scheme, text=prose(scheme.text), questions=questions)},
    }
    return Case.of(evolve(amap, statements=statements, inferences={"step": step}, **renamed))


@every
def test_only_its_words_reach_the_drawing(text):
    dot = to_dot(hostile(text))
    drawn = nodes(dot)
    of = names(hostile(text).amap)
    assert set(drawn) == set(of.values())
    assert "".join(clean(text).split()) in "".join(words(drawn[of["said"]]["label"]).split())
    calm = nodes(to_dot(case(CARRIER)))
    for name, look in drawn.items():
        assert set(look) - {"URL"} == set(calm[name]) - {"URL"}
        assert {key: look.get(key) for key in ("shape", "style", "fontname", "class")} == {
            key: calm[name].get(key) for key in ("shape", "style", "fontname", "class")
        }
    assert [line[:2] for line in edges(dot)] == [line[:2] for line in edges(to_dot(case(CARRIER)))]


@every
def test_the_svg_holds_the_words_and_nothing_else(text):
    svg = to_svg(hostile(text), view=View(links="https://example.org/{path}#{id}"))
    root = xml(svg)
    tags = {each.tag.rpartition("}")[2] for each in root.iter()}
    assert tags <= {"svg", "g", "a", "title", "desc", "polygon", "polyline", "path", "ellipse", "text"}
    shown = "".join("".join(each.itertext()) for each in root.iter("{http://www.w3.org/2000/svg}text"))
    assert "".join(clean(text).split()) in "".join(shown.split())
    assert not re.search(r"\bon\w+=|javascript:", "".join(re.findall(r"<[^>]*>", svg)))


@pytest.mark.filterwarnings("ignore:no font on this machine")  # whichever fonts it has
@pytest.mark.parametrize("text", [HOSTILE["closing svg"], HOSTILE["control characters"], HOSTILE["scripts"]])
def test_png_and_pdf_are_drawn_all_the_same(text):
    assert to_png(hostile(text)).startswith(b"\x89PNG\r\n")
    assert to_pdf(hostile(text)).startswith(b"%PDF-")


def test_a_step_from_thousands_of_premises_is_drawn():
    premises = "\n".join(f'premise a-premise-with-a-long-name-{n}: "P."' for n in range(600))
    linked = " + ".join(f"a-premise-with-a-long-name-{n}" for n in range(600))
    text = f'{premises}\nclaim c: "C."\ninference i: {linked} => c\n'
    assert len(linked) > 16_384
    assert xml(to_svg(case(text))) is not None


@pytest.mark.parametrize("text", ["word " * 2_000_000, "x" * 10_000_000, "<" * 10_000_000])
def test_ten_megabytes_of_label_are_cut(text):
    assert len(to_dot(hostile(text))) < 1_000_000


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "javascript&#58;alert(1)",
        "javascript&colon;alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "\x00javascript:alert(1)",
        r"\N:alert(1)",
    ],
)
def test_links_lead_nowhere_else(url):
    parsed = case('claim a: "A."\n  url "https://example.org"\n')
    (claim,) = parsed.amap.claims
    turned = evolve(claim, urls=(Prose(url, claim.urls[0].span),))
    svg = to_svg(Case.of(evolve(parsed.amap, statements={"a": turned})))
    links = re.findall(r'href="([^"]*)"', svg)
    assert all(not re.match(r"\s*[a-z]+\s*:", link, re.IGNORECASE) for link in links)


def test_a_good_link_stays_as_it_is():
    svg = to_svg(case('claim a: "A."\n  url "https://example.org/?a=1&b=%20#c"\n'))
    assert 'xlink:href="https://example.org/?a=1&amp;b=%20#c"' in svg


def test_ids_of_a_map_become_neither_ids_nor_names():
    svg = to_svg(case('claim onload: "A."\nsection graph: "G"\nclaim n7: "B."\n'))
    ids = re.findall(r'\bid="([^"]*)"', svg)
    assert all(re.fullmatch(r"m[0-9a-f]{8}-((n|cluster)[0-9a-f]{8}|edge\d+|title|desc)", id_) for id_ in ids)
    assert len(ids) == len(set(ids))


def test_ids_in_any_script_are_drawn_where_asked():
    svg = to_svg(case('claim завещание: "Текст."\n'), view=View(labels="both"))
    assert "завещание" in svg
