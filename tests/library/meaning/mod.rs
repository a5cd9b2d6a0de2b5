//! The meaning of plans: dates, deadlines, ledgers, flags, passages and dependencies.

mod dates;
mod deadlines;
mod dependencies;
mod flags;
mod layouts;
mod ledger;
mod passages;
mod queries;
mod real_plan;
mod support;
mod time;
mod written;
