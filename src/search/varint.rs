//! Numbers in as many bytes as they need: seven bits a byte, the lowest first, the eighth says that more follow (LEB128).

/// Writes a number.
pub(super) fn push(bytes: &mut Vec<u8>, number: u32) {
    put(number, |byte| bytes.push(byte));
}

/// Gives the bytes of a number, one after the other.
pub(super) fn put(mut number: u32, mut each: impl FnMut(u8)) {
    while 0x7f < number {
        each(number as u8 | 0x80);
        number >>= 7;
    }
    each(number as u8);
}

/// Reads a number and moves behind it; `None` at the end of the bytes, or if it is too large.
#[inline(always)]
pub(super) fn read(bytes: &[u8], at: &mut usize) -> Option<u32> {
    let first = *bytes.get(*at)?;
    *at += 1;
    if first < 0x80 {
        return Some(u32::from(first));
    }
    let mut number = u32::from(first & 0x7f);
    for shift in [7, 14, 21, 28] {
        let byte = *bytes.get(*at)?;
        *at += 1;
        number |= u32::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return (shift < 28 || byte < 0x10).then_some(number);
        }
    }
    None
}

/// A number of either sign as one that is small if that is near zero.
pub(super) fn zigzag(number: i32) -> u32 {
    ((number << 1) ^ (number >> 31)) as u32
}

/// The number that became this one.
pub(super) fn unzigzag(number: u32) -> i32 {
    (number >> 1) as i32 ^ -((number & 1) as i32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_read_back(numbers in prop::collection::vec(any::<u32>(), 0..20), signed in any::<i32>()) {
            let mut bytes = Vec::new();
            numbers.iter().for_each(|number| push(&mut bytes, *number));
            let mut at = 0;
            for number in numbers {
                prop_assert_eq!(read(&bytes, &mut at), Some(number));
            }
            prop_assert_eq!(read(&bytes, &mut at), None);
            prop_assert_eq!(unzigzag(zigzag(signed)), signed);
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..20)) {
            let mut at = 0;
            while read(&bytes, &mut at).is_some() {}
            prop_assert!(at <= bytes.len());
        }
    }
}
