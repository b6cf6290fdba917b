//! The seeded source of every choice: `SplitMix64`, which needs no crate, no clock and no machine.
//!
//! See <https://prng.di.unimi.it/splitmix64.c>.

use std::ops::RangeInclusive;

/// A stream of choices that the seed alone decides.
#[derive(Debug)]
pub(super) struct Random {
    state: u64,
}

impl Random {
    /// Starts the stream of a seed.
    pub(super) fn seeded(seed: u64) -> Self {
        Self { state: seed }
    }

    /// Draws a number below `bound`.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        let bound = u128::try_from(bound).expect("a usize fits");
        let scaled = (u128::from(self.number()) * bound) >> 64;
        usize::try_from(scaled).expect("it is below a usize")
    }

    /// Draws a number of a range.
    pub(super) fn between(&mut self, range: RangeInclusive<usize>) -> usize {
        range.start() + self.below(range.end() - range.start() + 1)
    }

    /// Comes true with the given chance.
    pub(super) fn chance(&mut self, share: f64) -> bool {
        let top = u32::try_from(self.number() >> 32).expect("32 bits are left");
        f64::from(top) / (f64::from(u32::MAX) + 1.0) < share
    }

    /// Draws one of the items, each as likely as the other.
    pub(super) fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }

    /// Draws one of the items by its weight.
    pub(super) fn weighted<T: Copy>(&mut self, items: &[(T, usize)]) -> T {
        let total = items.iter().map(|(_, weight)| weight).sum();
        let mut left = self.below(total);
        for (item, weight) in items {
            if left < *weight {
                return *item;
            }
            left -= weight;
        }
        unreachable!("the draw is below the sum of the weights")
    }

    /// Draws up to `count` different items, in a drawn order.
    pub(super) fn sample<T: Clone>(&mut self, items: &[T], count: usize) -> Vec<T> {
        let mut rest = items.to_vec();
        let count = count.min(rest.len());
        (0..count)
            .map(|_| rest.swap_remove(self.below(rest.len())))
            .collect()
    }

    /// Draws a revision id: twelve hexadecimal digits.
    pub(super) fn id(&mut self) -> String {
        format!("{:012x}", self.number() >> 16)
    }

    fn number(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}
