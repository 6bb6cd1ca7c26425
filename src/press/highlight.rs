//! Code to HTML in which words of a kind share a class. Colors are the style sheet's business.

use std::sync::LazyLock;
use syntect::html::{ClassStyle, ClassedHTMLGenerator};
use syntect::parsing::{SyntaxReference, SyntaxSet};
use syntect::util::LinesWithEndings;

/// Loaded when the first block of code names its language.
static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

/// In front of every class, so that they meet none of the page's own.
const STYLE: ClassStyle = ClassStyle::SpacedPrefixed { prefix: "c-" };

/// More code than this is a file and not an example, and takes long to color, in bytes.
const MOST_BYTES: usize = 64 << 10;

/// Grammars look ahead within a line, which a long one makes slow, in bytes.
const MOST_LINE_BYTES: usize = 2 << 10;

/// The code with its words in classes; `None` if the language is not known, or the code too long.
pub(super) fn html(code: &str, language: &str) -> Option<String> {
    if language.is_empty()
        || MOST_BYTES < code.len()
        || code.lines().any(|line| MOST_LINE_BYTES < line.len())
    {
        return None;
    }
    let syntax = syntax(language)?;
    let mut generator = ClassedHTMLGenerator::new_with_class_style(syntax, &SYNTAXES, STYLE);
    for line in LinesWithEndings::from(code) {
        // A grammar that fails leaves the code as it is.
        generator
            .parse_html_for_line_which_includes_newline(line)
            .ok()?;
    }
    Some(generator.finalize())
}

/// The grammar for a name as people write it behind a fence. Names that have none borrow one that is close.
fn syntax(language: &str) -> Option<&'static SyntaxReference> {
    let language = language.to_lowercase();
    let name = match language.as_str() {
        "typescript" | "ts" | "jsx" | "tsx" | "mjs" | "json5" | "jsonc" => "js",
        "shell" | "console" | "shell-session" | "zsh" | "terminal" => "bash",
        "yml" => "yaml",
        "golang" => "go",
        "c++" | "cpp" => "cpp",
        "text" | "plain" | "plaintext" | "none" => return None,
        name => name,
    };
    SYNTAXES.find_syntax_by_token(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_get_classes_and_text_stays_text() {
        let html = html("let a = \"<b>\"; // c\n", "rust").unwrap();
        assert!(
            html.contains("c-storage") && html.contains("c-comment"),
            "{html}"
        );
        assert!(
            html.contains("&lt;b&gt;") && !html.contains("<b>"),
            "{html}"
        );
    }

    #[test]
    fn unknown_languages_and_very_long_code_are_left_alone() {
        assert_eq!(html("x", "klingon"), None);
        assert_eq!(html("x", ""), None);
        assert_eq!(html(&"x ".repeat(MOST_LINE_BYTES), "js"), None);
    }
}
