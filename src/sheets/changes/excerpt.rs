//! Reduces two texts to the parts in which they differ.

use crate::domain::passages::plain;

/// The number of words that are shown before the first and after the last difference.
const AROUND: usize = 3;

/// The largest number of words that are shown without a cut.
const MAX_WORDS: usize = 40;

/// Returns the parts of two texts that differ, with a few words around them and `…` at each cut.
pub(super) fn excerpt(old: &str, new: &str) -> (String, String) {
    let (old, new) = (plain(old), plain(new));
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split(' ').collect(), new.split(' ').collect());
    let prefix = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    let rest = old.len().min(new.len()) - prefix;
    let suffix = old.iter().rev().zip(new.iter().rev()).take(rest);
    let suffix = suffix.take_while(|(old, new)| old == new).count();
    let from = prefix.saturating_sub(AROUND);
    let omitted = suffix.saturating_sub(AROUND);
    (cut(&old, from, omitted), cut(&new, from, omitted))
}

fn cut(words: &[&str], from: usize, omitted: usize) -> String {
    let shown = &words[from..words.len() - omitted];
    let mut text = if from > 0 { "… ".to_owned() } else { String::new() };
    if shown.len() > MAX_WORDS {
        let (first, last) = (&shown[..MAX_WORDS / 2], &shown[shown.len() - MAX_WORDS / 2..]);
        text.push_str(&format!("{} … {}", first.join(" "), last.join(" ")));
    } else {
        text.push_str(&shown.join(" "));
    }
    if omitted > 0 {
        text.push_str(" …");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::excerpt;

    #[test]
    fn texts_are_cut_to_where_they_differ() {
        for (old, new, expected) in [
            ("a b c d e f g h i", "a b c d X f g h i", ("… b c d e f g h …", "… b c d X f g h …")),
            ("one", "two", ("one", "two")),
            ("a b", "a b c", ("a b", "a b c")),
            ("a a a a a a", "a a a a a", ("… a a a a", "… a a a")),
            ("", "new", ("", "new")),
        ] {
            let (old, new) = excerpt(old, new);
            assert_eq!((old.as_str(), new.as_str()), expected);
        }
        let long = "word ".repeat(1000);
        assert!(excerpt(&long, "other").0.len() < 250);
    }
}
