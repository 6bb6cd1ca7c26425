//! Tables that Markdown can say: one row of headings, and cells of one line each.
//!
//! Others stay HTML, because their words would be lost or get into the wrong place.

use super::pieces::{Piece, attribute, closing, is_blank};

/// Whether Markdown can say all that is in a table: one row of headings, none empty, and cells of one line.
pub(super) fn is_simple(table: &[Piece]) -> bool {
    let inside = &table[1..];
    let not_there = [
        "table",
        "caption",
        "ul",
        "ol",
        "pre",
        "blockquote",
        "dl",
        "details",
        "hr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
    ];
    let is_plain = |piece: &Piece| {
        let spans = ["colspan", "rowspan"]
            .iter()
            .any(|name| attribute(piece, name).is_some());
        let is_there = matches!(piece, Piece::Open { .. }) && not_there.contains(&piece.name());
        !spans && !is_there
    };
    if !inside.iter().all(is_plain) {
        return false;
    }
    let starts = inside
        .iter()
        .enumerate()
        .filter(|(_, piece)| matches!(piece, Piece::Open { name: "tr", .. }));
    let mut rows = starts.map(|(at, _)| &inside[at..=at + closing(&inside[at..])]);
    let cells = |row: &[Piece], wanted: &str| {
        let is_cell = |piece: &&Piece| matches!(piece, Piece::Open { name, .. } if *name == wanted);
        row.iter().filter(is_cell).count()
    };
    let is_head = rows
        .next()
        .is_some_and(|row| cells(row, "td") == 0 && n_filled(row) == cells(row, "th"));
    let mut n_heads = inside
        .iter()
        .filter(|piece| matches!(piece, Piece::Open { name: "thead", .. }));
    let is_body = rows.all(|row| cells(row, "th") == 0 && 0 < cells(row, "td"));
    is_head && is_body && n_heads.nth(1).is_none() && n_rows_of_head(inside) <= 1
}

/// How many headings of a row have something in them.
fn n_filled(row: &[Piece]) -> usize {
    let cells = row
        .iter()
        .enumerate()
        .filter(|(_, piece)| matches!(piece, Piece::Open { name: "th", .. }));
    let cells = cells.map(|(at, _)| &row[at..=at + closing(&row[at..])]);
    cells.filter(|cell| !is_blank(cell)).count()
}

/// How many rows the head of a table has.
fn n_rows_of_head(inside: &[Piece]) -> usize {
    let head = inside
        .iter()
        .position(|piece| matches!(piece, Piece::Open { name: "thead", .. }));
    let head = head.map_or(&[][..], |at| &inside[at..=at + closing(&inside[at..])]);
    head.iter()
        .filter(|piece| matches!(piece, Piece::Open { name: "tr", .. }))
        .count()
}
