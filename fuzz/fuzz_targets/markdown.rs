//! Any bytes in a file called `a.md` come to articles or to mistakes, and never to a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = newsprint::press::preview("a.md", bytes.to_vec());
});
