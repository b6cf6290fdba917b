//! The colours of lists. Nothing is told by colour alone.

use anstyle::{AnsiColor, Style};

/// A style for each kind of word.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::cli) struct Palette {
    /// Revision ids.
    pub(in crate::cli) id: Style,
    /// What a revision is in the graph.
    pub(in crate::cli) mark: Style,
    /// Branch labels.
    pub(in crate::cli) label: Style,
    /// What is applied.
    pub(in crate::cli) up: Style,
    /// What is taken back.
    pub(in crate::cli) down: Style,
    /// What is there for the eye alone: lines, names of keys.
    pub(in crate::cli) faint: Style,
}

impl Palette {
    /// For a terminal; whoever prints takes the colours out where there is none.
    pub(in crate::cli) fn terminal() -> Self {
        Self {
            id: AnsiColor::Yellow.on_default(),
            mark: AnsiColor::Cyan.on_default(),
            label: AnsiColor::Green.on_default().bold(),
            up: AnsiColor::Green.on_default(),
            down: AnsiColor::Red.on_default(),
            faint: Style::new().dimmed(),
        }
    }
}
