use super::*;
use crate::press::draft::{Body, Draft};
use crate::press::settings::Settings;
use proptest::prelude::*;
use std::path::Path;

mod broken;

fn read(text: &str) -> Reading {
    let settings = Settings::default();
    let path = Path::new("feed.xml");
    let context = Context {
        settings: &settings,
        path,
    };
    super::read(text, &context)
}

/// The articles of a feed without mistakes.
#[track_caller]
fn all(text: &str) -> Vec<Draft> {
    let reading = read(text);
    assert_eq!(reading.mistakes, []);
    for draft in &reading.drafts {
        assert_eq!(draft.mistakes, []);
    }
    reading.drafts
}

/// The only article of an RSS feed whose only item has `inside`.
#[track_caller]
fn item(inside: &str) -> Draft {
    let declared = r#"xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/""#;
    let feed =
        format!("<rss version=\"2.0\" {declared}><channel><item>{inside}</item></channel></rss>");
    let mut drafts = all(&feed);
    assert_eq!(drafts.len(), 1);
    drafts.remove(0)
}

/// The only article of an Atom feed whose only entry has `inside`.
#[track_caller]
fn entry(inside: &str) -> Draft {
    let mut drafts = all(&format!(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry>{inside}</entry></feed>"
    ));
    assert_eq!(drafts.len(), 1);
    drafts.remove(0)
}

fn html(draft: &Draft) -> &str {
    match &draft.body {
        Body::Html(html) => html,
        body => panic!("{body:?} is no HTML"),
    }
}

fn text(draft: &Draft) -> &str {
    match &draft.body {
        Body::Text(text) => text,
        body => panic!("{body:?} is no text"),
    }
}

fn published(draft: &Draft) -> String {
    draft
        .article
        .published
        .map(|date| date.to_string())
        .unwrap_or_default()
}

fn names(authors: &[Author]) -> Vec<&str> {
    authors
        .iter()
        .filter_map(|author| author.name.as_deref())
        .collect()
}

#[test]
fn rss_2_is_read() {
    let drafts = all(r#"<?xml version="1.0" encoding="UTF-8"?>
        <!-- made by hand -->
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/">
        <channel><title>Новини</title><link>https://e.org/</link><language>uk</language>
        <managingEditor>ed@e.org (Редактор)</managingEditor>
        <image><url>https://e.org/i.png</url><title>No</title></image>
        <item><title><![CDATA[Рок &amp; рол]]></title><link>https://e.org/1</link><guid isPermaLink="false">id-1</guid>
          <media:title>Not this one</media:title><enclosure url="https://e.org/a.mp3" length="1" type="audio/mpeg"/>
          <pubDate>Mon, 06 Sep 2021 23:30:00 -0500</pubDate><category domain="x">Музика</category><category>news</category>
          <description>Коротко</description><content:encoded><![CDATA[<p>Довго <b>і</b> цікаво</p>]]></content:encoded></item>
        <item><description>No title &lt;br/&gt; but words</description><guid>https://e.org/2</guid><author>王小明（wang@e.org）</author></item>
        </channel></rss>"#);
    let article = &drafts[0].article;
    assert_eq!(
        (article.id.as_str(), article.title.as_str()),
        ("id-1", "Рок & рол")
    );
    assert_eq!(
        published(&drafts[0]),
        "2021-09-06T23:30-05:00",
        "the day does not move"
    );
    assert_eq!(article.tags, ["Музика", "news"]);
    assert_eq!(
        (article.summary.as_deref(), article.language.as_deref()),
        (Some("Коротко"), Some("uk"))
    );
    assert_eq!(html(&drafts[0]), "<p>Довго <b>і</b> цікаво</p>");
    assert_eq!(names(&article.authors), ["Редактор"]);
    assert_eq!(article.url.as_deref(), Some("https://e.org/1"));
    assert_eq!(drafts[0].aliases, ["https://e.org/1"]);
    let article = &drafts[1].article;
    assert_eq!(
        (article.id.as_str(), article.title.as_str()),
        ("https://e.org/2", "No title but words")
    );
    assert_eq!(
        (article.url.as_deref(), names(&article.authors)),
        (Some("https://e.org/2"), vec!["王小明"])
    );
    assert_eq!(
        (html(&drafts[1]), &article.summary),
        ("No title <br/> but words", &None)
    );
}

#[test]
fn older_rss_is_read() {
    for version in [r#" version="0.91""#, r#" version="0.94""#, ""] {
        let drafts = all(&format!(
            "<!DOCTYPE rss PUBLIC \"-//N//DTD RSS 0.91//EN\" \"x.dtd\">\n<rss{version}><channel><title>F</title><item>\
             <title>T</title><link>https://e.org/1</link><description>x &amp; y</description></item></channel></rss>"
        ));
        assert_eq!(
            (drafts[0].article.title.as_str(), text(&drafts[0])),
            ("T", "x & y")
        );
        assert_eq!(drafts[0].article.id, "https://e.org/1");
    }
    let drafts = all(
        r#"<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
            xmlns:d="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://e.org/"><title>F</title><d:language>fr</d:language></channel>
        <item rdf:about="https://e.org/1"><title>Été</title><link>https://e.org/1</link><d:date>2020-01-01T00:30+09:00</d:date>
          <d:creator>Zoé</d:creator><d:subject>été</d:subject><description>x</description></item></rdf:RDF>"#,
    );
    let article = &drafts[0].article;
    assert_eq!(
        (article.id.as_str(), article.title.as_str()),
        ("https://e.org/1", "Été")
    );
    assert_eq!(
        (published(&drafts[0]).as_str(), article.language.as_deref()),
        ("2020-01-01T00:30+09:00", Some("fr"))
    );
    assert_eq!(
        (names(&article.authors), article.tags.as_slice()),
        (vec!["Zoé"], &["été".to_owned()][..])
    );
}

#[test]
fn atom_is_read() {
    let drafts = all(
        r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="pt-BR" xml:base="https://e.org/blog/">
        <title>F</title><link rel="self" href="feed.xml"/><author><name>Ana</name><uri>https://e.org/ana</uri></author>
        <entry><id>tag:e.org,2020:1</id><title type="html">Um &amp;lt;b&amp;gt; &lt;i&gt;só&lt;/i&gt;</title>
          <link rel="enclosure" href="https://e.org/x.mp3"/><link rel="alternate" href="2020/um"/>
          <published>2020-12-31T23:59:59-03:00</published><updated>2021-01-02T00:00:00Z</updated>
          <category term="t1" label="Tag um"/><category term="t2"/>
          <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>A &amp; B<br/><a name="x"/>c</p></div></content>
          <source><title>Other</title><id>other</id></source></entry>
        <entry xml:lang="en"><id>2</id><title>Use &lt;b&gt;</title><author><name>Bob</name><email>b@e.org</email></author>
          <updated>2021-01-02T10:00:00+01:00</updated><summary>Plain words</summary></entry></feed>"#,
    );
    let article = &drafts[0].article;
    assert_eq!(
        (article.id.as_str(), article.title.as_str()),
        ("tag:e.org,2020:1", "Um <b> só")
    );
    assert_eq!(published(&drafts[0]), "2020-12-31T23:59:59-03:00");
    assert_eq!(
        article.modified.unwrap().to_string(),
        "2021-01-02T00:00+00:00"
    );
    assert_eq!(article.tags, ["Tag um", "t2"]);
    assert_eq!(article.url.as_deref(), Some("https://e.org/blog/2020/um"));
    assert_eq!(article.authors[0].url.as_deref(), Some("https://e.org/ana"));
    assert_eq!(article.language.as_deref(), Some("pt-BR"));
    assert_eq!(
        html(&drafts[0]),
        r#"<div xmlns="http://www.w3.org/1999/xhtml"><p>A &amp; B<br><a name="x"></a>c</p></div>"#
    );
    let article = &drafts[1].article;
    assert_eq!(
        (article.title.as_str(), text(&drafts[1])),
        ("Use <b>", "Plain words")
    );
    assert_eq!(
        (names(&article.authors), article.language.as_deref()),
        (vec!["Bob"], Some("en"))
    );
    assert_eq!(
        (published(&drafts[1]).as_str(), article.modified),
        ("2021-01-02T10:00+01:00", None)
    );
}

#[test]
fn a_single_entry_and_prefixes_of_all_sorts_are_read() {
    let drafts = all(
        r#"<a:entry xmlns:a="http://www.w3.org/2005/Atom"><a:title>T</a:title><a:id>1</a:id></a:entry>"#,
    );
    assert_eq!(
        (
            drafts[0].article.title.as_str(),
            drafts[0].article.id.as_str()
        ),
        ("T", "1")
    );
    let drafts = all(
        r#"<atom:feed xmlns:atom="http://www.w3.org/2005/Atom" xmlns:x="http://www.w3.org/1999/xhtml"><atom:entry>
        <atom:title>T</atom:title><x:title>No</x:title><atom:content type="xhtml"><x:p>x</x:p></atom:content></atom:entry></atom:feed>"#,
    );
    assert_eq!(
        (drafts[0].article.title.as_str(), html(&drafts[0])),
        ("T", "<p>x</p>")
    );
}

#[test]
fn a_body_is_text_or_html_as_it_is_written() {
    assert_eq!(
        html(&item("<description><p>a<br/>b</p></description>")),
        "<p>a<br>b</p>"
    );
    assert_eq!(
        html(&item(
            "<description>&lt;p&gt;a&amp;nbsp;b&lt;/p&gt;</description>"
        )),
        "<p>a&nbsp;b</p>"
    );
    assert_eq!(
        text(&item("<description>R&amp;amp;D, 1 &lt; 2</description>")),
        "R&D, 1 < 2"
    );
    assert_eq!(
        html(&item("<content:encoded>bare</content:encoded>")),
        "bare"
    );
    let draft = item(
        "<title>T</title><description>  </description><content:encoded><![CDATA[<p>x</p>]]></content:encoded>",
    );
    assert_eq!((html(&draft), &draft.article.summary), ("<p>x</p>", &None));
    let same = item(
        "<title>T</title><description>Same  words</description><content:encoded><![CDATA[<p>Same words</p>]]></content:encoded>",
    );
    assert_eq!(same.article.summary, None);
    assert_eq!(
        text(&entry(
            "<title>T</title><content>1 &lt; 2 &amp;amp; 3</content>"
        )),
        "1 < 2 &amp; 3"
    );
    assert_eq!(
        html(&entry(
            "<content type=\"html\">&lt;b&gt;x&lt;/b&gt;</content>"
        )),
        "<b>x</b>"
    );
    let draft = entry(
        "<title type=\"html\"></title><content type=\"image/png\">iVBORw0</content><summary>s</summary>",
    );
    assert_eq!((text(&draft), draft.article.title.as_str()), ("s", "s"));
}

#[test]
fn dates_are_read_without_their_weekday_and_stay_in_their_zone() {
    let date = |text: &str| published(&item(&format!("<title>T</title><pubDate>{text}</pubDate>")));
    assert_eq!(
        date("mer, 16 nov 2022 00:38:15 +0100"),
        "2022-11-16T00:38:15+01:00"
    );
    assert_eq!(
        date("Sat, 01 Jan 2022 00:05:00 +1400"),
        "2022-01-01T00:05+14:00"
    );
    assert_eq!(
        date(" 31 Dec 2021 23:55:00 EST\n"),
        "2021-12-31T23:55-05:00"
    );
    assert_eq!(date("2021-12-31"), "2021-12-31");
    let both = item(
        "<title>T</title><dc:date>2021-12-31</dc:date><pubDate>Sat, 01 Jan 2022 04:00:00 GMT</pubDate>",
    );
    assert_eq!(published(&both), "2021-12-31", "the first one counts");
}

#[test]
fn an_export_of_wordpress_is_read_as_it_was_written() {
    let drafts = all(
        r#"<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
            xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><wp:wxr_version>1.2</wp:wxr_version>
        <item><title>Post</title><link>https://e.org/?p=1</link><pubDate>Thu, 02 Jan 2020 02:30:00 +0000</pubDate><dc:creator><![CDATA[ann]]></dc:creator>
          <content:encoded><![CDATA[One

Two]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded><wp:post_date><![CDATA[2020-01-01 23:30:00]]></wp:post_date>
          <wp:post_name>the-post</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type><category nicename="n">News</category></item>
        <item><title>Draft</title><pubDate>Mon, 30 Nov -0001 00:00:00 +0000</pubDate><content:encoded>x</content:encoded>
          <wp:post_date>0000-00-00 00:00:00</wp:post_date><wp:status>draft</wp:status><wp:post_type>page</wp:post_type></item>
        <item><title>picture.jpg</title><wp:status>inherit</wp:status><wp:post_type>attachment</wp:post_type></item>
        </channel></rss>"#,
    );
    assert_eq!(drafts.len(), 2);
    assert_eq!(published(&drafts[0]), "2020-01-01T23:30");
    assert_eq!(html(&drafts[0]), "<p>One</p>\n<p>Two</p>");
    let article = &drafts[0].article;
    assert_eq!(article.slug.as_ref().unwrap().as_str(), "the-post");
    assert_eq!(
        (names(&article.authors), article.tags.as_slice()),
        (vec!["ann"], &["News".to_owned()][..])
    );
    assert!(!drafts[0].is_draft && drafts[1].is_draft);
    assert_eq!(published(&drafts[1]), "");
}
