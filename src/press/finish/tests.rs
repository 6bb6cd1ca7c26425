use super::*;
use crate::article::Slug;
use proptest::prelude::*;

/// The HTML and the kinds of mistakes, in a content folder with one picture and one article.
fn touched(html: &str) -> (String, Vec<Kind>) {
    let content = tempfile::TempDir::new().unwrap();
    std::fs::create_dir(content.path().join("blog")).unwrap();
    // The smallest picture there is: the header of a GIF of 3 by 2.
    std::fs::write(
        content.path().join("blog/p q.gif"),
        b"GIF89a\x03\0\x02\0\0\0\0;",
    )
    .unwrap();
    let mut index = Index::new(None);
    index.add("other", &Slug::from_text("other").unwrap());
    let settings = Settings::default();
    let surroundings = Surroundings {
        index: &index,
        settings: &settings,
        content: content.path(),
        folder: Path::new("blog"),
        is_foreign: false,
    };
    let finished = finish(&Markup::Foreign(html.to_owned()), &surroundings, &|_| {
        Place::whole()
    });
    let kinds = finished
        .mistakes
        .iter()
        .map(|mistake| mistake.kind)
        .collect();
    (finished.html.as_str().to_owned(), kinds)
}

#[track_caller]
fn check(html: &str, expected: &str, kinds: &[Kind]) {
    assert_eq!(touched(html), (expected.to_owned(), kinds.to_vec()));
}

#[test]
fn links_lead_to_articles_files_and_other_sites_or_nowhere() {
    check(
        "<a href=\"/x/other/\">a</a>",
        "<a href=\"./?article=other\">a</a>",
        &[],
    );
    check(
        "<a href=\"p%20q.gif\">a</a>",
        "<a href=\"media/blog/p%20q.gif\">a</a>",
        &[],
    );
    check(
        "<a href=\"https://e.org/?a=1&b=2\">a</a>",
        "<a href=\"https://e.org/?a=1&amp;b=2\">a</a>",
        &[],
    );
    check("<a href=\"gone.md\">a</a>", "<a>a</a>", &[Kind::BrokenLink]);
    check(
        "<a href=\"../../etc/passwd\">a</a>",
        "<a>a</a>",
        &[Kind::BrokenLink],
    );
}

#[test]
fn pictures_get_their_size_or_become_words() {
    let sized =
        "<img src=\"media/blog/p%20q.gif\" alt=\"A\" loading=\"lazy\" width=\"3\" height=\"2\">";
    check("<img src=\"p q.gif\" alt=\"A\">", sized, &[]);
    check(
        "<img src=\"gone.gif\" alt=\"A &amp; b\">",
        "A &amp; b",
        &[Kind::MissingImage],
    );
    check(
        "<img src=\"https://e.org/x.gif\" alt=\"A\">",
        "<a href=\"https://e.org/x.gif\">A</a>",
        &[Kind::RemoteImage],
    );
    check(
        "<a href=\"https://e.org\"><img src=\"//e.org/x.gif\" alt=\"\"></a>",
        "<a href=\"https://e.org\">Picture on e.org</a>",
        &[Kind::RemoteImage],
    );
    check(
        "<img src=\"p q.gif\" width=\"9\">",
        "<img src=\"media/blog/p%20q.gif\" width=\"9\" alt=\"\" loading=\"lazy\">",
        &[Kind::MissingAlt],
    );
}

#[test]
fn the_articles_headings_stand_below_the_pages_own() {
    check("<h1>a</h1><h2>b</h2>", "<h2>a</h2><h3>b</h3>", &[]);
    check("<h2>b</h2>", "<h2>b</h2>", &[]);
}

#[test]
fn boxes_say_what_they_mean() {
    check(
        "<input type=checkbox disabled checked><input name=x>",
        "<input type=\"checkbox\" disabled=\"\" checked=\"\" aria-label=\"Done\">",
        &[],
    );
}

#[test]
fn frames_become_links() {
    check(
        "<iframe src=\"//www.youtube.com/embed/Ab-1?rel=0\" title=\"T\"></iframe>",
        "<p><a href=\"https://www.youtube.com/watch?v=Ab-1\">T</a></p>",
        &[],
    );
    check(
        "<video src=\"javascript:x\"></video>",
        "<p><a>Embedded: file</a></p>",
        &[],
    );
}

proptest! {
    #[test]
    fn what_is_put_in_is_clean(html in "(<(a href=[\"/x?&]{0,5}|p|/p|/a|img src=\"https://e.org/x\" alt=\"[\"<>&]\"|img src=y|table|tr|td|pre|h1|h2 id=y|iframe src=\"z\"|/iframe|video)>?|[a&;'\"= <>-]){0,25}") {
        let (finished, _) = touched(&html);
        prop_assert_eq!(sanitize::clean(&finished), finished);
    }
}
