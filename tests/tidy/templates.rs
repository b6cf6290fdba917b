//! The templates: listed, with their params named.

use std::collections::{BTreeMap, BTreeSet};

use crate::sources::{files, none, root};

#[test]
fn the_list_of_templates_is_the_folder() {
    let text =
        std::fs::read_to_string(root().join("src/render/embedded.rs")).expect("the list is there");
    let listed: Vec<&str> = text
        .lines()
        .filter_map(|line| line.trim().strip_prefix('"')?.strip_suffix("\","))
        .collect();
    let folder: Vec<String> = files("templates", &[".sql.j2"])
        .iter()
        .map(|file| {
            let name = file.path.trim_start_matches("templates/");
            name.trim_end_matches(".sql.j2").to_owned()
        })
        .collect();
    let sorted = |mut names: Vec<String>| {
        names.sort();
        names
    };
    let listed: Vec<String> = listed.iter().map(|name| (*name).to_owned()).collect();
    assert!(listed.is_sorted(), "the list is searched by halves");
    assert_eq!(
        listed,
        sorted(folder),
        "src/render/embedded.rs and templates"
    );
}

#[test]
fn a_template_names_its_params_first() {
    let mut found = Vec::new();
    for file in files("templates", &[".sql.j2"]) {
        let first = file.text.lines().next().unwrap_or_default();
        let names_them = first.starts_with("{# params: ") && first.ends_with("-#}");
        let has_some = file.text.contains("{{") || file.text.contains("{%");
        if has_some && !names_them {
            found.push(format!("{}: {first}", file.path));
        }
    }
    none(&found, "first lines of templates");
}

#[test]
fn a_template_of_several_dialects_is_given_the_same_params() {
    // What a layout includes sees all params of the layout, and names those that it uses.
    let layouts: String = files("templates/layout", &[".sql.j2"])
        .into_iter()
        .map(|file| file.text)
        .collect();
    let mut params: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for file in files("templates", &[".sql.j2"]) {
        let name = file.path.rsplit('/').next().unwrap_or_default().to_owned();
        let first = file.text.lines().next().unwrap_or_default();
        let bare = name.trim_end_matches(".sql.j2");
        let is_included = layouts.contains(&format!("include \"{bare}\""));
        if name.starts_with('_') || is_included || !first.starts_with("{# params: ") {
            continue;
        }
        params
            .entry(name)
            .or_default()
            .insert(file.path.clone(), first.to_owned());
    }
    let found: Vec<String> = params
        .values()
        .filter(|files| files.values().collect::<BTreeSet<_>>().len() > 1)
        .map(|files| {
            let lines: Vec<String> = files
                .iter()
                .map(|(path, first)| format!("{path}: {first}"))
                .collect();
            lines.join("\n")
        })
        .collect();
    none(&found, "params");
}
