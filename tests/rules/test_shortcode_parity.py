import pytest

from harness import findings, found, marked, pair


@pytest.mark.parametrize(
    ("ko", "en"),
    [
        ("{{< youtube a1 >}}", "{{< youtube a1 >}}"),
        ("{{< youtube a1 >}}", "⟦{{< youtube a2 >}}⟧"),
        ("{{< youtube a1 >}}", "⟦{{< vimeo a1 >}}⟧"),
        ("시간은 ⟦{{< badge 4 >}}⟧입니다.", "This is the time."),
        ("시간입니다.", "This is the time ⟦{{< badge 4 >}}⟧."),
        ('{{< alert "pencil" >}}', '⟦{{< alert "circle" >}}⟧'),
        ('{{< button "시작" >}}', '{{< button "Start" >}}'),
        # which only one has
        ("{{< note >}}", "⟦{{< note warning >}}⟧"),
        ("{{< note warning >}}", "⟦{{< note >}}⟧"),
        ('{{< note "조심" >}}', "{{< note >}}"),
        ("{{< note >}}", '{{< note "Be careful" >}}'),
        ('{{< note "조심" warning >}}', "{{< note warning >}}"),
        ("{{< note >}}", "{{< note en >}}"),
        # parameters
        ('{{< video src="a.mp4" width="640" >}}', '⟦{{< video src="a.mp4" width="64" >}}⟧'),
        ('{{< video src="a.mp4" width="640" >}}', '⟦{{< video src="a.mp4" >}}⟧'),
        ('{{< video src="a.ko.mp4" >}}', '{{< video src="a.en.mp4" >}}'),
        ('{{< video src="/ko/a.mp4" >}}', '{{< video src="/en/a.mp4" >}}'),
        ('{{< video src="a.mp4" lang="ko" >}}', '{{< video src="a.mp4" lang="en" >}}'),
        ('{{< video src="a.mp4" title="켜기" >}}', '{{< video src="a.mp4" title="Start" >}}'),
        ('{{< video src="a.mp4" title="켜기" >}}', '⟦{{< video src="a.mp4" >}}⟧'),
        ('{{< x kind="큰 것" >}}', '{{< x kind="a big one" >}}'),
        ('{{< x images="{a.png,b.png}" >}}', '⟦{{< x images="{a.png,c.png}" >}}⟧'),
        # pictures and links are of other rules
        ('{{< figure src="a.png" >}}', '{{< figure src="b.png" >}}'),
        ('{{< figure src="a.png" class="w" >}}', '⟦{{< figure src="a.png" class="v" >}}⟧'),
        ('{{< figure src="a.png" >}}', "![a](a.png)"),
        ('{{< figure src="a.png" >}}', '⟦{{< figurex src="a.png" >}}⟧'),
        ('[나]({{< ref "b" >}})', '[b]({{< relref "c" >}})'),
        # paired
        ("켜지는 {{< b >}}시간{{< /b >}}", "Start {{< b >}}time{{< /b >}}"),
        ("켜지는 {{< b >}}시간{{< /b >}}", "Start ⟦{{< b >}}⟧time"),
        # the order of words
        ("{{< icon a >}}와 {{< icon b >}}", "{{< icon b >}} and {{< icon a >}}"),
        ("```\n{{< b 1 >}}\n```", "```\n{{< b 2 >}}\n```"),
        ("숏코드 없는 글입니다.", "No shortcode."),
    ],
)
def test_shortcode_parity(ko, en):
    archive, expected = marked(pair(ko, en))

    assert found("shortcode-parity", archive) == expected


def test_the_message_names_both_values():
    (finding,) = findings("shortcode-parity", pair("{{< x id=a1 >}}", "{{< x id=a2 >}}"))

    assert finding.message.en == "`id` of `x` is `a2` here and `a1` in the `ko` text"
    assert finding.message.ko == "`x` 숏코드의 `id` 값: 여기는 `a2`, `ko` 글은 `a1`"
