//! Passages without gaps.

use hito::domain::passages::{SearchResult, SourceText, contains, plain, search};
use proptest::prelude::{Just, Strategy, prop_assert_eq, prop_oneof, proptest};

use super::{covered, find};
use crate::meaning::support::cases;

#[test]
fn texts_are_compared_after_nfc_and_with_white_space_collapsed() {
    for (text, passage) in [
        ("cooperación", "cooperacio\u{301}n"),
        ("cooperacio\u{301}n", "cooperación"),
        ("el año", "el  an\u{303}o "),
        ("uno dos tres", "uno\ndos\r\n\ttres"),
        ("uno\r\ndos\r\n\r\n\r\ntres", "uno dos tres"),
        ("uno\u{a0}dos", "uno dos"),
        ("uno dos", "\n  uno\u{3000}dos\n"),
    ] {
        assert_eq!(covered(text, passage), Some(plain(text)), "{passage:?} in {text:?}");
        assert!(contains(text, passage), "{passage:?} in {text:?}");
        assert_eq!(plain(text), plain(passage));
    }
    for (text, passage) in [
        ("año", "ano"),
        ("México", "méxico"),
        ("uno, dos", "uno dos"),
        ("uno dos", "unodos"),
        ("\u{2161}", "II"),
    ] {
        assert_eq!(find(text, passage), SearchResult::Nowhere, "{passage:?} in {text:?}");
        assert!(!contains(text, passage), "{passage:?} in {text:?}");
    }
}

#[test]
fn passages_stand_on_word_boundaries() {
    let text = "**1. Creación** de 12 grupos, B2B (y recreación) en 2025-2028.";
    for (passage, found) in [
        ("Creación", true),
        ("**1. Creación** de", true),
        ("1", true),
        ("12", true),
        ("B2B", true),
        ("(y", true),
        ("2025", true),
        ("2025-2028.", true),
        ("creación", false),
        ("Crea", false),
        ("grupo", false),
        ("rupos", false),
        ("2 grupos", false),
        ("2B", false),
        ("202", false),
    ] {
        let expected = found.then(|| passage.to_owned());
        assert_eq!(covered(text, passage), expected, "{passage}");
        assert_eq!(contains(text, passage), found, "{passage}");
    }
}

#[test]
fn a_place_on_a_boundary_is_found_behind_one_that_is_not() {
    for (text, passage) in
        [("recreación y creación", "creación"), ("lla la la", "la la"), ("aba ba ba", "ba ba")]
    {
        assert_eq!(covered(text, passage), Some(passage.to_owned()), "{passage} in {text}");
        assert!(contains(text, passage), "{passage} in {text}");
    }
}

#[test]
fn a_passage_that_stands_nowhere_or_twice_is_told_apart() {
    let text = "Uno dos.\n\nTres dos.\nUno cuatro.\nla la la";
    for (passage, expected) in [
        ("cinco", SearchResult::Nowhere),
        ("", SearchResult::Nowhere),
        ("[…]", SearchResult::Nowhere),
        ("dos", SearchResult::Often(1, 3)),
        ("Uno", SearchResult::Often(1, 4)),
        // Even where the two places overlap.
        ("la la", SearchResult::Often(5, 5)),
    ] {
        assert_eq!(find(text, passage), expected, "{passage}");
    }
    let SearchResult::Once(found) = find(text, "Tres dos. Uno") else {
        unreachable!("it stands once")
    };
    assert_eq!((found.text, found.line), (0, 3));
}

#[test]
fn a_passage_stands_in_one_of_several_texts() {
    let texts = ["uno dos", "dos\ntres"].map(SourceText::new);
    let searches = search(&texts, ["uno", "tres", "dos", "cuatro"]);
    let places = searches.iter().map(|search| match search {
        SearchResult::Once(found) => Some((found.text, found.line)),
        _ => None,
    });
    assert_eq!(places.collect::<Vec<_>>(), [Some((0, 1)), Some((1, 2)), None, None]);
    assert_eq!(searches[2..], [SearchResult::Often(1, 1), SearchResult::Nowhere]);
}

#[test]
fn long_passages_that_begin_alike_are_told_apart() {
    let begin = "México y Canadá se comprometen a trabajar de manera conjunta para";
    let text = format!("{begin} uno. {begin} dos. {begin} tres");
    for end in ["uno", "dos", "tres"] {
        let passage = format!("{begin} {end}");
        assert_eq!(covered(&text, &passage), Some(passage));
    }
    assert_eq!(find(&text, begin), SearchResult::Often(1, 1));
    assert_eq!(find(&text, &format!("{begin} cuatro")), SearchResult::Nowhere);
}

#[test]
fn the_nearest_beginning_of_a_passage_is_told_in_whole_words() {
    let text = "Uno.\n\nMéxico y Canadá colaborarán en puertos, trenes y más.\nMéxico y Cuba";
    let source = SourceText::new(text);
    let found = |part: &str, line, next: &str| Some((part.to_owned(), line, next.to_owned()));
    for (passage, expected) in [
        (
            "México y Canadá cooperarán",
            found("México y Canadá", 3, "colaborarán en puertos, trenes y más."),
        ),
        // Not up to the middle of a word.
        (
            "México y Canadá colabora en",
            found("México y Canadá", 3, "colaborarán en puertos, trenes y más."),
        ),
        (
            "Canadá colaborarán en trenes",
            found("Canadá colaborarán en", 3, "puertos, trenes y más. México y"),
        ),
        (
            "Canadá colaborarán en puertos, barcos",
            found("Canadá colaborarán en puertos", 3, ", trenes y más. México y"),
        ),
        ("México y Cuba y", found("México y Cuba", 4, "")),
        ("en puertos, trenes […] nada", found("en puertos, trenes", 3, "y más. México y Cuba")),
        // Two words say nothing.
        ("y Canadá nunca", None),
        ("nada de nada", None),
        ("", None),
    ] {
        let nearest = source.nearest(passage);
        let nearest = nearest.map(|(part, line, next)| (part, line, next.trim().to_owned()));
        assert_eq!(nearest, expected, "{passage}");
    }
}

/// Words, and white space of all kinds between them: words are few, so that runs come twice.
fn any_words() -> impl Strategy<Value = Vec<(String, &'static str)>> {
    let word = prop_oneof![
        Just("a"),
        Just("ab"),
        Just("año"),
        Just("an\u{303}o"),
        Just("4"),
        Just("Ñu"),
        Just("la"),
    ];
    let space = prop_oneof![Just(" "), Just("\n"), Just("\r\n"), Just("  \t"), Just("\n\n")];
    proptest::collection::vec((word.prop_map(str::to_owned), space), 1..30)
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn a_run_of_words_is_found_where_it_stands(
        words in any_words(),
        from in proptest::arbitrary::any::<proptest::sample::Index>(),
        many in 1..6usize,
    ) {
        let text: String = words.iter().flat_map(|(word, space)| [word, *space]).collect();
        let words: Vec<String> = words.iter().map(|(word, _)| plain(word)).collect();
        let from = from.index(words.len());
        let run = &words[from..(from + many).min(words.len())];
        let times = words.windows(run.len()).filter(|window| *window == run).count();
        let source = SourceText::new(&text);
        prop_assert_eq!(source.words(), words.len());
        match find(&text, &run.join("\n")) {
            SearchResult::Once(found) => {
                prop_assert_eq!(times, 1);
                let left: Vec<String> =
                    source.uncovered([&found].into_iter()).into_iter().map(|s| s.text).collect();
                let around = [&words[..from], &words[from + run.len()..]];
                let around = around.iter().filter(|part| !part.is_empty()).map(|part| part.join(" "));
                prop_assert_eq!(left, around.collect::<Vec<_>>());
            }
            SearchResult::Often(..) => prop_assert_eq!(times.min(2), 2),
            SearchResult::Nowhere => prop_assert_eq!(times, 0),
        }
    }
}
