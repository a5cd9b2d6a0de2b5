//! Single values of the domain, written down and read back.

use crate::domain::{
    At, Class, Date, Day, Deadline, FileId, Id, Kind, LangTag, Level, Outlook, Period, Place,
    Route, Says, Severity, Span, Speaker, Status, Step, Strength, Text, Translation, Unit,
    Vocabulary,
};

use super::code::{Reader, Stored, Writer};

/// Words of closed lists, by their position.
macro_rules! words {
    ($($name:ident $all:expr,)+) => {
        $(impl Stored for $name {
            fn store(&self, out: &mut Writer) {
                out.length($all.iter().position(|word| word == self).unwrap_or(usize::MAX));
            }

            fn load(from: &mut Reader) -> Option<Self> {
                $all.get(from.fitting::<usize>()?).copied()
            }
        })+
    };
}

words! {
    Kind Self::ALL,
    Strength Self::ALL,
    Status Self::ALL,
    Outlook Self::ALL,
    Says Self::ALL,
    Class Self::ALL,
    Translation Self::ALL,
    Severity Self::ALL,
    Level [Self::Pillar, Self::Commitment],
    Unit [Self::Day, Self::Week, Self::Month, Self::Year],
}

impl Stored for u8 {
    fn store(&self, out: &mut Writer) {
        out.byte(*self);
    }

    fn load(from: &mut Reader) -> Option<Self> {
        from.byte()
    }
}

impl Stored for FileId {
    fn store(&self, out: &mut Writer) {
        out.number(self.0.into());
    }

    fn load(from: &mut Reader) -> Option<Self> {
        from.fitting().map(Self)
    }
}

impl Stored for Id {
    fn store(&self, out: &mut Writer) {
        out.text(self.as_str());
    }

    fn load(from: &mut Reader) -> Option<Self> {
        Self::new(from.string()?).ok()
    }
}

impl Stored for LangTag {
    fn store(&self, out: &mut Writer) {
        out.text(self.as_str());
    }

    fn load(from: &mut Reader) -> Option<Self> {
        Self::parse(from.text()?)
    }
}

impl Stored for Text {
    fn store(&self, out: &mut Writer) {
        match self {
            Self::Plain(text) => {
                out.byte(0);
                text.store(out);
            }
            Self::ByLang(texts) => {
                out.byte(1);
                texts.store(out);
            }
        }
    }

    fn load(from: &mut Reader) -> Option<Self> {
        match from.byte()? {
            0 => Stored::load(from).map(Self::Plain),
            1 => Stored::load(from).map(Self::ByLang),
            _ => None,
        }
    }
}

/// A year as [`Period::parse`] reads it.
fn year(from: &mut Reader) -> Option<i32> {
    from.fitting().filter(|year| (0..=9999).contains(year))
}

/// A part of a year, counted from 1.
fn part(from: &mut Reader, most: u32) -> Option<u32> {
    from.fitting().filter(|part| (1..=most).contains(part))
}

impl Stored for Period {
    fn store(&self, out: &mut Writer) {
        use chrono::Datelike;
        let (form, year, parts) = match *self {
            Self::Year(year) => (0, year, [None; 2]),
            Self::Quarter(year, quarter) => (1, year, [Some(quarter), None]),
            Self::Month(year, month) => (2, year, [Some(month), None]),
            Self::Day(day) => (3, day.year(), [Some(day.month()), Some(day.day())]),
        };
        out.byte(form);
        out.is_lossy |= year < 0;
        out.number(year.unsigned_abs().into());
        for part in parts.into_iter().flatten() {
            out.number(part.into());
        }
    }

    fn load(from: &mut Reader) -> Option<Self> {
        let form = from.byte()?;
        let year = year(from)?;
        Some(match form {
            0 => Self::Year(year),
            1 => Self::Quarter(year, part(from, 4)?),
            2 => Self::Month(year, part(from, 12)?),
            3 => Self::Day(Day::from_ymd_opt(year, part(from, 12)?, part(from, 31)?)?),
            _ => return None,
        })
    }
}

impl Stored for Date {
    fn store(&self, out: &mut Writer) {
        let (form, period) = match self {
            Self::Within(period) => (0, period),
            Self::Before(period) => (1, period),
        };
        out.byte(form);
        period.store(out);
    }

    fn load(from: &mut Reader) -> Option<Self> {
        match from.byte()? {
            0 => Stored::load(from).map(Self::Within),
            1 => Stored::load(from).map(Self::Before),
            _ => None,
        }
    }
}

impl Stored for Span {
    fn store(&self, out: &mut Writer) {
        out.number(self.count.into());
        self.unit.store(out);
    }

    fn load(from: &mut Reader) -> Option<Self> {
        let count = part(from, Self::MOST)?;
        Some(Self { count, unit: Stored::load(from)? })
    }
}

impl Stored for Deadline {
    fn store(&self, out: &mut Writer) {
        match self {
            Self::On(date) => {
                out.byte(0);
                date.store(out);
            }
            Self::After(span, id) => {
                out.byte(1);
                span.store(out);
                id.store(out);
            }
            Self::Every(span, from) => {
                out.byte(2);
                span.store(out);
                from.store(out);
            }
            Self::Ongoing => out.byte(3),
        }
    }

    fn load(from: &mut Reader) -> Option<Self> {
        Some(match from.byte()? {
            0 => Self::On(Stored::load(from)?),
            1 => Self::After(Stored::load(from)?, Stored::load(from)?),
            2 => Self::Every(Stored::load(from)?, Stored::load(from)?),
            3 => Self::Ongoing,
            _ => return None,
        })
    }
}

impl Stored for Speaker {
    fn store(&self, out: &mut Writer) {
        match self {
            Self::Party(id) => {
                out.byte(0);
                id.store(out);
            }
            Self::Joint => out.byte(1),
            Self::Independent => out.byte(2),
        }
    }

    fn load(from: &mut Reader) -> Option<Self> {
        Some(match from.byte()? {
            0 => Self::Party(Stored::load(from)?),
            1 => Self::Joint,
            2 => Self::Independent,
            _ => return None,
        })
    }
}

/// The keys that routes lead through. A route through another cannot be written down.
const ROUTE_KEYS: [&str; 7] =
    ["commitments", "evidence", "file", "milestones", "parties", "pillars", "sources"];

impl Stored for Step {
    fn store(&self, out: &mut Writer) {
        match self {
            Self::Key(key) => match ROUTE_KEYS.iter().position(|known| known == key) {
                Some(position) => out.length(position),
                None => out.is_lossy = true,
            },
            Self::Item(item) => out.number(u64::from(*item) + ROUTE_KEYS.len() as u64),
        }
    }

    fn load(from: &mut Reader) -> Option<Self> {
        let number: usize = from.fitting()?;
        match ROUTE_KEYS.get(number) {
            Some(key) => Some(Self::Key(key)),
            None => u32::try_from(number - ROUTE_KEYS.len()).ok().map(Self::Item),
        }
    }
}

/// Nodes at a route and bytes, of the file that is being read: what the readers of files give.
impl Stored for Place {
    fn store(&self, out: &mut Writer) {
        match &self.at {
            At::Node(route) => {
                out.length(route.steps().len() + 1);
                for step in route.steps() {
                    step.store(out);
                }
            }
            At::Bytes(range) => {
                out.byte(0);
                out.length(range.start);
                out.length(range.end);
            }
            At::Key(_) | At::File => out.is_lossy = true,
        }
    }

    fn load(from: &mut Reader) -> Option<Self> {
        match from.fitting::<usize>()?.checked_sub(1) {
            None => Some(Self::bytes(from.file, from.fitting()?..from.fitting()?)),
            Some(count) => {
                let steps = (0..count).map(|_| Step::load(from)).collect::<Option<Route>>()?;
                Some(Self::node(from.file, steps))
            }
        }
    }
}
