//! The command line.

use std::net::SocketAddr;

use clap::Parser;

use crate::commands::canonical::CanonicalArgs;
use crate::commands::check::CheckArgs;
use crate::commands::compare::CompareArgs;
use crate::commands::decode::DecodeArgs;
use crate::commands::diff::DiffArgs;
use crate::commands::docs::DocsArgs;
use crate::commands::doctor::DoctorArgs;
use crate::commands::encode::EncodeArgs;
use crate::commands::establish::EstablishArgs;
use crate::commands::explain::ExplainArgs;
use crate::commands::fingerprint::FingerprintArgs;
use crate::commands::generate::GenerateArgs;
use crate::commands::history::HistoryArgs;
use crate::commands::init::InitArgs;
use crate::commands::release::ReleaseArgs;
use crate::commands::retire::RetireArgs;
use crate::cors::Origin;

/// Tools for Avro schemas, values, and payloads in Temporal
///
/// Results go to standard output, messages to standard error.
/// It ends with 0 for yes, 1 for a schema, value or pair that is refused, 2 for a question that makes
/// no sense.
#[derive(Debug, Parser)]
#[command(name = "avro-temporal", version)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    /// Checks schema files and contracts, and lists the types and operations that they define
    ///
    /// What is released is compared with its releases, too: what would break an open run, a replay, or
    /// a worker of another build is an error.
    ///
    /// A name that a file doesn't define is looked up in the other `.avsc` and `.avpr` files of its
    /// folder.
    #[command(after_help = "\
Example: avro-temporal check schemas/*.avsc schemas/orders.avpr")]
    Check(CheckArgs),
    /// Prints schemas in Avro's Parsing Canonical Form, a line each
    #[command(after_help = "\
Example: avro-temporal canonical --type acme.Order schemas/order.avsc")]
    Canonical(CanonicalArgs),
    /// Prints fingerprints of schemas in hex, a line each
    #[command(after_help = "\
Example: avro-temporal fingerprint --algorithm rabin schemas/order.avsc")]
    Fingerprint(FingerprintArgs),
    /// Prints a value in plain JSON as Avro binary, in hex
    #[command(after_help = r#"
Example: avro-temporal encode --schema schemas/order.avsc '{"orderId": "o-1", "lines": []}'"#)]
    Encode(EncodeArgs),
    /// Prints a value in Avro binary, given in hex, as plain JSON
    ///
    /// With `--writer` and `--reader` it is read as Avro resolves the one schema into the other.
    #[command(after_help = "\
Examples: avro-temporal decode --schema schemas/price.avsc d00f
          avro-temporal decode --writer v1/order.avsc --reader v2/order.avsc --input value.hex")]
    Decode(DecodeArgs),
    /// Compares a schema with earlier ones at a compatibility level
    ///
    /// Prints who reads whose data, and whether all of it; what stands in the way goes to standard
    /// error.
    #[command(after_help = "\
Example: avro-temporal compare --level BACKWARD_TRANSITIVE --new v3/order.avsc v1/order.avsc v2/order.avsc
In Bash: avro-temporal compare --level FULL --new order.avsc <(git show main:order.avsc)")]
    Compare(CompareArgs),
    /// Prints the Rust types of schema files, and the modules of contracts
    ///
    /// The items are those that `include_avro!` and `contract!` make of the same files, and a build
    /// script's `Builder`: a contract becomes a module, and other files become their types.
    ///
    /// Files are named as the package's folder sees them, so that the text is the same wherever that
    /// is; the runtime crate has to be of this program's version.
    #[command(after_help = "\
Example: avro-temporal generate schemas/orders.avpr --out src/generated.rs
In Rust: #[rustfmt::skip] mod generated;")]
    Generate(GenerateArgs),
    /// Prints the documentation of contracts and schemas as Markdown
    ///
    /// Of a contract: its workflows, activities, signals, queries and updates, each with its input,
    /// result, errors and the options that are in effect, and the types. Of other files: the types.
    #[command(after_help = "\
Example: avro-temporal docs schemas/orders.avpr --out docs/orders.md")]
    Docs(DocsArgs),
    /// Begins the releases of contracts and schemas
    ///
    /// Writes an empty manifest into `released/` beside each file.
    #[command(after_help = "\
Example: avro-temporal init schemas/orders.avpr")]
    Init(InitArgs),
    /// Keeps a contract or schema as it is, as its next release
    ///
    /// Refuses what would break an open run, a replay, or a worker of another build, and says what to do
    /// instead.
    #[command(after_help = "\
Example: avro-temporal release --why 'orders have a region' schemas/orders.avpr")]
    Release(ReleaseArgs),
    /// Says that every worker knows a release, whose schemas then needn't travel with payloads
    #[command(after_help = "\
Example: avro-temporal establish 2 schemas/orders.avpr")]
    Establish(EstablishArgs),
    /// Deletes a release that nothing needs any more
    ///
    /// Asks a namespace for what still refers to it: open runs, closed ones that the server keeps, and
    /// schedules. Lists them, and deletes nothing while there is one.
    ///
    /// A server lists a run a moment after it has started or ended.
    #[command(after_help = "\
Example: avro-temporal retire 1 --namespace orders schemas/orders.avpr")]
    Retire(RetireArgs),
    /// Shows what changed since a release, or between two
    #[command(after_help = "\
Example: avro-temporal diff --from 1 --to 2 schemas/orders.avpr")]
    Diff(DiffArgs),
    /// Prints the page about a rule: what it means, why it matters, how to make the change
    #[command(after_help = "\
Example: avro-temporal explain default_changed")]
    Explain(ExplainArgs),
    /// Fetches the histories of runs from a server, and checks that they can be read
    #[command(after_help = "\
Examples: avro-temporal history export --query \"ExecutionStatus = 'Running'\" --out runs schemas/orders.avpr
          avro-temporal history check --histories runs/histories runs/schemas/orders.avpr")]
    History(HistoryArgs),
    /// Finds what of a namespace today's contract can't read
    ///
    /// Reads the histories and memos of open runs, and what schedules start runs with, as a worker that
    /// is built with the files would. Ends with 1 if something can't be read.
    #[command(after_help = "\
Examples: avro-temporal doctor --namespace orders schemas/orders.avpr
          avro-temporal doctor --skipped --send-again schemas/orders.avpr")]
    Doctor(DoctorArgs),
    /// Shows Avro payloads as JSON in Temporal's web UI and CLI
    ///
    /// Decodes by the schema that travels with each payload; what it can't decode goes back as it
    /// came, and a corrupt payload becomes an object that says what is wrong with it.
    ///
    /// It decodes only: `/encode` returns payloads unchanged, so that JSON typed into the UI or CLI
    /// arrives as `json/plain`, which workers read.
    ///
    /// It holds no secret and asks nobody who they are: credentials are accepted and ignored.
    #[command(after_help = "\
Web UI: temporal server start-dev --ui-codec-endpoint http://127.0.0.1:8081
CLI:    temporal workflow show --codec-endpoint http://127.0.0.1:8081 --workflow-id …")]
    CodecServer(CodecServerArgs),
}

#[derive(Debug, clap::Args)]
pub(crate) struct CodecServerArgs {
    /// The address to listen on; port 0 is any free one
    #[arg(long, value_name = "IP:PORT", default_value = "127.0.0.1:8081", value_parser = parse_address)]
    pub(crate) listen: SocketAddr,
    /// Another origin whose pages may use the server, such as `https://temporal.example.com`;
    /// `http://localhost` and `http://127.0.0.1` may with any port
    #[arg(long = "allow-origin", value_name = "ORIGIN")]
    pub(crate) allowed_origins: Vec<Origin>,
}

fn parse_address(text: &str) -> Result<SocketAddr, &'static str> {
    text.parse()
        .map_err(|_| "write an IP address and a port, such as 127.0.0.1:8081 or [::1]:8081")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<CodecServerArgs, clap::Error> {
        let words = std::iter::once("avro-temporal").chain(line.split(' '));
        Args::try_parse_from(words).map(|args| match args.command {
            Command::CodecServer(args) => args,
            other => panic!("{other:?}"),
        })
    }

    #[test]
    fn the_definition_is_consistent() {
        <Args as clap::CommandFactory>::command().debug_assert();
    }

    #[test]
    fn the_server_listens_on_loopback_unless_told_otherwise() {
        let args = parse("codec-server").expect("a command");
        assert!(args.listen.ip().is_loopback());
        assert!(args.allowed_origins.is_empty());
        let args = parse("codec-server --listen [::]:0").expect("a command");
        assert_eq!(args.listen.to_string(), "[::]:0");
    }

    #[test]
    fn origins_add_up() {
        let line = "codec-server --allow-origin https://a.example --allow-origin https://b.example";
        let args = parse(line).expect("a command");
        assert_eq!(args.allowed_origins.len(), 2);
    }
}
