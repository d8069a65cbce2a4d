//! The rules, one a file; a rule's name is its file's.

mod absolute_path;
mod contract_without_io;
mod dependency_limit;
mod file_length;
mod final_newline;
mod left_over;
mod licence;
mod lints_inherited;
mod sdk_in_one_module;
mod shown_by_test;
mod trailing_space;

pub(super) use dependency_limit::LIMITS;

use super::Rule;

/// All rules.
pub(super) const ALL: &[Rule] = &[
    absolute_path::RULE,
    contract_without_io::RULE,
    dependency_limit::RULE,
    file_length::RULE,
    final_newline::RULE,
    left_over::RULE,
    licence::RULE,
    lints_inherited::RULE,
    sdk_in_one_module::RULE,
    shown_by_test::RULE,
    trailing_space::RULE,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_registered_under_its_file_name() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/tidy/rules");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .expect("the rules' folder")
            .map(|entry| entry.expect("a file").path())
            .filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()))
            .filter(|name| name != "mod")
            .collect();
        files.sort();
        let ids: Vec<&str> = ALL.iter().map(|rule| rule.id).collect();
        assert_eq!(ids, files);
    }
}
