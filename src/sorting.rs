//! Sorting, the same for everything: not values but their places.

use std::cmp::Ordering;

/// The numbers below `n` in the order that `compare` gives; equals keep theirs.
///
/// Everything in the browser is sorted by this one function: a sort compiles to kilobytes, and one for each type
/// that is sorted would be felt.
pub(crate) fn sorted(n: usize, compare: &dyn Fn(u32, u32) -> Ordering) -> Vec<u32> {
    let mut order: Vec<u32> = (0..).take(n).collect();
    // Unstable is half the code, and the numbers themselves settle ties.
    order.sort_unstable_by(|one, other| compare(*one, *other).then(one.cmp(other)));
    order
}
