use super::*;

/// The keys of a text, and what is marked if each is found.
fn tokens(text: &str) -> (Vec<String>, Vec<&str>) {
    let mut tokens = Tokens::new(text);
    let (mut keys, mut cuts) = (Vec::new(), Vec::new());
    while let Some(range) = tokens.next() {
        keys.push(tokens.key().to_owned());
        cuts.push(&text[range]);
    }
    (keys, cuts)
}

/// The keys of the words in a text, separated by spaces.
#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(tokens(text).0.join(" "), expected, "{text}");
}

/// What each word of a text looks like there.
#[track_caller]
fn check_cut(text: &str, expected: &[&str]) {
    assert_eq!(tokens(text).1, expected, "{text}");
}

#[test]
fn english_words_lose_case_and_what_an_apostrophe_hangs_on_to_them() {
    check("The Press", "the press");
    check(
        "the printer's ink, the printers' ink",
        "the printer ink the printers ink",
    );
    check("the printer’s ink", "the printer ink");
    check("don't isn’t CAN'T", "don isn can");
    check("we'll they’re I've I'm she'd", "we they i i she");
    check("O'Brien's rock 'n' roll", "o brien rock n roll");
    check("'quoted' “words”", "quoted words");
    check_cut("The printer’s ink", &["The", "printer", "ink"]);
    check_cut("don't stop", &["don", "stop"]);
}

#[test]
fn hyphens_and_other_signs_separate_words() {
    check("well-known e-mail", "well known e mail");
    check("and/or snake_case a.txt", "and or snake case a txt");
    check("hot—cold…warm", "hot cold warm");
    check("a@example.org", "a example org");
    check("AT&T", "at t");
    check("", "");
    check(" … — !? \0", "");
}

#[test]
fn numbers_are_words_and_thousands_are_one_number() {
    check("1,000 and 1,234,567", "1000 and 1234567");
    check("3.5 and 3,5 and 1,23", "3 5 and 3 5 and 1 23");
    check("26.11.2025, 2025-11-26", "26 11 2025 2025 11 26");
    check("12:30, 50%, $5", "12 30 50 5");
    check("2nd B2B 90s", "2nd b2b 90s");
    check_cut("some 1,000,000 copies", &["some", "1,000,000", "copies"]);
}

#[test]
fn initials_are_one_word() {
    check("the U.S. press", "the us press");
    check("U.S.A., e.g. this", "usa eg this");
    check("J.R.R. Tolkien", "jrr tolkien");
    check("end. A new one.", "end a new one");
    check("www.example.org", "www example org");
    check_cut("the U.S. press", &["the", "U.S", "press"]);
}

#[test]
fn a_sign_behind_a_single_letter_is_its_name() {
    check("C++, C# and F#.", "c++ c# and f#");
    check("C++11 and #tag", "c 11 and tag");
    check("issue#4, abc++", "issue 4 abc");
    check_cut("in C++!", &["in", "C++"]);
}

#[test]
fn french_elision_leaves_the_word() {
    check("L’homme d'État", "l homme d etat");
    check("aujourd’hui, qu'il œuvre", "aujourd hui qu il oeuvre");
    check("français, été, Noël, où", "francais ete noel ou");
    check_cut("L’homme d'État", &["L", "homme", "d", "État"]);
}

#[test]
fn other_latin_letters_lose_their_marks() {
    check(
        "Größe, GRÖSSE, Straße, Äpfel",
        "grosse grosse strasse apfel",
    );
    check("Łódź, żółć, ŁÓDŹ", "lodz zolc lodz");
    check(
        "İstanbul, ISPARTA, ılık, ığdır",
        "istanbul isparta ilik igdir",
    );
    check("Việt Nam, Đường phố", "viet nam duong pho");
    check("Ærø, Þór, Åse, smørrebrød", "aero thor ase smorrebrod");
    check("mañana, ¿qué?", "manana que");
    check("cafe\u{301}, cafe\u{301}s", "cafe cafes");
    check_cut(
        "Die Straße, cafe\u{301}s",
        &["Die", "Straße", "cafe\u{301}s"],
    );
}

#[test]
fn cyrillic_apostrophes_belong_to_the_word() {
    check("м'яч м’яч мʼяч", "мяч мяч мяч");
    check("Об'єднані Нації", "обєднані нації");
    check("'м’яч'", "мяч");
    check("Київ, її, ЙОД, їжак", "київ її йод їжак");
    check("Ёлка, ёж, всё", "елка еж все");
    check("кни\u{301}га, и\u{306}од", "книга йод");
    check("ґанок, ўсё, Ђурђевак", "ґанок ўсе ђурђевак");
    check_cut("мій м’яч", &["мій", "м’яч"]);
}

#[test]
fn greek_words_lose_accents_and_sigma_is_one_letter() {
    check("Λόγος, ΛΌΓΟΣ, λογοσ", "λογοσ λογοσ λογοσ");
    check("Ὀδυσσεύς, άϋλος", "οδυσσευσ αυλοσ");
    check_cut("ο λόγος·", &["ο", "λόγος"]);
}

#[test]
fn arabic_and_hebrew_words_lose_their_points() {
    check("كِتَابٌ، مُحَمَّد", "كتاب محمد");
    check("أحمد وإبراهيم في الآن", "احمد وابراهيم في الان");
    check("العـــربية؟", "العربية");
    check("شָ", "ش");
    check("שָׁלוֹם עוֹלָם", "שלום עולם");
    check("בית־ספר, צ׳ק, ג'ירפה", "בית ספר צ ק גירפה");
    check("می‌خواهم کتاب‌ها", "میخواهم کتابها");
    check("۱۲۳ و ١٢٣", "۱۲۳ و ١٢٣");
    check_cut("כאן שָׁלוֹם!", &["כאן", "שָׁלוֹם"]);
    check_cut("من می‌خواهم", &["من", "می‌خواهم"]);
}

#[test]
fn indic_words_keep_their_signs() {
    check("हिन्दी में समाचार।", "हिन्दी में समाचार");
    check("लड\u{93c}का, ल\u{95c}का", "लड\u{93c}का लड\u{93c}का");
    check("தமிழ் செய்தித்தாள்", "தமிழ் செய்தித்தாள்");
    check("বাংলা ভাষা", "বাংলা ভাষা");
    check("ශ්‍රී ලංකා", "ශ්රී ලංකා");
    check_cut("ශ්‍රී ලංකා", &["ශ්‍රී", "ලංකා"]);
}

#[test]
fn scripts_without_spaces_become_pairs_and_the_last_letter() {
    check("新聞", "新聞 聞");
    check("報紙的歷史。", "報紙 紙的 的歷 歷史 史");
    check("猫", "猫");
    check("新聞の歴史、東京", "新聞 聞の の歴 歴史 史 東京 京");
    check("コーヒー", "コー ーヒ ヒー ー");
    check("人々・コップ", "人々 々 コッ ップ プ");
    check("신문의 역사", "신문 문의 의 역사 사");
    check("ไทย ดี", "ไท ทย ย ดี \u{e35}");
    check_cut("新聞を", &["新聞", "聞を", "を"]);
}

#[test]
fn scripts_can_be_mixed() {
    check("iPhone版と3月", "iphone 版と と 3 月");
    check("Go言語2026年", "go 言語 語 2026 年");
    check_cut("Go言語", &["Go", "言語", "語"]);
}

#[test]
fn letters_that_look_the_same_are_the_same() {
    check("ＮＥＷＳ　２０２６", "news 2026");
    check("ﬁne ﬂag ½", "fine flag 1⁄2");
    check("news\u{ad}paper, zero\u{2060}width", "newspaper zerowidth");
    check_cut("news\u{ad}paper\u{ad}.", &["news\u{ad}paper"]);
}

#[test]
fn what_has_no_letters_is_no_word() {
    check("ink 🙂 and 👩‍💻 paper ❤️", "ink and paper");
    check("🇺🇦 ★ № §", "");
    check("\u{301} \u{640}\u{640} ʼ \u{5b8}", "");
    check("a \u{301} b", "a b");
}

proptest::proptest! {
    #[test]
    fn words_stand_in_the_text_and_no_key_is_empty_or_has_a_space(
        text in "[\\PC\\u{300}\\u{ad}\\u{fe70}'.,+#aéжع新한ー]{0,30}",
    ) {
        let mut tokens = Tokens::new(&text);
        let mut from = 0;
        while let Some(range) = tokens.next() {
            let key = tokens.key();
            proptest::prop_assert!(from <= range.start && !text[range.clone()].is_empty());
            proptest::prop_assert!(!key.is_empty() && !key.contains(char::is_whitespace), "{:?}", key);
            from = range.start + 1;
        }
    }

    #[test]
    fn a_walk_for_some_words_meets_all_and_knows_those(
        text in "[\\PC'.,+#aAbBcCéжع新한 ]{0,40}",
        first in "[abcéж新]",
    ) {
        let initials = Initials::of([first.as_str()].into_iter());
        let (mut all, mut some) = (Tokens::new(&text), Tokens::among(&text, initials));
        while let Some(range) = all.next() {
            proptest::prop_assert_eq!(some.next(), Some(range));
            let is_same = some.key() == all.key();
            proptest::prop_assert!(is_same || some.key().is_empty());
            proptest::prop_assert!(is_same || !all.key().starts_with(&first), "{}", all.key());
        }
        proptest::prop_assert_eq!(some.next(), None);
    }
}
