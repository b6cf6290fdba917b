//! Bounds of an evaluation, so that no file can make it endless or fill the memory.

/// Bytes of a file.
pub(super) const LARGEST_FILE: usize = 16 << 20;

/// How deep expressions and statements may stand in one another. Python itself gives up at less than three thousand.
pub(super) const DEEPEST_NESTING: usize = 2_000;

/// Steps: expressions and statements evaluated, items made.
pub(super) const MOST_STEPS: usize = 2_000_000;

/// Calls of the project's functions inside one another.
pub(super) const DEEPEST_CALLS: usize = 200;

/// Bytes of one string.
pub(super) const LONGEST_TEXT: usize = 16 << 20;

/// Items of one list.
pub(super) const MOST_ITEMS: usize = 200_000;

/// Bases of a class, and its fields.
pub(super) const MOST_BASES: usize = 300;

/// Bytes of the path of a name of a library.
pub(super) const LONGEST_PATH: usize = 300;

/// How deep values are compared.
pub(super) const DEEPEST_COMPARISON: usize = 200;

/// How many values are compared for one answer.
pub(super) const MOST_COMPARED: usize = 200_000;

/// What must be free of the stack before something is evaluated, and what is added when it is not.
pub(super) const STACK: (usize, usize) = (128 << 10, 2 << 20);

/// A stack on which anything up to [`DEEPEST_NESTING`] is copied and dropped.
pub(super) const DEEP_STACK: (usize, usize) = (4 << 20, 6 << 20);
