use super::*;

#[track_caller]
fn check(bytes: &[u8], text: &str, message: Option<&str>) {
    let (decoded, mistake) = decode(bytes.to_vec());
    assert_eq!(decoded, text);
    assert_eq!(mistake.map(|mistake| mistake.message).as_deref(), message);
}

#[test]
fn old_encodings_are_read_and_reported() {
    check("\u{feff}é".as_bytes(), "é", None);
    check(
        b"\xff\xfeT\0e\0",
        "Te",
        Some("the file is not UTF-8; it was read as UTF-16LE"),
    );
    check(
        b"Le caf\xe9 est tr\xe8s bon",
        "Le café est très bon",
        Some("the file is not UTF-8; it was read as windows-1252"),
    );
    let russian = encoding_rs::WINDOWS_1251
        .encode("Это новости из столицы")
        .0
        .into_owned();
    check(
        &russian,
        "Это новости из столицы",
        Some("the file is not UTF-8; it was read as windows-1251"),
    );
}

#[test]
fn a_file_of_two_encodings_keeps_its_good_part() {
    let mut bytes = "Смешанный текст: ".as_bytes().to_vec();
    bytes.extend(b"caf\xe9");
    let (text, mistake) = decode(bytes);
    assert!(
        text.starts_with("Смешанный текст: caf") && !text.contains('\u{fffd}'),
        "{text}"
    );
    assert_eq!(mistake.unwrap().topic, "mixed encodings");
}
