//! What is missing from the page because it could not be read.

use super::failure;
use crate::feed::Losses;
use crate::numbers::counted;
use crate::ui::element::{Element, classed, several};
use crate::ui::load::Retry;
use crate::ui::state::use_library;
use crate::ui::view::View;

/// Says what the bundle holds that could not be kept; nothing if all could.
pub fn losses(losses: &Losses, retry: &Retry) -> View {
    let Losses {
        dropped,
        undated,
        damage,
    } = losses;
    let mut views: Vec<Element> = Vec::new();
    if let Some(error) = damage {
        let n_articles = use_library().with(|archive| archive.len());
        let what_happened = format!("The articles could not all be read: {error}.");
        let kept = counted(n_articles, "article");
        let what_to_do =
            format!("{kept} could be read and can be used. How many are missing is not known.");
        views.push(failure(&what_happened, &what_to_do, retry));
    }
    let mut note = |text: String| {
        views.push(classed("p", "notice").set("role", "note").text(&text));
    };
    if 0 < *dropped {
        note(format!(
            "{} could not be read and had to be left out.",
            counted(*dropped, "item")
        ));
    }
    if 0 < *undated {
        note(format!(
            "{} could not be read; those articles come last.",
            counted(*undated, "date")
        ));
    }
    several(views)
}
