//! Releases from the disk: what is compiled in, and held against the working schema.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

use avro_temporal_contract::contract::Json;
use avro_temporal_contract::diagnostic::{Diagnostic, Diagnostics, Reported};
use avro_temporal_contract::release::{
    Body, MANIFEST, Manifest, Released, Releases, Subject, check_releases, folder_of, next_release,
};
use avro_temporal_contract::schema::{Kind, SchemaSet, Type, TypeId};
use avro_temporal_contract::site::{Site, Source};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

use crate::load::Package;

/// The releases of a contract or schema.
#[derive(Debug)]
pub(crate) struct LoadedReleases {
    pub(crate) releases: Releases,
    /// The release that the working schema is, or will be.
    pub(crate) current: u32,
    /// How JSON is read.
    json: Json,
    /// The types whose releases these are.
    types: BTreeSet<TypeId>,
}

/// A constant of the runtime's `Releases`, and the types that have it.
pub(crate) struct ReleasesConst {
    pub(crate) name: Ident,
    pub(crate) value: TokenStream,
    pub(crate) types: BTreeSet<TypeId>,
}

/// Reads the releases of a subject, holds it against them, and adds the files to those that the
/// result depends on. `file` is the position of the subject's file in its set; `None` if nothing
/// is released there.
pub(crate) fn load_releases(
    package: &Package,
    subject: &Subject,
    file: usize,
    types: BTreeSet<TypeId>,
    files: &mut Vec<PathBuf>,
    diagnostics: &mut Diagnostics,
) -> Result<Option<LoadedReleases>, Reported> {
    let name = subject.name();
    let path = &subject.set.files()[file].source.name;
    let parent = Path::new(path).parent().unwrap_or(Path::new(""));
    let folder = parent.join(folder_of(name.as_str()));
    let read = |file: &str| -> io::Result<Arc<Source>> {
        let path = folder.join(file);
        let text = fs::read_to_string(package.path(&path))?;
        Ok(Source::new(path.to_string_lossy().replace('\\', "/"), text))
    };
    let manifest = match read(MANIFEST) {
        Ok(manifest) => manifest,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Ok(refusing(subject, types));
        }
        Err(error) => {
            let shown = folder.join(MANIFEST);
            let message = format!("`{}` can't be read: {error}", shown.display());
            let help = "it is a text file that `avro-temporal release` writes";
            return Err(diagnostics.push(
                Diagnostic::error(
                    "bad_manifest",
                    &Site::new(&subject.set.files()[file].source, 0..0),
                    message,
                )
                .help(help),
            ));
        }
    };
    files.push(package.path(&folder.join(MANIFEST)));
    let read = |file: &str| read(file).map_err(|error| error.to_string());
    let releases = Releases::load(&manifest, name.as_str(), read, diagnostics)?;
    for released in &releases.retained {
        files.push(package.path(&folder.join(&released.entry.file)));
    }
    for finding in check_releases(subject, &releases) {
        diagnostics.push(finding.diagnostic);
    }
    let next = next_release(subject, file, &releases.manifest, diagnostics)?;
    diagnostics.check()?;
    let json = subject.contract().map_or(Json::SchemaOf(1), |it| it.json);
    Ok(Some(LoadedReleases {
        current: releases.manifest.latest() + u32::from(next.is_some()),
        releases,
        json,
        types,
    }))
}

/// What types need of a contract that isn't released: that it refuses JSON, if it does.
fn refusing(subject: &Subject, types: BTreeSet<TypeId>) -> Option<LoadedReleases> {
    let json = subject.contract()?.json;
    (json == Json::Refused).then(|| LoadedReleases {
        releases: Releases {
            manifest: Manifest::empty(subject.name().as_str()),
            retained: Vec::new(),
        },
        current: 1,
        json,
        types,
    })
}

/// The releases of the files of a set that are a named type each.
pub(crate) fn load_schema_releases(
    package: &Package,
    set: &Arc<SchemaSet>,
    files: &mut Vec<PathBuf>,
    diagnostics: &mut Diagnostics,
) -> Result<Vec<LoadedReleases>, Reported> {
    let mut all = Vec::new();
    for (index, file) in set.files().iter().enumerate() {
        let Some(Type {
            kind: Kind::Named(_),
            ..
        }) = &file.root
        else {
            continue;
        };
        let Some(root) = &file.root else { continue };
        let subject = Subject {
            set: Arc::clone(set),
            body: Body::Type(root.clone()),
        };
        let types = file.types.iter().copied().collect();
        all.extend(load_releases(
            package,
            &subject,
            index,
            types,
            files,
            diagnostics,
        )?);
    }
    Ok(all)
}

impl LoadedReleases {
    /// The constant that the types refer to.
    pub(crate) fn constant(&self, runtime: &TokenStream) -> ReleasesConst {
        let subject = self.releases.manifest.subject.as_str();
        let hash = avro_temporal_contract::schema::Identity::of(subject);
        let hash = hash.to_string().to_uppercase();
        let (current, established) = (self.current, self.releases.manifest.established);
        let json = match self.json {
            Json::SchemaOf(number) => quote!(#runtime::JsonRelease::Release(#number)),
            Json::Refused => quote!(#runtime::JsonRelease::Refused),
        };
        let list = self.releases.retained.iter().map(|it| release(it, runtime));
        ReleasesConst {
            name: format_ident!("AVRO_RELEASES_{}", &hash[..16], span = Span::call_site()),
            value: quote! {
                #runtime::Releases {
                    subject: #subject,
                    current: #current,
                    established: #established,
                    json: #json,
                    list: &[#(#list),*],
                }
            },
            types: self.types.clone(),
        }
    }
}

fn release(released: &Released, runtime: &TokenStream) -> TokenStream {
    let set = &released.subject.set;
    let ids: Vec<TypeId> = set.ids().collect();
    let text = set.reader_text(&ids);
    let number = released.number();
    let versions = released.entry.types.iter().map(|(name, it)| {
        let version = it.version;
        quote!((#name, #version))
    });
    quote! {
        #runtime::Release {
            number: #number,
            schemas: #text,
            versions: &[#(#versions),*],
        }
    }
}
