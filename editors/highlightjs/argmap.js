// Argument maps in highlight.js. Written by editors/make.py.

/** The language: `hljs.registerLanguage("argmap", argmap)`. */
export default function argmap() {
  return {
  "name": "argmap",
  "aliases": [
    "arg"
  ],
  "contains": [
    {
      "scope": "comment",
      "match": "#.*$"
    },
    {
      "scope": "string",
      "begin": "\"",
      "end": "\"|^(?=[^\\s#])",
      "contains": [
        {
          "scope": "comment",
          "match": "^#.*$"
        },
        {
          "scope": "char.escape",
          "match": "\\\\[\"\\\\]"
        },
        {
          "scope": "punctuation",
          "match": "\\[\\[|\\]\\]"
        }
      ]
    },
    {
      "match": [
        "^(?:inference|objection|evidence|include|premise|section|person|scheme|source|claim|term|map)(?![^\\s\"#;:,+=>()\\[\\]“”„])",
        "[ \\t]+",
        "[^\\s\"#;:,+=>()\\[\\]“”„]+",
        "[ \\t]*:"
      ],
      "scope": {
        "1": "keyword",
        "3": "title.function"
      }
    },
    {
      "match": [
        "^(?:inference|objection|evidence|include|premise|section|person|scheme|source|claim|term|map)(?![^\\s\"#;:,+=>()\\[\\]“”„])"
      ],
      "scope": {
        "1": "keyword"
      }
    },
    {
      "match": [
        "(?:(?<=;)|^)[ \\t]*",
        "(?:volume|place|said|when|year)(?![^\\s\"#;:,+=>()\\[\\]“”„])",
        "[ \\t]+",
        "[^\"#;\\n]*"
      ],
      "scope": {
        "2": "keyword",
        "4": "number"
      }
    },
    {
      "match": [
        "(?:(?<=;)|^)[ \\t]*",
        "(?:as|kind|extent|expect|strength|sort|warrant)(?![^\\s\"#;:,+=>()\\[\\]“”„])",
        "[ \\t]+",
        "(?:explanatory|overclaimed|unsupported|evaluation|contested|plausible|secondary|sustained|testimony|attitude|defeated|official|possible|probable|required|sampling|certain|primary|motive|cause|event|state|fact|many|most|norm|some|all)(?![^\\s\"#;:,+=>()\\[\\]“”„])"
      ],
      "scope": {
        "2": "keyword",
        "4": "literal"
      }
    },
    {
      "match": [
        "(?:(?<=;)|^)[ \\t]*",
        "(?:contradicts|undermines|concludes|raised-by|undercuts|language|party-to|question|strength|answers|warrant|witness|expect|extent|ignore|origin|rebuts|scheme|strict|volume|within|about|basis|place|quote|rival|value|from|kind|main|note|role|said|sort|text|when|year|tag|url|via|as|by)(?![^\\s\"#;:,+=>()\\[\\]“”„])"
      ],
      "scope": {
        "2": "keyword"
      }
    },
    {
      "match": [
        "(?<=:)[ \\t]*",
        "(?:excluded[ \\t]+by|conceded|fails[ \\t]+by|met[ \\t]+by|waived|open)(?![^\\s\"#;:,+=>()\\[\\]“”„])"
      ],
      "scope": {
        "2": "literal"
      }
    },
    {
      "match": [
        "(?<=\\\")[ \\t]*",
        "(?:exception|owed)(?![^\\s\"#;:,+=>()\\[\\]“”„])"
      ],
      "scope": {
        "2": "literal"
      }
    },
    {
      "match": [
        "\\(",
        "[^\\s\"#;:,+=>()\\[\\]“”„]+",
        "\\)"
      ],
      "scope": {
        "2": "attr"
      }
    },
    {
      "match": [
        "=>|\\+"
      ],
      "scope": {
        "1": "operator"
      }
    },
    {
      "match": [
        "[;:,]"
      ],
      "scope": {
        "1": "punctuation"
      }
    },
    {
      "match": [
        "[^\\s\"#;:,+=>()\\[\\]“”„]+"
      ],
      "scope": {
        "1": "variable"
      }
    }
  ]
};
}
