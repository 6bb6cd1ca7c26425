//! The search index beside the bundle.

use super::*;

#[test]
fn the_index_is_of_the_bundle_whatever_lay_there_before() {
    let folder = Folder::with(&[("a.txt", GOOD)]);
    for before in [None, Some(&b""[..]), Some(&b"NPSI of another release"[..])] {
        match before {
            None => assert!(!folder.index().exists()),
            Some(bytes) => fs::write(folder.index(), bytes).unwrap(),
        }
        let (archive, _) = folder.build();
        let index = fs::read(folder.index()).unwrap();
        assert_eq!(
            (archive.feed().has_index, archive.set_index(index)),
            (true, Ok(()))
        );
    }
    folder.write("b.txt", b"Another\n\nText.");
    let (archive, _) = folder.build();
    assert_eq!(archive.set_index(fs::read(folder.index()).unwrap()), Ok(()));
    let made = fs::metadata(folder.index()).unwrap().modified().unwrap();
    folder.build();
    let kept = fs::metadata(folder.index()).unwrap().modified().unwrap();
    assert_eq!(made, kept, "it is not made again for nothing");
}
