//! How long something takes, for the benches: its median, its least and its most. No library: criterion and divan draw in
//! twenty packages and four, to say the same.
#![allow(dead_code)] // Not every bench uses all of it.

use std::fmt;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// For as long something is done again, and at most so often.
const PATIENCE: Duration = Duration::from_millis(600);
const MOST_RUNS: usize = 201;

/// How long something took.
#[derive(Clone, Copy)]
pub struct Times {
    pub median: Duration,
    pub least: Duration,
    pub most: Duration,
}

impl Times {
    pub fn of(mut times: Vec<Duration>) -> Self {
        times.sort();
        Self { median: times[times.len() / 2], least: times[0], most: times[times.len() - 1] }
    }
}

impl fmt::Display for Times {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:>9} {:>9} {:>9}", shown(self.median), shown(self.least), shown(self.most))
    }
}

/// With three digits.
pub fn shown(time: Duration) -> String {
    let nanos = time.as_secs_f64() * 1e9;
    match nanos {
        ..1e3 => format!("{nanos:.0} ns"),
        1e3..1e6 => format!("{:.3} µs", nanos / 1e3).chars().take(5).collect::<String>() + " µs",
        1e6..1e9 => format!("{:.3} ms", nanos / 1e6).chars().take(5).collect::<String>() + " ms",
        _ => format!("{:.2} s", nanos / 1e9),
    }
}

/// How long `work` takes, on what `prepare` gives, whose time is not counted.
pub fn timed_on<P, T>(mut prepare: impl FnMut() -> P, mut work: impl FnMut(P) -> T) -> Times {
    let begun = Instant::now();
    let mut times = Vec::new();
    while times.len() < 3 || begun.elapsed() < PATIENCE && times.len() < MOST_RUNS {
        let prepared = prepare();
        let start = Instant::now();
        let made = black_box(work(prepared));
        times.push(start.elapsed());
        drop(made);
    }
    Times::of(times)
}

/// How long `work` takes.
pub fn timed<T>(mut work: impl FnMut() -> T) -> Times {
    timed_on(|| (), |()| work())
}

/// A line of a table.
pub fn print(name: &str, size: &str, times: Times) {
    println!("{name:<34} {size:>10} {times}");
}
