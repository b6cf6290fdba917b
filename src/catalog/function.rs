//! Functions, known as text only.

use serde::Serialize;

use super::QualifiedName;

/// A function.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Function {
    /// The name.
    pub name: QualifiedName,
    /// The types of its arguments, where they tell functions of one name apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arguments: Option<Vec<String>>,
    /// The whole statement that makes it, without a terminator; empty: not known.
    pub sql: String,
}

impl Function {
    /// What it is found by: `doubled` or `doubled(integer)`.
    pub fn signature(name: &QualifiedName, arguments: Option<&[String]>) -> QualifiedName {
        match arguments {
            Some(types) => name.sibling(format!("{}({})", name.name, types.join(", "))),
            None => name.clone(),
        }
    }

    /// A function of which nothing but the signature is known.
    pub fn of_signature(signature: &QualifiedName) -> Self {
        let split = signature.name.split_once('(');
        let types = split.map(|(_, types)| types.trim_end_matches(')').split(", "));
        Self {
            name: signature.sibling(Self::bare(&signature.name)),
            arguments: types.map(|types| {
                let types = types.filter(|one| !one.is_empty());
                types.map(str::to_owned).collect()
            }),
            sql: String::new(),
        }
    }

    /// The name in a signature.
    pub fn bare(signature: &str) -> &str {
        signature.split('(').next().unwrap_or(signature)
    }
}
