//! The checked-in scripts of the sample history are those that the code writes, byte for byte.
//!
//! `UPDATE_OUT=1 cargo test --test out` writes them anew.

mod histories;

use std::path::Path;

use gensql::config::{DialectName, Layout};

#[test]
fn the_scripts_in_out_are_those_of_the_sample_history() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sample = histories::sample();
    let mut stale = Vec::new();
    for dialect in DialectName::ALL {
        for (name, from, to) in [("upgrade", "base", "head"), ("downgrade", "head", "base")] {
            let script = sample.script(dialect, Layout::Review, from, to);
            let script = script.unwrap_or_else(|faults| panic!("{}", histories::shown(&faults)));
            let path = root.join(format!("out/{dialect}/{name}.sql"));
            if std::env::var_os("UPDATE_OUT").is_some() {
                std::fs::create_dir_all(path.parent().expect("a file has a folder"))
                    .expect("the folder can be made");
                std::fs::write(&path, &script).expect("the script can be written");
            }
            if std::fs::read_to_string(&path).unwrap_or_default() != script {
                stale.push(path);
            }
        }
    }
    assert!(
        stale.is_empty(),
        "stale, see the top of this test: {stale:#?}"
    );
}

#[test]
fn two_runs_give_the_same_bytes() {
    let script = || {
        let sample = histories::sample();
        let script = sample.script(DialectName::Sqlite, Layout::Review, "head", "base");
        script.unwrap_or_else(|faults| panic!("{}", histories::shown(&faults)))
    };
    assert_eq!(script(), script());
}
