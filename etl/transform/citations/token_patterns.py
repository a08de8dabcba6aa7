"""The patterns of tokens inside a printed reference, as strings to be compiled by `tokens.py`; each with printed examples."""

from __future__ import annotations

from etl.transform.citations import words

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?"
    r"|Dec(?:ember)?|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember|Spring|Summer|Fall|Autumn|Winter"
    r"|[Ee]nero|[Ff]ebrero|[Mm]arzo|[Aa]bril|[Mm]ayo|[Jj]unio|[Jj]ulio|[Aa]gosto|[Ss]ep?tiembre|[Oo]ctubre|[Nn]oviembre|[Dd]iciembre"
    r"|[Jj]anvier|[Ff]évrier|mars|[Aa]vril|mai|[Jj]uin|[Jj]uillet|[Aa]oût|[Ss]eptembre|[Oo]ctobre|[Nn]ovembre|[Dd]écembre"
    r"|[Gg]ennaio|[Ff]ebbraio|[Aa]prile|[Mm]aggio|[Gg]iugno|[Ll]uglio|[Ss]ettembre|[Oo]ttobre|[Dd]icembre"
    r"|[Jj]aneiro|[Ff]evereiro|[Mm]arço|[Mm]aio|[Jj]unho|[Jj]ulho|[Ss]etembro|[Oo]utubro|[Nn]ovembro|[Dd]ezembro"
    r"|(?:janv|févr?|avr|juill?|sept?|oct|nov|déc|ene|abr|ago|dic|gen|mag|giu|lug|ott)(?=\.)|Okt|Dez|Mrz)"
)

# doi:10.1000/xyz, https://doi.org/10.1000/xyz, 10.1000/xyz
_DOI = r"(?:\b(?:doi|DOI)\s*[:.]?\s*)?(?:https?://)?(?:(?:dx\.)?doi\.org/|\b)10\.\d{4,9}/[^\s,;\])}>\"”]+[^\s,;.\])}>\"”]"
# arXiv:1805.00013, arXiv preprint arXiv:1805.00013v2 [cs.LG], arXiv: hep-th/9901001
_ARXIV = (
    r"\barXiv\s*(?:preprint|e-?prints?)?[,:\s]*(?:arXiv)?\s*:?\s*(?:\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7})"
    r"(?:\s*[\[(][a-z-]+(?:\.[A-Za-z-]+)?[\])])?"
)
# https://example.org/a, Verfügbar unter: https://example.org/a, Available at: http://example.org, <www.example.org>
_URL = rf"(?:(?:(?:{words.BEFORE_ADDRESS}|https)\s?:?\s*)|:\s*)?<?(?:https?://|www\.)[^\s,;>\])]+[^\s,;.>\])]>?"
_DOMAINS = "com|org|net|edu|gov|info|io|ai|eu|it|de|fr|es|uk|ch|at|nl|be|se|br|ca|pt"
# cats.example.it/pdf/3, example.org: a web address without its scheme; "Lamps.com" may be a journal
_BARE_URL = (
    r"(?<![\w’'.@-])(?-i:[a-z0-9])[\w-]*(?:\.[a-z0-9][\w-]*)*"
    rf"\.(?:{_DOMAINS})"
    r"(?:/[^\s,;>\])]*[^\s,;.>\])]|(?![\w.-]))"
)
# PMID: 123456, ISBN 978-3-16-148410-0
_OTHER_ID = r"\b(?:PMID|PMCID|ISBN(?:-1[03])?|ISSN|LCCN|HAL Id|eprint|ePrint)\s*:?\s*[\dA-Z][\w-]+"
IDENTIFIER = "|".join((_DOI, _ARXIV, _URL, _BARE_URL, _OTHER_ID))
# What an identifier cannot be without, in small letters.
IDENTIFIER_SIGNS = rf"10\.\d|arxiv|://|www\.|\.(?:{_DOMAINS})\b|pmc?id|is[bs]n|lccn|hal id|eprint"

# US Patent 9,123,456; Patent WO2019077449; US 10111120; KR 10-2514809; Utility Model Patent: ...; Application No.: I123456
PATENT = (
    r"\b(?:(?:US|U\.S\.|United\sStates|WO|EP|European|Chinese|Korean|Japanese|German|French|Italian|Spanish|Canadian|Indian|Taiwan"
    r"|International|Provisional|Invention|Utility(?:\s[Mm]odel)?|Design|Patent)\s+)*Pat(?:ent|\.)s?"
    r"(?:\s+(?i:applications?|publication|pending|serial|no\.?|number|num\.?|#))*"
    r"[\s:#?]*(?:[A-Z]{1,2}\s?)?(?:\d[\d,/.]{4,}(?:\s?[A-Z]\d{0,2})?(?:/[a-z]{2})?)?(?=\W|$)"
    r"|\bApplication\s(?:[Nn]o\.?|[Nn]umber|#)\s?:?\s?[A-Z]{0,3}\d[\d,/.-]{4,}\d"
    r"|\b(?:US|WO|EP|CN|KR|JP|DE|GB)\s?\d{2,4}[/\d,-]{3,}\d(?:\s?[AB]\d?(?!\w))?(?:/[a-z]{2})?"
    r"|\b(?:US|WO|EP|CN|KR|JP|DE|GB|FR|IT|ES|AT|CH|CA|AU)\s?\d{1,4}(?:[ ,./-]\d{2,7}){1,3}\s?[ABCTUY]\d?(?!\w)"
)
# [pdf], [paper, code], [OA, Code] at the end, "... 2019). PDF Slides"; behind a date that closes a line, "Nov 2021Code"
LINK = (
    rf"\[[^\[\]]{{0,80}}?\b(?:{words.LINKS})\b[^\[\]]{{0,80}}\]\s*$|\[(?:\s*(?:{words.LINKS})\s*[,/|·•]?)+\]"
    rf"|(?<=[.)\]\x00🏆–—\n])(?:[\s|·,/]*\b(?:{words.BARE_LINKS})\b)+\s*\.?\s*$|\((?:\s*(?:{words.BARE_LINKS}|PDF)\s*[,/|]?)+\)"
    rf"|(?<=\d\d)\s?(?:{words.BARE_LINKS})(?=\s*\n)"
)
# What a link cannot be without, in small letters; it may follow a year without a blank.
LINK_SIGNS = words.alternatives(
    {form.lower().split()[0] for form in (*words.WORDS["notes"]["links"], *words.WORDS["notes"]["bare_links"], "pdf")}
)
# (oral), (spotlight, acceptance rate 4%), [cover article]; ". Best Paper Award" at the end
NOTE = (
    rf"[(\[](?:[^()\[\]]{{0,60}}?\W)??(?:{words.NOTES}|{words.NOTE_OPENERS})(?:\W[^()\[\]]{{0,160}}(?:\([^()]{{1,40}}\)[^()\[\]]{{0,80}})?)?[)\]]"
    rf"|(?:(?<=[.!?)\],;]\s)|(?<=\n))(?:(?:{words.NOTES})\.?(?=\s*$|\s*\[)|(?:{words.NOTE_OPENERS})\b[^()\[\]]{{0,80}}$)"
)
PRIZE = "🏆"
# "Published 2010", "Epub 2024 Mar 3": a remark before a date
BEFORE_DATE = (
    r"(?<=[.,;(] )(?:Published|Epub|Publié|Veröffentlicht)(?:\s(?:online|electronically|en ligne))?"
    rf"(?=:?\s(?:(?:19|20)\d\d|\d\d?\s|{_MONTH}))"
)
# "Stille Lampen [Quiet lamps]", "[in Norwegian]", "Quiet lamps[J]": what square brackets hold behind a title; not "[CHI]"
BEHIND_TITLE = (
    r"(?:(?<=[^\W\d_]\s)|(?<=[?!”»’]\s)|(?<=[^\W\d_]\s\s\s)|(?<=[\w?!”»’)]))"
    rf"\[(?!(?:{words.WITH}|by|[Ii]n:?\s[A-Z]\w*\s|eds?\.|[^\]]*\b[A-Z]\.)\b)"
    r"(?:[JCMDPRNSZGA](?:/OL)?|CP|DB(?:/OL)?|EB/OL|[^\W\d_][^\[\]\d\x00]*\s[^\[\]\d\x00]{1,200})\]"
    r"(?=\s*(?:[.,;:|]|$|[\n\t\x00])|\s+[^\W\d_a-z]|\s+[“„«‘\"(])"
)
# (Studien zur Stadtgeschichte, Bd. 14), (coll. «Saggi»), (Studies in the History of Light 12): a series
SERIES_BRACKET = (
    rf"\((?![^()]*\b(?:(?:19|20)\d\d|Journal|Proc\w*|Conf\w*|Transactions|pp?\.))(?:(?:{words.SERIES})\b[^()]{{2,100}}"
    r"|[^\W\d_][^()]{2,100}?[,:]?\s(?:Bd|Band|Beihefte?|Nr)\b\.?\s?\d{1,4}|[^\W\d_][^()]{20,100}?,?\s\d{1,3})\)"
)
# (zugl. Diss. Göttingen 2011), (Diss. Univ. Wien 2004): the thesis that became the book
THESIS_NOTE = r"\((?:zugl|teilw|ursprünglich|überarb|zugleich)\b[^()]{0,80}\)"
# "Note, ", "Book Review: " at the entry's start
OPENING_LABEL = rf"^(?:{words.OPENING_LABELS})\.?(?=[,:]\s)"
# 120 Harv. L. Rev. 345 (2007), 81 U. Chi. L. Rev. 1201, 1205 (2014): volume, journal and first page as lawyers print them
LAW_JOURNAL = (
    r"(?<=[,.?!”\"’] )(?P<volume>\d{1,4}) (?P<venue>[A-Z][\w.&'’-]*(?: (?:[A-Z&][\w.&'’-]*|of|the|and|on|for|in)){0,9}) "
    r"(?P<page>\d{1,5}(?:[–-]\d{1,5})?|_{1,4}|[—–-]{1,3})"
    r"(?=,? (?:\d{1,5}(?:[–-]\d{1,5})? )?\((?:[A-Za-z]+\.? ){0,2}(?:19|20)\d\d\))"
)
# (2019) 26 Lamp Letters 20–23, [2019] 2 LJ 5: as lawyers print them in Britain
LAW_JOURNAL_AFTER_YEAR = (
    r"(?:(?<=\((?:19|20)\d\d\) )|(?<=\[(?:19|20)\d\d\] ))(?P<volume>\d{1,4})(?:\(\d{1,2}\))? "
    r"(?P<venue>[A-Z][\w.&'’-]*(?: (?:[A-Z&][\w.&'’-]*|of|the|and|on|for|in)){0,9}) "
    r"(?P<page>\d{1,5}(?:[–-]\d{1,5})?)(?=\.?\s*$|[.,;]\s)"
)
# CXIV, 2 / XII (2016) / XXI, n. 44: a volume in Roman numerals; not siglo XXI
# Tome XXVIII, Vol. IV
ROMAN = (
    r"\b(?:[Tt]om[eo]|[Vv]ol(?:ume[n]?)?|[Bb]and|[Bb]d|[Jj]g)\b\.?\s[IVXLC]{1,7}(?![\w.:’'-])|"
    r"(?<=\s)(?=[IVXLC]{2})(?<![A-Z]\.\s)(?<![A-Z]\.,\s)(?<![Ss]iglo\s)(?<![Ss]ecolo\s)(?<![Ss]éculo\s)C{0,3}(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})"
    r"(?=,?\s*(?:\(\d{4}|\d|n\.|nn?°|n°|fasc|pp?\.|\(?\x00))"
)
# What it cannot be without, once the numbers around it are taken.
ROMAN_SIGNS = r"\s[IVXLC]{2}|\b[TtVvBbJj](?:om|ol|and|d|g)"
# nach 1648, um 1700, since 1860, after 1945, dal 1848: a date in a title, no token
DATE_IN_TEXT = (
    r"(?<=[A-Z]{2}\s)['’]\d\d(?![\w-])|"  # CHI '24
    # The Lamp Corpus, release 2
    r"(?:(?<=\s[Rr]elease\s)|(?<=\s[Vv]ersion\s)|(?<=\s[Ww]ave\s))\d{1,2}(?:\.\d{1,2})?(?=[,.:;)]|\s|$)|"
    r"(?<=[^\W\d_]\s)(?<!\bvol\s)(?<!\bno\s)(?<!\bpp\s)(?<!\bp\s)(?<!\bS\s)(?<!\bn\s)1[0-8]\d\d(?:\s?[–-]\s?(?:1\d)?\d\d)?(?![\w:(]|\s*\()"
    r"|(?:(?<=[^\W\d_]\s)|(?<=[^\W\d_],\s))1\d{3}\s?[–-]\s?(?:1\d|20)\d\d(?!\w)"
    r"|\((?:c(?:a|irca)?\.?\s*)?1\d{3}\s?[–-]\s?(?:(?:1\d|20)\d\d|\d\d)\)"
    r"|(?<![\w-])(?:nach|um|vor|seit|bis|ab|since|after|before|until|till|circa|around|from|post|après|depuis|avant|vers|dopo|dal"
    r"|fino al|prima del|desde|hasta|tras|between|zwischen|von|to)\s"
    r"(?:19|20)\d\d(?:\s?[–-]\s?(?:19|20)?\d\d)?(?=[,.:?!”“\"»]|\s[^\W\d_(]|$)"
)
# What such a date cannot be without: an abbreviated or old year, or any year after a word.
DATE_IN_TEXT_SIGNS = r"['’]\d\d|(?:release|version|wave)\s\d|[12](?:(?<=[^\W\d_]\s[12])\d{3}|\d{3}\s?[–-])"
# in press; under review; Manuscript in preparation
STATUS = rf"(?:manuscript\s+|paper\s+)?\b(?:{words.STATUS})(?!\w)"
# ApJ accepted; A&A in press: right behind the letters of a journal
STATUS_BEHIND = r"(?<=[A-Z]\s)(?:accepted|submitted|in press|in prep\.|forthcoming)(?=\s*(?:[,;.)]|$))"
# PhD thesis; Technical report; unpublished manuscript; not "Software Lantern", which is a name
KIND = rf"(?:unpublished\s+)?\b(?:{words.KINDS})(?!\w)(?!(?:(?<=software)|(?<=dataset)|(?<=manuscript))\s+(?-i:[A-Z]))"

_DAYS = r"\d{1,2}(?:st|nd|rd|th)?(?:\s*[-–]\s*\d{1,2}(?:st|nd|rd|th)?)?"
# with a figure, a month's two first letters or "n.": few places do
_YEAR_BEGINS = (
    r"\d|J[au]|F[aeé]|M[aär]|A[bgopuv]|S[epu]|O[ckut]|No|D[eéi]|[nо]\.|en|f[eé]|ma|a[bgopv]|j[au]|se|o[ctu]|no|d[eéi]|g[ei]|lu"
)
# 2019, 2013b, 2015/7/28, a month alone in "*Cats*, August, <";
# May 2019, 2-4 December 2011, May 3-5, 2019, 2019 Nov 5, "Press; 2019:3-9", n.d.; not 1920-1970, not 2019.3
YEAR = (
    rf"(?=[\dJFMASONDnо]|\b[efmajsondgl])(?={_YEAR_BEGINS})(?:(?<![\d./-])(?:0?[1-9]|[12]\d|3[01])\.\s?(?:0?[1-9]|1[0-2])\.\s?(?:19|20)\d\d(?![\d/])|"
    r"(?<![\d./-])(?:19|20)\d\d([/.-])\d{1,2}\1\d{1,2}(?![\d/])|"
    rf"{_MONTH}\.?\s+\d{{1,2}},\s+(?:19|20)\d\d(?!\d)"
    rf"|(?:(?:(?<![\w-]){_DAYS}\.?\s+(?:de\s+)?)?\b{_MONTH}\.?(?:\s*[-–/]\s*{_MONTH}\.?)?(?:\s+\d{{1,2}}(?:\s*[-–]\s*\d{{1,2}})?)?,?\s+(?:del?\s+)?)?"
    rf"(?<![\w.\-–/])(?:19|20)\d\d[a-z]?(?![\w\-–/]|[.:]\d|\(\d)(?:,?\s+{_MONTH}\b\.?(?:\s+\d{{1,2}}\b(?![:\d]))?)?"
    rf"|(?<=[,.] ){_MONTH}\.?(?:\s\d{{1,2}}(?:[-–]\d{{1,2}})?)?(?=,\s|\.?\s*$|,?\s*\x00)"
    r"|(?:(?<=; )|(?<=[a-zà-ÿ] )|(?<=[a-zà-ÿ], ))(?:19|20)\d\d(?=:[A-Za-z]?\d)|(?<!\w)[nо]\.\s?d\.(?=[,;)\s]))"
)

# A number that looks like a year, before the year: the page in "84, 1986 (2000)", the volume in "2006, P01011 (2006)"
LIKE_YEAR = r"(?<=\d, )(?:1[5-9]|20)\d\d(?=\s\((?:19|20)\d\d\))|\b(?:19|20)\d\d(?=,\s[A-Z]{0,2}\d{2,7}\s\((?:19|20)\d\d\))"
LIKE_YEAR_SIGNS = r"\d\s\(\d{4}\)"
_INTEGER = r"\d{1,9}"
_PAGE = r"[A-Za-z]{0,3}\d{1,9}[\w.]{0,9}"
_DASH = r"\s*[-‐‑–—−]+\s*"
_ISSUE = rf"[A-Z]?{_INTEGER}(?:\s*[-–/]\s*{_INTEGER})?(?:\s+Suppl\.?)?(?:\s*,?\s*(?:pt|part)\.?\s*{_INTEGER})?"
_NUMBERS_AT_WORDS = "|".join(
    (
        # vol. 7, Bd. 12(3), Vol. C-34
        rf"(?:vols?|volume|band|bd|tome|t|v|Т|volumen|jg)\b\.?\s*(?:[A-Z]{{1,5}}-)?{_INTEGER}\w*(?:[-–/]{_INTEGER})?(?:\s*\({_INTEGER}(?:[-–/]{_INTEGER})?\))?",
        # no. 3, Heft 2, Fasc. 2
        rf"(?:nos?|number|issues?|iss|nr|heft|ausgabe|h|n|núm|num|fasc|supp(?:l(?:ement)?)?)\b\.?\s*[A-Z]?{_INTEGER}[\w./–-]*",
        # pp. 3--9, S. 7, p. e45
        rf"(?:pp?|pages?|s|С|p[áa]gs?|seiten|ss|str|blz)\b\.?\s*{_PAGE}(?:{_DASH}{_PAGE})?(?:\s*,\s*{_INTEGER}\s*[-–—]+\s*{_INTEGER})*(?:\s*pp?\b\.?)?",
        # article 17, Paper No. 3; not "Discussion Paper 12", which is a series
        rf"(?<!Discussion\s)(?<!Working\s)(?<!Research\s)(?:art|article|paper|id)\b\.?(?:\s+(?:no|id|number)\b\.?)?\s*e?{_INTEGER}",
        # Chapter 14
        rf"(?<=[,.] )(?:chapters?|ch|chap|kap|kapitel|chapitre|cap)\b\.?\s*{_INTEGER}(?=[,.;)]|$)",
        # 7(2): 11–29, 7 (1–2), C76(5): 235
        rf"[A-Z]?{_INTEGER}\s*\(\s*{_ISSUE}\s*\)(?:\s*[:,;]\s*{_PAGE}(?:{_DASH}{_PAGE})?)?",
        # 7:11–29
        rf"(?<![\w.]){_INTEGER}\s*:\s*{_PAGE}(?:{_DASH}{_PAGE})?",
        # 512 S., xii, 276 pp., 437+xii pp.
        r"(?<![\d.\-–])\b\d{2,4}\s?\+\s?[xvi]+\s?pp?\b\.?|(?<![\d.\-–])\b(?:[xvi]+\s*[,+]\s*)?\d{2,4}\s?(?:S|pp?|Seiten|p[áa]gs?|pages)\b\.?(?!\s*[\d(])",
        # 11–29, H66–H76; not "at 22–24 weeks"
        rf"(?<![\w.-]){_PAGE}{_DASH}{_PAGE}(?=\W|$)(?!\s[a-zà-ÿ]{{3}})",
        # 110/6, 88.11
        rf"(?<![\w.-]){_INTEGER}[./]{_INTEGER}(?=[\s,;:)])",
    )
)
# Nearly all of them begin where a word does and soon have a digit, which is quick to see; not № 3, n° 3, #4.
NUMBER = (
    rf"(?<!\w)(?=\w*\d|\w+\W+(?:(?:no|id|number)\W+)?(?:[A-Z]{{1,5}}-)?\w{{0,3}}\d)(?:{_NUMBERS_AT_WORDS})"
    rf"|(?:№|n°|#)\s*[A-Z]?{_INTEGER}[\w./–-]*"
)
# a number alone, before punctuation, the end or another token: "..., 102, 105040", "Cats 557 A76"
BARE_NUMBER = (
    r"(?<![\w.\-–(])(?:(?<=[\x00”\"] )\d{1,4}(?=\s+[A-Z])"
    r"|(?<=[^\W\d_] )\d{1,4}(?= \([^()\d\x00]{3,80} \x00)"
    r"|(?<=[^\W\d_] )\d{1,4}(?=,?\s[A-Z]\d{1,6}\b)"
    r"|[A-Za-z]{0,2}\d{1,8}(?=\s*[,;:.)](?:\s|$)|\s*$|\s*\(?\s*\x00|\s*[,;:]\s*\x00)(?!\.\s[\w-]*(?:olloquium|agung|ymposium|ongress|onferenz)))"
)
# In Proceedings of, in: “Cats”, Chapter in; "Proc. Cat Conference" but not "Proc. Natl. Acad. Sci."
IN = (
    r"(?:\b(?:(?:(?:Book\s+)?[Cc]hapter\s+)?(?:In|in)|IN|En|en|Dans|dans|Em|em|În|în|Dalam)\b(?:\s?:)?)"
    r"(?=\s+[^\W_a-z]|\s+[“\"„«‘'’]|\s+[\d\x00]|\s+der\b|\s+d[eu]r?\b)"
    r"|\b[Ii]n:(?=\s+\w)"
    r"|\b(?:[Tt]o (?:be )?(?:presented|occur|held)|(?:[Pp]oster\s|[Pp]aper\s|[Tt]alk\s)?[Pp]resented|[Aa]ppear(?:ed|ing|s)"
    r"|[Pp]ublished|[Pp]aru) (?:in|at|dans)\b"
    r"(?=\s+(?:the\s+)?[^\W_a-z]|\s+the\s)"
    r"|\bProc\.(?=\s+(?:[Tt]he\s+)?[A-Z][\w&-]+(?:[\s,]|\.?$))(?!\s(?:[A-Z]\w+\s){1,3}[A-Z]\w*\.\s)"
)
IN_WORDS = frozenset(
    (
        *("book", "chapter", "in", "en", "dans", "em", "în", "dalam", "to", "poster", "paper", "talk", "presented"),
        *("appear", "appeared", "appearing", "appears", "published", "paru", "proc"),
    )
)
# (with Jane Doe), joint with J. Doe
WITH = rf"\b(?:{words.WITH})\b(?=\s+(?:the\s+)?[^\W\d_a-z])"
# by Jane Doe; "von" and "di" are parts of names unless a quotation or a bracket closed before them: „Stille“ von Jane Doe
BY = rf"\b(?:(?<=[”“\"»’)\]]\s)(?:{words.BY_OR_PARTICLE})|{words.BY})\b(?=\s+[^\W\d_a-z])"
# "Authors:" at a line's start
LABEL = rf"(?m:^)[ \t]*(?:{words.AUTHOR_LABELS})\s*:"
# "Journal:" and "Year:" at a line's start
VENUE_LABEL = rf"(?<=\n)[ \t]*(?:{words.VENUE_LABELS})\s*:(?=\s)"
OTHER_LABEL = rf"(?<=\n)[ \t]*(?:{words.OTHER_LABELS})\s*:(?=\s)"
# "Notes: ...", "abstract: ..." to the next label
LABELLED_NOTE = rf"(?m:^)[ \t]*(?:{words.NOTE_LABELS})\s*:[^\n]*(?:\n(?![ \t]*[A-Z][a-z]+:)[^\n]*)*"
# "(Presented by M. Roe. Short, but to the point.)": a sentence in brackets, on a line of its own or behind another
COMMENT = r"(?:(?<=\n)|(?<=[.)\]] ))\((?=[A-Z])(?:[^()\n]|\n(?=[^\n])|\([^()]{0,200}\)){20,1500}[.!?…]\)"
# edited by, (eds.), (guest ed.), ed., Hrsg.; (A. Poe & B. Roe eds., 2012)
EDITORS_AFTER_NAMES = r"(?<=[\w.] )eds\.?(?=,? \d{4}|\))"
EDITORS = rf"\(?\b(?:guest\s+)?(?:edited\s+by|(?:{words.EDITORS})\b)\.?:?\)?"
# Ser. 2, 3rd ed., 3d ed., 2. Aufl., revised edition
EDITION = (
    r"\bSer(?:ies|\.)\s\d\b|\b(?:(?:\d{1,2}(?:st|nd|rd|th|d|e|ª|º)?\.?,?\s+(?:(?:rev|revised|expanded|erw|überarb|korr|durchges)\b\.?,?\s+){0,2}"
    r"|(?:rev|revised|expanded|second|third|fourth|fifth|sixth|paperback|international|teacher[’']s)\b\.?\s+)"
    r"(?:ed\b\.?|edn\b\.?|edition\b|Aufl\b\.?|Auflage\b|édition\b|éd\b\.?|edizione\b|edición\b))"
)
EDITION_WORDS = (*("ser", "series", "ed", "edn", "edition", "aufl", "auflage", "édition", "éd", "edizione", "edición"),)
# et al., and others, u. a., et al. (incl. JD)
ET_AL = rf"(?:\b(?:{words.ET_AL})|(?<=[,&;] )others)\b\.?(?=\W|$)(?:\s*\(incl[^()]{{1,40}}\))?"
