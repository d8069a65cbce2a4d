//! Lists that a server gives page by page.

use std::vec;

use crate::answer::Failure;

/// What a page holds, and where the next one begins; empty if there is none.
pub(super) type Page<T> = Result<(Vec<T>, Vec<u8>), Failure>;

/// A list of which one page is held at a time. It ends with the first failure.
pub(super) struct Pages<'n, T> {
    ask: Box<dyn FnMut(Vec<u8>) -> Page<T> + 'n>,
    page: vec::IntoIter<T>,
    /// Where the next page begins; `None` after the last.
    next: Option<Vec<u8>>,
}

impl<'n, T> Pages<'n, T> {
    /// A list whose pages are asked for by where they begin.
    pub(super) fn new(ask: impl FnMut(Vec<u8>) -> Page<T> + 'n) -> Self {
        Self {
            ask: Box::new(ask),
            page: Vec::new().into_iter(),
            next: Some(Vec::new()),
        }
    }
}

impl<T> Iterator for Pages<'_, T> {
    type Item = Result<T, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.page.next() {
                return Some(Ok(item));
            }
            let token = self.next.take()?;
            match (self.ask)(token) {
                Ok((page, next)) => {
                    self.page = page.into_iter();
                    self.next = Some(next).filter(|it| !it.is_empty());
                }
                Err(failure) => return Some(Err(failure)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_follow_each_other_and_may_be_empty() {
        let mut asked = Vec::new();
        let pages = Pages::new(|token| {
            asked.push(token.clone());
            Ok(match token.as_slice() {
                [] => (vec![1, 2], vec![1]),
                [1] => (vec![], vec![2]),
                _ => (vec![3], vec![]),
            })
        });
        let items: Result<Vec<i32>, Failure> = pages.collect();
        assert_eq!(items, Ok(vec![1, 2, 3]));
        assert_eq!(asked, [vec![], vec![1], vec![2]]);
    }

    #[test]
    fn a_list_ends_with_its_failure() {
        let mut pages: Pages<'_, ()> = Pages::new(|_| Err(Failure::usage("no")));
        assert!(matches!(pages.next(), Some(Err(_))));
        assert!(pages.next().is_none());
    }
}
