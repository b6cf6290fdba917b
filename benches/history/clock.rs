//! The calendar of a drawn history: minutes since its first morning, never the machine's clock.

/// A moment that only moves when it is told to.
#[derive(Debug, Default)]
pub(super) struct Clock {
    minutes: usize,
}

const FIRST_YEAR: usize = 2021;
const FIRST_DAY: usize = 3;
const FIRST_MINUTE: usize = 9 * 60;
const DAY: usize = 24 * 60;

impl Clock {
    /// Moves on.
    pub(super) fn advance(&mut self, minutes: usize) {
        self.minutes += minutes;
    }

    /// Writes the moment as `2021-01-04 09:00:00`.
    pub(super) fn text(&self) -> String {
        let minutes = self.minutes + FIRST_MINUTE;
        let (hour, minute) = (minutes % DAY / 60, minutes % 60);
        let (mut year, mut day) = (FIRST_YEAR, FIRST_DAY + minutes / DAY);
        while day >= months(year).iter().sum() {
            day -= months(year).iter().sum::<usize>();
            year += 1;
        }
        let mut month = 0;
        while day >= months(year)[month] {
            day -= months(year)[month];
            month += 1;
        }
        let (month, day) = (month + 1, day + 1);
        format!("{year}-{month:02}-{day:02} {hour:02}:{minute:02}:00")
    }
}

fn months(year: usize) -> [usize; 12] {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let february = if leap { 29 } else { 28 };
    [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
}
