use super::*;
use proptest::prelude::*;

#[track_caller]
fn check(source: &str, text: &str, dropped: &[&str]) {
    let (expanded, mistakes) = expand(source, 1);
    assert_eq!(expanded, text);
    let topics: Vec<_> = mistakes
        .iter()
        .map(|mistake| mistake.topic.trim_start_matches("the shortcode "))
        .collect();
    assert_eq!(topics, dropped);
}

#[test]
fn unknown_calls_are_dropped_and_what_they_enclose_is_kept() {
    check("a {{< img src=\"x\" >}} b", "a  b", &["img"]);
    check(
        "{{% note %}}\nKeep *this*.\n{{% /note %}}",
        "\nKeep *this*.\n",
        &["note"],
    );
    check("{% include x.html a=\"%}\" %}b", "b", &["include"]);
    check(
        "{{ page.title }} {{ gallery(path=\"a\") }}",
        " ",
        &["page.title", "gallery"],
    );
    check("a{: .lead }\n{:toc}\nb", "a\n\nb", &[]);
    check("[a]({{< tmp \"x\" >}} \"T\")", "[a](<> \"T\")", &["tmp"]);
    check(
        "{{< quote text=\"It is so.\" cite=\"Ann\" >}}",
        "It is so. — Ann",
        &["quote"],
    );
}

#[test]
fn links_to_other_pages_become_paths() {
    check(
        "[a]({{< ref \"2014-a b.md\" >}})",
        "[a](2014-a%20b.md)",
        &[],
    );
    check("[a]({{<ref x.md >}})", "[a](x.md)", &[]);
    check(
        "[a]({% post_url 2014-01-02-b %}) [c]({{ site.baseurl }}/c)",
        "[a](2014-01-02-b.md) [c](/c)",
        &[],
    );
    check("![a]({{ '/i.png' | relative_url }})", "![a](/i.png)", &[]);
}

#[test]
fn calls_that_mean_the_same_everywhere_become_markdown() {
    check(
        "{{< figure src=\"a.png\" alt=\"An a\" caption=\"See\" >}}",
        "![An a](a.png) *See*",
        &[],
    );
    check(
        "{{< youtube id=\"Z4X\" title=\"T\" >}}",
        "[Video: T](https://www.youtube.com/watch?v=Z4X)",
        &[],
    );
    check(
        "{% gist ann/12 %}",
        "[Code](https://gist.github.com/ann/12)",
        &[],
    );
    check(
        "{{< highlight go \"linenos=table\" >}}\nx := 1\n{{< /highlight >}}.",
        "\n````go\nx := 1\n````\n.",
        &[],
    );
    check("{% raw %}{{ x }}{% endraw %}", "{{ x }}", &[]);
    check("a{% comment %}b{% endcomment %}c", "ac", &[]);
}

#[test]
fn code_and_other_braces_are_left_alone() {
    check(
        "```\n{{ x }} {% y %}\n```\n{{ x }}",
        "```\n{{ x }} {% y %}\n```\n",
        &["x"],
    );
    check("\\{a} {b: 1} ${x} {{", "\\{a} {b: 1} ${x} {{", &[]);
}

#[test]
fn lines_stay_where_they_are() {
    let (text, mistakes) = expand("a\n{{< x\n  y=\"1\"\n>}}\nb {{< z >}}", 10);
    assert_eq!(text, "a\n\n\n\nb ");
    let lines: Vec<_> = mistakes.iter().map(|mistake| mistake.place.line).collect();
    assert_eq!(lines, [11, 14]);
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "(\\{\\{|\\{%|<|%|\\}\\}|%\\}|>|/|ref|raw|endraw|highlight|\"|=|\n|`{3}|é| ){0,30}") {
        let _ = expand(&text, 1);
    }
}
