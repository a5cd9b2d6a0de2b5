//! How messages count, list and suggest. Written once, so that they all sound alike.

/// `1 milestone`, `2 milestones`: a count with its noun, for nouns that add an s.
pub fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// `` `a`, `b` or `c` ``: words in backticks with a conjunction before the last.
pub fn list<'a>(words: impl Iterator<Item = &'a str>, conjunction: &str) -> String {
    joined(&words.map(|word| format!("`{word}`")).collect::<Vec<_>>(), conjunction)
}

/// `a, b or c`: the words that may be given for something.
pub fn alternatives<'a>(words: impl Iterator<Item = &'a str>) -> String {
    joined(&words.map(str::to_owned).collect::<Vec<_>>(), "or")
}

fn joined(words: &[String], conjunction: &str) -> String {
    match words.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, first)) => format!("{} {conjunction} {last}", first.join(", ")),
    }
}

/// A word as a shell takes it: in quotes where it needs them.
pub fn shell(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./+,%@".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', "'\\''"))
}

/// What an I/O error means, without the number and the path that are added to it.
pub fn reason(error: &std::io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_lowercase()
}

/// The word nearest to a misspelt one, case aside; none where all are too far.
pub fn nearest<'a>(word: &str, among: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    if word.is_empty() {
        return None;
    }
    among
        .map(|candidate| {
            let other = candidate.to_lowercase();
            // A word that was cut short is near to the whole, however long that is.
            let starts = word.len() >= 3 && other.starts_with(&word);
            let distance = strsim::damerau_levenshtein(&word, &other);
            (if starts { distance.min(1) } else { distance }, candidate)
        })
        .filter(|(distance, candidate)| *distance <= (candidate.chars().count() / 3).clamp(1, 4))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// The word that a misspelt one can only be: one letter apart at most, case and `_` aside, and
/// farther from all others. A short word could be too many.
pub fn certain<'a>(word: &str, among: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    const SHORTEST: usize = 4;
    const NEAR: usize = 2;
    let word = word.to_lowercase().replace('_', "-");
    let distance = |other: &str| strsim::damerau_levenshtein(&word, &other.to_lowercase());
    let mut near = among.map(|other| (distance(other), other)).filter(|(far, _)| *far <= NEAR);
    let only = near.next().filter(|(far, _)| *far <= 1 && word.chars().count() >= SHORTEST);
    only.filter(|_| near.next().is_none()).map(|(_, other)| other)
}

/// ``did you mean `x`?``
pub fn did_you_mean(word: &str) -> String {
    format!("did you mean `{word}`?")
}
