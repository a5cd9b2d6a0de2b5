//! The only module that writes files: one of them in one step, several of them all or nothing,
//! under a lock that no two runs hold at once.
//!
//! What a write needs beside the plan's files lives in `.hito/` in the plan's folder, which git
//! ignores:
//!
//! | file | is there |
//! |---|---|
//! | `lock` | always; the system locks it and lets go of it with the process |
//! | `staging` | while new texts are written beside their files; names them, so that the next write can remove what a killed process left |
//! | `journal` | from the moment when all new texts are on disk until each is in its place: what the next write finishes |

mod create;
mod new_folder;
mod journal;
mod lock;
mod recovery;
mod replacement;
mod staged;
mod state;
mod target;
mod transaction;
mod error;

pub use create::create_all;
pub use error::StoreError;
pub use new_folder::{NewFolder, make_folder};
pub use recovery::{Pending, pending};
pub use replacement::Replacement;
pub use staged::replace;
pub use transaction::transact;
