"""Why content stops Hugo: shortcodes, references, front matter.

Real samples: tests/test_hugo.py.
"""

from __future__ import annotations

from twinpost.hugo.reason import Reason
from twinpost.text import Text

SHORTCODES = (
    Reason(
        r'template for shortcode "(?P<name>[^"]+)" not found',
        Text("there is no shortcode `$name`", "`$name` 숏코드가 없습니다"),
        Text(
            "correct the name, or add `layouts/_shortcodes/$name.html`",
            "이름을 고치거나 `layouts/_shortcodes/$name.html`을 만들어 주세요",
        ),
    ),
    Reason(
        r'shortcode "(?P<name>[^"]+)" must be closed or self-closed',
        Text("shortcode `$name` is not closed", "`$name` 숏코드가 닫히지 않았습니다"),
        Text(
            "end it with a closing tag `/$name`, or write ` />}}` when it encloses nothing",
            "닫는 태그 `/$name`을 쓰거나, 감싸는 내용이 없으면 ` />}}`로 끝내 주세요",
        ),
    ),
    Reason(
        r'shortcode "(?P<name>[^"]+)" does not evaluate \.Inner',
        Text(
            "shortcode `$name` takes no content, but has a closing tag",
            "`$name` 숏코드는 내용을 감싸지 않는데 닫는 태그가 있습니다",
        ),
        Text("remove the closing tag", "닫는 태그를 지워 주세요"),
    ),
    Reason(
        r"closing tag for shortcode '(?P<name>[^']+)' does not match start tag",
        Text(
            "closing tag `$name` closes no open shortcode",
            "닫는 태그 `$name`에 맞는 여는 태그가 없습니다",
        ),
        Text("give it the name of the shortcode that it closes", "여는 태그와 이름을 맞춰 주세요"),
    ),
    Reason(
        r"unterminated (?:quoted|raw) string in shortcode",
        Text(
            "a quoted parameter of the shortcode is not closed",
            "숏코드 인자의 따옴표가 닫히지 않았습니다",
        ),
        Text("add the closing quote", "닫는 따옴표를 넣어 주세요"),
    ),
    Reason(
        r"unrecognized character in shortcode action: \S+ '(?P<char>.)'",
        Text("`$char` cannot stand in a shortcode", "숏코드 안에 `$char` 글자를 쓸 수 없습니다"),
        Text(
            "put quotes around the parameter, and end `{{<` with `>}}` and `{{%` with `%}}`",
            "인자를 따옴표로 감싸고, `{{<`은 `>}}`로 `{{%`는 `%}}`로 끝내 주세요",
        ),
    ),
    Reason(
        r"Cannot mix named and positional parameters",
        Text(
            "the shortcode has parameters with and without names",
            "숏코드에 이름 있는 인자와 이름 없는 인자가 섞여 있습니다",
        ),
        Text(
            'name all of them, `src="a.png" alt="..."`, or none',
            '`src="a.png" alt="..."`처럼 모두 이름을 붙이거나 모두 빼 주세요',
        ),
    ),
    Reason(
        r"unclosed shortcode (?:action|comment)|shortcode action.*not closed",
        Text("a shortcode tag is not closed", "숏코드 태그가 닫히지 않았습니다"),
        Text("end it with `>}}` or `%}}`", "`>}}` 또는 `%}}`로 끝내 주세요"),
    ),
    Reason(
        r'REF_NOT_FOUND: Ref "(?P<ref>[^"]*)".*is ambiguous',
        Text("`ref` to `$ref` fits more than one page", "`$ref`에 맞는 글이 여러 개입니다"),
        Text(
            "give the path from `content/`: `/posts/name`",
            "`/posts/name`처럼 `content/` 아래의 경로를 모두 써 주세요",
        ),
    ),
    Reason(
        r'\[(?P<lang>[^\]]+)\] REF_NOT_FOUND: Ref "(?P<ref>[^"]*)"',
        Text(
            "`ref` to `$ref` finds no page in `$lang`",
            "`$ref` 경로의 글이 `$lang` 언어에 없습니다",
        ),
        Text(
            "correct the path, or publish that page in this language (drafts do not count)",
            "경로를 고치거나 그 글을 이 언어로 게시해 주세요 (초안은 빠집니다)",
        ),
    ),
    Reason(
        r'[Tt]he "(?P<name>[^"]+)" shortcode requires (?P<what>[^.:\n]+)',
        Text("shortcode `$name` needs $what", "숏코드 `$name`에 인자가 빠졌습니다: $what"),
        Text("add the missing parameter", "빠진 인자를 넣어 주세요"),
    ),
)

FRONT_MATTER = (
    Reason(
        r'the "(?P<field>[^"]+)" front matter field is not a parsable date',
        Text("`$field` is not a date", "`$field` 값이 날짜가 아닙니다"),
        Text(
            "write it as `2026-01-31` or `2026-01-31T09:00:00+09:00`",
            "`2026-01-31` 또는 `2026-01-31T09:00:00+09:00`처럼 적어 주세요",
        ),
    ),
    Reason(
        r"EOF looking for end (?P<format>\w+) front matter delimiter",
        Text("the front matter has no end", "프런트매터가 끝나지 않았습니다"),
        Text(
            "close it with the line that opened it, `---` or `+++`",
            "여는 줄과 같은 `---` 또는 `+++` 줄로 닫아 주세요",
        ),
    ),
    Reason(
        r"URLs with protocol \(http\*\) not supported: \"(?P<url>[^\"]*)\"",
        Text("`url` is a whole address, `$url`", "`url`에 주소 전체(`$url`)가 들어 있습니다"),
        Text("give the path only, such as `/about/`", "`/about/`처럼 경로만 적어 주세요"),
    ),
    Reason(
        r"failed to decode (?P<field>\w+) from front matter",
        Text("`$field` has a value of the wrong kind", "`$field`의 값이 맞지 않는 모양입니다"),
        Text(
            "see Hugo's documentation of `$field`", "Hugo 문서의 `$field` 항목을 보고 고쳐 주세요"
        ),
    ),
    Reason(
        r"unable to cast (?P<value>.+?) of type (?P<got>\S+) to (?P<type>\S+)",
        Text(
            "`$value` ($got) stands where Hugo wants `$type`",
            "Hugo가 `$type` 형식을 기대하는 자리에 `$value` 값($got)이 있습니다",
        ),
        Text(
            "correct the value's shape; see Hugo's documentation of the key",
            "값의 모양을 고쳐 주세요. 키마다 Hugo 문서에 나와 있습니다",
        ),
    ),
)

YAML_AND_TOML = (
    Reason(
        r"could not find end character of (?P<kind>\w+)-quoted text",
        Text("a quote is not closed", "따옴표가 닫히지 않았습니다"),
        Text("add the closing quote", "닫는 따옴표를 넣어 주세요"),
    ),
    Reason(
        r"map key-value is pre-defined|value is not allowed in this context",
        Text(
            "a value goes on after its end: a quote or a `:` inside it",
            "값이 끝난 뒤에 글자가 더 있습니다. 값 안의 따옴표나 `:` 때문입니다",
        ),
        Text(
            "put the value in double quotes, and double or escape those inside",
            '값 전체를 큰따옴표로 감싸고 안의 따옴표는 `\\"`로 적어 주세요',
        ),
    ),
    Reason(
        r"(?:sequence|mapping) end token '(?P<token>.)' not found|array is incomplete",
        Text("a list or map is not closed", "목록이나 맵이 닫히지 않았습니다"),
        Text("add the closing `]` or `}`", "닫는 `]` 또는 `}`을 넣어 주세요"),
    ),
    Reason(
        r"found character '\t' that cannot start any token",
        Text("a tab indents the line", "줄이 탭으로 들여 쓰여 있습니다"),
        Text("indent with spaces", "공백으로 들여 써 주세요"),
    ),
    Reason(
        r'mapping key "(?P<key>[^"]+)" already defined|key (?P<other>\S+) is already defined',
        Text("`$key$other` is there twice", "`$key$other` 키가 두 번 나옵니다"),
        Text("remove one of them", "하나를 지워 주세요"),
    ),
    Reason(
        r"string was used where mapping is expected",
        Text(
            "text stands where `key: value` is expected", "`키: 값`이 와야 할 자리에 글이 있습니다"
        ),
        Text(
            "write `key: value`, with a space after the colon",
            "쌍점 뒤에 공백을 두고 `키: 값`으로 적어 주세요",
        ),
    ),
    Reason(
        r"toml: unexpected character (?P<code>U\+\w+) '?(?P<char>[^']*)'? at start of value",
        Text("a value without quotes", "값에 따옴표가 없습니다"),
        Text('put text in quotes: `title = "..."`', '글은 `title = "..."`처럼 감싸 주세요'),
    ),
    Reason(
        r"toml: unexpected character U\+000A at start of value",
        Text("a key has no value", "키에 값이 없습니다"),
        Text(
            "write a value after `=`, or remove the line", "`=` 뒤에 값을 적거나 줄을 지워 주세요"
        ),
    ),
    Reason(
        r"toml: expected newline but got U\+\w+ '(?P<char>.)'",
        Text("`$char` stands after the end of a value", "값이 끝난 뒤에 `$char` 글자가 있습니다"),
        Text(
            "put the whole value in quotes, and one key on each line",
            "값 전체를 따옴표로 감싸고, 한 줄에 키를 하나만 두세요",
        ),
    ),
    Reason(
        r"invalid character '(?P<char>\\?.)' (?P<where>looking for|after|in)",
        Text(
            "`$char` cannot stand there in JSON", "JSON의 이 자리에 `$char` 글자가 올 수 없습니다"
        ),
        Text("look for a missing quote or comma", "빠진 따옴표나 쉼표를 찾아보세요"),
    ),
)
