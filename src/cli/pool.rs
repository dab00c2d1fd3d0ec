//! Work on many things at once, answered in order.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

/// How many answers may wait to be taken before the workers pause.
const WAITING: usize = 256;

/// Does `work` on every item, on all cores, and hands the answers to `each` in the order of `items`, each as soon as
/// it and all before it are there. `None`: the work on that item panicked. `each` may break: the rest is then dropped.
pub(super) fn in_order<T: Sync, R: Send>(
    items: &[T],
    work: impl Fn(&T) -> R + Sync,
    mut each: impl FnMut(&T, Option<R>) -> ControlFlow<()>,
) {
    let next = AtomicUsize::new(0);
    let (send, receive) = mpsc::sync_channel(WAITING);
    let worker = |send: mpsc::SyncSender<_>| {
        while let Some((index, item)) = take(items, &next) {
            // The work shares nothing that a panic could leave half done.
            let answer = catch_unwind(AssertUnwindSafe(|| work(item))).ok();
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
        drop(send);
        let mut due = 0;
        let mut early = BTreeMap::new();
        // Taken by the loop: the workers stop when it ends.
        for (index, answer) in receive {
            early.insert(index, answer);
            while let Some(answer) = early.remove(&due) {
                if each(&items[due], answer).is_break() {
                    return;
                }
                due += 1;
            }
        }
    });
}

fn take<'a, T>(items: &'a [T], next: &AtomicUsize) -> Option<(usize, &'a T)> {
    let index = next.fetch_add(1, Ordering::Relaxed);
    items.get(index).map(|item| (index, item))
}

fn cores() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn answers_come_in_order_whatever_the_work_takes() {
        let items: Vec<usize> = (0..500).collect();
        // The first item is done last: it waits for all others but those that wait for their turn behind it.
        let (go, wait) = mpsc::channel();
        let wait = std::sync::Mutex::new(wait);
        let mut answers = Vec::new();
        in_order(
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
        assert_eq!(answers, items.iter().map(|item| item * 2).collect::<Vec<_>>());
    }

    #[test]
    fn a_panic_costs_one_item() {
        let mut answers = Vec::new();
        in_order(
            &[1, 0, 2],
            |item| 10 / item,
            |item, answer| {
                answers.push((*item, answer));
                ControlFlow::Continue(())
            },
        );
        assert_eq!(answers, [(1, Some(10)), (0, None), (2, Some(5))]);
    }

    #[test]
    fn breaking_off_drops_the_rest() {
        let items: Vec<usize> = (0..10_000).collect();
        let mut seen = 0;
        in_order(
            &items,
            |item| *item,
            |_, _| {
                seen += 1;
                if seen == 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            },
        );
        assert_eq!(seen, 3);
    }
}
