//! Cutting of texts.

/// Returns a text of at most `most` characters; `…` stands for the rest of a longer one.
pub fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most - 1).collect();
    format!("{}…", kept.trim_end())
}
