//! Many questions at once, answered in the format that evaluates search engines: the runs of TREC.
//!
//! Each line is the question's id, `Q0`, an article's id, its rank from 1, a score and the name of this engine, with
//! spaces between them (see trec_eval's README). Scores only say the order: they fall by one from rank to rank.

use crate::answer::Answer;
use crate::archive::Archive;
use crate::query::language;
use anyhow::{Result, bail};
use rayon::prelude::*;

/// A question on a line of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Question<'a> {
    id: &'a str,
    text: &'a str,
}

/// Questions that are answered before the first answer is put: enough for all threads, and few enough that a thousand
/// articles to each are some ten megabytes.
const AT_ONCE: usize = 256;

/// Answers `questions`, with up to `depth` articles to each. `put` gets the run in pieces of whole lines.
pub(super) fn run(
    archive: &Archive,
    questions: &[Question],
    depth: usize,
    mut put: impl FnMut(&str) -> Result<()>,
) -> Result<()> {
    // So that it is made once, and not by whichever thread needs it first while the others wait.
    archive.index();
    for questions in questions.chunks(AT_ONCE) {
        let answers = questions
            .par_iter()
            .map(|question| answer(archive, *question, depth));
        let answers = answers.collect::<Vec<_>>().concat();
        if !answers.is_empty() {
            put(answers.trim_end())?;
        }
    }
    Ok(())
}

/// The questions of a file: lines of an id, a tab and a question.
pub(super) fn questions(text: &str) -> Result<Vec<Question<'_>>> {
    let mut found = Vec::new();
    for (at, line) in text.lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        match line.split_once('\t') {
            Some((id, text)) if !id.trim().is_empty() && !id.trim().contains(' ') => {
                found.push(Question {
                    id: id.trim(),
                    text,
                });
            }
            _ => bail!(
                "line {} is not an id without spaces, a tab and a question",
                at + 1
            ),
        }
    }
    Ok(found)
}

fn answer(archive: &Archive, Question { id, text }: Question<'_>, depth: usize) -> String {
    let (query, _) = language::parse(text);
    let selection = Answer::selection(archive, &query);
    let n_listed = selection.len().min(depth);
    let listed = selection.iter().take(depth).enumerate();
    let line = |(at, idx)| {
        // What reads runs takes spaces for the ends of fields.
        let article = archive.article(idx).id().replace(char::is_whitespace, "_");
        format!("{id} Q0 {article} {} {} newsprint\n", at + 1, n_listed - at)
    };
    listed.map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const JSON: &str = r#"{"items":[
        {"id":"a b","title":"Treaty of peace","date_published":"2020"},
        {"id":"c","title":"Other news","content_text":"A treaty.","date_published":"2021"}]}"#;

    #[test]
    fn each_question_has_its_ranks() {
        let (archive, _) = Archive::from_json(JSON.as_bytes()).unwrap();
        let questions = questions("q1\ttreaty\n\nq2\tzzz\nq3\tnews\n").unwrap();
        let run = |depth| {
            let mut all = String::new();
            let put = |text: &str| {
                all.push_str(text);
                Ok(())
            };
            run(&archive, &questions, depth, put).unwrap();
            all
        };
        assert_eq!(
            run(10),
            "q1 Q0 a_b 1 2 newsprint\nq1 Q0 c 2 1 newsprint\nq3 Q0 c 1 1 newsprint"
        );
        assert_eq!(run(1), "q1 Q0 a_b 1 1 newsprint\nq3 Q0 c 1 1 newsprint");
    }

    #[test]
    fn a_line_without_an_id_is_named() {
        let error = questions("q1\tone\nno tab here\n").unwrap_err();
        assert!(error.to_string().starts_with("line 2 "), "{error}");
    }
}
