//! Two fields for those who know the dates they want.

use crate::dates::{Date, Range};
use crate::ui::browser::page;
use crate::ui::element::{Element, classed, element};
use crate::ui::navigation::use_navigation;
use crate::ui::reactive::Value;
use crate::ui::state::use_answer;

const HINT_ID: &str = "date-hint";

/// "From" and "To", each a year, month or day, or nothing. Both days are inside.
pub fn date_fields() -> Element {
    let wrong = Value::new(None);
    let field = |label, end| field(label, end, wrong);
    let hint = move || wrong.get().is_some();

    classed("div", "date-fields")
        .child(field("From", End::From))
        .child(field("To", End::To))
        .child(
            classed("p", "date-fields-hint")
                .set("id", HINT_ID)
                .follow_if("hidden", move || !hint())
                .text("A year, month or day, such as 2024, 2024-03 or 2024-03-15."),
        )
}

/// Which limit a field is for.
#[derive(Clone, Copy, PartialEq)]
enum End {
    From,
    To,
}

fn limit(range: Range, end: End) -> Option<Date> {
    match end {
        End::From => range.from(),
        End::To => range.to(),
    }
}

fn field(label: &str, end: End, wrong: Value<Option<End>>) -> Element {
    let (answer, navigation) = (use_answer(), use_navigation());
    let shown = move || {
        let date = answer.with(|answer| limit(answer.query.range, end));
        date.map(|date| date.to_string()).unwrap_or_default()
    };
    let take = move |event| {
        let text = page::value_of(&event);
        let date = Date::parse(&text)
            .ok()
            .filter(|date| *date == date.without_time());
        let is_wrong = date.is_none() && !text.trim().is_empty();
        wrong.set(is_wrong.then_some(end));
        if !is_wrong {
            navigation.ask(|query| {
                query.range = match end {
                    End::From => Range::new(date, query.range.to()),
                    End::To => Range::new(query.range.from(), date),
                }
            });
        }
    };
    let is_wrong = move || (wrong.get() == Some(end)).then(|| "true".to_owned());

    element("label").text(label).child(
        element("input")
            .set("type", "text")
            .set("aria-describedby", HINT_ID)
            .set("autocomplete", "off")
            .set("placeholder", "YYYY-MM-DD")
            .follow_some("aria-invalid", is_wrong)
            .value(shown)
            .on("change", take),
    )
}
