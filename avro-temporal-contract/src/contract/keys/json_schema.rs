//! The keys for editors: a JSON Schema of a whole `.avpr` file.
//!
//! Source: JSON Schema 2020-12.

use super::json_text::Json;
use super::{Form, Key, Scope};
use crate::contract::kind::MessageKind;

/// Renders `docs/contract.schema.json`.
pub fn render_json_schema() -> String {
    let mut definitions: Vec<(String, Json)> = Scope::ALL
        .into_iter()
        .filter(|scope| *scope != Scope::Message)
        .map(|scope| (scope.id().to_owned(), options(scope)))
        .collect();
    definitions.extend([
        ("messageOptions".to_owned(), message_options()),
        ("avro".to_owned(), avro()),
        ("avroField".to_owned(), avro_field()),
        ("avroMessage".to_owned(), avro_message()),
        ("duration".to_owned(), duration()),
    ]);
    let schema = Json::object([
        (
            "$schema",
            Json::text("https://json-schema.org/draft/2020-12/schema"),
        ),
        (
            "title",
            Json::text("A contract: an Avro protocol for Temporal"),
        ),
        ("type", Json::text("object")),
        ("required", Json::texts(&["protocol"])),
        (
            "properties",
            Json::object([
                ("protocol", Json::of_type("string")),
                ("namespace", Json::of_type("string")),
                ("doc", Json::of_type("string")),
                ("types", Json::array_of(reference("avro"))),
                (
                    "messages",
                    Json::object([
                        ("type", Json::text("object")),
                        ("additionalProperties", reference("avroMessage")),
                    ]),
                ),
                ("temporal", reference(Scope::Protocol.id())),
            ]),
        ),
        ("$defs", Json::Object(definitions)),
    ]);
    let mut text = schema.render();
    text.push('\n');
    text
}

fn reference(definition: &str) -> Json {
    Json::object([("$ref", Json::Text(format!("#/$defs/{definition}")))])
}

/// An object of options: a key that isn't there is unknown, one that is refused says why.
fn options(scope: Scope) -> Json {
    let properties = scope
        .keys()
        .map(|key| (key.name.to_owned(), property(key)))
        .collect();
    let mut members = vec![("type".to_owned(), Json::text("object"))];
    let required = match scope {
        Scope::Reference | Scope::QueryReference => Some("ref"),
        _ => None,
    };
    if let Some(required) = required {
        members.push(("required".to_owned(), Json::texts(&[required])));
    }
    members.push(("additionalProperties".to_owned(), Json::Bool(false)));
    members.push(("properties".to_owned(), Json::Object(properties)));
    Json::Object(members)
}

fn property(key: &Key) -> Json {
    let Some(form) = key.form else {
        let why = match key.instead {
            Some(instead) => format!("Refused: write {instead}."),
            None => format!("Refused: {}.", key.doc),
        };
        return Json::object([("description", Json::Text(why)), ("not", Json::object([]))]);
    };
    let described = ("description".to_owned(), Json::text(key.doc));
    match value(form) {
        Json::Object(mut members) => {
            members.insert(0, described);
            Json::Object(members)
        }
        other => other,
    }
}

fn value(form: Form) -> Json {
    match form {
        Form::Text | Form::TaskQueue | Form::OperationName | Form::Template => text(),
        Form::Texts | Form::OperationNames => Json::array_of(text()),
        Form::Boolean => Json::of_type("boolean"),
        Form::Count { least, greatest } => Json::object([
            ("type", Json::text("integer")),
            ("minimum", Json::Number(least.to_string())),
            ("maximum", Json::Number(greatest.to_string())),
        ]),
        Form::Number { least, greatest } => {
            let mut members = vec![
                ("type".to_owned(), Json::text("number")),
                ("minimum".to_owned(), Json::Number(least.to_string())),
            ];
            if greatest.is_finite() {
                members.push(("maximum".to_owned(), Json::Number(greatest.to_string())));
            }
            Json::Object(members)
        }
        Form::Duration => reference("duration"),
        Form::Word { words, .. } => Json::object([("enum", Json::texts(words))]),
        Form::Words(words) => map_of(Json::object([("enum", Json::texts(words))])),
        Form::Paths => map_of(text()),
        Form::Object(scope) => reference(scope.id()),
        Form::Switch(scope) => Json::object([(
            "anyOf",
            Json::Array(vec![
                Json::object([("const", Json::Bool(false))]),
                reference(scope.id()),
            ]),
        )]),
        Form::References(scope) => Json::array_of(Json::object([(
            "anyOf",
            Json::Array(vec![text(), reference(scope.id())]),
        )])),
        Form::Schema => reference("avro"),
    }
}

/// A text that isn't blank.
fn text() -> Json {
    Json::object([
        ("type", Json::text("string")),
        ("pattern", Json::text(r"\S")),
    ])
}

fn map_of(value: Json) -> Json {
    Json::object([
        ("type", Json::text("object")),
        (
            "propertyNames",
            Json::object([("pattern", Json::text(r"\S"))]),
        ),
        ("additionalProperties", value),
    ])
}

fn duration() -> Json {
    Json::object([
        ("type", Json::text("string")),
        (
            "pattern",
            Json::text(
                r"^(?=.)(P(?=.)(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?|(\d+d)?(\d+h)?(\d+m)?(\d+s)?(\d+ms)?)$",
            ),
        ),
    ])
}

/// The options of a message are those of its kind.
fn message_options() -> Json {
    let words = MessageKind::ALL.map(MessageKind::word);
    let by_kind = MessageKind::ALL.map(|kind| {
        let is_kind = Json::object([("const", Json::text(kind.word()))]);
        Json::object([
            (
                "if",
                Json::object([("properties", Json::object([("kind", is_kind)]))]),
            ),
            ("then", reference(kind.scope().id())),
        ])
    });
    Json::object([
        ("type", Json::text("object")),
        ("required", Json::texts(&["kind"])),
        (
            "properties",
            Json::object([("kind", Json::object([("enum", Json::texts(&words))]))]),
        ),
        ("allOf", Json::Array(by_kind.into())),
    ])
}

fn avro_message() -> Json {
    Json::object([
        ("type", Json::text("object")),
        ("required", Json::texts(&["request", "temporal"])),
        (
            "properties",
            Json::object([
                ("doc", Json::of_type("string")),
                ("request", Json::array_of(reference("avroField"))),
                ("response", reference("avro")),
                ("errors", Json::array_of(reference("avro"))),
                ("one-way", Json::of_type("boolean")),
                ("temporal", reference("messageOptions")),
            ]),
        ),
    ])
}

fn avro_field() -> Json {
    Json::object([
        ("type", Json::text("object")),
        ("required", Json::texts(&["name", "type"])),
        (
            "properties",
            Json::object([
                ("name", Json::of_type("string")),
                ("doc", Json::of_type("string")),
                ("type", reference("avro")),
                ("temporal", reference(Scope::Field.id())),
            ]),
        ),
    ])
}

/// Any schema, as far as options can stand in it.
fn avro() -> Json {
    let of = |word: &str| {
        let declared = Json::object([("const", Json::text(word))]);
        Json::object([("properties", Json::object([("type", declared)]))])
    };
    let options = |scope: Scope| {
        Json::object([(
            "properties",
            Json::object([("temporal", reference(scope.id()))]),
        )])
    };
    let object = Json::object([
        ("type", Json::text("object")),
        ("required", Json::texts(&["type"])),
        (
            "properties",
            Json::object([
                ("type", reference("avro")),
                ("fields", Json::array_of(reference("avroField"))),
                ("items", reference("avro")),
                ("values", reference("avro")),
            ]),
        ),
        ("if", of("error")),
        ("then", options(Scope::ErrorType)),
        ("else", options(Scope::Type)),
    ]);
    Json::object([(
        "anyOf",
        Json::Array(vec![
            Json::of_type("string"),
            Json::array_of(reference("avro")),
            object,
        ]),
    )])
}
