//! Headings of a list: which month or year begins with a row while it is sorted by date, and where the articles begin
//! that have only some of the words.
//!
//! How they are called in the reader's language is the page's business.

use crate::archive::{Archive, ArticleIdx};
use crate::dates::{Date, Unit};
use crate::query::Sort;
use crate::selection::Selection;

/// What stands above the articles of one month or year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// That month or year.
    Published(Date),
    /// They have no date.
    Undated,
    /// They have some of the words that are looked for, and not all.
    SomeWords,
}

/// What a list is divided into, if it is divided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Headings(Option<Unit>);

/// Months with fewer articles than this, on the average, would be more headings than list.
const LEAST_OF_MONTH: usize = 3;

impl Headings {
    /// Those of `selection`, sorted so: by month where that leaves a few articles to each, else by year.
    pub fn new(archive: &Archive, selection: &Selection, sort: Sort) -> Headings {
        let n_dated = selection.len() - selection.n_undated();
        let date = |row| archive.article(selection.article(row)?).date();
        if matches!(sort, Sort::Title | Sort::Relevance) {
            return Headings(None);
        }
        let ends = n_dated.checked_sub(1).map(|last| (date(0), date(last)));
        let Some((Some(one), Some(other))) = ends else {
            return Headings(Some(Unit::Month));
        };
        let month = |date: Date| Unit::Month.number(date.first_day());
        let n_months = month(one).abs_diff(month(other)) as usize + 1;
        let is_dense = n_months * LEAST_OF_MONTH <= n_dated;
        Headings(Some(if is_dense {
            Unit::Month
        } else {
            Unit::Years(1)
        }))
    }

    /// What stands above a row, if its article is the first of its month or year in the list.
    pub fn above(self, archive: &Archive, selection: &Selection, row: usize) -> Option<Heading> {
        if selection.n_best() == Some(row) {
            return Some(Heading::SomeWords);
        }
        let unit = self.0?;
        let heading = |article: ArticleIdx| match archive.article(article).date() {
            None => Heading::Undated,
            Some(date) => {
                let (year, month) = date.year_and_month();
                let month = month.filter(|_| unit == Unit::Month);
                Date::of(year, month, None).map_or(Heading::Undated, Heading::Published)
            }
        };
        let this = heading(selection.article(row)?);
        let before = row.checked_sub(1).and_then(|row| selection.article(row));
        (before.map(heading) != Some(this)).then_some(this)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::Answer;
    use crate::query::language::parse;

    #[track_caller]
    fn check(dates: &[&str], query: &str, expected: &[&str]) {
        let item =
            |(id, date): (usize, &&str)| format!(r#"{{"id":"{id}","date_published":"{date}"}}"#);
        let items: Vec<String> = dates.iter().enumerate().map(item).collect();
        let json = format!(r#"{{"items":[{}]}}"#, items.join(","));
        let (archive, _) = Archive::from_json(json.as_bytes()).unwrap();
        let answer = Answer::new(&archive, parse(query).0, None);
        let text = |row| match answer.headings.above(&archive, &answer.selection, row) {
            None => "-".to_owned(),
            Some(Heading::Undated) => "undated".to_owned(),
            Some(Heading::SomeWords) => "some".to_owned(),
            Some(Heading::Published(date)) => date.to_string(),
        };
        let found: Vec<String> = (0..dates.len()).map(text).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn months_are_told_apart_where_there_are_enough_articles() {
        let dates = [
            "2024-03-05",
            "2024-03-04",
            "2024-03-01",
            "2024-02-09",
            "2024-02-01",
            "2024-02-01",
        ];
        check(&dates, "", &["2024-03", "-", "-", "2024-02", "-", "-"]);
        check(
            &dates,
            "sort:oldest",
            &["2024-02", "-", "-", "2024-03", "-", "-"],
        );
        check(&dates, "sort:title", &["-"; 6]);
    }

    #[test]
    fn years_are_told_apart_where_there_are_few() {
        check(
            &["2024-03-05", "2024-01-04", "2021", ""],
            "",
            &["2024", "-", "2021", "undated"],
        );
        check(&["", ""], "", &["undated", "-"]);
    }
}
