//! An activity that is a closure.

use std::marker::PhantomData;
use std::sync::Arc;

use temporalio_common::ActivityDefinition;
use temporalio_sdk::activities::{
    ActivityContext, ActivityDefinitions, ActivityError, ActivityImplementer, ExecutableActivity,
};

use crate::temporal::activity::{ActivityFuture, read_input, write_output};
use crate::temporal::operation::ActivityType;
use crate::temporal::operation_error::IntoUndeclared;
use crate::temporal::payload::Decoded;
use crate::temporal::registered_name::{register_as, registered_name};
use crate::temporal::worker::Worker;

type Answer<A> = dyn Fn(
        <A as ActivityType>::Input,
    ) -> Result<<A as ActivityType>::Output, <A as ActivityType>::Error<ActivityError>>
    + Send
    + Sync;

impl Worker {
    /// Serves an activity by a closure, in a test of workflow code.
    ///
    /// Input and result travel through the server as they do otherwise.
    #[must_use]
    pub fn mock_activity<A: ActivityType>(
        self,
        answer: impl Fn(A::Input) -> Result<A::Output, A::Error<ActivityError>> + Send + Sync + 'static,
    ) -> Self
    where
        A::Error<ActivityError>: IntoUndeclared<ActivityError>,
    {
        let names = std::iter::once(A::NAME).chain(A::ALIASES.iter().copied());
        let answer: Box<Answer<A>> = Box::new(answer);
        self.register_activities(names, MockActivity::<A> { answer })
    }
}

struct MockActivity<A: ActivityType> {
    answer: Box<Answer<A>>,
}

impl<A: ActivityType> ActivityImplementer for MockActivity<A>
where
    A::Error<ActivityError>: IntoUndeclared<ActivityError>,
{
    fn register_all(self: Arc<Self>, definitions: &mut ActivityDefinitions) {
        for name in std::iter::once(A::NAME).chain(A::ALIASES.iter().copied()) {
            register_as(name, || {
                definitions.register_activity::<Definition<A>>(Arc::clone(&self));
            });
        }
    }
}

struct Definition<A> {
    name: &'static str,
    activity: PhantomData<fn() -> A>,
}

impl<A: ActivityType> ActivityDefinition for Definition<A> {
    type Input = Decoded<A::Input>;
    type Output = Decoded<A::Output>;

    fn name(&self) -> &str {
        self.name
    }
}

impl<A: ActivityType> ExecutableActivity for Definition<A>
where
    A::Error<ActivityError>: IntoUndeclared<ActivityError>,
{
    type Implementer = MockActivity<A>;

    const REQUIRES_INSTANCE: bool = true;

    fn definition() -> Self {
        Self {
            name: registered_name(A::NAME),
            activity: PhantomData,
        }
    }

    fn execute(
        receiver: Option<Arc<MockActivity<A>>>,
        _: ActivityContext,
        input: Decoded<A::Input>,
    ) -> ActivityFuture<Decoded<A::Output>> {
        Box::pin(async move {
            let mock = receiver.expect("the SDK gives the instance that it was registered with");
            let output = (mock.answer)(read_input::<A>(input)?);
            write_output::<A>(output.map_err(IntoUndeclared::into_undeclared)?)
        })
    }
}
