//! What a search finds in each language, and what it marks.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // a test that cannot go on should stop

use newsprint::answer::Answer;
use newsprint::archive::Archive;
use newsprint::query::language::parse;
use newsprint::query::needle::Place;

/// An archive of an article in a language, and of one in English about nothing else.
fn archive(language: &str, text: &str) -> Archive {
    let other = "Nothing of this kind, only a filler.";
    let items = serde_json::json!({ "items": [
        { "id": "1", "title": "1", "content_text": text, "language": language },
        { "id": "2", "title": "2", "content_text": other, "language": "en" },
    ]});
    Archive::from_json(items.to_string().as_bytes()).unwrap().0
}

/// Whether a query finds a text.
#[track_caller]
fn check(language: &str, text: &str, query: &str, is_found: bool) {
    let archive = archive(language, text);
    let answer = Answer::new(&archive, parse(query).0, None);
    let ids: Vec<&str> = answer
        .selection
        .iter()
        .map(|idx| archive.article(idx).id())
        .collect();
    let expected: &[&str] = if is_found { &["1"] } else { &[] };
    assert_eq!(ids, expected, "what {query} finds, where 1 is {text}");
}

#[track_caller]
fn finds(language: &str, text: &str, queries: &str) {
    for query in queries.split(" | ") {
        check(language, text, query, true);
    }
}

#[track_caller]
fn misses(language: &str, text: &str, queries: &str) {
    for query in queries.split(" | ") {
        check(language, text, query, false);
    }
}

/// What a query marks: the marked text is given in brackets.
#[track_caller]
fn marks(language: &str, query: &str, expected: &str) {
    let text = expected.replace(['[', ']'], "");
    let archive = archive(language, &text);
    let answer = Answer::new(&archive, parse(query).0, None);
    let mut marked = text.clone();
    let spans = answer.marks().unwrap().of(&text, Place::Anywhere);
    for span in spans.into_iter().rev() {
        marked.insert(span.end, ']');
        marked.insert(span.start, '[');
    }
    assert_eq!(marked, expected, "what {query} marks");
}

#[test]
fn english_words_are_found_in_their_forms() {
    let text = "The printers printed newspapers; the city’s printing presses didn’t stop. Café society read them.";
    finds(
        "en",
        text,
        "print | prints | printing | newspaper | press | city | cities | the city's press",
    );
    finds(
        "en",
        text,
        r#"PRINTED | stopped | cafe | café | "printing presses" | newsp | didn't | didn’t stop"#,
    );
    misses(
        "en",
        text,
        r#""printing press" | paper | "presses printing" | print -café | zebra"#,
    );
}

#[test]
fn german_words_are_found_in_their_forms() {
    let text = "Die alten Häuser der Straße standen still. Größere Maschinen druckten die Zeitungen, groß und schwer.";
    finds(
        "de",
        text,
        "häuser | hauser | HÄUSER | strasse | STRASSE | straße | zeitung | maschine | gross",
    );
    finds(
        "de",
        text,
        r#""alten Häuser" | "die zeitungen" | druckte | Maschinen lang:de"#,
    );
    finds("de", text, "zeitungen lang:de");
    misses(
        "de",
        text,
        r#"haustür | "alte Häuser" | ung | "zeitung" | lang:en zeitung"#,
    );
    // One form finds another, whichever the text has.
    finds(
        "de",
        "Zeitung und Zeitungen",
        "zeitungen lang:de | zeitung lang:de",
    );
}

#[test]
fn russian_words_are_found_in_their_forms() {
    let text = "Газеты печатали в типографии. Ёлка стояла у окна, её украшали газетами.";
    finds(
        "ru",
        text,
        "газета | газеты | ГАЗЕТЫ | газет | газетами lang:ru | ёлка | елка | ее",
    );
    finds("ru", text, r#""ее украшали""#);
    finds("ru", text, "типографии | типография | типогр");
    misses("ru", text, r#"журнал | "газета" | зеты"#);
}

#[test]
fn french_words_are_found_in_their_forms() {
    let text = "L’imprimerie d’hier n’était pas l'œuvre d’un jour : les journaux, les éditions, aujourd’hui.";
    finds(
        "fr",
        text,
        "imprimerie | l'imprimerie | L’IMPRIMERIE | hier | œuvre | oeuvre | édition | edition",
    );
    finds(
        "fr",
        text,
        r#"aujourd'hui | "d'un jour" | éditions lang:fr | "l'œuvre" | journaux"#,
    );
    misses("fr", text, r#"merie | "un œuvre" | livre"#);
}

#[test]
fn spanish_words_are_found_in_their_forms() {
    let text = "Los periódicos publicaban noticias. El niño leyó en español; ¿quién más?";
    finds(
        "es",
        text,
        "periodicos | periódico | noticia | publicaban | nino | niño | espanol | ¿quién?",
    );
    finds("es", text, "quien");
    misses("es", text, r#"diario | "periódico" | ninguno"#);
}

#[test]
fn other_latin_letters_are_found_as_they_are_typed() {
    finds(
        "pl",
        "Drukarnia w Łodzi, żółty papier",
        "łodzi | lodzi | zolty | ŻÓŁTY | drukarnia",
    );
    finds(
        "tr",
        "İstanbul’da Isparta ve ılık şehir",
        "istanbul | İSTANBUL | isparta | ISPARTA | ilik | ılık | sehir",
    );
    finds(
        "vi",
        "Báo chí Việt Nam, đường phố Hà Nội",
        r#"việt nam | viet nam | duong | đường | "ha noi" | BÁO CHÍ"#,
    );
    finds(
        "da",
        "Ærøskøbing og blå",
        "aeroskobing | ærøskøbing | bla | blå",
    );
    finds("cs", "Žluťoučký kůň", "zlutoucky | žluťoučký kůň | KUN");
}

#[test]
fn ukrainian_words_are_found_with_a_slip_and_any_apostrophe() {
    let text = "Київські газети друкували об’яви про м’яч і про з'їзд; її читали в Україні.";
    finds(
        "uk",
        text,
        "газети | ГАЗЕТИ | об'яви | об’яви | обʼяви | м'яч | мʼяч | з’їзд | її | україні",
    );
    finds("uk", text, "київські");
    // A letter changed, left out, doubled, swapped.
    finds(
        "uk",
        text,
        "газити | гзети lang:uk | газзети | агзети | друкавали | киівські",
    );
    misses("uk", text, "iї | еі | яч | їзд | журнали");
}

#[test]
fn greek_words_are_found_with_and_without_accents() {
    let text = "Οι εφημερίδες της πόλης, η ισορροπία· ο Οδυσσέας και ο λόγος";
    finds(
        "el",
        text,
        "εφημερίδες | εφημεριδες | ΕΦΗΜΕΡΙΔΕΣ | πόλης | ΠΟΛΗΣ | λόγος | λογοσ | ισ | οδυσσ",
    );
    finds("el", text, "οδυσ | οδυσσέας");
    misses("el", text, "βιβλίο | μερίδες");
}

#[test]
fn hebrew_and_arabic_are_found_with_and_without_points() {
    let hebrew = "שָׁלוֹם עוֹלָם, העיתון הראשון";
    finds(
        "he",
        hebrew,
        r#"שלום | שָׁלוֹם | עולם | "שלום עולם" | העיתון | העית"#,
    );
    misses("he", hebrew, r#"ספר | "עולם שלום""#);
    let arabic = "كِتَابٌ عن الصحافة، أحمد وإبراهيم في الآن، العـــربية، المطبعة والمطابع";
    finds(
        "ar",
        arabic,
        "كتاب | كِتَاب | احمد | أحمد | وابراهيم | الان | الآن | العربية | الصحافة",
    );
    finds("ar", arabic, r#""عن الصحافة""#);
    misses("ar", arabic, r#"جريدة | "الصحافة عن""#);
    let persian = "می‌خواهم روزنامه‌ها را بخوانم";
    finds(
        "fa",
        persian,
        "می‌خواهم | میخواهم | روزنامه‌ها | روزنامه | بخوانم",
    );
}

#[test]
fn arabic_words_are_found_in_their_forms() {
    finds("ar", "الكتاب والكتب كتاب", "كتاب lang:ar | الكتاب lang:ar");
}

#[test]
fn indic_scripts_are_found_by_whole_words_and_beginnings() {
    let hindi = "हिन्दी के समाचार पत्र, लड़का और लड़के";
    finds(
        "hi",
        hindi,
        "हिन्दी | समाचार | समा | \"समाचार पत्र\" | लड़का | लड\u{93c}का",
    );
    misses("hi", hindi, "चार | किताब");
    finds("ta", "தமிழ் செய்தித்தாள் வரலாறு", "தமிழ் | செய்தி | வரலாறு");
    finds("si", "ශ්‍රී ලංකා පුවත්පත", r#"ශ්‍රී | "ශ්‍රී ලංකා" | පුවත්පත"#);
}

#[test]
fn scripts_without_spaces_are_found_by_any_part() {
    let chinese = "報紙的歷史很長，新聞自由。猫和狗";
    finds(
        "zh",
        chinese,
        r#"報紙 | 歷史 | 新聞自由 | 紙的 | 史 | 猫 | 狗 | 的 | 報 | 由 | "新聞自由" | "報紙的歷史""#,
    );
    finds(
        "zh",
        chinese,
        r#"猫 狗 | 猫 lang:zh | "猫" | title:1 猫 | 狗 猫 史"#,
    );
    misses(
        "zh",
        chinese,
        r#"書 | "歷史報紙" | "自新" | 報紙 -猫 | 報紙 -新聞 | "犬""#,
    );
    let japanese = "新聞の歴史とコーヒー。データを読む人々、東京は晴れ";
    finds(
        "ja",
        japanese,
        r#"新聞 | 歴史 | コーヒー | データ | ー | 人々 | 東京 | 読む | は | 晴れ | "コーヒー""#,
    );
    misses("ja", japanese, r#"京都 | "データー" | 雑誌"#);
    let thai = "ประวัติหนังสือพิมพ์ในประเทศไทย";
    finds(
        "th",
        thai,
        r#"หนังสือ | หนังสือพิมพ์ | ประเทศไทย | "ประเทศไทย" | ไทย"#,
    );
    misses("th", thai, r#"กาแฟ | "ไทยประเทศ""#);
    let korean = "신문의 역사와 한국의 인쇄소";
    finds(
        "ko",
        korean,
        r#"신문 | 역사 | 한국 | 인쇄 | 인쇄소 | 신문의 | "한국의 인쇄소""#,
    );
    misses("ko", korean, r#"잡지 | "역사 한국""#);
}

#[test]
fn what_looks_the_same_is_the_same() {
    finds(
        "en",
        "ＮＥＷＳ and ﬁne print, re\u{301}sume\u{301}",
        "news | fine | résumé | resume | ｎｅｗｓ",
    );
    finds(
        "en",
        "news\u{ad}paper of the U.S. in C++ and C#, 1,000 copies at 3.5",
        r#"newspaper | U.S. | c++ | C# | 1000 | 1,000 | "3.5""#,
    );
    misses("en", "C and see", r#"C++ | C# | "C++""#);
    finds(
        "en",
        "Ink 🙂 and paper, 26.11.2025",
        r#""ink and" | 2025 | "26.11.2025""#,
    );
}

#[test]
fn marks_cover_the_words_that_were_found() {
    marks(
        "en",
        "print",
        "They [printed] all day, [Printing] and [prints]: a sprint.",
    );
    marks(
        "en",
        "\"movable type\"",
        "Of [movable type], movable, and type.",
    );
    marks("en", "cafe", "The [Café]’s [CAFE\u{301}].");
    marks(
        "en",
        "newspaper",
        "A [news\u{ad}paper] and [news\u{ad}papers]",
    );
    marks("en", "city", "The [city]’s walls");
    marks("fr", "imprimerie", "L’[imprimerie] d’hier");
    marks("de", "strasse", "Die [Straße], [STRASSE]!");
    marks("uk", "мяч", "Цей [м’яч], [М'яч] і [мʼяч]");
    marks("uk", "газити", "Старі [газети] тут");
    marks("el", "ΠΟΛΗΣ", "της [πόλης]·");
    marks("he", "שלום", "[שָׁלוֹם] עולם");
    marks("ar", "العربية", "اللغة [العـــربية] هنا");
    marks("fa", "میخواهم", "من [می‌خواهم] بخوانم");
    marks("zh", "歷史", "報紙的[歷史]很長");
    marks("zh", "新聞自由", "有[新聞自由]。");
    marks("zh", "\"新聞自由\"", "有[新聞自由]，新聞");
    marks("zh", "猫", "[猫]和狗，大[猫]");
    marks("zh", "猫 狗", "[猫]和[狗]叫");
    marks("ko", "\"한국의 인쇄소\"", "신문과 [한국의 인쇄소]에");
    marks("ja", "コーヒー", "熱い[コーヒー]を");
    marks("th", "หนังสือ", "ร้าน[หนังสือ]เก่า");
    marks("ko", "신문", "한국 [신문]의");
}

#[test]
fn a_word_met_first_in_a_language_without_a_stemmer_keeps_its_forms() {
    let items = serde_json::json!({ "items": [
        { "id": "ja", "title": "活字", "tags": ["printing"], "language": "ja", "date_published": "2026-01-02" },
        { "id": "en", "title": "Ink", "content_text": "It was printed.", "language": "en", "date_published": "2025-01-02" },
        { "id": "old", "title": "Old", "content_text": "Printing is old.", "language": "en", "date_published": "2024-01-02" },
    ]});
    let (archive, _) = Archive::from_json(items.to_string().as_bytes()).unwrap();
    // With something behind it, so that it is finished.
    let (query, _) = parse("printed sort:newest -filler");
    let answer = Answer::new(&archive, query, None);
    let ids = answer.selection.iter().map(|idx| archive.article(idx).id());
    assert_eq!(ids.collect::<Vec<_>>(), ["ja", "en", "old"]);
}
