"""A map in which everything occurs that can be drawn, for the tests of themes and of the legend."""

from argmap.render.dot import to_dot
from argmap.render.view import View
from render.pictures import case, finding

TEXT = """
map every: "Everything that can be drawn"
  main rain
person critic: "The critic"
source book: "A. Author, The Book"
section outer: "By day"
evidence photo: "A photograph shows a wet street."
  from book p. 3
premise wet: "The street is wet."
  basis "Anyone can see it."
premise broken: "The gauge was broken that week."
  from book p. 4
premise cold: "It was cold."
  from book p. 5
claim late: "The photograph was taken late."
  as certain
section inner: "By night"
  within outer
claim rain: "It rained the whole night."
  as possible
claim level: "The gauge was in order."
  as possible
claim nothing: "The moon was full."
claim dry: "The night was dry."
  as probable
  contradicts nothing
objection hose: "A hose was left running on the corner."
  undercuts from-wet
  from photo
  raised-by critic
objection gauge: "The gauge did not work."
  rebuts level
  from broken
section far: "Elsewhere"
claim road: "Nobody was on the road."
  as possible
  contradicts crowd
claim crowd: "The road was full of people."
  as possible
inference from-wet: wet + level => rain
  scheme sign
  question other-causes: met by road
  rival "A flood": excluded by photo
inference from-photo: photo => level
  warrant wet
inference from-late: cold => late
  warrant "Cold comes late."
inference from-cold: cold => road
  warrant "Nobody walks about in the cold."
inference from-broken: broken => crowd
  warrant "A broken gauge draws a crowd."
inference from-gauge: broken => dry
  scheme sign
  question other-causes: fails by photo
"""

CASE = case(TEXT)
FINDINGS = (
    finding(CASE, "from-late"),
    finding(CASE, "from-wet", "AM402"),
    *(finding(CASE, id_, "AM503") for id_ in ("late", "photo", "level", "nothing", "road", "gauge")),
)
VIEWS = {
    "whole": {},
    "in part": {"sections": ["far"], "labels": "both"},
    "as argued": {"reading": "as-argued", "labels": "id"},
    "collapsed": {"collapsed": ["outer"]},
    "all collapsed": {"collapsed": ["*"]},
}


def drawn(theme, view="whole"):
    """The whole map or a part of it as DOT, in a theme."""
    return to_dot(CASE, findings=FINDINGS, view=View(theme=theme, **VIEWS[view]))
