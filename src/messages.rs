//! The grammar of messages: counts, lists and suggestions, for all modules alike.

/// Returns a count with its noun, such as `1 milestone` or `2 milestones`. The plural must be
/// formed with an s.
pub fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// Returns words in backticks with a conjunction before the last, such as `` `a`, `b` or `c` ``.
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

/// Returns a word quoted for a POSIX shell, if it needs quotes.
pub fn shell(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./+,%@".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', "'\\''"))
}

/// Returns the text of an I/O error, without the error number and the path.
pub fn reason(error: &std::io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_lowercase()
}

/// Returns the word nearest to a misspelt one, ignoring case, or `None` if none is near enough.
pub fn nearest<'a>(word: &str, among: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    if word.is_empty() {
        return None;
    }
    among
        .map(|candidate| {
            let other = candidate.to_lowercase();
            // A word that is cut short is near to the full word, however long that is.
            let starts = word.len() >= 3 && other.starts_with(&word);
            let distance = strsim::damerau_levenshtein(&word, &other);
            (if starts { distance.min(1) } else { distance }, candidate)
        })
        .filter(|(distance, candidate)| *distance <= (candidate.chars().count() / 3).clamp(1, 4))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Returns the question whether the nearest word is meant, or another help if none is near enough.
pub fn nearest_or<'a>(
    word: &str,
    among: impl Iterator<Item = &'a str>,
    otherwise: impl FnOnce() -> String,
) -> String {
    nearest(word, among).map_or_else(otherwise, did_you_mean)
}

/// Returns the word that a misspelt one stands for, if it is at most one letter apart, ignoring
/// case and `_`, and at least three letters from all others. Words of less than four letters are
/// too ambiguous.
pub fn certain<'a>(word: &str, among: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    const MIN_LENGTH: usize = 4;
    const MAX_DISTANCE: usize = 2;
    let word = word.to_lowercase().replace('_', "-");
    let distance = |other: &str| strsim::damerau_levenshtein(&word, &other.to_lowercase());
    let mut candidates =
        among.map(|other| (distance(other), other)).filter(|(far, _)| *far <= MAX_DISTANCE);
    let only = candidates.next().filter(|(far, _)| *far <= 1 && word.chars().count() >= MIN_LENGTH);
    only.filter(|_| candidates.next().is_none()).map(|(_, other)| other)
}

/// Returns the question ``did you mean `x`?``.
pub fn did_you_mean(word: &str) -> String {
    format!("did you mean `{word}`?")
}
