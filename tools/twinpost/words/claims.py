"""What a side file says that its post contains: quotes, names of sections, numbers, terms.

A side file is written in no fixed form. So what it says counts for sure only where the sentence
speaks of the post; any other quote is one only if the post has nearly the same words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from twinpost.markdown import Node
from twinpost.model import Document
from twinpost.prose import HIDDEN, Prose
from twinpost.span import Span

Kind = Literal["phrase", "section", "number", "code"]

QUOTE = re.compile(
    r"“([^“”]+)”|‘((?:[^‘’]|’(?=[a-z]))+)’|\"([^\"\n]+)\"|「([^」]+)」|『([^』]+)』|《([^》]+)》"
    r"|(?<![\w'])'(?=\S)((?:[^'\n]|'(?=[a-z]))+)(?<=\S)'(?![a-zA-Z\d])"
)
NUMBER = re.compile(r"(?<![\w.,:/#-])\d[\d,]*(?:\.\d+)?(?![\d:-])(?:\s?(%|[A-Za-zµ]+|[가-힣]+))?")
# The sentence speaks of what is written in the post.
POST = re.compile(
    r"\b(?:posts?|articles?|authors?|text|sections?|tables?|figures?|captions?|footnotes?"
    r"|paragraphs?|headings?|bod(?:y|ies)|titles?|summary|description|word(?:ing|s)|phrases?"
    r"|sentences?|quotes?|quoted|says?|states?|stated|calls?|called|defin\w+|mentions?|mentioned"
    r"|means?|meaning|terms?|written|writes|version|you write)\b"
    r"|글[은이을에의]|글쓴이|본문|문서|섹션|표[는에의]|그림[은에의]|각주|문단|문장|표현|구절|인용|용어|제목|소제목|요약"
    r"|영문판|국문판|한국어판|영어판|필자|저자|라는 말|이란|무슨 뜻|뜻하|뜻은|정의|부르|부릅"
    r"|라고 (?:했|합니|한다|하는|적|쓴|썼|쓰|설명|소개)",
    re.IGNORECASE,
)
ANSWER = re.compile(
    r"^\W*(?:a\d*:|a\d+[.)]|(?:\w+ )?(?:answers?|expected|key)\b[^.?!:]{0,20}:?"
    r"|(?:정답|답|기대하는 답|기대 답|모범 답안)(?:\s*[:：]|$))",
    re.IGNORECASE,
)
VALUE = re.compile(
    r"\b(?:number|value|figure|result|answer)\b|숫자|수치|값|정답|(?<![가-힣])답\s*[:：]",
    re.IGNORECASE,
)
# A sentence about what is not so; its answer is not in the post either.
SUPPOSED = re.compile(
    r"\b(?:if|unless|would|could|might|suppose|supposing|imagine|assume|assuming|hypothetical\w*"
    r"|true or false|(?:is|was) it (?:right|true|correct)|which of|choose|pick|own words)\b|O/X"
    r"|만약|만일|라면|다면|으면 (?:어떻|무엇|얼마|몇)|가정|맞습니까|맞나요|맞는 설명|옳은|참인지"
    r"|참입니까|자기 말|다음 (?:중|가운데)|고르[세십시]",
    re.IGNORECASE,
)
# One about what the post does not say, what others say, or what is still to be written.
DENIED = re.compile(
    r"\b(?:wrong|wrongly|incorrect|mistaken\w*|misread\w*|misunderst\w*|instead of|rather than"
    r"|should (?:we|i|you|say|not|be)|must not|never|nowhere|no (?:longer|mention|word)|used to"
    r"|(?:first|earlier|old|last) (?:draft|version|round)s?|previous\w*|(?:is|are) gone|e\.g"
    r"|for (?:example|instance)|such as|something like|paraphras\w*|distractors?|reject"
    r"|opinions?|objections?|other (?:posts?|books?)"
    r"|(?:not|\w+n['’]t) (?:say|mention|contain|explain|use|give|tell|call|name|appear|in|part)"
    r"|perhaps|maybe|want|wish|prefer|consider|suggest\w*|propose\w*|add(?:ing|ed)?|dropped"
    r"|(?:some(?:body|one)?|people|(?:user|reader|friend|colleague|student|customer|reviewer"
    r"|commenter|critic)s?)\b.{0,30}\b(?:say|ask|answer|think|write|claim|argue|object|tell)s?"
    r"|readers? who|reviewers?|commenters?)\b"
    r"|오답|틀린|틀렸|잘못|대신|예를 들|예컨대|예:|같은 (?:답|말)"
    r"|없[는다습음어었]|아니[라다고]|아닌|아닙"
    r"|(?:나오|있|쓰|하|다루|싣|담|적|보이)지 (?:않|말)|바꿔 말|예전|초고|첫 원고"
    r"|이전 (?:판|원고|버전)|다른 글|추가|넣[을자으]|제안|어떨까|좋겠|의견|주장|반론"
    r"|(?:라고|고) (?:답|대답|말하면|물|묻|생각|느끼|여기|오해|착각)"
    r"|(?:독자|친구|동료|후배|선배|학생|사용자|누군가|누가|사람|상사)(?:들?[이가은는])? "
    r".{0,40}(?:라고|라며|고) ",
    re.IGNORECASE,
)
QUESTION = re.compile(r"[?？][\"'”’»)\]]*\s*$|(?:까|나요|는가|인가|은가|은지|는지|을까)[.?]?\s*$")
# What stands right beside a quote that is not to be in the post.
NOT_THIS = re.compile(r"\b(?:not|than|avoid|drop|without)\s*$", re.IGNORECASE)
RATHER_THAN_THIS = re.compile(
    r"^(?:보다|말고|[이가] 아니|[은는] 쓰지|\s*(?:is|was) (?:wrong|gone))"
)
ANEW = re.compile(r"^\W*(?:(?:q|질문|문항)\s?\d+|\d{1,2}[.)]|[가-하][.)])", re.IGNORECASE)
OPTION = re.compile(r"(?:^|\s)(?:\(?[A-Ea-e]\)|[A-E]\.|[①-⑤]|\(?[ㄱ-ㅎ가나다라마]\))\s*$")
# Between a name and the word that makes it a section's.
BEFORE_NAME = re.compile(
    r"(?:\b(?:sub)?sections?|\bchapter|\bheading|\bheaded|섹션|소제목|§|(?<![가-힣])절)"
    r"(?:\s+(?:(?:is|was)\s+)?(?:titled|called|named|headed)|\s*[은는인:])?\s*[*(\[“‘\"'「『]*$",
    re.IGNORECASE,
)
AFTER_NAME = re.compile(
    r"^[*)\]”’\"'」』]*(?:이?라는)?\s*(?:(?:sub)?section\b|chapter\b|heading\b|섹션|소제목|절(?![가-힣]{2}|대))",
    re.IGNORECASE,
)
SIGN = re.compile(r"§\s*([^\W\d][^.,;:()\[\]?!\n]{1,60})")
ROUNDED = re.compile(
    r"(?:\b(?:about|around|roughly|approximately|nearly|almost|over|under|than|least|most|some)"
    r"|약|대략|거의|~)\s*$",
    re.IGNORECASE,
)
ROUNDING = re.compile(
    r"^\s?(?:정도|쯤|가량|남짓|여 ?[가-힣]|이상|이하|미만|초과|or (?:so|more|less))"
)
COUNTED = re.compile(
    r"(?:\b(?:questions?|q|items?|lines?|versions?|v|steps?|pages?|sections?|chapters?|nos?\.?|top)"
    r"|문항|질문|항목|줄|버전|단계)\s*$",
    re.IGNORECASE,
)
# Units of what is asked, not of what the post says.
ELSEWHERE = frozenset(
    ["번", "줄", "쪽", "년", "월", "일", "명", "문항", "문제", "점", "분", "st", "nd", "rd", "th"]
) | {"minutes", "people", "만", "억", "천", "k", "m", "million", "billion", "thousand"}
ASKED = re.compile(r"(?:reader|question|answer|point)s?$", re.IGNORECASE)
MANY = 1000  # so many questions or people are never asked
SMALL = 13  # a smaller number is written as a word as often as not
MEASURES = frozenset(
    ("%", "kb", "mb", "gb", "tb", "kib", "mib", "gib", "ms", "s", "db", "fps", "hz", "mhz", "ghz")
)
HANGUL = re.compile(r"[가-힣]")
VERSIONS = {
    "en": re.compile(
        r"\bEnglish\b|index\.en\.md|영문|영어판|영어 (?:글|본문|버전|문서)", re.IGNORECASE
    ),
    "ko": re.compile(
        r"\bKorean\b|index\.ko\.md|국문|한국어판|한글판|한국어 (?:글|본문|버전|문서)", re.IGNORECASE
    ),
}


@dataclass(frozen=True, slots=True)
class Claim:
    """Words that the post should contain; `sure` when the sentence says so itself."""

    kind: Kind
    words: str
    span: Span
    language: str  # of the post that is meant; "" for any
    sure: bool


@dataclass(frozen=True, slots=True)
class Marked:
    """Something between quotes, or set off by markup, in a text."""

    start: int
    end: int
    words: Span  # within the text, without its quotes
    kind: str  # "quote", or of its node


@dataclass(frozen=True, slots=True)
class Context:
    """What a sentence speaks of: the post, or a value that is in it."""

    post: bool
    value: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """The last question: what follows is its answer, and is as far from the post as it was."""

    supposed: bool = False
    depth: int = 0

    def before(self, prose: Prose, text: str, *, answer: bool) -> Asked:
        """The question that a block answers: none, where a heading or an item begins anew."""
        item = "item" in prose.within and len(prose.within) <= self.depth
        anew = prose.node.kind == "heading" or ((item or ANEW.match(text)) and not answer)
        return Asked() if anew else self


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of a table hold answers, and which cell of it was the last."""

    heads: tuple[bool, ...] = ()
    cell: int = -1

    @property
    def answers(self) -> bool:
        """Whether the cell is an answer."""
        return self.cell >= 0 and self.heads[self.cell % len(self.heads)]

    def after(self, prose: Prose, text: str) -> Columns:
        """The same one block later."""
        if "table_head" in prose.within:
            heads = () if self.cell >= 0 else self.heads
            told = POST.search(text) and VALUE.search(text)
            return Columns((*heads, bool(ANSWER.match(text) or told)))
        return Columns(self.heads, self.cell + 1) if "table" in prose.within else Columns()


def claims(document: Document, languages: tuple[str, ...]) -> Iterator[Claim]:
    """What a side file says that its post contains."""
    above, asked, columns = "", Asked(), Columns()
    for prose in document.prose:
        text = _shown(document, prose)
        if prose.node.kind == "heading":
            above = _version(text) or above
        marked = _marked(prose, text)
        columns = columns.after(prose, text)
        answer = bool(ANSWER.match(text)) or columns.answers
        asked = asked.before(prose, text, answer=answer)
        supposed = False
        for sentence in prose.sentences():
            outside = _outside(marked, sentence, text)
            supposed = supposed or bool(SUPPOSED.search(outside))
            value = answer or bool(VALUE.search(outside))
            if QUESTION.search(sentence.of(text)):
                asked, answer = Asked(supposed, len(prose.within)), True
            if supposed or asked.supposed or DENIED.search(outside):
                continue
            spoken = _version(outside) or above or _suffix(document, languages)
            about = Context(bool(POST.search(outside)), value)
            inside = [m for m in marked if sentence.holds(m.start)]
            for kind, words, part, sure in _claims(text, sentence, about, inside):
                yield Claim(kind, words, prose.span(*part), _fitting(words, spoken), sure)


def _claims(
    text: str, sentence: Span, about: Context, inside: list[Marked]
) -> Iterator[tuple[Kind, str, Span, bool]]:
    for one in inside:
        words = one.words.of(text)
        before, after = text[: one.start], text[one.end :]
        if OPTION.search(before) or NOT_THIS.search(before) or RATHER_THAN_THIS.search(after):
            continue
        if BEFORE_NAME.search(before) or AFTER_NAME.search(after):
            yield "section", words, one.words, True
        elif one.kind == "quote" and _is_phrase(words, sure=about.post):
            yield "phrase", words, one.words, about.post
        elif one.kind == "code" and (about.post or about.value) and _is_term(words):
            yield "code", words, one.words, True
    if about.post or about.value:
        yield from _numbers(text, sentence, inside)
    for sign in SIGN.finditer(text, *sentence):
        yield "section", sign[1].strip(), Span(*sign.span(1)), True


def _numbers(
    text: str, sentence: Span, inside: list[Marked]
) -> Iterator[tuple[Kind, str, Span, bool]]:
    for number in NUMBER.finditer(text, *sentence):
        before, after, unit = text[: number.start()], text[number.end() :], number[1] or ""
        if any(m.start <= number.start() < m.end for m in inside) or HIDDEN in number[0]:
            continue
        if any(words.search(before) for words in (OPTION, ROUNDED, COUNTED)):
            continue
        if ROUNDING.search(unit + after):
            continue
        digits = number[0].removesuffix(unit).rstrip(" ,")
        value = float(digits.replace(",", ""))
        small = value < SMALL and "." not in digits and unit.lower() not in MEASURES
        if not small and not (value < MANY and _starts_with(unit, ELSEWHERE)):
            at = number.start()
            yield "number", digits, Span(at, at + len(digits)), True


def _starts_with(unit: str, units: frozenset[str]) -> bool:
    """Whether it is one of the units, a particle behind it or not."""
    if HANGUL.match(unit):
        return any(unit.startswith(u) for u in units if HANGUL.match(u))
    return unit.lower() in units or bool(ASKED.match(unit))


def _is_phrase(words: str, *, sure: bool) -> bool:
    """Whether quoted words are long enough to be somebody's; a question is the reader's."""
    if words.rstrip().endswith(("?", "？")):
        return False
    letters = len(re.findall(r"\w", words))
    if HANGUL.search(words):
        return letters >= (2 if sure else 6)
    return letters >= 3 if sure else len(words.split()) > 1 and letters >= 8


def _is_term(code: str) -> bool:
    """Whether code is a name, and not a file or a command of the one who checks."""
    return len(code) > 1 and not re.search(r"\.(md|ya?ml|json|sh)$|^(\$|\./|/|-)|[*<>{}]|\s", code)


def _shown(document: Document, prose: Prose) -> str:
    """What a reader sees of it, code included; its quotes are no quotes."""
    return "".join(
        HIDDEN
        if c == HIDDEN and document.text[at] in "\"'“”‘’`"
        else document.text[at]
        if c == HIDDEN
        else c
        for c, at in zip(prose.text, prose.places, strict=False)
    )


def _marked(prose: Prose, text: str) -> list[Marked]:
    """The quotes, and the links, bold and code outside of them, in the order of the text."""
    quotes = []
    for m in QUOTE.finditer(text):
        words = next(Span(*m.span(i)) for i in range(1, len(m.groups()) + 1) if m[i])
        quotes.append(Marked(m.start(), m.end(), words, "quote"))
    others = []
    for node in _nodes(prose.node):
        start, end = (min(bisect_left(prose.places, at), len(text)) for at in node.span)
        if start < end and not any(q.start <= start < q.end for q in quotes):
            others.append(Marked(start, end, Span(start, end), node.kind))
    return sorted([*quotes, *others], key=lambda m: m.start)


def _nodes(leaf: Node) -> Iterator[Node]:
    return (n for n in leaf.walk() if n.kind in ("code", "link", "strong", "emphasis"))


def _outside(marked: list[Marked], sentence: Span, text: str) -> str:
    """A sentence without what it quotes."""
    pieces, at = [], sentence.start
    for one in marked:
        if one.kind in ("quote", "code") and at <= one.start < sentence.end:
            pieces.append(text[at : one.start])
            at = one.end
    return "…".join([*pieces, text[at : sentence.end]])


def _version(text: str) -> str:
    """The language of the post that a text speaks of; "" for none or several."""
    named = [language for language, words in VERSIONS.items() if words.search(text)]
    return named[0] if len(named) == 1 else ""


def _suffix(document: Document, languages: tuple[str, ...]) -> str:
    """The language in the name of a file: `questions.en.md`."""
    last = document.path.rpartition("/")[2].split(".")[-2].lower()
    return last if last in languages else ""


def _fitting(words: str, language: str) -> str:
    """The language, unless the words are written in other letters: then they are from anywhere."""
    if not re.search(r"[^\W\d_]", words):
        return language
    return language if bool(HANGUL.search(words)) == (language == "ko") else ""
