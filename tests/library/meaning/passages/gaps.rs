//! Passages with gaps: `[…]` skips words of one paragraph.

use hito::domain::passages::{SearchResult, SourceText};
use proptest::prelude::{Just, Strategy, prop_assert_eq, prop_oneof, proptest};

use super::{covered, find};
use crate::meaning::support::cases;

const TEXT: &str = "Uno dos tres cuatro.
Cinco seis.

Siete ocho.
   \t
Nueve diez uno.";

#[test]
fn a_gap_skips_words_that_it_does_not_cover() {
    for (passage, expected) in [
        ("Uno […] tres", Some("Uno | tres")),
        ("Uno dos […] cuatro.", Some("Uno dos | cuatro.")),
        ("Uno […] tres […] seis", Some("Uno | tres | seis")),
        // Over a line's end, and over nothing at all.
        ("dos […] Cinco", Some("dos | Cinco")),
        ("dos […] tres", Some("dos | tres")),
        ("dos[…]tres", Some("dos | tres")),
        // At either end it says nothing.
        ("[…] tres […]", Some("tres")),
        // Not over a paragraph's end, whether its line is empty or blank.
        ("Cinco […] Siete", None),
        ("Siete […] Nueve", None),
        ("Uno […] seis […] ocho", None),
        // Without a gap a passage may go on in the next paragraph, and a gap after that.
        ("seis. Siete […] ocho", Some("seis. Siete | ocho")),
        ("Cinco […] seis. Siete", Some("Cinco | seis. Siete")),
        // In order only, and never over itself.
        ("tres […] dos", None),
        ("tres […] tres", None),
        ("dos tres […] tres cuatro", None),
        // Whole words on both sides.
        ("Un […] tres", None),
        ("Uno […] res", None),
        // Only this sign is a gap.
        ("Uno [...] tres", None),
        ("Uno … tres", None),
    ] {
        assert_eq!(covered(TEXT, passage).as_deref(), expected, "{passage}");
        if expected.is_none() {
            assert_eq!(find(TEXT, passage), SearchResult::Nowhere, "{passage}");
        }
    }
}

#[test]
fn a_passage_that_can_be_matched_in_several_ways_is_ambiguous() {
    let text = "a b a c\nd c\n\na e c";
    for (passage, only) in [
        // Two beginnings, two middles, two ends.
        ("a […] d", None),
        ("b […] c […] c", Some("b | c | c")),
        ("b […] c", None),
        ("a […] c […] d", None),
        ("a b […] a […] c", None),
        // Another place in another paragraph does not count.
        ("a […] e", Some("a | e")),
        ("e […] c", Some("e | c")),
        ("b […] d", Some("b | d")),
    ] {
        assert_eq!(covered(text, passage).as_deref(), only, "{passage}");
        assert_ne!(find(text, passage), SearchResult::Nowhere, "{passage}");
    }
    let twice = "uno dos\ntres\n\ncuatro\nuno tres";
    assert_eq!(find(twice, "uno […] tres"), SearchResult::Often(1, 5));
}

/// Single letters and the paragraph of each.
fn any_letters() -> impl Strategy<Value = Vec<(char, bool)>> {
    let letter = prop_oneof![Just('a'), Just('b'), Just('c')];
    proptest::collection::vec((letter, proptest::bool::weighted(0.2)), 1..14)
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn as_many_ways_are_found_as_there_are(
        letters in any_letters(),
        pieces in proptest::collection::vec("[abc]( [abc])?", 1..4),
    ) {
        let mut text = String::new();
        let mut paragraph = 0;
        let words: Vec<(char, usize)> = letters
            .iter()
            .map(|(letter, ends)| {
                text.extend([*letter, ' ']);
                let here = paragraph;
                if *ends {
                    text.push_str("\n\n");
                    paragraph += 1;
                }
                (*letter, here)
            })
            .collect();
        let pieces: Vec<Vec<char>> =
            pieces.iter().map(|piece| piece.chars().filter(|c| *c != ' ').collect()).collect();
        let passage: Vec<String> = pieces
            .iter()
            .map(|piece| piece.iter().map(char::to_string).collect::<Vec<_>>().join(" "))
            .collect();
        let all = ways(&words, &pieces, None);
        match find(&text, &passage.join(" […] ")) {
            SearchResult::Nowhere => prop_assert_eq!(all, Vec::<Vec<usize>>::new()),
            SearchResult::Often(..) => prop_assert_eq!(all.len().min(2), 2),
            SearchResult::Once(found) => {
                prop_assert_eq!(all.len(), 1);
                // Each word is one letter and a space.
                let starts: Vec<usize> = found.stretches.iter().map(|s| s.start / 2).collect();
                prop_assert_eq!(&starts, &all[0]);
                let source = SourceText::new(&text);
                let left = source.uncovered([&found].into_iter()).iter().map(|s| s.words).sum::<usize>();
                prop_assert_eq!(left, words.len() - pieces.iter().map(Vec::len).sum::<usize>());
            }
        }
    }
}

/// Every way to place pieces in order behind a place, each gap inside one paragraph: tried out.
fn ways(words: &[(char, usize)], pieces: &[Vec<char>], behind: Option<usize>) -> Vec<Vec<usize>> {
    let Some((piece, rest)) = pieces.split_first() else {
        return vec![Vec::new()];
    };
    let first = behind.map_or(0, |last| last + 1);
    let fits = |start: &usize| {
        let here = &words[*start..*start + piece.len()];
        here.iter().map(|(letter, _)| letter).eq(piece)
            && behind.is_none_or(|last| words[last].1 == words[*start].1)
    };
    let starts = (first..(words.len() + 1).saturating_sub(piece.len())).filter(fits);
    starts
        .flat_map(|start| {
            let rest = ways(words, rest, Some(start + piece.len() - 1));
            rest.into_iter().map(move |way| [vec![start], way].concat())
        })
        .collect()
}
