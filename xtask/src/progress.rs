//! A sign of life while something slow has nothing to say.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// Where a slow piece of work may show itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Screen {
    /// Nothing else draws: a spinner, or one line when no terminal is there to show it.
    Free,
    /// Another process draws its own progress: one line.
    Shared,
}

/// A spinner that goes away with its value.
pub(crate) struct Progress(Option<ProgressBar>);

impl Progress {
    /// Shows a message until the returned value is dropped.
    pub(crate) fn start(screen: Screen, message: &str) -> Self {
        let progress = match screen {
            Screen::Free => Self::spinner(message),
            Screen::Shared => Self(None),
        };
        if progress.0.is_none() {
            eprintln!("    {message}");
        }
        progress
    }

    /// Shows a message that has no worth but as a sign of life: to a terminal only.
    pub(crate) fn spinner(message: &str) -> Self {
        let bar = ProgressBar::new_spinner();
        // indicatif hides itself when standard error is no terminal.
        if bar.is_hidden() {
            return Self(None);
        }
        let style = ProgressStyle::with_template("    {spinner} {msg} {elapsed}")
            .expect("the template is well-formed");
        bar.set_style(style);
        bar.set_message(message.to_owned());
        bar.enable_steady_tick(Duration::from_millis(100));
        Self(Some(bar))
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}
