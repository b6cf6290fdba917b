//! One list of ops from those of single dialects, in which each dialect finds its own in their order.

use crate::config::DialectName;

use super::unify::{Union, Variants, unify};
use super::value::{Table, Value};

/// An op, and where its source has it.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    /// The op.
    pub(super) op: Value,
    /// The byte at which it begins.
    pub(super) place: usize,
}

/// An op with the dialects that have it, each in its own words.
#[derive(Debug)]
struct Aligned {
    variants: Vec<(DialectName, Value)>,
    place: usize,
}

impl Aligned {
    /// How well an op fits: not at all, in other words, word by word.
    fn fit(&self, dialect: DialectName, op: &Value, union: Union) -> usize {
        if self.variants.iter().any(|(_, own)| own == op) {
            return 3;
        }
        if !is_about_the_same(&self.variants[0].1, op) {
            return 0;
        }
        let mut variants: Variants<'_> = self
            .variants
            .iter()
            .map(|(dialect, own)| (*dialect, own))
            .collect();
        variants.push((dialect, op));
        unify(union, &variants).map_or(0, |_| 2)
    }

    /// The op as it is written; `all` are the dialects that a revision holds for without saying so.
    fn written(&self, all: &[DialectName], union: Union) -> Table {
        let variants: Variants<'_> = self
            .variants
            .iter()
            .map(|(dialect, own)| (*dialect, own))
            .collect();
        let Some(Value::Table(mut table)) = unify(union, &variants) else {
            return Table::default();
        };
        let mut dialects: Vec<DialectName> = variants.iter().map(|(dialect, _)| *dialect).collect();
        dialects.sort_unstable();
        if dialects != all {
            let names = dialects
                .iter()
                .map(|dialect| Value::Text(dialect.as_str().to_owned()));
            table.set("dialects", Value::List(names.collect()));
        }
        table
    }
}

/// One list from those of the dialects; `all` are the dialects that a revision holds for.
pub(super) fn align(
    lists: &[(DialectName, Vec<Placed>)],
    all: &[DialectName],
    union: Union,
) -> Vec<Table> {
    let mut aligned: Vec<Aligned> = Vec::new();
    for (dialect, ops) in lists {
        aligned = add(aligned, *dialect, ops, union);
    }
    aligned
        .iter()
        .map(|aligned| aligned.written(all, union))
        .collect()
}

/// Adds the ops of a dialect, by the alignment that unites the most.
fn add(aligned: Vec<Aligned>, dialect: DialectName, ops: &[Placed], union: Union) -> Vec<Aligned> {
    let is_equal =
        |(aligned, placed): (&Aligned, &Placed)| aligned.fit(dialect, &placed.op, union) == 3;
    let pairs: Vec<(usize, usize)> =
        if aligned.len() == ops.len() && aligned.iter().zip(ops).all(is_equal) {
            // Nearly always all dialects have the same ops.
            (0..ops.len())
                .map(|position| (position, position))
                .collect()
        } else {
            let fit = |aligned: &Aligned, placed: &Placed| aligned.fit(dialect, &placed.op, union);
            let row = |aligned: &Aligned| ops.iter().map(|placed| fit(aligned, placed)).collect();
            let fits: Vec<Vec<usize>> = aligned.iter().map(row).collect();
            best(&fits, aligned.len(), ops.len())
        };
    let mut merged = Vec::new();
    let mut pairs = pairs.into_iter().peekable();
    let mut others = aligned.into_iter().enumerate().peekable();
    let mut own = ops.iter().enumerate().peekable();
    loop {
        let pair = pairs.peek().copied();
        let other = others.next_if(|(row, _)| pair.is_none_or(|(until, _)| *row < until));
        let is_alone =
            |(column, _): &(usize, &Placed)| pair.is_none_or(|(_, until)| *column < until);
        match (other, pair) {
            (Some((_, other)), _) => {
                // Between two pairs the ops stand as in the source.
                while let Some((_, placed)) =
                    own.next_if(|next| is_alone(next) && next.1.place < other.place)
                {
                    merged.push(alone(dialect, placed));
                }
                merged.push(other);
            }
            (None, Some(_)) => {
                while let Some((_, placed)) = own.next_if(|next| is_alone(next)) {
                    merged.push(alone(dialect, placed));
                }
                if let (Some((_, mut both)), Some((_, placed))) = (others.next(), own.next()) {
                    both.variants.push((dialect, placed.op.clone()));
                    merged.push(both);
                }
                pairs.next();
            }
            (None, None) => break,
        }
    }
    merged.extend(own.map(|(_, placed)| alone(dialect, placed)));
    merged
}

fn alone(dialect: DialectName, placed: &Placed) -> Aligned {
    Aligned {
        variants: vec![(dialect, placed.op.clone())],
        place: placed.place,
    }
}

/// The pairs of the alignment with the greatest sum of fits, in order.
fn best(fits: &[Vec<usize>], rows: usize, columns: usize) -> Vec<(usize, usize)> {
    let mut sums = vec![vec![0; columns + 1]; rows + 1];
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            let fit = fits[row][column];
            let paired = if fit == 0 {
                0
            } else {
                fit + sums[row + 1][column + 1]
            };
            sums[row][column] = paired.max(sums[row + 1][column]).max(sums[row][column + 1]);
        }
    }
    let (mut row, mut column) = (0, 0);
    let mut pairs = Vec::new();
    while row < rows && column < columns {
        let fit = fits[row][column];
        if fit > 0 && sums[row][column] == fit + sums[row + 1][column + 1] {
            pairs.push((row, column));
            row += 1;
            column += 1;
        } else if sums[row][column] == sums[row + 1][column] {
            row += 1;
        } else {
            column += 1;
        }
    }
    pairs
}

/// Whether two ops do the same kind of thing to the same thing.
fn is_about_the_same(left: &Value, right: &Value) -> bool {
    let (Some(left), Some(right)) = (left.as_table(), right.as_table()) else {
        return false;
    };
    ["op", "table", "schema", "name", "sql", "to"]
        .iter()
        .all(|key| left.text(key) == right.text(key))
}

#[cfg(test)]
mod tests {
    use super::best;

    #[test]
    fn pairs_keep_the_order_of_both_sides() {
        let fits = [vec![0, 3, 0], vec![3, 0, 0], vec![0, 0, 2]];
        let pairs = best(&fits, 3, 3);
        assert_eq!(pairs.len(), 2);
        assert!(pairs.is_sorted());
        assert_eq!(pairs[1], (2, 2));
    }
}
