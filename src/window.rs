//! The window: which rows of a long list are worth having in the page.
//!
//! All rows have one height, so this is arithmetic; measuring is the browser's business.

use std::ops::Range;

/// What a browser can say of a list that is longer than the screen. Lengths are in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Geometry {
    /// How far the list's top is above the top of the screen; negative while it is below.
    pub scrolled: f64,
    /// Of each row. Zero until it is known.
    pub row_height: f64,
    /// Of the screen.
    pub screen_height: f64,
}

/// Rows to begin with, before anything has been measured: as many as fill most screens.
const FIRST_ROWS: usize = 12;

/// Rows kept ready beyond each edge of the screen. More make a jump of the scroll bar less likely to show
/// a blank, and every change of the list a little slower.
const SPARE_ROWS: f64 = 6.0;

/// However tall the screen claims to be, no more rows than this are in the page: about 15 elements each.
const MOST_ROWS: usize = 40;

/// The rows to have in the page, of a list of `n_rows`.
pub fn rows(n_rows: usize, geometry: Geometry) -> Range<usize> {
    let Geometry {
        scrolled,
        row_height,
        screen_height,
    } = geometry;
    if row_height <= 0.0 {
        return 0..n_rows.min(FIRST_ROWS);
    }
    // A list that is still below the screen has its first rows ready.
    let scrolled = scrolled.max(-screen_height);
    // Casting a float saturates, so that nothing here can leave the list.
    let first = ((scrolled / row_height - SPARE_ROWS).floor().max(0.0) as usize).min(n_rows);
    let end = ((scrolled + screen_height) / row_height + SPARE_ROWS)
        .ceil()
        .max(0.0) as usize;
    first..end.clamp(first, n_rows.min(first + MOST_ROWS))
}

/// The rows that are in the page, and in which of its slots each one is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// The rows.
    pub rows: Range<usize>,
    /// What the numbers of rows and of their slots differ by.
    pub shift: usize,
}

impl Window {
    /// The numbers of the slots, in the order of their rows.
    pub fn slots(&self) -> impl Iterator<Item = usize> {
        let shift = self.shift;
        self.rows.clone().map(move |row| row.wrapping_sub(shift))
    }

    /// The window over other rows. Rows that stay keep their slots; if none stays, the slots do, and show the new
    /// rows: that is several times quicker than making others.
    pub fn moved(&self, rows: Range<usize>) -> Window {
        let overlaps = rows.start < self.rows.end && self.rows.start < rows.end;
        let shift = match overlaps || self.rows.is_empty() {
            true => self.shift,
            false => rows
                .start
                .wrapping_sub(self.rows.start.wrapping_sub(self.shift)),
        };
        Window { rows, shift }
    }
}

/// The first row whose top is on the screen.
pub fn first_seen(geometry: &Geometry) -> usize {
    if geometry.row_height <= 0.0 {
        return 0;
    }
    (geometry.scrolled / geometry.row_height).ceil().max(0.0) as usize
}

/// How far to scroll down, or up if that is negative, so that all of a row is on the screen; `None` if it is.
pub fn scroll_to_row(row: usize, geometry: Geometry) -> Option<f64> {
    let top = row as f64 * geometry.row_height - geometry.scrolled;
    let bottom = top + geometry.row_height;
    if top < 0.0 {
        Some(top)
    } else if geometry.screen_height < bottom {
        Some(bottom - geometry.screen_height)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(n_rows: usize, scrolled: f64, expected: Range<usize>) {
        assert_eq!(
            rows(
                n_rows,
                Geometry {
                    scrolled,
                    row_height: 100.0,
                    screen_height: 1000.0
                }
            ),
            expected
        );
    }

    #[test]
    fn the_screen_and_some_spare_rows_are_in_the_window() {
        check(1000, 0.0, 0..16);
        check(1000, -300.0, 0..13);
        check(1000, 50_000.0, 494..516);
        check(1000, 99_000.0, 984..1000);
    }

    #[test]
    fn a_list_shorter_than_the_screen_is_whole() {
        check(3, 0.0, 0..3);
        check(0, 0.0, 0..0);
    }

    #[test]
    fn a_list_above_the_screen_has_no_rows_and_one_below_it_has_its_first() {
        check(5, 1e9, 5..5);
        check(9, -1e9, 0..6);
    }

    #[test]
    fn before_measuring_there_are_rows_to_measure() {
        assert_eq!(rows(100, Geometry::default()), 0..12);
    }

    #[test]
    fn a_row_off_the_screen_is_scrolled_to_and_no_further() {
        let geometry = Geometry {
            scrolled: 450.0,
            row_height: 100.0,
            screen_height: 1000.0,
        };
        assert_eq!(first_seen(&geometry), 5);
        let scroll = |row| scroll_to_row(row, geometry);
        assert_eq!(
            (scroll(4), scroll(5), scroll(13), scroll(14)),
            (Some(-50.0), None, None, Some(50.0))
        );
    }

    #[test]
    fn a_jump_keeps_the_slots_and_a_step_keeps_the_rows() {
        let slots = |window: &Window| window.slots().collect::<Vec<_>>();
        let window = Window::default().moved(3..6);
        assert_eq!(slots(&window), [3, 4, 5]);
        let stepped = window.moved(4..7);
        assert_eq!((slots(&stepped), stepped.shift), (vec![4, 5, 6], 0));
        let jumped = stepped.moved(100..103);
        assert_eq!((slots(&jumped), jumped.shift), (vec![4, 5, 6], 96));
        let back = jumped.moved(0..2);
        assert_eq!(slots(&back), [4, 5]);
        assert!(
            back.slots()
                .zip(0..2)
                .all(|(slot, row)| slot.wrapping_add(back.shift) == row)
        );
    }

    proptest! {
        #[test]
        fn the_window_is_in_the_list_and_small(
            n_rows in 0usize..1_000_000, scrolled in any::<f64>(), row_height in any::<f64>(), screen_height in any::<f64>(),
        ) {
            let rows = rows(n_rows, Geometry { scrolled, row_height, screen_height });
            prop_assert!(rows.start <= rows.end && rows.end <= n_rows && rows.len() <= MOST_ROWS);
        }
    }
}
