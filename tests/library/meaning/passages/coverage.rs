//! Coverage: the words that some passage accounts for, and the stretches that none does.

use hito::domain::passages::{SourceText, Uncovered};

use super::left_out;

#[test]
fn a_word_is_a_run_of_letters_or_digits() {
    for (text, words) in [
        ("", 0),
        ("  \n\n", 0),
        ("** - — … ¿?", 0),
        ("4", 1),
        ("- 4.** Áreas", 2),
        ("México-Canadá 2025-2028", 4),
        ("B2B", 1),
        ("an\u{303}o", 1),
        ("d’été", 2),
    ] {
        assert_eq!(SourceText::new(text).words(), words, "{text}");
    }
}

#[test]
fn what_no_passage_accounts_for_is_left_out() {
    let text = "Uno dos tres. **Cuatro** cinco-seis\n\nsiete ocho 9.";
    for (passages, expected) in [
        (&[][..], vec!["Uno dos tres. **Cuatro** cinco-seis siete ocho 9"]),
        (&["Uno dos tres. **Cuatro** cinco-seis siete ocho 9."], vec![]),
        (&["dos tres."], vec!["Uno", "Cuatro** cinco-seis siete ocho 9"]),
        // Signs are no words: nobody needs to account for them.
        (&["Uno dos tres", "Cuatro", "cinco", "seis siete ocho", "9"], vec![]),
        (&["Uno dos tres", "cinco", "siete ocho 9"], vec!["Cuatro", "seis"]),
        // Passages may overlap, or say the same.
        (
            &["Uno dos", "dos tres", "dos", "Uno dos tres."],
            vec!["Cuatro** cinco-seis siete ocho 9"],
        ),
        // A gap covers nothing.
        (&["Uno […] seis", "siete ocho 9"], vec!["dos tres. **Cuatro** cinco"]),
    ] {
        assert_eq!(left_out(text, passages), expected, "{passages:?}");
    }
}

#[test]
fn a_stretch_is_told_with_its_line_and_the_bytes_of_the_original() {
    let text = "Uno  dos\r\n\r\n- **Tres** an\u{303}o\n  cinco, seis\n";
    let source = SourceText::new(text);
    let searches = hito::domain::passages::search(std::slice::from_ref(&source), ["Uno", "cinco"]);
    let found = searches.iter().filter_map(|search| match search {
        hito::domain::passages::SearchResult::Once(found) => Some(found),
        _ => None,
    });
    let uncovered = source.uncovered(found);
    assert_eq!(
        uncovered,
        [
            Uncovered { bytes: 5..28, line: 1, words: 3, text: "dos - **Tres** año".to_owned() },
            Uncovered { bytes: 38..42, line: 4, words: 1, text: "seis".to_owned() },
        ]
    );
    assert_eq!(&text[5..28], "dos\r\n\r\n- **Tres** an\u{303}o");
    assert_eq!(&text[38..42], "seis");
}
