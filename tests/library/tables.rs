//! Long tables have a layout algorithm of their own and look like short ones; rows drawn one at a
//! time are equal to those kept in memory.

use hito::query::{Cell, Column, Row, Rows, Shape, Sheet, Tone};
use hito::render::{Paint, RenderContext, table};

/// Texts of every kind that tables have to lay out.
const TEXTS: [&str; 12] = [
    "",
    "plain",
    "a  text   with spaces ",
    " spaces before",
    "Protocolo de actuación sobre áreas naturales protegidas, firmado por las dos partes",
    "合作 memorándum 協定 de entendimiento 備忘錄",
    "👩‍🔬 research 🇲🇽 🇨🇦",
    "an-id-of-many-parts.that-is.never-broken",
    "two\nlines",
    "a text that\u{1b}[31m paints",
    "cafe\u{301} decomposed",
    "no\u{a0}break and an end\u{a0}",
];

fn row(position: usize, columns: usize) -> Row {
    const TONES: [Tone; 4] = [Tone::Plain, Tone::Bad, Tone::Warn, Tone::Dim];
    let cells = (0..columns).map(|column| {
        let text = |step: usize| TEXTS[(position * step + column * 5) % TEXTS.len()];
        let cell = Cell::text(text(1)).tone(TONES[(position + column) % TONES.len()]);
        if (position + column).is_multiple_of(3) { cell.detail(text(7)) } else { cell }
    });
    Row::new(format!("row-{position}"), cells.collect())
}

fn written(rows: usize, width: Option<usize>, paint: Paint) -> String {
    let shapes = [Shape::Number, Shape::Text, Shape::Id, Shape::Word, Shape::Text];
    let ranks = shapes.iter().zip(0..);
    let columns: Vec<Column> = ranks
        .map(|(shape, rank)| Column::new(format!("key{rank}"), TEXTS[4], *shape, rank))
        .collect();
    let count = columns.len();
    // Every position stands for one of so many different rows.
    let sheet = Sheet::new(columns, (0..rows).map(|position| row(position % ROWS, count)));
    let frame = RenderContext {
        plan: "plan".to_owned(),
        as_of: "2026-11-24".to_owned(),
        revision: None,
        base: None,
        width,
        paint,
        csv_safe: false,
    };
    let mut out = Vec::new();
    table(&sheet, &frame, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// How many rows differ from each other.
const ROWS: usize = 500;

#[test]
fn long_tables_look_as_short_ones_do() {
    for width in [None, Some(20), Some(40), Some(80), Some(120), Some(400)] {
        for paint in [Paint(false), Paint(true)] {
            let short = written(ROWS, width, paint);
            let long = written(3 * ROWS, width, paint);
            let heading = long.len() - 3 * (long.len() - short.len()) / 2;
            let (heading, rows) = short.split_at(heading);
            assert!(long == format!("{heading}{rows}{rows}{rows}"), "{width:?}, {paint:?}");
        }
    }
}

#[test]
fn rows_that_are_not_kept_are_made_in_order() {
    let count = 40_000;
    let made = Rows::made(count, |position| row(position, 2));
    assert_eq!(made.len(), count);
    let expected = (0..count).map(|position| row(position, 2));
    assert!(made.iter().map(std::borrow::Cow::into_owned).eq(expected));
    let stretches: usize = made.stretches().map(|stretch| stretch.len()).sum();
    assert_eq!(stretches, count);
    let texts: Vec<String> = made.iter().take(3).map(|row| row.id.clone()).collect();
    assert_eq!(texts, ["row-0", "row-1", "row-2"]);
}
