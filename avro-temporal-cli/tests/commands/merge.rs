//! Two people release at once.
