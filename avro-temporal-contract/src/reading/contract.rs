//! What each payload of a contract is read as.

use std::collections::HashMap;
use std::sync::Arc;

use super::released::ReleasedTypes;
use super::schema::ReaderSchema;
use crate::contract::{Contract, Json, Operation};
use crate::release::{Body, Kind, Releases, Role, Subject};
use crate::resolution::Schema;
use crate::schema::{Kind as SchemaKind, SchemaSet, Type, TypeId};

/// The readers of a contract's operations, or of a schema of its own.
#[derive(Debug)]
pub struct Readers {
    /// The fullname of the contract or schema.
    pub subject: String,
    /// The operations.
    pub operations: Vec<OperationReaders>,
    by_name: HashMap<Kind, HashMap<String, usize>>,
    /// The named types that nothing but a payload's tag leads to, by fullname and alias: declared
    /// errors, and a schema of its own.
    by_type: HashMap<String, Arc<ReaderSchema>>,
    /// The operations of releases that the contract hasn't any more: their names, and the last release
    /// that has each.
    former: HashMap<Kind, HashMap<String, u32>>,
}

/// The readers of an operation.
#[derive(Debug)]
pub struct OperationReaders {
    /// What it is.
    pub kind: Kind,
    /// Its name on the wire.
    pub name: String,
    /// The input.
    pub input: Arc<ReaderSchema>,
    /// The result.
    pub output: Arc<ReaderSchema>,
    /// What it reports while it runs.
    pub heartbeat: Option<Arc<ReaderSchema>>,
    /// The memo that it starts with, by key.
    pub memo: Vec<(String, Arc<ReaderSchema>)>,
}

impl OperationReaders {
    /// The reader of its payloads in a role that it has.
    pub fn reader(&self, role: Role) -> &ReaderSchema {
        match &self.heartbeat {
            Some(heartbeat) if role == Role::Heartbeat => heartbeat,
            _ if self.output_role() == Some(role) => &self.output,
            _ => &self.input,
        }
    }

    /// The role of its input.
    pub fn input_role(&self) -> Role {
        match self.kind {
            Kind::Workflow => Role::WorkflowInput,
            Kind::Activity => Role::ActivityInput,
            Kind::Signal => Role::SignalInput,
            Kind::Query => Role::QueryInput,
            Kind::Update => Role::UpdateInput,
        }
    }

    /// The role of its result; `None` for a signal, which has none.
    pub fn output_role(&self) -> Option<Role> {
        Some(match self.kind {
            Kind::Workflow => Role::WorkflowResult,
            Kind::Activity => Role::ActivityResult,
            Kind::Signal => return None,
            Kind::Query => Role::QueryResult,
            Kind::Update => Role::UpdateResult,
        })
    }
}

impl Readers {
    /// The readers of a contract or schema, and of the releases that it retains.
    pub fn new(subject: &Subject, releases: Option<&Releases>) -> Self {
        let make = Make::new(subject, releases);
        let mut readers = Self {
            subject: subject.name().to_string(),
            operations: Vec::new(),
            by_name: HashMap::new(),
            by_type: HashMap::new(),
            former: HashMap::new(),
        };
        match &subject.body {
            Body::Contract(contract) => readers.add_contract(contract, &make),
            Body::Type(ty) => readers.add_type(ty, &make),
        }
        for released in releases.iter().flat_map(|it| &it.retained) {
            let contract = released.subject.contract();
            for (kind, operation) in contract.into_iter().flat_map(Contract::kinds) {
                let name = operation.name.as_str();
                if readers.position(kind, name).is_none() {
                    let former = readers.former.entry(kind).or_default();
                    former.insert(name.to_owned(), released.number());
                }
            }
        }
        readers
    }

    /// The position of the operation that takes messages of a name, its own or an alias.
    pub fn position(&self, kind: Kind, name: &str) -> Option<usize> {
        self.by_name.get(&kind)?.get(name).copied()
    }

    /// The last release that has an operation of a name that the contract hasn't any more.
    pub fn former(&self, kind: Kind, name: &str) -> Option<u32> {
        self.former.get(&kind)?.get(name).copied()
    }

    /// The reader of a declared error, or of the schema that this is, by its name or an alias.
    pub fn named(&self, name: &str) -> Option<&Arc<ReaderSchema>> {
        self.by_type.get(name)
    }

    fn add_contract(&mut self, contract: &Contract, make: &Make<'_>) {
        let mut heartbeats: HashMap<&str, &Type> = HashMap::new();
        let mut memos: HashMap<&str, Vec<(String, Arc<ReaderSchema>)>> = HashMap::new();
        for activity in &contract.activities {
            let heartbeat = activity.heartbeat.as_ref();
            heartbeats.extend(heartbeat.map(|ty| (activity.operation.message.as_str(), ty)));
        }
        for workflow in &contract.workflows {
            let memo = workflow.memo.iter();
            let memo = memo.map(|it| (it.name.clone(), make.reader(Some(&it.path.ty))));
            memos.insert(&workflow.operation.message, memo.collect());
        }
        for (kind, operation) in contract.kinds() {
            let index = self.operations.len();
            for name in std::iter::once(&operation.name).chain(&operation.aliases) {
                let by_name = self.by_name.entry(kind).or_default();
                by_name.entry(name.clone()).or_insert(index);
            }
            let message = operation.message.as_str();
            let heartbeat = heartbeats.get(message).filter(|_| kind == Kind::Activity);
            self.operations.push(OperationReaders {
                kind,
                name: operation.name.clone(),
                input: make.reader(operation.input.as_ref()),
                output: make.reader(operation.output.as_ref()),
                heartbeat: heartbeat.map(|ty| make.reader(Some(ty))),
                memo: match kind {
                    Kind::Workflow => memos.remove(message).unwrap_or_default(),
                    _ => Vec::new(),
                },
            });
        }
        for error in &contract.errors {
            let ty = Type::new(SchemaKind::Named(error.id), contract.site.clone());
            self.add_named(error.id, &ty, make);
        }
    }

    fn add_type(&mut self, ty: &Type, make: &Make<'_>) {
        if let SchemaKind::Named(id) = ty.kind {
            self.add_named(id, ty, make);
        }
    }

    fn add_named(&mut self, id: TypeId, ty: &Type, make: &Make<'_>) {
        let reader = make.reader(Some(ty));
        let named = make.set.get(id);
        for name in std::iter::once(&named.name).chain(&named.aliases) {
            let name = name.to_string();
            self.by_type
                .entry(name)
                .or_insert_with(|| Arc::clone(&reader));
        }
    }
}

impl Contract {
    /// What all messages have, each with its kind.
    fn kinds(&self) -> impl Iterator<Item = (Kind, &Operation)> {
        crate::release::operations(self)
    }
}

struct Make<'s> {
    set: &'s Arc<SchemaSet>,
    releases: Vec<ReleasedTypes>,
    json: Option<u32>,
    nothing: Type,
}

impl<'s> Make<'s> {
    fn new(subject: &'s Subject, releases: Option<&Releases>) -> Self {
        let retained = releases.into_iter().flat_map(|it| &it.retained);
        let releases = retained.map(|released| {
            let types = released.entry.types.iter();
            ReleasedTypes {
                number: released.number(),
                set: Arc::clone(&released.subject.set),
                versions: types.map(|(name, it)| (name.clone(), it.version)).collect(),
            }
        });
        let json = match subject.contract().map(|contract| contract.json) {
            Some(Json::Refused) => None,
            Some(Json::SchemaOf(number)) => Some(number),
            // As of a contract that says nothing.
            None => Some(1),
        };
        Self {
            set: &subject.set,
            releases: releases.collect(),
            json,
            nothing: Type::new(SchemaKind::Null, subject.site().clone()),
        }
    }

    fn reader(&self, ty: Option<&Type>) -> Arc<ReaderSchema> {
        let schema = Schema {
            set: Arc::clone(self.set),
            ty: ty.unwrap_or(&self.nothing).clone(),
        };
        Arc::new(ReaderSchema::new(schema, &self.releases, self.json))
    }
}
