//! SHA-1: <https://www.rfc-editor.org/rfc/rfc3174>

/// The hash of some bytes.
pub(in crate::python) fn sha1(bytes: &[u8]) -> [u8; 20] {
    let mut state: [u32; 5] = [
        0x6745_2301,
        0xefcd_ab89,
        0x98ba_dcfe,
        0x1032_5476,
        0xc3d2_e1f0,
    ];
    let length = (bytes.len() as u64).wrapping_mul(8);
    for block in padded(bytes, length.to_be_bytes()).chunks(64) {
        let mut words = [0_u32; 80];
        for (word, bytes) in words.iter_mut().zip(block.chunks(4)) {
            *word = bytes
                .iter()
                .fold(0, |word, byte| word << 8 | u32::from(*byte));
        }
        for at in 16..80 {
            let word = words[at - 3] ^ words[at - 8] ^ words[at - 14] ^ words[at - 16];
            words[at] = word.rotate_left(1);
        }
        add(&mut state, &words);
    }
    let mut hash = [0; 20];
    for (part, word) in hash.chunks_mut(4).zip(state) {
        part.copy_from_slice(&word.to_be_bytes());
    }
    hash
}

fn add(state: &mut [u32; 5], words: &[u32; 80]) {
    let mut new = *state;
    for (step, word) in words.iter().enumerate() {
        let [first, second, third, fourth, fifth] = new;
        let (mixed, constant) = match step / 20 {
            0 => ((second & third) | (!second & fourth), 0x5a82_7999),
            1 => (second ^ third ^ fourth, 0x6ed9_eba1),
            2 => (
                (second & third) | (second & fourth) | (third & fourth),
                0x8f1b_bcdc,
            ),
            _ => (second ^ third ^ fourth, 0xca62_c1d6_u32),
        };
        let sum = first
            .rotate_left(5)
            .wrapping_add(mixed)
            .wrapping_add(fifth)
            .wrapping_add(constant)
            .wrapping_add(*word);
        new = [sum, first, second.rotate_left(30), third, fourth];
    }
    for (old, new) in state.iter_mut().zip(new) {
        *old = old.wrapping_add(new);
    }
}

/// Bytes filled up to whole blocks, with their length at the end.
pub(super) fn padded(bytes: &[u8], length: [u8; 8]) -> Vec<u8> {
    let mut padded = bytes.to_vec();
    padded.push(0x80);
    while padded.len() % 64 != 56 {
        padded.push(0);
    }
    padded.extend(length);
    padded
}
