//! The vocabulary, and names that no table, constraint, index or revision has taken yet.

use std::collections::BTreeSet;

use super::random::Random;
use super::table::Type;

/// The names that are taken.
#[derive(Debug, Default)]
pub(super) struct Names {
    taken: BTreeSet<String>,
}

/// `PostgreSQL` allows 63 bytes, `MySQL` 64 characters.
const LONGEST: usize = 60;

const DOMAINS: &str = "billing sales catalog shipping identity support audit media search payroll \
    inventory pricing partner content survey booking fleet ledger fraud campaign";
const NOUNS: &str = "account invoice payment refund product variant category warehouse shipment \
    parcel customer contact address session credential ticket message attachment event snapshot \
    contract schedule employee device sensor reading coupon segment subscription plan quote \
    receipt batch job report template webhook endpoint policy rule";

impl Names {
    /// Takes a name: the base itself, else the base and a number.
    pub(super) fn take(&mut self, base: &str) -> String {
        let mut name = cut(base, LONGEST).to_owned();
        let mut number = 1;
        while !self.taken.insert(name.clone()) {
            number += 1;
            let suffix = format!("_{number}");
            name = format!("{}{suffix}", cut(base, LONGEST - suffix.len()));
        }
        name
    }

    /// Takes the name of a table.
    pub(super) fn table(&mut self, random: &mut Random) -> String {
        let base = format!("{}_{}", word(random, DOMAINS), word(random, NOUNS));
        self.take(&base)
    }

    /// Takes the id of a revision.
    pub(super) fn revision(&mut self, random: &mut Random) -> String {
        loop {
            let id = random.id();
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }
}

/// Draws the name of a column that suits its type.
pub(super) fn column(random: &mut Random, data_type: Type) -> &'static str {
    let words = match data_type {
        Type::String(_) => {
            "name title code slug label city region country_code phone email external_ref sku \
             barcode first_name last_name street postcode currency locale timezone_name status \
             state_code kind source channel ip_address user_agent"
        }
        Type::Text => "description notes body summary instructions",
        Type::Integer => "quantity attempts sort_order version_no page_count duration_s weight_g",
        Type::BigInteger => "byte_size event_seq total_hits",
        Type::SmallInteger => "priority retry_count rating",
        Type::Boolean => "is_active is_default is_archived is_verified is_public has_errors",
        Type::DateTime => "deleted_at published_at expires_at started_at finished_at",
        Type::Date => "due_on born_on valid_from valid_to",
        Type::Numeric(..) => "amount unit_price tax_rate discount balance exchange_rate",
        Type::Float => "latitude longitude score",
        Type::Json => "payload settings_json metadata_json tags_json",
        Type::Uuid => "public_id trace_id",
        Type::LargeBinary => "digest thumbnail",
    };
    word(random, words)
}

fn word(random: &mut Random, words: &'static str) -> &'static str {
    let words: Vec<&str> = words.split_whitespace().collect();
    words[random.below(words.len())]
}

fn cut(text: &str, length: usize) -> &str {
    text.get(..length).unwrap_or(text)
}
