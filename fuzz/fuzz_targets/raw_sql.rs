//! Any text as raw SQL of each dialect: it is split, judged, and applied to a catalog, twice.
#![no_main]

use gensql::catalog::Catalog;
use gensql::config::DialectName;
use gensql::raw_sql::{apply, begins_batch, is_preparable, nature, split};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(sql) = std::str::from_utf8(bytes) {
        for name in DialectName::ALL {
            read(sql, name);
        }
    }
});

fn read(sql: &str, name: DialectName) {
    let mut end = 0;
    for piece in split(sql, name) {
        assert!(piece.span.start >= end, "{piece:?}");
        assert_eq!(&sql[piece.span.clone()], piece.sql);
        end = piece.span.end;
        nature(piece.sql, name);
        is_preparable(piece.sql, name);
        begins_batch(piece.sql, name);
    }
    let mut catalog = Catalog::default();
    for _ in 0..2 {
        for finding in apply(&mut catalog, sql, name) {
            assert!(sql.get(finding.span.clone()).is_some(), "{finding:?}");
        }
    }
}
