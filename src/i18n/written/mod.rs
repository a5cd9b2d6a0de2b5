//! What people write in sheets, in Spanish, English and French → the dates, deadlines and words of
//! the format. What is not certain is refused, with what to write instead.

mod folded;
mod calendar;
mod dates;
mod statuses;

pub use dates::{DateOrder, date, deadline};
pub use folded::plain;
pub use statuses::{StatedStatus, standing};
