//! `fingerprint`: what stands for a schema.

use clap::ValueEnum;

use super::canonical::SchemasArgs;
use crate::answer::{Answer, Failure};
use crate::value::to_hex;

#[derive(Debug, clap::Args)]
pub(crate) struct FingerprintArgs {
    /// What is computed
    #[arg(long, value_name = "ALGORITHM")]
    algorithm: Algorithm,
    #[command(flatten)]
    schemas: SchemasArgs,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Algorithm {
    /// CRC-64-AVRO of the Parsing Canonical Form, in the order of a single-object header
    Rabin,
    /// MD5 of the Parsing Canonical Form
    Md5,
    /// SHA-256 of the Parsing Canonical Form
    #[value(name = "sha-256")]
    Sha256,
    /// The writer identity in a payload's tag, which tells logical types apart
    Identity,
}

pub(crate) fn run(args: &FingerprintArgs) -> Result<Answer, Failure> {
    args.schemas.each(|schema| {
        let (set, ty) = (&schema.set, &schema.ty);
        match args.algorithm {
            Algorithm::Rabin => set.fingerprint(ty).to_string(),
            Algorithm::Md5 => to_hex(&set.md5(ty)),
            Algorithm::Sha256 => to_hex(&set.sha256(ty)),
            Algorithm::Identity => set.identity(ty).to_string(),
        }
    })
}
