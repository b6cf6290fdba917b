//! "Did you mean": the nearest word of a closed set.

/// The word of `known` that is nearest to `word`, if it is near enough to be a slip of the keyboard.
///
/// ```
/// assert_eq!(gensql::diag::nearest("emial", ["name", "email"]), Some("email"));
/// assert_eq!(gensql::diag::nearest("colour", ["name", "email"]), None);
/// ```
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    const LONGEST: usize = 128;
    if word.len() > LONGEST {
        return None;
    }
    let limit = (word.chars().count() / 3).max(1);
    known
        .into_iter()
        .filter(|candidate| *candidate != word && candidate.len() <= LONGEST)
        .map(|candidate| {
            (
                strsim::damerau_levenshtein(&word.to_lowercase(), &candidate.to_lowercase()),
                candidate,
            )
        })
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}
