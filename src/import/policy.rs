//! What an import may do to a plan.

/// What becomes of rows whose ids the plan has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum ExistingRows {
    /// They are mistakes
    Refuse,
    /// They are left out
    Skip,
    /// What they say that is new is recorded; titles and promised deadlines stay
    Update,
}

/// What an import may do to a plan.
#[derive(Clone, Copy, Debug)]
pub struct ImportPolicy {
    /// What becomes of rows whose ids the plan has.
    pub existing: ExistingRows,
    /// Whether parties may be added that the plan does not have.
    pub add_parties: bool,
    /// Whether nodes and parties may be added whose names are nearly those of others.
    pub add_similar: bool,
    /// Of a new plan, where its id comes from: a clause for messages, such as `, made of its title`.
    pub id_origin: Option<&'static str>,
}
