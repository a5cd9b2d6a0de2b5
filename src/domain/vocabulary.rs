//! The closed lists of words that plans use.

/// A closed list of words: what a plan may write in a field.
pub trait Vocabulary: Copy + Eq + 'static {
    /// The name of the list in messages: `kind`.
    const NAME: &'static str;
    /// Every word, in the order of answers and documentation.
    const ALL: &'static [Self];

    /// Returns the word as plans, queries and JSON write it.
    fn code(self) -> &'static str;

    /// Returns what the word means, in one sentence.
    fn meaning(self) -> &'static str;

    /// Returns every code, in the order of [`Vocabulary::ALL`].
    fn codes() -> impl Iterator<Item = &'static str> + Clone {
        Self::ALL.iter().map(|word| word.code())
    }

    /// Reads a word, exactly as [`Vocabulary::code`] writes it.
    fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|word| word.code() == text)
    }
}

/// Declares an enum that is a [`Vocabulary`]: each variant with its code and its meaning, which
/// is also its documentation.
macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident, $field:literal { $($variant:ident $code:literal $meaning:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $(#[doc = $meaning] $variant,)+ }

        impl Vocabulary for $name {
            const NAME: &'static str = $field;
            const ALL: &'static [Self] = &[$(Self::$variant,)+];

            fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            fn meaning(self) -> &'static str {
                match self { $(Self::$variant => $meaning,)+ }
            }
        }
    };
}

vocabulary! {
    /// What is promised.
    Kind, "kind" {
        Instrument "instrument" "An instrument to be signed: a memorandum of understanding, an agreement.",
        Body "body" "A body to be set up or kept: a working group, a dialogue.",
        Event "event" "An event to be held: a visit, a meeting, a mission.",
        Policy "policy" "A law, rule, standard or recognition to be adopted.",
        Exchange "exchange" "Sharing of knowledge or practice.",
        Cooperation "cooperation" "Continuing joint work.",
    }
}

vocabulary! {
    /// How hard the words of a promise bind.
    Strength, "strength" {
        Firm "firm" "Committed to: “commit to”, “shall be created”, plain futures, an announced signature.",
        Effort "effort" "To be worked for: “will work to”, “will seek to”, “intend to”.",
        Exploratory "exploratory" "To be looked at: “will explore”, “may”, “consider the possibility”.",
    }
}

vocabulary! {
    /// A status that someone has declared, from the least advanced to the most: where two sides
    /// differ, the earlier one in this order holds. A milestone without one is not assessed.
    Status, "status" {
        NotStarted "not-started" "Looked at, and nothing done.",
        Suspended "suspended" "Paused.",
        InProgress "in-progress" "Under way.",
        Withdrawn "withdrawn" "Given up, or replaced by another milestone.",
        PartiallyCompleted "partially-completed" "Closed with less than was promised.",
        Completed "completed" "Done.",
    }
}

vocabulary! {
    /// Whether someone expects a deadline to be met.
    Outlook, "outlook" {
        OnTrack "on-track" "Expected to be met.",
        AtRisk "at-risk" "May not be met.",
        OffTrack "off-track" "Not expected to be met.",
    }
}

vocabulary! {
    /// What a piece of evidence says of the thing it is about.
    Says, "says" {
        Announced "announced" "That it will be.",
        Planned "planned" "That it is planned for a time.",
        Underway "underway" "That it is being done.",
        Done "done" "That it has been done.",
    }
}

vocabulary! {
    /// Where a piece of evidence comes from.
    Class, "class" {
        Official "official" "Published by a party itself.",
        Relayed "relayed" "An official text, as relayed by others.",
        Press "press" "Reported by the press or another third party.",
    }
}

vocabulary! {
    /// Who made the texts in languages other than the source's.
    Translation, "translation" {
        Official "official" "Published by the parties themselves.",
        Unofficial "unofficial" "Made by those who keep the plan's files.",
    }
}

vocabulary! {
    /// Something computed about a milestone on a day.
    Flag, "flag" {
        Overdue "overdue" "Open past the last day of the current deadline.",
        Late "late" "Completed after the last day of the deadline as promised.",
        LateCurrent "late-current" "Completed after the last day of the current deadline.",
        DueSoon "due-soon" "Open, and due within the plan's `policy.due-soon`.",
        Slipped "slipped" "The current deadline is later than the one promised.",
        AtRisk "at-risk" "Open, and the newest outlook is at risk or off track.",
        ForecastLate "forecast-late" "Open, and the newest forecast ends after the current deadline.",
        Stale "stale" "Open, spoken of, and without news for the plan's `policy.stale`.",
        UnfinishedAtTerm "unfinished-at-term" "Open after the plan's last day.",
        Disputed "disputed" "Those who speak of it disagree on its status or day of completion.",
        Blocked "blocked" "Open, and something that must be completed first is not.",
    }
}

/// The code of a milestone whose status nobody has declared.
pub const NOT_ASSESSED: &str = "not-assessed";

/// Returns the code of a status, [`NOT_ASSESSED`] for none.
pub fn status_code(status: Option<Status>) -> &'static str {
    status.map_or(NOT_ASSESSED, Status::code)
}

impl Status {
    /// Returns every status a milestone can have, the most advanced first, and `None` last.
    pub fn with_none() -> impl Iterator<Item = Option<Self>> {
        Self::ALL.iter().rev().copied().map(Some).chain([None])
    }

    /// Returns whether nothing more is expected.
    pub fn is_closed(self) -> bool {
        match self {
            Self::Completed | Self::PartiallyCompleted | Self::Withdrawn => true,
            Self::NotStarted | Self::Suspended | Self::InProgress => false,
        }
    }

    /// Returns whether something was delivered.
    pub fn is_delivered(self) -> bool {
        match self {
            Self::Completed | Self::PartiallyCompleted => true,
            Self::NotStarted | Self::Suspended | Self::InProgress | Self::Withdrawn => false,
        }
    }

    /// Returns whether work on the promise has to be shown: that something was delivered, or is
    /// being done.
    pub fn claims_work(self) -> bool {
        match self {
            Self::Completed | Self::PartiallyCompleted | Self::InProgress => true,
            Self::NotStarted | Self::Suspended | Self::Withdrawn => false,
        }
    }
}
