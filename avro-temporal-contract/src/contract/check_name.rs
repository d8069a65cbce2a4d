//! Names that the server and the SDKs take.

/// The most bytes of a name: the server's own limit, unless it is told another.
const LONGEST: usize = 1000;

/// Names of the SDKs' own handlers.
const RESERVED: [&str; 2] = ["__stack_trace", "__enhanced_stack_trace"];

/// What begins names of Temporal's own.
const RESERVED_PREFIX: &str = "__temporal_";

/// What begins names of the queries that every workflow answers.
const OWN_PREFIX: &str = "__avro_temporal_";

/// What keeps a text from being the name of a workflow, activity, signal, query or update: the rest
/// of a clause.
pub(super) fn name_fault(name: &str) -> Result<(), String> {
    queue_fault(name)?;
    if name.starts_with(OWN_PREFIX) {
        return Err(format!(
            "begins with `{OWN_PREFIX}`, which avro-temporal keeps for itself"
        ));
    }
    if RESERVED.contains(&name) {
        return Err(format!("is `{name}`, which the SDKs keep for themselves"));
    }
    Ok(())
}

/// What keeps a text from being the name of a task queue.
pub(super) fn queue_fault(name: &str) -> Result<(), String> {
    if name.chars().any(char::is_control) {
        return Err("has a control character".to_owned());
    }
    if name.len() > LONGEST {
        return Err(format!("has more than {LONGEST} bytes"));
    }
    if name.starts_with(RESERVED_PREFIX) {
        return Err(format!(
            "begins with `{RESERVED_PREFIX}`, which Temporal keeps for itself"
        ));
    }
    Ok(())
}
