//! The sections of a report, one file each, in their order.

mod parts;
mod changes;
mod concerns;
mod counts;
mod method;
mod next;
mod overdue;
mod silence;
mod slippage;
mod undated;

pub(super) use changes::updates;

use super::Scope;
use super::model::ReportSection;

pub(super) const ALL: &[fn(&Scope<'_>) -> ReportSection] = &[
    counts::section,
    changes::section,
    overdue::section,
    next::section,
    slippage::section,
    concerns::section,
    silence::section,
    undated::section,
    method::section,
];
