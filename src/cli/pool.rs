//! Work on many things at once, answered in order.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, PoisonError, mpsc};
use std::thread;

/// How far the workers may be ahead of the answer that is due: while one item takes long, no more answers than this wait.
const AHEAD: usize = 256;

/// Does `work` on every item, on all cores, and hands the answers to `each` in the order of `items`, each as soon as
/// it and all before it are there. `None`: the work on that item panicked. `each` may break: the rest is then dropped.
pub(super) fn in_order<T: Sync, R: Send>(
    items: &[T],
    work: impl Fn(&T) -> R + Sync,
    mut each: impl FnMut(&T, Option<R>) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let (ask, asked) = mpsc::channel::<usize>();
    let asked = Mutex::new(asked);
    let (send, receive) = mpsc::channel();
    let worker = |send: mpsc::Sender<_>| {
        let next = || asked.lock().unwrap_or_else(PoisonError::into_inner).recv();
        while let Ok(index) = next() {
            // The work shares nothing that a panic could leave half done.
            let answer = catch_unwind(AssertUnwindSafe(|| work(&items[index]))).ok();
            if send.send((index, answer)).is_err() {
                break;
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..cores().min(items.len()) {
            let send = send.clone();
            scope.spawn(|| worker(send));
        }
        // Both are dropped when this ends, and the workers stop.
        let (ask, receive) = (ask, receive);
        let mut waiting = 0..items.len();
        let mut ask_next = || waiting.next().is_some_and(|index| ask.send(index).is_ok());
        let _ = (0..AHEAD).all(|_| ask_next());
        let mut early = BTreeMap::new();
        for (due, item) in items.iter().enumerate() {
            let answer = loop {
                if let Some(answer) = early.remove(&due) {
                    break answer;
                }
                let Ok((index, answer)) = receive.recv() else { return ControlFlow::Break(()) };
                early.insert(index, answer);
            };
            each(item, answer)?;
            ask_next();
        }
        ControlFlow::Continue(())
    })
}

fn cores() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn answers_come_in_order_whatever_the_work_takes() {
        let items: Vec<usize> = (0..500).collect();
        // The first item is done last: it waits for all others but those that wait for their turn behind it.
        let (go, wait) = mpsc::channel();
        let wait = std::sync::Mutex::new(wait);
        let mut answers = Vec::new();
        let ended = in_order(
            &items,
            |item| {
                match *item {
                    0 if cores() > 1 => drop(wait.lock().unwrap().recv()),
                    100 => go.send(()).unwrap(),
                    _ => {}
                }
                item * 2
            },
            |_, answer| {
                answers.push(answer.unwrap());
                ControlFlow::Continue(())
            },
        );
        assert!(ended.is_continue());
        assert_eq!(answers, items.iter().map(|item| item * 2).collect::<Vec<_>>());
    }

    #[test]
    fn a_panic_costs_one_item() {
        let mut answers = Vec::new();
        let ended = in_order(
            &[1, 0, 2],
            |item| 10 / item,
            |item, answer| {
                answers.push((*item, answer));
                ControlFlow::Continue(())
            },
        );
        assert!(ended.is_continue());
        assert_eq!(answers, [(1, Some(10)), (0, None), (2, Some(5))]);
    }

    #[test]
    fn breaking_off_drops_the_rest() {
        let items: Vec<usize> = (0..10_000).collect();
        let mut seen = 0;
        let ended = in_order(
            &items,
            |item| *item,
            |_, _| {
                seen += 1;
                if seen == 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            },
        );
        assert!(ended.is_break());
        assert_eq!(seen, 3);
    }

    #[test]
    fn nobody_works_far_ahead_of_what_is_due() {
        let items: Vec<usize> = (0..5_000).collect();
        let due = AtomicUsize::new(0);
        let ended = in_order(
            &items,
            |item| item - due.load(Ordering::SeqCst).min(*item),
            |item, ahead| {
                assert!(ahead.is_some_and(|ahead| ahead < AHEAD), "{item}: {ahead:?}");
                due.store(item + 1, Ordering::SeqCst);
                ControlFlow::Continue(())
            },
        );
        assert!(ended.is_continue());
    }
}
