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

/// The least `n` of some numbers, in order. For few of many: each is compared with the last of those, and seldom goes in.
pub(crate) fn least(numbers: &[u64], n: usize) -> Vec<u64> {
    let mut least: Vec<u64> = Vec::with_capacity(n + 1);
    for &number in numbers {
        if least.len() == n && least.last().is_none_or(|last| *last <= number) {
            continue;
        }
        let place = least.partition_point(|other| *other <= number);
        least.insert(place, number);
        least.truncate(n);
    }
    least
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_least_are_the_first_of_all(mut numbers in prop::collection::vec(0u64..50, 0..60), n in 0usize..70) {
            let found = least(&numbers, n);
            numbers.sort();
            numbers.truncate(n);
            prop_assert_eq!(found, numbers);
        }
    }
}
