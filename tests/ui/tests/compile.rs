//! What the compiler says of each mistake, held to the snapshot beside the fixture.
//!
//! `TRYBUILD=overwrite cargo test -p ui` writes the snapshots anew; each is to be read after that,
//! as somebody who made the mistake.

#[test]
fn mistakes_are_explained() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("tests/ui/include/*.rs");
    cases.compile_fail("tests/ui/schema/*.rs");
    cases.compile_fail("tests/ui/manifest/*.rs");
    cases.compile_fail("tests/ui/derive/*.rs");
    cases.compile_fail("tests/ui/activity/*.rs");
    cases.compile_fail("tests/ui/workflow/*.rs");
    cases.compile_fail("tests/ui/contract/*.rs");
    cases.compile_fail("tests/ui/refused/*.rs");
}
