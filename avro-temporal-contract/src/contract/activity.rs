//! Activities and their groups.

use super::kind::temporal_of;
use super::message::{MessageContext, resolve_operation};
use super::model::{Activity, ActivityCancellation, ActivityTimeouts, Group};
use super::options::Options;
use super::retry::{resolve_priority, resolve_retry};
use super::timeouts::check_activity_timeouts;
use crate::json::Node;
use crate::site::Site;

/// Resolves an activity, and adds its group if it is the first one's. `protocol` is the protocol's
/// `temporal`, and `name_site` where its name stands.
pub(super) fn resolve_activity(
    context: &mut MessageContext<'_>,
    protocol: Option<&Node>,
    name_site: &Site,
    groups: &mut Vec<Group>,
) -> Activity {
    let defaults = protocol
        .and_then(|protocol| protocol.get("defaults"))
        .and_then(|defaults| defaults.get("activity"));
    let temporal = temporal_of(context.message);
    let options = Options::new([temporal, defaults]);
    let queues = Options::new([temporal, defaults, protocol]);
    check_activity_timeouts(context, &options);
    Activity {
        operation: resolve_operation(context),
        group: resolve_group(context, name_site, groups),
        task_queue: queues.text("taskQueue"),
        timeouts: ActivityTimeouts {
            schedule_to_close: options.duration("scheduleToCloseTimeout"),
            start_to_close: options.duration("startToCloseTimeout"),
            schedule_to_start: options.duration("scheduleToStartTimeout"),
            heartbeat: options.duration("heartbeatTimeout"),
        },
        heartbeat: context.message.heartbeat.clone(),
        retry: resolve_retry(context, &options),
        cancellation: options.word("cancellation", ActivityCancellation::from_word),
        priority: resolve_priority(context, &options),
        eager_start: options.boolean("eagerStart"),
    }
}

fn resolve_group(context: &MessageContext<'_>, name_site: &Site, groups: &mut Vec<Group>) -> usize {
    let own = context.own();
    let written = own
        .get("group")
        .and_then(|node| Some((node.as_str()?, &node.site)));
    let (name, site) = written.unwrap_or((context.protocol.name(), name_site));
    if let Some(index) = groups.iter().position(|group| group.name == name) {
        return index;
    }
    groups.push(Group {
        name: name.to_owned(),
        site: site.clone(),
    });
    groups.len() - 1
}
