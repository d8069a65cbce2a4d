//! Activities that this program runs.

use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;

use temporalio_common::ActivityDefinition;
use temporalio_sdk::activities::{
    ActivityContext, ActivityDefinitions, ActivityError, ActivityImplementer, ExecutableActivity,
};

use super::failure::{encode_failure, payload_failure};
use super::operation::ActivityType;
use super::payload::{Decoded, write_check};
use super::registered_name::{register_as, registered_name};
use super::unreadable_counts::{UnreadableAction, count};
use crate::{AvroType, Role};

/// What an activity's code returns.
pub type ActivityFuture<T> = Pin<Box<dyn Future<Output = Result<T, ActivityError>> + Send>>;

/// Activities that share a value: an impl block's methods, or a function on its own.
///
/// `#[activities]` and `#[activity]` implement it.
pub trait ActivityGroup: Sized + Send + Sync + 'static {
    /// The activities.
    const ACTIVITIES: &'static [ActivityEntry<Self>];
}

/// An activity that this program runs.
///
/// `#[activity]` implements it.
pub trait Activity<G: ActivityGroup>: ActivityType {
    /// Runs the activity, with the value of its group.
    fn run(group: Arc<G>, ctx: ActivityContext, input: Self::Input)
    -> ActivityFuture<Self::Output>;
}

/// An activity of a group.
pub struct ActivityEntry<G: ActivityGroup> {
    name: &'static str,
    aliases: &'static [&'static str],
    register: fn(Arc<Shared<G>>, &mut ActivityDefinitions),
    warm: fn(),
}

impl<G: ActivityGroup> ActivityEntry<G> {
    /// The entry of an activity.
    pub const fn new<A: Activity<G>>() -> Self {
        Self {
            name: A::NAME,
            aliases: A::ALIASES,
            register: register::<A, G>,
            warm: warm::<A>,
        }
    }

    /// The name, and the aliases.
    pub(super) fn names(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.name).chain(self.aliases.iter().copied())
    }

    /// Computes what is known of the types' schemas before the first task comes.
    pub(super) fn warm(&self) {
        (self.warm)();
    }
}

fn register<A: Activity<G>, G: ActivityGroup>(
    group: Arc<Shared<G>>,
    definitions: &mut ActivityDefinitions,
) {
    definitions.register_activity::<Member<A, G>>(group);
}

fn warm<A: ActivityType>() {
    A::Input::info();
    A::Output::info();
}

/// A group as the SDK holds it.
pub(super) struct Shared<G>(Arc<G>);

impl<G> Shared<G> {
    pub(super) fn new(group: G) -> Self {
        Self(Arc::new(group))
    }
}

impl<G: ActivityGroup> ActivityImplementer for Shared<G> {
    fn register_all(self: Arc<Self>, definitions: &mut ActivityDefinitions) {
        for activity in G::ACTIVITIES {
            for name in activity.names() {
                register_as(name, || (activity.register)(Arc::clone(&self), definitions));
            }
        }
    }
}

/// The SDK's definition of an activity for the group that implements it.
struct Member<A, G> {
    name: &'static str,
    types: PhantomData<fn() -> (A, G)>,
}

impl<A: ActivityType, G: 'static> ActivityDefinition for Member<A, G> {
    type Input = Decoded<A::Input>;
    type Output = Decoded<A::Output>;

    fn name(&self) -> &str {
        self.name
    }
}

impl<A: Activity<G>, G: ActivityGroup> ExecutableActivity for Member<A, G> {
    type Implementer = Shared<G>;

    const REQUIRES_INSTANCE: bool = true;

    fn definition() -> Self {
        Self {
            name: registered_name(A::NAME),
            types: PhantomData,
        }
    }

    /// The activity's code runs only on input that was read whole.
    fn execute(
        receiver: Option<Arc<Shared<G>>>,
        ctx: ActivityContext,
        input: Decoded<A::Input>,
    ) -> ActivityFuture<Decoded<A::Output>> {
        Box::pin(async move {
            let group = receiver.expect("the SDK gives the instance that it was registered with");
            let input = read_input::<A>(input)?;
            let output = A::run(Arc::clone(&group.0), ctx, input).await?;
            write_output::<A>(output)
        })
    }
}

/// The input, if it was read whole.
pub(super) fn read_input<A: ActivityType>(
    input: Decoded<A::Input>,
) -> Result<A::Input, ActivityError> {
    input.0.map_err(|error| {
        let error = error.in_role(Role::ActivityInput, A::NAME);
        count(&error, UnreadableAction::AttemptFailed);
        ActivityError::application(payload_failure(error))
    })
}

/// The result, if it can be written.
pub(super) fn write_output<A: ActivityType>(
    output: A::Output,
) -> Result<Decoded<A::Output>, ActivityError> {
    write_check(&output).map_err(|failure| {
        let failure = failure.in_role(Role::ActivityResult, A::NAME);
        ActivityError::application(encode_failure(failure))
    })?;
    Ok(Decoded(Ok(output)))
}
