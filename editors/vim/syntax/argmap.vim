" Vim syntax file: argument maps (*.arg). Written by editors/make.py.
if exists('b:current_syntax')
  finish
endif
let s:cpo_save = &cpo
set cpo&vim
syntax case match
syntax match argmapRole /\v\(\zs[^[:space:]"#;:,+=>()\[\]“”„]+\ze\)/
syntax match argmapArrow /=>\|+/
syntax match argmapClause /\v%(^|;)\s*\zs%(contradicts|concludes|raised-by|language|party-to|question|strength|warrant|witness|expect|extent|ignore|origin|scheme|strict|volume|within|about|basis|place|quote|rival|value|from|kind|main|note|role|said|sort|text|when|year|tag|url|via|as|by)([^[:space:]"#;:,+=>()\[\]“”„])@!/
syntax match argmapAttack /\v%(^|;)\s*\zs%(undermines|undercuts|answers|rebuts)([^[:space:]"#;:,+=>()\[\]“”„])@!/
syntax match argmapRecord /\v^%(inference|objection|evidence|include|premise|section|person|scheme|source|claim|term|map)([^[:space:]"#;:,+=>()\[\]“”„])@!/ nextgroup=argmapDeclared skipwhite
syntax match argmapDeclared /\v[^[:space:]"#;:,+=>()\[\]“”„]+\ze\s*:/ contained
syntax match argmapWord /\v%(%(^|;)\s*%(as|kind|extent|expect|strength|sort|warrant)\s+)@<=%(explanatory|overclaimed|unsupported|evaluation|contested|plausible|secondary|sustained|testimony|attitude|defeated|official|possible|probable|required|sampling|certain|primary|motive|cause|event|state|fact|many|most|norm|some|all)([^[:space:]"#;:,+=>()\[\]“”„])@!/
syntax match argmapWritten /\v%(%(^|;)\s*%(volume|place|said|when|year)\s+)@<=[^\"#;]+/
syntax match argmapWord /\v%(:\s*)@<=%(excluded\s+by|conceded|fails\s+by|met\s+by|waived|open)([^[:space:]"#;:,+=>()\[\]“”„])@!/
syntax match argmapWord /\v%("\s*)@<=%(exception|owed)([^[:space:]"#;:,+=>()\[\]“”„])@!/
syntax match argmapEscape /\\["\\]/ contained
syntax match argmapMark /\[\[\|\]\]/ contained
syntax match argmapComment /#.*$/
syntax match argmapMargin /^#.*$/ contained
" A record that begins in column 0 ends a text that was not closed.
syntax region argmapText start=/"/ skip=/\\["\\]/ end=/"/ end=/^\ze[^[:space:]#]/ contains=argmapEscape,argmapMark,argmapMargin
syntax sync minlines=50

highlight default link argmapRecord Keyword
highlight default link argmapDeclared Function
highlight default link argmapClause Statement
highlight default link argmapAttack Exception
highlight default link argmapWord Constant
highlight default link argmapWritten Number
highlight default link argmapRole Special
highlight default link argmapArrow Operator
highlight default link argmapText String
highlight default link argmapEscape SpecialChar
highlight default link argmapMark Delimiter
highlight default link argmapComment Comment
highlight default link argmapMargin Comment

let b:current_syntax = 'argmap'
let &cpo = s:cpo_save
unlet s:cpo_save
