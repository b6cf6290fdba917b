//! What the code base promises about itself: layers, lengths, words, lists that equal folders.

mod layers;
mod lengths;
mod lists;
mod sources;
mod templates;
mod words;
