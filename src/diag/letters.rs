//! Characters that a reader does not see, or takes for others.
//! <https://www.unicode.org/reports/tr36/>, <https://www.unicode.org/reports/tr9/#Bidirectional_Character_Types>

/// Characters that change how text looks without being seen.
pub fn is_invisible(character: char) -> bool {
    turns_text(character)
        || matches!(character,
            '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}'
            | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// Characters that turn the text around them, begin a line or reach for the terminal: what is seen is not what runs.
pub fn turns_text(character: char) -> bool {
    (character.is_control() && !matches!(character, '\t' | '\n' | '\r'))
        || matches!(character, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Characters that are seen as a blank or not at all, and yet are none: no part of a name.
pub fn is_blank_like(character: char) -> bool {
    is_invisible(character)
        || (character.is_whitespace() && character != ' ')
        || matches!(character,
            '\u{34F}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}' | '\u{2800}'
            | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FFA0}' | '\u{E0100}'..='\u{E01EF}')
}

/// A letter that looks like a Latin one and stands in a word with Latin ones.
pub fn look_alike(text: &str) -> Option<char> {
    if text.is_ascii() {
        return None;
    }
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.contains(|c: char| c.is_ascii_alphabetic()))
        .find_map(|word| word.chars().find(|c| looks_latin(*c)))
}

/// Letters of other scripts that are drawn as Latin ones: <https://www.unicode.org/reports/tr39/#Confusable_Detection>
fn looks_latin(letter: char) -> bool {
    "АВЕЅІЈКМНОРСТУХЬаеорсухѕіјһӏԁԛԝѵ\
     ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορυχϲϳ\
     ՍՕօսհոցᎪᎬᎳᏀᏃᏎᏔᏟᏢᏦɑɡɩıⅠⅤⅩⅼⅽⅾⅿ"
        .contains(letter)
        || matches!(letter, '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}' | '\u{1D400}'..='\u{1D7FF}')
}

#[cfg(test)]
mod tests {
    use super::{look_alike, turns_text};

    #[test]
    fn a_word_of_one_script_has_no_look_alikes() {
        assert_eq!(look_alike("users заказы straße_naïve"), None);
        assert_eq!(look_alike("us\u{435}rs"), Some('\u{435}'));
        assert_eq!(look_alike("\u{FF4F}rders"), Some('\u{FF4F}'));
    }

    #[test]
    fn a_line_break_turns_no_text_and_a_bidi_control_does() {
        assert!(!turns_text('\n'));
        assert!(turns_text('\u{202E}') && turns_text('\u{1b}') && turns_text('\u{2028}'));
        assert!(!turns_text('\u{200D}'));
    }
}
