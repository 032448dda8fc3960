"""That every line of a drawing is in its picture and leads past the nodes, which Graphviz does not see to by itself."""

import random
import re
from pathlib import Path

import pytest

import argmap
from argmap.render import dot, engines
from argmap.render.engines import drawn
from render.pictures import corners, groups

MAPS = Path(__file__).parents[2] / "maps"
TESTAMENT = argmap.load(MAPS / "testament.arg")
SECTIONS = [section.id for section in TESTAMENT.sections if section.id != "sources"]
ATTACKS = {"claim": "rebuts", "evidence": "undermines", "premise": "undermines", "objection": "answers"}
MORE = {"claim": "", "evidence": "  from book\n", "premise": '  basis "given"\n', "objection": ""}


def missing(text):
    """How many lines of the drawing have none in the picture."""
    wanted = len(re.findall(r"^\t*\w+ -> \w+", text, re.MULTILINE))
    lines = groups(drawn(text, "svg").data, "edge")
    return wanted - sum(any(part.tag.endswith("path") for part in line.iter()) for line in lines)


def through(text):
    """The lines of the picture that lead through a node, with the names of both."""
    picture = drawn(text, "svg").data
    nodes = {name(node): corners(node) for node in groups(picture, "node")}
    return {
        (name(line), node)
        for line in groups(picture, "edge")
        for x, y in along(line)
        for node, (left, right, top, bottom) in nodes.items()
        if left + 4 < x < right - 4 and top + 4 < y < bottom - 4 and node not in name(line).split("->")
    }


def name(group):
    return next(part.text for part in group if part.tag.endswith("title"))


def along(line):
    """Points of the curves of a line, close to one another."""
    for part in line.iter():
        given = re.findall(r"(-?[\d.]+),(-?[\d.]+)", part.get("d", ""))
        ends = [(float(x), float(y)) for x, y in given]
        for at in range(0, len(ends) - 3, 3):
            for t in (step / 24 for step in range(25)):
                shares = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3)
                pairs = list(zip(shares, ends[at : at + 4], strict=True))
                yield sum(share * x for share, (x, _) in pairs), sum(share * y for share, (_, y) in pairs)


def tangled(seed):
    """A map whose sections are joined in every way there is, far more than anybody would write."""
    chance = random.Random(seed)  # noqa: S311 - to be the same each time, and not secret
    text = ['source book: "B"\n']
    kinds, section = {}, 0
    for number in range(chance.randint(40, 120)):
        if chance.random() < 0.12:
            inside = f"  within s{section - 1}\n" if section and chance.random() < 0.5 else ""
            text.append(f'section s{section}: "Section {section}"\n{inside}')
            section += 1
        id_, kind = f"c{number}", chance.choice(["claim", "claim", "evidence", "premise"])
        text.append(f'{kind} {id_}: "{"word " * chance.randint(2, 14)}"\n{MORE[kind]}')
        claims = [each for each, of in kinds.items() if of == "claim"]
        others = [each for each, of in kinds.items() if of != "objection"]
        if kind == "claim" and claims and chance.random() < 0.3:
            text.append(f"  contradicts {chance.choice(claims)}\n")
        if kind == "claim" and others:
            premises = chance.sample(others, min(len(others), chance.randint(1, 3)))
            text.append(f"inference i{number}: {' + '.join(premises)} => {id_}\n  scheme sign\n")
            text.append(f"  question other-causes: met by {chance.choice(others)}\n")
        if kinds and chance.random() < 0.2:
            target = chance.choice(list(kinds))
            text.append(f'objection o{number}: "O"\n  {ATTACKS[kinds[target]]} {target}\n  from book\n')
            kinds[f"o{number}"] = "objection"
        kinds[id_] = kind
    return argmap.loads("".join(text))


@pytest.fixture
def once(monkeypatch):
    """Has an engine draw once, whatever it says of it."""
    monkeypatch.setattr(engines, "_spoilt", lambda _: False)


@pytest.mark.parametrize("reading", ["with-objections", "as-argued"])
@pytest.mark.parametrize("section", [None, *SECTIONS])
def test_no_line_of_the_worked_example_is_lost(once, section, reading):
    chosen = {} if section is None else {"sections": (section,)}
    assert missing(TESTAMENT.to_dot(reading=reading, **chosen)) == 0


@pytest.mark.parametrize("example", ["bridge", "clinic", "lease"])
def test_no_line_leads_through_a_node(example):
    assert not through(argmap.load(MAPS / f"{example}.arg").to_dot())


@pytest.mark.parametrize("section", [None, *SECTIONS])
def test_no_line_of_the_worked_example_leads_through_a_node(section):
    assert not through(TESTAMENT.to_dot(**({} if section is None else {"sections": (section,)})))


@pytest.mark.parametrize("seed", range(20))
def test_no_line_is_lost_however_tangled_a_map_is(seed):
    tangle = tangled(seed)
    assert missing(tangle.to_dot()) == 0
    assert missing(tangle.to_dot(collapse=("s1",), reading="as-argued")) == 0


@pytest.mark.filterwarnings("ignore::argmap.PictureWarning")
def test_few_are_lost_at_first(once):
    """What is laid out twice takes twice as long; with words within lines that rank nothing 70 lines were lost."""
    assert sum(missing(tangled(seed).to_dot()) for seed in range(20)) <= 8


@pytest.mark.parametrize("seed", range(5))
def test_none_is_lost_where_all_is_laid_out_as_soon_as_can_be(monkeypatch, seed):
    monkeypatch.setattr(dot, "_LAYOUTS", dot._LAYOUTS[-1:])
    text = tangled(seed).to_dot()
    assert "splines=line" in text
    assert missing(text) == 0
