//! The name of an operation on the wire.

use avro_temporal_contract::diagnostic::Diagnostic;

use crate::options::Options;
use crate::report::Errors;

/// The name that the option `name` gives, checked; without it, the default.
pub(super) fn operation_name(options: &Options, default: &str, errors: &mut Errors) -> String {
    let Some(literal) = &options.name else {
        return default.to_owned();
    };
    let name = literal.value();
    let problem = if name.trim().is_empty() {
        "it is blank"
    } else if name.starts_with("__temporal_") {
        "`__temporal_` begins Temporal's own names"
    } else if name.starts_with("__avro_temporal_") {
        "`__avro_temporal_` begins avro-temporal's own names"
    } else if name.len() > 1000 {
        "it has more than 1,000 bytes, which the server refuses"
    } else if name.chars().any(char::is_control) {
        "it holds a control character"
    } else {
        return name;
    };
    errors.push(
        literal.span(),
        Diagnostic::outside(
            "bad_operation_name",
            format!("the name can't be used: {problem}"),
        )
        .help(format!(
            "choose another, or remove the option: the name is then `{default}`"
        )),
    );
    default.to_owned()
}
