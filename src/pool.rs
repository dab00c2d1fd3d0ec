//! Work on all processors.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::thread;

/// From which weight on work is shared, in bytes of text: starting a thread costs what reading a few kilobytes costs.
const LONG: usize = 1 << 16;

/// What `work` makes of `items`, in their order. Many are shared among the processors, each share of about the same
/// `weight`. A panic in `work` is one here.
pub(crate) fn in_shares<T: Sync, R: Send>(
    items: &[T],
    weight: impl Fn(&T) -> usize,
    work: impl Fn(&[T]) -> Vec<R> + Sync,
) -> Vec<R> {
    let mut total = 0;
    let start_of = |item| {
        let start = total;
        total += weight(item);
        start
    };
    let starts: Vec<usize> = items.iter().map(start_of).collect();
    let threads = if total < LONG { 1 } else { thread::available_parallelism().map_or(1, NonZero::get) };
    let cut = |share: usize| match share {
        0 => 0,
        _ if share == threads => items.len(),
        _ => starts.partition_point(|start| start * threads < total * share),
    };
    let work = &work;
    thread::scope(|scope| {
        let others = (1..threads).map(|share| scope.spawn(move || work(&items[cut(share)..cut(share + 1)])));
        let others: Vec<_> = others.collect();
        let mut done = work(&items[..cut(1)]);
        for other in others {
            done.extend(other.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        done
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_shared_comes_back_in_order(weights in prop::collection::vec(0usize..30_000, 0..40)) {
            let items: Vec<(usize, usize)> = weights.into_iter().enumerate().collect();
            let done = in_shares(&items, |(_, weight)| *weight, |items| items.iter().map(|(nth, _)| *nth).collect());
            prop_assert_eq!(done, (0..items.len()).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_panic_is_the_callers() {
        let items = [LONG, LONG];
        let panics = |items: &[usize]| if items.is_empty() { Vec::new() } else { panic!("as it should") };
        let done = std::panic::catch_unwind(|| in_shares::<_, ()>(&items, |weight| *weight, panics));
        assert!(done.is_err());
    }
}
