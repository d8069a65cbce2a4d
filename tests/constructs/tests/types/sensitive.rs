//! Fields that `Debug` doesn't show.

use constructs::by_macro::acme::sensitive::{Patient, PatientNotesItem};

#[test]
fn a_sensitive_field_is_three_stars() {
    let doctor = Patient::new(2, Vec::new(), "b".to_owned(), None);
    let notes = vec![PatientNotesItem::from("secret".to_owned())];
    let patient = Patient::new(1, notes, "a".to_owned(), Some(Box::new(doctor)));
    let inner = r#"Patient { id: 2, type: ***, notes: ***, shown: "b", doctor: None }"#;
    assert_eq!(
        format!("{patient:?}"),
        format!(r#"Patient {{ id: 1, type: ***, notes: ***, shown: "a", doctor: Some({inner}) }}"#)
    );
    assert!(!format!("{patient:#?}").contains("secret"));
}
