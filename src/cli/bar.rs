//! The bar on a terminal that shows how far long work has come. It is drawn by a thread that looks at the count now and
//! then, so that the work itself waits for nothing; work that is done within a second shows none.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use indicatif::{HumanCount, ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::progress::{self, Progress};

/// How long work takes that needs no bar.
const PATIENCE: Duration = Duration::from_secs(1);
/// How often the bar is drawn anew.
const TICK: Duration = Duration::from_millis(100);

/// A bar that shows itself when it is time, and is gone when it is dropped.
#[derive(Debug)]
pub(super) struct Bar(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    bar: ProgressBar,
    is_over: Mutex<bool>,
    over: Condvar,
}

impl Bar {
    /// Waits for the time to show itself; `None` where stderr is no terminal that can take a line back.
    pub(super) fn start() -> Option<Self> {
        let is_dumb = std::env::var_os("TERM").is_none_or(|name| name == "dumb");
        if ProgressDrawTarget::stderr().is_hidden() || (is_dumb && cfg!(unix)) {
            return None;
        }
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        bar.set_style(
            ProgressStyle::with_template("[{bar:30}] {wide_msg}")
                .expect("the template is well formed")
                .progress_chars("=> "),
        );
        let shared = Arc::new(Shared {
            bar,
            is_over: Mutex::new(false),
            over: Condvar::new(),
        });
        let of_thread = Arc::clone(&shared);
        let thread = std::thread::Builder::new().spawn(move || of_thread.watch());
        thread.is_ok().then_some(Self(shared))
    }

    /// Prints something where the bar is, which then moves on.
    pub(super) fn behind(&self, print: impl FnOnce()) {
        self.0.bar.suspend(print);
    }

    /// Takes the bar away for good: the work is done, or somebody else needs the terminal.
    pub(super) fn end(&self) {
        let mut is_over = self
            .0
            .is_over
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        *is_over = true;
        self.0.bar.finish_and_clear();
        self.0.over.notify_all();
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.end();
    }
}

impl Shared {
    /// Draws the bar until it is over.
    fn watch(&self) {
        let mut pause = PATIENCE;
        let mut is_over = self.is_over.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            let waited = self
                .over
                .wait_timeout_while(is_over, pause, |is_over| !*is_over);
            is_over = waited.unwrap_or_else(PoisonError::into_inner).0;
            if *is_over {
                return;
            }
            if pause == PATIENCE {
                self.bar.set_draw_target(ProgressDrawTarget::stderr());
                pause = TICK;
            }
            self.draw(progress::now());
        }
    }

    fn draw(&self, progress: Progress) {
        // With several parts the bar shows these: that of the revisions would begin anew in each.
        let (begun, of) = if progress.part.1 > 1 {
            progress.part
        } else {
            progress.step
        };
        self.bar.update(|state| {
            state.set_len(of as u64);
            state.set_pos(begun.saturating_sub(1) as u64);
        });
        self.bar.set_message(words(progress));
    }
}

/// What is done, such as `2 of 6: replaying 3,412 of 10,000`.
fn words(progress: Progress) -> String {
    let counted = |(begun, of): (usize, usize)| {
        let [begun, of] = [begun, of].map(|count| HumanCount(count as u64));
        format!("{begun} of {of}")
    };
    let part = if progress.part.1 > 1 {
        format!("{}: ", counted(progress.part))
    } else {
        String::new()
    };
    format!("{part}{} {}", progress.work, counted(progress.step))
}
