//! Passages: how texts are compared, what is found where, and what no passage accounts for.

mod coverage;
mod gaps;
mod search;

use hito::domain::passages::{SearchResult, SourceText, search as search_all};

/// What becomes of one passage in one text.
fn find(text: &str, passage: &str) -> SearchResult {
    search_all(&[SourceText::new(text)], [passage]).swap_remove(0)
}

/// The words that a passage accounts for in a text; none where it is not found in one place.
fn covered(text: &str, passage: &str) -> Option<String> {
    match find(text, passage) {
        SearchResult::Once(found) => {
            let plain = hito::domain::passages::plain(text);
            let words = found.stretches.iter().map(|stretch| &plain[stretch.clone()]);
            Some(words.collect::<Vec<_>>().join(" | "))
        }
        _ => None,
    }
}

/// The stretches that some passages leave out of a text.
fn left_out(text: &str, passages: &[&str]) -> Vec<String> {
    let source = SourceText::new(text);
    let searches = search_all(std::slice::from_ref(&source), passages.iter().copied());
    let found = searches.iter().map(|search| match search {
        SearchResult::Once(found) => found,
        other => unreachable!("{other:?}: {passages:?} in {text:?}"),
    });
    source.uncovered(found).into_iter().map(|stretch| stretch.text).collect()
}
