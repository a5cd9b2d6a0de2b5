//! The text of a file of code: what in it is no comment and no literal, and the paths it names.

/// Returns code without comments, literals, what follows `#[cfg(test)]`, and the paths of
/// visibilities.
pub fn plain(code: &str) -> String {
    let mut out = String::with_capacity(code.len());
    let mut rest = code;
    while let Some(next) = rest.chars().next() {
        let skipped = skipped(rest, out.chars().next_back());
        if skipped > 0 {
            out.push(' ');
            rest = &rest[skipped..];
        } else {
            out.push(next);
            rest = &rest[next.len_utf8()..];
        }
    }
    let end = out.find("#[cfg(test)]").unwrap_or(out.len());
    out.truncate(end);
    out
}

/// Returns the length of the comment, literal or visibility that a text begins with, or 0.
fn skipped(text: &str, before: Option<char>) -> usize {
    let until = |start: usize, end: &str| {
        text[start..].find(end).map_or(text.len(), |at| start + at + end.len())
    };
    let is_in_word = before.is_some_and(|c| c.is_alphanumeric() || c == '_');
    if text.starts_with("//") {
        return text.find('\n').unwrap_or(text.len());
    }
    if text.starts_with("(in ") {
        return until(0, ")");
    }
    if !is_in_word && (text.starts_with("r\"") || text.starts_with("r#")) {
        let signs = text[1..].bytes().take_while(|byte| *byte == b'#').count();
        let end = format!("\"{}", "#".repeat(signs));
        return if text[1 + signs..].starts_with('"') { until(signs + 2, &end) } else { 0 };
    }
    let is_char = text.starts_with("'\\") || text.chars().nth(2) == Some('\'');
    match text.chars().next() {
        Some('"') => quoted(text, '"'),
        Some('\'') if is_char => quoted(text, '\''),
        _ => 0,
    }
}

/// Returns the length of a literal in quotes.
fn quoted(text: &str, quote: char) -> usize {
    let mut is_escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            c if c == quote => return at + c.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

/// Returns every path that a `use` brings in, with the name that it has in the file.
pub fn use_trees(text: &str) -> Vec<(String, String)> {
    let mut trees = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("use ") {
        let line = rest[..at].rsplit('\n').next().unwrap_or_default().trim_start();
        let end = rest[at..].find(';').map_or(rest.len(), |end| at + end);
        let is_use = line.is_empty() || line.starts_with("pub");
        if is_use {
            tree(&rest[at + "use ".len()..end], "", &mut trees);
        }
        rest = &rest[if is_use { end } else { at + "use ".len() }..];
    }
    trees
}

fn tree(text: &str, prefix: &str, out: &mut Vec<(String, String)>) {
    let text = text.trim();
    if let Some((head, group)) = text.split_once('{') {
        let prefix = format!("{prefix}{}", head.trim());
        let group = group.rsplit_once('}').map_or(group, |(group, _)| group);
        return parts(group).into_iter().for_each(|part| tree(part, &prefix, out));
    }
    if text.is_empty() {
        return;
    }
    let (path, alias) = text.split_once(" as ").unwrap_or((text, ""));
    let path = match path {
        "self" => prefix.trim_end_matches("::").to_owned(),
        path => format!("{prefix}{path}"),
    };
    let name = path.rsplit("::").next().unwrap_or_default();
    let name = if alias.is_empty() { name } else { alias.trim() }.to_owned();
    out.push((path, name));
}

/// Returns the parts of a group, at the commas that are in no group of it.
fn parts(group: &str) -> Vec<&str> {
    let (mut depth, mut start, mut parts) = (0, 0, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&group[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&group[start..]);
    parts
}

/// Returns the paths of at least two names in a text, without those that lead to a group.
pub fn named_paths(text: &str) -> Vec<String> {
    let text = text.replace("::<", "<");
    let paths = text.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'));
    let is_whole = |path: &&str| !path.starts_with(':') && !path.ends_with(':');
    paths.filter(|path| is_whole(path) && path.contains("::")).map(str::to_owned).collect()
}
