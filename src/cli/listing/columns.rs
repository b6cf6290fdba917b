//! Lines whose cells stand below each other, whatever the width of their letters.

use std::fmt::Write as _;

use anstyle::Style;
use unicode_width::UnicodeWidthStr;

/// A wider cell pushes the rest of its own line to the right, and no other line.
const WIDEST: usize = 40;

/// A part of a line: words with their colours.
#[derive(Debug, Clone, Default)]
pub(in crate::cli) struct Cell {
    text: String,
    width: usize,
}

impl Cell {
    /// Words of one colour.
    pub(in crate::cli) fn new(text: &str, style: Style) -> Self {
        let mut cell = Self::default();
        cell.push(text, style);
        cell
    }

    /// Words as they are.
    pub(in crate::cli) fn plain(text: &str) -> Self {
        Self::new(text, Style::new())
    }

    /// Adds words of one colour.
    pub(in crate::cli) fn push(&mut self, text: &str, style: Style) {
        self.width += text.width();
        if !text.is_empty() {
            let _ = write!(self.text, "{style}{text}{style:#}");
        }
    }

    /// Adds the words of a cell behind a space, if there are any.
    pub(in crate::cli) fn push_cell(&mut self, cell: &Self) {
        if cell.width > 0 {
            self.push(" ", Style::new());
            self.width += cell.width;
            self.text.push_str(&cell.text);
        }
    }

    /// Adds words behind a space, if there are words before them.
    pub(in crate::cli) fn push_word(&mut self, text: &str, style: Style) {
        if self.width > 0 {
            self.push(" ", Style::new());
        }
        self.push(text, style);
    }
}

/// The lines, without blanks at their ends; a column in which nothing stands is left out.
pub(in crate::cli) fn columns(lines: &[Vec<Cell>]) -> String {
    let count = lines.iter().map(Vec::len).max().unwrap_or_default();
    let widths: Vec<usize> = (0..count)
        .map(|column| {
            let cells = lines.iter().filter_map(|line| line.get(column));
            let widths = cells.map(|cell| cell.width);
            widths.filter(|width| *width <= WIDEST).max()
        })
        .map(Option::unwrap_or_default)
        .collect();
    let mut text = String::new();
    for line in lines {
        let mut blanks = 0;
        for (cell, width) in line.iter().zip(&widths) {
            if cell.width > 0 {
                text.extend(std::iter::repeat_n(' ', blanks));
                text.push_str(&cell.text);
                blanks = 0;
            }
            if cell.width.max(*width) > 0 {
                blanks += width.saturating_sub(cell.width) + 1;
            }
        }
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Cell, WIDEST, columns};

    fn shown(lines: &[&[&str]]) -> String {
        let lines: Vec<Vec<Cell>> = lines
            .iter()
            .map(|line| line.iter().map(|text| Cell::plain(text)).collect())
            .collect();
        columns(&lines)
    }

    #[test]
    fn columns_stand_below_each_other() {
        assert_eq!(
            shown(&[&["a", "bb", "c"], &["aaa", "", "c"], &["a", "", ""]]),
            "a   bb c\naaa    c\na\n"
        );
    }

    #[test]
    fn wide_letters_take_two_places() {
        assert_eq!(shown(&[&["表", "x"], &["abc", "x"]]), "表  x\nabc x\n");
    }

    #[test]
    fn an_empty_column_takes_no_place() {
        assert_eq!(shown(&[&["a", "", "c"], &["b", "", "c"]]), "a c\nb c\n");
    }

    #[test]
    fn a_cell_that_is_too_wide_moves_its_own_line_alone() {
        let wide = "w".repeat(WIDEST + 1);
        assert_eq!(
            shown(&[&["a", "x"], &[&wide, "x"]]),
            format!("a x\n{wide} x\n")
        );
    }
}
