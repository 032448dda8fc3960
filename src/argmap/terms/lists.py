"""The closed lists of words that rules look for, by language; a language without a list is not judged.

Stop words carry no content of their own. Hedges say that something is less than certain. Assurances
claim that no reason is needed. All are short on purpose: a word that often means something else does
more harm in a list than a missing one.
"""

# ruff: noqa: RUF001 - the lists hold words of other scripts

from __future__ import annotations

STOP_WORDS = {
    "en": """
        a about above after again against all also although am among an and another any are as at be
        because been before being below between both but by can cannot could did do does doing done down
        during each either else even ever every few first for from further had has have having he her
        here hers herself him himself his how however i if in into is it its itself just last less many
        may me might more most much must my neither never no nor not nothing now of off often on once one
        only or other others our out over own perhaps quite rather same shall she should since so some
        something still such than that the their them themselves then there therefore these they this
        those though through thus to too two under until up upon us very was we well were what when
        where whether which while who whole whom whose why will with within without would yet you your
    """,
    "de": """
        ab aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beide bis
        bloß da dabei dadurch damit danach dann daran darauf daraus darin das dass davon dazu dem den
        denn der deren des dessen desto die dies diese diesem diesen dieser dieses doch dort du durch
        ein eine einem einen einer eines einige er erst es etwa etwas euch für gar gegen gewesen hat
        hatte hatten haben hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in
        indem ins ist ja jede jedem jeden jeder jedes jedoch jene jener jetzt kann kein keine keinem
        keinen keiner können könnte man manche mehr mein mich mir mit muss nach nicht nichts noch nun
        nur ob oder ohne schon sehr sei sein seine seinem seinen seiner seit selbst sich sie sind so
        solche soll sollte sondern sonst über um und uns unser unter viel viele vom von vor war waren
        was weder weil welche welcher wenn wer werden wie wieder will wir wird wo worden wurde wurden
        zu zum zur zwar zwischen
    """,
    "es": """
        a al algo algunas algunos ante antes aquel aquella así aunque bien cada como con contra cual
        cuando cuya cuyo de del desde después donde dos durante e el ella ellas ellos en entonces entre
        era eran es esa ese eso esta estaba estado están este esto estos fue fueron ha había habían han
        hasta hay la las le les lo los más me menos mi mientras mismo mucho muy nada ni no nos nosotros
        o otra otras otro otros para pero poco por porque pues que qué quien se sea según ser si sí sido
        sin sino sobre solo sólo son su sus también tan tanto te tenía tiene todo todos tras tu un una
        uno unos y ya yo
    """,
    "fr": """
        a à ainsi alors après au aucun aucune aussi autre autres aux avait avant avec avoir c car ce
        cela celle celui ces cet cette ceux chaque comme contre d dans de depuis des deux dont du elle
        elles en encore entre est et étaient était été être eu eux fait fut furent h il ils j je jusque
        l la laquelle le lequel les leur leurs lors lui m ma mais me même mes moins mon n ne ni nos
        notre nous on ont ou où par parce pas pendant peu plus pour pourtant qu quand que quel quelle
        quelque qui quoi s sa sans se selon ses si soit son sont sous sur t ta tandis te tous tout toute
        toutes très trop tu un une vers y
    """,
    "it": """
        a ad agli ai al alla alle allo altri altro anche ancora avere aveva avevano c che chi ci come con
        contro così cui d da dagli dai dal dalla dalle degli dei del dell della delle dello di dopo dove
        due durante e è ed era erano essere fra fu furono gli ha hanno i il in io l la le lei lo loro lui
        ma me meno mentre mi molto ne negli nei nel nell nella nelle nello no noi non o ogni perché però
        più poco poi prima quale quando quanto quella quelle quelli quello questa queste questi questo
        s se sempre senza si sia sono sopra sotto stata stati stato su sua sue sugli sui sul sulla sulle
        suo suoi tra tutta tutti tutto un una uno verso
    """,
    "nl": """
        aan al alle als altijd andere ben bij daar dan dat de der des deze die dit doch doen door dus
        een eens en er ge geen haar had hadden heb hebben heeft hem het hier hij hoe hun iets ik in is ja
        je kan kon maar me meer men met mij mijn na naar niet niets nog nu of om omdat onder ons ook op
        over reeds s te tegen toch toen tot tussen u uit uw van veel voor waar waren was wat we wel werd
        werden wezen wie wij wil worden wordt zal ze zelf zich zij zijn zo zonder zou
    """,
    "pl": """
        a aby albo ale ani bardzo bez bo by być był była było były bym chociaż co czy dla do gdy gdzie i
        ich im inne innych ja jak jako je jednak jego jej jest jeszcze jeśli już ją każdy kiedy kto która
        które którego której który których lecz lub ma mi między może na nad nawet nic nich nie niego
        niej nim niż o od on ona one oni oraz po pod podczas ponieważ przed przez przy również są się
        swego swoich swój ta tak także tam te tego tej ten też to tu tych tylko tym u w we wiele więc
        wszystkie wszystko z za zaś ze że
    """,
    "pt": """
        a à ainda ao aos aquela aquele as às até cada com como contra da das de dela dele delas deles
        depois desde do dos durante e é ela elas ele eles em entre era eram essa esse esta estas estava
        este estes eu foi foram há havia isso isto já la lhe mais mas me mesmo muito muitos na não nas
        nem no nos nós num numa o os ou outra outras outro outros para pela pelas pelo pelos por porque
        qual quando que quem se sem ser seu seus si sido só sob sobre sua suas também tem tinha todo
        todos um uma uns
    """,
    "ru": """
        а без более бы был была были было быть в вам вас весь во вот все всего всех вы где да даже для до
        его ее ей если есть еще же за затем и из или им их к как какой когда которая которого которой
        которые который которых кто ли либо лишь между меня мне много может мы на над надо нас наш не
        него нее нет ни них но ну о об однако он она они оно от перед по под после потому почти при про с
        сам себе себя со так также такой там те тем то того тоже той только том тот тут ты у уже хотя
        чего чем через что чтобы эта эти это этого этой этом этот я
    """,
}

HEDGES = {
    "en": (
        "allegedly", "apparently", "as far as i know", "as it seems", "conceivably", "i believe", "i suppose",
        "i think", "in all likelihood", "it appears", "it is possible", "it is said", "it seems", "likely", "maybe",
        "might have", "may have", "perhaps", "possibly", "presumably", "probable", "probably", "reportedly",
        "rumour", "rumoured", "rumor", "rumored", "seemingly", "seems", "supposedly", "to my knowledge",
    ),
    "de": (
        "angeblich", "anscheinend", "dem vernehmen nach", "es heißt", "gerüchteweise", "möglicherweise",
        "mutmaßlich", "scheinbar", "soviel ich weiß", "vermutlich", "vielleicht", "wahrscheinlich",
    ),
    "es": (
        "a lo mejor", "al parecer", "parece que", "posiblemente", "presuntamente", "probablemente", "quizá",
        "quizás", "se dice", "supuestamente", "tal vez",
    ),
    "fr": (
        "apparemment", "dit on", "il paraît", "il semble", "paraît il", "peut être", "possiblement",
        "probablement", "sans doute", "semble t il", "vraisemblablement",
    ),
    "it": (
        "a quanto pare", "forse", "pare che", "possibilmente", "presumibilmente", "probabilmente", "sembra che",
        "si dice",
    ),
    "nl": ("blijkbaar", "misschien", "mogelijk", "naar verluidt", "vermoedelijk", "waarschijnlijk", "wellicht"),
    "pl": ("być może", "chyba", "podobno", "prawdopodobnie", "przypuszczalnie", "rzekomo", "zapewne"),
    "pt": ("alegadamente", "ao que parece", "diz se", "possivelmente", "provavelmente", "supostamente", "talvez"),
    "ru": (
        "быть может", "вероятно", "видимо", "возможно", "кажется", "может быть", "наверное", "наверно",
        "по видимому", "по слухам", "якобы",
    ),
}  # fmt: skip

SOFTENERS = {
    "en": """
        according alleged appear appeared appears assume assumed believe believed believes claim claimed claims
        could held holds judged may might opinion reported said saw says seem seemed seems suggest suggested
        suggests suspect suspected suspects think thinks thought view
    """,
    "de": "könnte könnten laut meint meinte mag mögen scheint schien soll sollen zufolge",
    "es": "cree creía dice parece parecía podría según",
    "fr": "croit croyait dit paraît pourrait selon semblait semble",
    "it": "potrebbe secondo sembra sembrava pare pareva dice",
    "nl": "kan lijkt schijnt volgens zou zouden",
    "pl": "może mógł według wydaje zdaniem",
    "pt": "diz parece parecia poderia segundo",
    "ru": "казалось мнению мог может могли словам считал считает",
}
"""Words by which a claim says less than flatly that something is so; beside the hedges."""

ASSURANCES = {
    "en": (
        "as everyone knows", "as is well known", "beyond doubt", "beyond question", "clearly", "everyone knows that",
        "evidently", "incontestably", "indisputably", "it goes without saying", "it is clear", "it is evident",
        "it is obvious", "it is self evident", "manifestly", "naturally", "needless to say", "no doubt",
        "obviously", "of course", "surely", "there can be no doubt", "undeniably", "undoubtedly",
        "unquestionably", "without any doubt", "without doubt", "without question",
    ),
    "de": (
        "bekanntlich", "es liegt auf der hand", "es versteht sich", "fraglos", "natürlich", "offenkundig",
        "offensichtlich", "ohne jeden zweifel", "ohne zweifel", "selbstredend", "selbstverständlich",
        "zweifellos", "zweifelsohne",
    ),
    "es": (
        "como es sabido", "desde luego", "evidentemente", "indudablemente", "naturalmente", "obviamente",
        "por supuesto", "sin duda", "sin duda alguna",
    ),
    "fr": (
        "à l évidence", "assurément", "bien entendu", "bien sûr", "de toute évidence", "évidemment",
        "il va de soi", "incontestablement", "indubitablement", "manifestement", "naturellement",
        "sans aucun doute", "sans nul doute",
    ),
    "it": (
        "certamente", "chiaramente", "com è noto", "evidentemente", "indubbiamente", "naturalmente", "ovviamente",
        "senza alcun dubbio", "senza dubbio", "va da sé",
    ),
    "nl": ("natuurlijk", "ongetwijfeld", "uiteraard", "vanzelfsprekend", "zonder twijfel"),
    "pl": ("bez wątpienia", "naturalnie", "niewątpliwie", "oczywiście", "rzecz jasna"),
    "pt": ("claro que", "evidentemente", "indubitavelmente", "naturalmente", "obviamente", "sem dúvida"),
    "ru": (
        "безусловно", "бесспорно", "естественно", "конечно", "несомненно", "разумеется", "само собой",
        "без сомнения", "без всякого сомнения",
    ),
}  # fmt: skip

ASSURING = {
    "en": "apparent certain clear evident follows indisputable manifest obvious plain sure true undeniable",
    "de": "evident gewiss klar logisch offensichtlich sicher unbestreitbar wahr",
    "es": "cierto claro evidente indiscutible obvio seguro",
    "fr": "certain clair évident incontestable indéniable manifeste sûr vrai",
    "it": "certo chiaro evidente indiscutibile ovvio sicuro vero",
    "nl": "duidelijk evident helder vanzelfsprekend zeker",
    "pl": "jasne oczywiste pewne",
    "pt": "certo claro evidente indiscutível óbvio seguro",
    "ru": "бесспорно очевидно понятно ясно",
}
"""Words that, where a warrant holds no others, make it an assurance."""

OF_MANNER = {
    "en": "clearly naturally",
    "de": "natürlich",
    "es": "naturalmente",
    "fr": "naturellement",
    "it": "chiaramente naturalmente",
    "nl": "natuurlijk",
    "pl": "naturalnie",
    "pt": "naturalmente",
    "ru": "естественно",
}
"""Assurances that may instead say how something was done."""

AFTER_MANNER = {
    "en": """
        audible dated drawn heard labelled legible marked occurring printed readable recognisable seen
        shown spoken stated visible written
    """,
}
"""Words before which such an adverb says how, and assures nobody of anything."""

BEFORE_MANNER = {"en": "as how less more most quite so too very"}
"""Words after which it does."""
