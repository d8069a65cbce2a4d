//! Every member takes its lints from the workspace.

use crate::tidy::{Finding, Rule, tree::Tree};

pub(super) const RULE: Rule = Rule {
    id: "lints_inherited",
    check,
};

fn check(tree: &Tree) -> Vec<Finding> {
    let manifests = tree.manifests.iter().filter_map(|path| tree.file(path));
    let missing = manifests.filter(|file| !inherits(&file.text));
    missing
        .map(|file| {
            file.finding(
                1,
                "the lints of the workspace are not used; add `[lints] workspace = true`",
            )
        })
        .collect()
}

fn inherits(manifest: &str) -> bool {
    let mut section = "";
    for line in manifest.lines() {
        let line = line.split('#').next().unwrap_or_default().trim();
        if line.starts_with('[') {
            section = line;
        }
        let setting = line.replace(' ', "");
        if section == "[lints]" && setting == "workspace=true" {
            return true;
        }
        if section.is_empty() && setting == "lints.workspace=true" {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(manifest: &str) -> usize {
        let mut tree = Tree::of_files(&[("a/Cargo.toml", manifest)]);
        tree.manifests.push("a/Cargo.toml".to_owned());
        check(&tree).len()
    }

    #[test]
    fn fires_on_a_member_without_them() {
        assert_eq!(count("[package]\nname = \"a\"\n"), 1);
        assert_eq!(count("[lints]\n# workspace = true\n"), 1);
        assert_eq!(
            count("[lints.rust]\nunsafe_code = \"allow\"\n[package]\nworkspace = true\n"),
            1
        );
    }

    #[test]
    fn leaves_members_with_them_and_other_packages_alone() {
        assert_eq!(
            count("[package]\nname = \"a\"\n\n[lints]\nworkspace = true # all\n"),
            0
        );
        assert_eq!(
            count("lints.workspace = true\n[package]\nname = \"a\"\n"),
            0
        );
        let no_member = Tree::of_files(&[("fuzz/Cargo.toml", "[package]\nname = \"fuzz\"\n")]);
        assert_eq!(check(&no_member), []);
    }
}
