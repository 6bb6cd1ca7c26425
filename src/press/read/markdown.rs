//! Markdown files: front matter on top, and what the file's name says of date and language.
//!
//! The body is taken as it is; turning it into HTML needs to know the other articles, for links between them,
//! and is [`render`](crate::press::render)'s business.

use super::front_matter;
use super::{Context, titled};
use crate::folding::single_spaced;
use crate::press::diagnostic::Place;
use crate::press::draft::{Body, Reading};
use crate::press::fields;
use crate::press::naming;

pub(super) fn read(text: &str, context: &Context) -> Reading {
    // Hugo and Zola keep a section's own page in a file of this name; it lists others and is no article.
    if context.stem() == "_index" {
        return Reading::default();
    }
    let front = front_matter::split(text);
    let mut draft = fields::draft(&front.fields, &context.habits(), &front);
    draft.mistakes.splice(0..0, front.mistakes.iter().cloned());
    let (heading, body) = heading(front.body);
    let is_title = |heading: &str| draft.article.title.is_empty() || heading == draft.article.title;
    let (mut source, mut line) = (front.body, front.body_line);
    if let Some(heading) = heading.map(plain).filter(|heading| is_title(heading)) {
        draft.article.title = heading;
        line += source[..source.len() - body.len()].matches('\n').count();
        source = body;
    }
    draft.body = Body::Markdown {
        source: source.to_owned(),
        line,
    };
    let (date, _) = naming::dated(context.stem());
    draft.article.published = draft.article.published.or(date);
    let language = &mut draft.article.language;
    *language = language.take().or_else(|| naming::language(context.stem()));
    let above = text.len() - text.trim_start().len();
    let place = Place::at(
        text,
        above,
        text[above..].lines().next().unwrap_or_default().len(),
    );
    titled(
        draft,
        place,
        "write title: \"...\" in the front matter, or begin the text with a line # Title",
    )
}

/// The heading that a text begins with, and what stands below it.
fn heading(text: &str) -> (Option<&str>, &str) {
    let start = text.trim_start();
    let (line, below) = start.split_once('\n').unwrap_or((start, ""));
    let line = line.trim_end();
    if let Some(title) = line.strip_prefix("# ") {
        return (Some(title.trim().trim_end_matches('#').trim_end()), below);
    }
    // A line with a row of `=` below it.
    let (underline, rest) = below.split_once('\n').unwrap_or((below, ""));
    let underline = underline.trim_end();
    let is_heading =
        !line.is_empty() && !underline.is_empty() && underline.bytes().all(|byte| byte == b'=');
    match is_heading {
        true => (Some(line), rest),
        false => (None, text),
    }
}

/// A heading without its markup, as well as can be told without rendering it.
fn plain(heading: &str) -> String {
    let text = heading.split(" {#").next().unwrap_or_default();
    single_spaced(&text.replace(['*', '`'], "").replace("\\", ""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::Date;
    use crate::press::diagnostic::Kind;
    use crate::press::draft::Draft;
    use crate::press::settings::Settings;
    use std::path::Path;

    fn parse(path: &str, text: &str) -> Reading {
        let settings = Settings::default();
        read(
            text,
            &Context {
                settings: &settings,
                path: Path::new(path),
            },
        )
    }

    fn single(path: &str, text: &str) -> Draft {
        let mut reading = parse(path, text);
        assert_eq!(reading.drafts.len(), 1, "{:?}", reading.mistakes);
        reading.drafts.remove(0)
    }

    #[track_caller]
    fn check_body(draft: &Draft, source: &str, line: usize) {
        let Body::Markdown {
            source: found,
            line: at,
        } = &draft.body
        else {
            panic!("the body is Markdown")
        };
        assert_eq!((found.as_str(), *at), (source, line));
    }

    #[test]
    fn the_title_comes_from_the_front_matter_or_else_from_the_first_heading() {
        let draft = single("a.md", "---\ntitle: T\n---\n\n# Other\n\nText");
        assert_eq!(draft.article.title, "T");
        check_body(&draft, "\n# Other\n\nText", 4);
        let draft = single("a.md", "---\ntitle: T\n---\n# T #\nText");
        check_body(&draft, "Text", 5);
        let draft = single("a.md", "\nThe *T*\n===\nText");
        assert_eq!(draft.article.title, "The T");
        check_body(&draft, "Text", 4);
    }

    #[test]
    fn a_file_without_any_title_is_a_mistake() {
        let reading = parse("a.md", "---\nslug: example\n---\n\nText");
        assert_eq!(
            (reading.drafts.len(), reading.mistakes[0].kind),
            (0, Kind::NoTitle)
        );
    }

    #[test]
    fn a_jekyll_name_gives_the_date_unless_the_front_matter_does() {
        let date = |text: &str| {
            let draft = single("_posts/2024-05-01-some-title.md", text);
            draft.article.published.map(|date: Date| date.to_string())
        };
        assert_eq!(date("# T"), Some("2024-05-01".into()));
        assert_eq!(
            date("---\ntitle: T\ndate: 2024-05-02\n---\n"),
            Some("2024-05-02".into())
        );
    }

    #[test]
    fn jekyll_tags_are_separated_by_blanks() {
        let tags = |path: &str| {
            single(path, "---\ntitle: T\ntags: web press\n---\n")
                .article
                .tags
        };
        assert_eq!(tags("_posts/2024-05-01-a.md"), ["web", "press"]);
        assert_eq!(tags("blog/a.md"), ["web press"]);
    }

    #[test]
    fn a_sections_own_page_is_no_article() {
        assert!(
            parse("blog/_index.md", "---\ntitle: Blog\n---\n")
                .drafts
                .is_empty()
        );
    }
}
