"""Why the site itself stops Hugo: templates and configuration.

Real samples: tests/test_hugo.py.
"""

from __future__ import annotations

from twinpost.hugo.reason import Reason
from twinpost.text import Text

TEMPLATES = (
    Reason(
        r'partial "(?P<name>[^"]+)" not found',
        Text("there is no partial `$name`", "`$name` 파셜이 없습니다"),
        Text(
            "correct the name, add it below `layouts/_partials`, or install the theme it is from",
            "이름을 고치거나 `layouts/_partials` 아래에 만들거나, 그것이 든 테마를 설치해 주세요",
        ),
    ),
    Reason(
        r'function "(?P<name>[^"]+)" not defined',
        Text(
            "Hugo has no template function `$name`", "Hugo에 `$name` 이라는 템플릿 함수가 없습니다"
        ),
        Text(
            "correct the name; a newer function needs a newer Hugo",
            "이름을 고쳐 주세요. 새 함수라면 Hugo를 올려야 합니다",
        ),
    ),
    Reason(
        r"can't evaluate field (?P<field>\S+) in type \*?(?P<type>\S+)",
        Text(
            "the template asks for `.$field`, which `$type` does not have",
            "템플릿이 `$type`에 없는 `.$field` 필드를 찾습니다",
        ),
        Text(
            "correct the field, or look at what `.` is there",
            "필드 이름을 고치거나, 그 자리의 `.`이 무엇인지 확인해 주세요",
        ),
    ),
    Reason(
        r"nil pointer evaluating (?P<type>[\w.]+)\.(?P<field>\w+)",
        Text(
            "the template asks for `.$field` of something that was not found",
            "템플릿이 찾지 못한 것의 `.$field` 필드를 씁니다",
        ),
        Text(
            "correct the file name, or guard the template: `{{ with resources.Get ... }}`",
            "파일 이름을 고치거나 템플릿을 `{{ with resources.Get ... }}`로 감싸 주세요",
        ),
    ),
    Reason(
        r'failed to (?P<verb>\w+) image "(?P<path>[^"]+)".*?: (?P<why>[^:\n]+)$',
        Text("picture `$path` can't be read: $why", "`$path` 그림을 읽을 수 없습니다: $why"),
        Text("replace the file by a picture that opens", "열리는 그림 파일로 바꿔 주세요"),
    ),
    Reason(
        r'binary with name "(?P<name>[^"]+)" not found|(?P<other>\w+) not found in \$PATH',
        Text(
            "the site needs the program `$name$other`, which is not installed",
            "이 사이트에 필요한 `$name$other` 프로그램이 설치되어 있지 않습니다",
        ),
        Text("install it, as the theme's documentation says", "테마 문서를 보고 설치해 주세요"),
    ),
    Reason(
        r'access denied: "(?P<what>[^"]+)" is not whitelisted in policy "(?P<policy>[^"]+)"',
        Text(
            "Hugo's setting `$policy` does not allow `$what`",
            "Hugo의 `$policy` 설정이 `$what` 항목을 허용하지 않습니다",
        ),
        Text(
            "allow it in the site's configuration, if you trust it",
            "믿을 수 있다면 사이트 설정에서 허용해 주세요",
        ),
    ),
    Reason(
        r"exceeded maximum template depth",
        Text("a template includes itself without end", "템플릿이 자기 자신을 끝없이 부릅니다"),
        Text("give the recursion an end", "재귀가 끝나는 조건을 넣어 주세요"),
    ),
    Reason(
        r"timed out (?P<what>rendering|initializing)",
        Text(
            "a page took longer than Hugo's `timeout`",
            "한 글을 만드는 데 Hugo의 `timeout`보다 오래 걸렸습니다",
        ),
        Text(
            "raise `timeout` in the configuration, or look for a template that never ends",
            "설정의 `timeout`을 늘리거나 끝나지 않는 템플릿을 찾아 주세요",
        ),
    ),
)

TEMPLATE_SYNTAX = (
    Reason(
        r"parse of template failed: template: [^:]*:\d+(?::\d+)?: (?P<why>[^\n]+)",
        Text("the template can't be read: $why", "템플릿을 읽을 수 없습니다: $why"),
        Text(
            "close every `{{` with `}}`, and every `if`, `range` and `with` with an `end`",
            "`{{`은 `}}`로, `if`·`range`·`with`는 `end`로 닫아 주세요",
        ),
    ),
)

CONFIGURATION = (
    Reason(
        r"unknown time zone (?P<zone>\S+)",
        Text("there is no time zone `$zone`", "`$zone` 이라는 시간대가 없습니다"),
        Text(
            "use a name of the tz database in `timeZone`, such as `Asia/Seoul`",
            "`timeZone`에 `Asia/Seoul`과 같은 tz 데이터베이스의 이름을 적어 주세요",
        ),
    ),
    Reason(
        r'defaultContentLanguage "(?P<lang>[^"]+)" not found',
        Text(
            "`defaultContentLanguage` is `$lang`, which `languages` does not have",
            "`defaultContentLanguage`의 `$lang` 언어가 `languages`에 없습니다",
        ),
        Text(
            "add it to `languages`, or name one that is there",
            "`languages`에 넣거나 거기 있는 언어를 적어 주세요",
        ),
    ),
    Reason(
        r'default language "(?P<lang>[^"]+)" is disabled',
        Text("the default language `$lang` is disabled", "기본 언어(`$lang`)가 꺼져 있습니다"),
        Text(
            "enable it, or change `defaultContentLanguage`",
            "그 언어를 켜거나 `defaultContentLanguage`를 바꿔 주세요",
        ),
    ),
    Reason(
        r"'\[?(?P<key>[^\]']*)\]?(?P<rest>[^']*)' expected a map, got '(?P<got>\w+)'",
        Text(
            "`$key$rest` is a plain value ($got); Hugo wants keys below it",
            "`$key$rest` 항목이 단순한 값($got)입니다. 그 아래에 키가 있어야 합니다",
        ),
        Text("write it as a map of keys and values", "키와 값의 맵으로 적어 주세요"),
    ),
    Reason(
        r"'\[?(?P<key>[^\]']*)\]?(?P<rest>[^']*)' expected type '(?P<type>\w+)', "
        r"got unconvertible type '\S+'(?:, value: '(?P<value>[^']*)')?",
        Text(
            "`$key$rest` is `$value`; Hugo wants `$type`",
            "`$key$rest`의 값이 `$value`입니다. `$type` 이어야 합니다",
        ),
        Text("correct the value", "값을 고쳐 주세요"),
    ),
    Reason(
        r"cannot parse '(?P<key>[^']+)' as (?P<type>\w+):.*parsing \"(?P<value>[^\"]*)\"",
        Text(
            "`$key` is `$value`; Hugo wants `$type`",
            "`$key`의 값이 `$value`입니다. `$type` 이어야 합니다",
        ),
        Text("correct the value", "값을 고쳐 주세요"),
    ),
    Reason(
        r'unknown output format "(?P<name>[^"]+)" for kind "(?P<kind>[^"]+)"',
        Text(
            "`outputs.$kind` names `$name`, which is no output format",
            "`outputs.$kind`의 `$name` 이라는 출력 형식은 없습니다",
        ),
        Text(
            "correct the name, or define it in `outputFormats`",
            "이름을 고치거나 `outputFormats`에 정의해 주세요",
        ),
    ),
    Reason(
        r"failed to compile ignoreFiles pattern \"(?P<pattern>.*?)\":",
        Text(
            "`$pattern` in `ignoreFiles` is no regular expression",
            "`ignoreFiles`의 `$pattern` 값은 정규 표현식이 아닙니다",
        ),
        Text(
            "correct the expression; a `.` or `[` itself is written `\\.` and `\\[`",
            "정규 표현식을 고쳐 주세요. 글자 그대로의 `.`과 `[`는 `\\.`과 `\\[`로 적습니다",
        ),
    ),
    Reason(
        r'error expanding "(?P<pattern>[^"]+)": permalink attribute not recogni[sz]ed',
        Text(
            "`permalinks` has `$pattern`, which Hugo does not know",
            "`permalinks`의 `$pattern` 패턴을 Hugo가 알지 못합니다",
        ),
        Text(
            "use `:year`, `:month`, `:slug`, `:title` and the like",
            "`:year`, `:month`, `:slug`, `:title` 등을 써 주세요",
        ),
    ),
    Reason(
        r"deprecated: (?:project config key )?(?P<what>\S+).*? was deprecated in Hugo "
        r"(?P<version>v[\d.]+) and subsequently removed\. ?(?P<advice>.*)",
        Text(
            "`$what` is no longer part of Hugo (deprecated since $version)",
            "`$what` 항목은 이제 Hugo에 없습니다 ($version 부터 폐기)",
        ),
        Text("$advice", "Hugo의 안내: $advice"),
    ),
)
