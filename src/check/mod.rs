//! Rules about a plan that has been read: one file a rule, one list of all.

mod allowances;
mod checker;
mod context;
mod registry;
mod rule;
mod rule_check;
mod run;
mod severities;
mod touched;

pub use allowances::Allowances;
pub use checker::{BasePlan, CheckResult, Checker};
pub use context::{Base, CheckContext};
pub use registry::{find, rules};
pub use rule::CHECKS;
pub use rule_check::{RuleCheck, RuleChecks, Run};
pub use run::run;
pub use severities::{Severities, UnknownRule};
pub use touched::TouchedFiles;
