//! `gen graph`: the history as a picture.

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::ValueEnum;

use super::listing::{Cell, Entry, Palette, columns};
use super::{Context, Exit, Outcome};
use crate::diag::Diagnostic;
use crate::graph::{Glyphs, Line, Marked, Way, dot, lines, mermaid, svg};
use crate::history::{Across, History};
use crate::project::Revisions;

/// The arguments.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  gen graph
  gen graph 286c: --format svg -o history.svg
  gen graph --from shop@head --to heads --format mermaid
  gen graph --format dot | dot -Tpdf > history.pdf")]
pub(super) struct Args {
    /// The range that is marked, `A:B`; either end may be left out
    #[arg(value_name = "RANGE", conflicts_with_all = ["from", "to"])]
    range: Option<String>,
    /// Where the marked range starts, as for `gen sql`; may be repeated
    #[arg(long, value_name = "REV", allow_hyphen_values = true)]
    from: Vec<String>,
    /// Where it ends; may be repeated [default: heads]
    #[arg(long, value_name = "REV", allow_hyphen_values = true)]
    to: Vec<String>,
    /// The form
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    /// Draw text with ASCII characters alone
    #[arg(long)]
    ascii: bool,
    /// Write to a file instead of stdout
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A line for each revision, as `git log --graph`
    Text,
    /// A flowchart for Markdown
    Mermaid,
    /// For Graphviz
    Dot,
    /// A picture that stands alone
    Svg,
}

pub(super) fn run(context: &Context, args: &Args) -> Outcome {
    let revisions = context.project()?.revisions()?;
    context.ui.report(&revisions.warnings);
    let marked = args.marked(context, &revisions.history)?;
    let palette = match args.output {
        None => Palette::terminal(),
        Some(_) => Palette::default(),
    };
    let text = match args.format {
        Format::Text => args.text(&revisions, &marked, &palette),
        Format::Mermaid => mermaid(&revisions.history, &marked),
        Format::Dot => dot(&revisions.history, &marked),
        Format::Svg => svg(&revisions.history, &marked),
    };
    match &args.output {
        Some(path) => context.ui.file(path, &[text])?,
        None if args.format == Format::Text => context.ui.styled(&text)?,
        None => context.ui.data(&text)?,
    }
    Ok(Exit::Done)
}

impl Args {
    /// The steps between the ends that were typed. From branch to branch they go down and up again.
    fn marked(&self, context: &Context, history: &History) -> Result<Marked, Diagnostic> {
        let (from, to) = match &self.range {
            Some(range) => {
                let (from, to) = range.split_once(':').unwrap_or(("", range));
                (vec![from], vec![to])
            }
            None if self.from.is_empty() && self.to.is_empty() => return Ok(Marked::default()),
            None => (typed(&self.from), typed(&self.to)),
        };
        let (from, to) = (or(from, "base"), or(to, "heads"));
        let mut range = history.range_between(&from, &to, Across::Switch)?;
        for warning in range.warnings.drain(..) {
            context.ui.report(&warning.into());
        }
        let name = format!("{}:{}", from.join(","), to.join(","));
        Ok(Marked::new(name, &range))
    }

    fn text(&self, revisions: &Revisions, marked: &Marked, palette: &Palette) -> String {
        let glyphs = if self.ascii {
            Glyphs::Ascii
        } else {
            Glyphs::Boxes
        };
        let drawn = lines(&revisions.history, marked, glyphs);
        let cells: Vec<Vec<Cell>> = drawn
            .iter()
            .map(|line| cells(revisions, marked, line, palette))
            .collect();
        let mut text = columns(&cells);
        if let Some(told) = marked.told() {
            let _ = write!(text, "\n{told}\n");
        }
        text
    }
}

fn cells(revisions: &Revisions, marked: &Marked, line: &Line, palette: &Palette) -> Vec<Cell> {
    let Some(index) = line.revision else {
        return vec![Cell::new(&line.lanes, palette.faint)];
    };
    let entry = Entry::new(revisions, index);
    let style = match marked.way(index) {
        Some(Way::Up) => palette.up,
        Some(Way::Down) => palette.down,
        None => palette.faint,
    };
    let mut words = Cell::new(entry.revision, palette.id);
    words.push_cell(&entry.marks_shown(&entry.own_labels(), palette));
    let title = entry.title();
    if !title.is_empty() {
        words.push_word(&title, anstyle::Style::new());
    }
    vec![Cell::new(&line.lanes, style), words]
}

fn typed(words: &[String]) -> Vec<&str> {
    words.iter().map(String::as_str).collect()
}

/// What was typed for an end, or else the default.
fn or<'a>(words: Vec<&'a str>, default: &'a str) -> Vec<&'a str> {
    match words.as_slice() {
        [] | [""] => vec![default],
        _ => words,
    }
}
