//! Links to videos that start where the words are said. Each site has its own way to say so.

use std::time::Duration;

/// How a site is told where to start.
#[derive(Clone, Copy, Debug)]
enum Start {
    /// By a parameter: `start=845`.
    Seconds(&'static str),
    /// By a parameter with a unit: `t=845s`.
    WithUnit(&'static str),
    /// By a parameter that counts as clocks do: `t=0h14m5s`.
    Clock(&'static str),
    /// In the fragment: `#t=845s`.
    Fragment,
}

/// The parameters that any of them has for it.
const PARAMETERS: [&str; 4] = ["t", "start", "time_continue", "starttime"];

/// The parts of an address, without the signs between them.
#[derive(Clone, Copy, Debug)]
struct Address<'a> {
    /// Scheme and host.
    origin: &'a str,
    host: &'a str,
    path: &'a str,
    query: Option<&'a str>,
    fragment: Option<&'a str>,
}

/// Whether `url` is that of a video on a site that can be told where to start.
pub(in crate::analysis) fn is_video(url: &str) -> bool {
    Address::new(url).and_then(start).is_some()
}

/// `url` with the time at which to start, in place of the one that it has. `None`: it is not a video's, or nobody knows how
/// to tell its site.
pub(in crate::analysis) fn starting_at(url: &str, time: Duration) -> Option<String> {
    let address = Address::new(url)?;
    let start = start(address)?;
    let seconds = time.as_secs();
    let (parameter, fragment) = match start {
        Start::Seconds(name) => (Some(format!("{name}={seconds}")), None),
        Start::WithUnit(name) => (Some(format!("{name}={seconds}s")), None),
        Start::Clock(name) => {
            let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
            (Some(format!("{name}={hours}h{minutes}m{}s", seconds % 60)), None)
        }
        Start::Fragment => (None, Some(format!("t={seconds}s"))),
    };
    let is_time = |pair: &&str| PARAMETERS.contains(&pair.split('=').next().unwrap_or_default());
    let kept =
        address.query.iter().flat_map(|query| query.split('&')).filter(|pair| !pair.is_empty() && !is_time(pair));
    let query: Vec<&str> = kept.chain(parameter.as_deref()).collect();
    let own = address.fragment.filter(|fragment| !is_time(fragment));
    let mut url = format!("{}{}", address.origin, address.path);
    for (sign, part) in [('?', Some(query.join("&"))), ('#', fragment.or(own.map(ToOwned::to_owned)))] {
        if let Some(part) = part.filter(|part| !part.is_empty()) {
            url.push(sign);
            url.push_str(&part);
        }
    }
    Some(url)
}

/// How the site at `address` is told where a video starts. `None`: this is no video's page, or it cannot be told.
fn start(address: Address<'_>) -> Option<Start> {
    let host = address.host.to_ascii_lowercase();
    let host = ["www.", "m.", "music."].iter().find_map(|prefix| host.strip_prefix(prefix)).unwrap_or(&host);
    let mut segments = address.path.split('/').filter(|segment| !segment.is_empty());
    let (first, second) = (segments.next().unwrap_or_default(), segments.next());
    match host {
        "youtube.com" | "youtube-nocookie.com" => match (first, second) {
            ("watch", _) | ("live" | "shorts", Some(_)) => Some(Start::WithUnit("t")),
            ("embed", Some(_)) => Some(Start::Seconds("start")),
            _ => None,
        },
        "youtu.be" if !first.is_empty() => Some(Start::WithUnit("t")),
        "vimeo.com" | "player.vimeo.com" if address.path.bytes().any(|byte| byte.is_ascii_digit()) => {
            Some(Start::Fragment)
        }
        "dailymotion.com" | "c-span.org" if first == "video" => Some(Start::Seconds("start")),
        "dai.ly" if !first.is_empty() => Some(Start::Seconds("start")),
        "twitch.tv" if first == "videos" => Some(Start::Clock("t")),
        "archive.org" if first == "details" => Some(Start::Seconds("start")),
        _ => is_peertube(first, second, segments.next()).then_some(Start::Seconds("start")),
    }
}

/// `PeerTube` is on many hosts; its pages are known by their paths: `/w/` and a short identifier, `/videos/watch/` and a
/// UUID.
fn is_peertube(first: &str, second: Option<&str>, third: Option<&str>) -> bool {
    let is_short = |id: &str| id.len() == 22 && id.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let is_uuid = |id: &str| {
        let groups: Vec<usize> = id.split('-').map(str::len).collect();
        groups == [8, 4, 4, 4, 12] && id.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
    };
    match (first, second, third) {
        ("w", Some(id), None) => is_short(id),
        ("videos", Some("watch"), Some(id)) => is_uuid(id),
        _ => false,
    }
}

impl<'a> Address<'a> {
    fn new(url: &'a str) -> Option<Self> {
        let (scheme, _) = url.split_once("://")?;
        if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
            return None;
        }
        let (whole, fragment) = url.split_once('#').map_or((url, None), |(whole, fragment)| (whole, Some(fragment)));
        let (place, query) = whole.split_once('?').map_or((whole, None), |(place, query)| (place, Some(query)));
        let start = scheme.len() + "://".len();
        let end = place.get(start..)?.find('/').map_or(place.len(), |at| start + at);
        let authority = place.get(start..end)?;
        let host = authority.rsplit('@').next()?.split(':').next()?;
        Some(Self { origin: place.get(..end)?, host, path: place.get(end..)?, query, fragment })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_site_is_told_in_its_own_way() {
        for (url, expected) in [
            ("https://www.youtube.com/watch?v=abc", "https://www.youtube.com/watch?v=abc&t=845s"),
            ("https://youtube.com/watch?t=3&v=abc&list=x", "https://youtube.com/watch?v=abc&list=x&t=845s"),
            ("https://m.youtube.com/watch?v=abc#t=1m", "https://m.youtube.com/watch?v=abc&t=845s"),
            ("https://youtu.be/abc?si=x", "https://youtu.be/abc?si=x&t=845s"),
            ("https://www.youtube.com/live/abc", "https://www.youtube.com/live/abc?t=845s"),
            ("https://www.youtube.com/shorts/abc", "https://www.youtube.com/shorts/abc?t=845s"),
            ("https://www.youtube.com/embed/abc?start=1", "https://www.youtube.com/embed/abc?start=845"),
            ("https://vimeo.com/12345#t=3s", "https://vimeo.com/12345#t=845s"),
            ("https://player.vimeo.com/video/12345", "https://player.vimeo.com/video/12345#t=845s"),
            ("https://www.dailymotion.com/video/x1", "https://www.dailymotion.com/video/x1?start=845"),
            ("https://dai.ly/x1", "https://dai.ly/x1?start=845"),
            ("https://www.twitch.tv/videos/1?filter=all", "https://www.twitch.tv/videos/1?filter=all&t=0h14m5s"),
            ("https://www.c-span.org/video/?46-1/a-title", "https://www.c-span.org/video/?46-1/a-title&start=845"),
            ("https://archive.org/details/x?start=2#y", "https://archive.org/details/x?start=845#y"),
            (
                "https://framatube.org/w/9dRFC6Ya11NCVeYKn8ZhiD?start=1m",
                "https://framatube.org/w/9dRFC6Ya11NCVeYKn8ZhiD?start=845",
            ),
            (
                "https://peer.tube/videos/watch/40a3b2c1-0000-4f3e-8a6b-0123456789ab",
                "https://peer.tube/videos/watch/40a3b2c1-0000-4f3e-8a6b-0123456789ab?start=845",
            ),
        ] {
            assert_eq!(starting_at(url, Duration::from_secs(845)).as_deref(), Some(expected), "{url}");
            let again = starting_at(expected, Duration::from_secs(845));
            assert_eq!(again.as_deref(), Some(expected), "a time is there once");
        }
    }

    #[test]
    fn what_is_no_video_stays_as_it_is() {
        for url in [
            "https://www.youtube.com/@channel",
            "https://vimeo.com/about",
            "https://www.ted.com/talks/x",
            "https://archive.org/download/x",
            "https://web.archive.org/web/2020/https://youtu.be/abc",
            "https://x.org/w/Main_Page",
            "ftp://youtu.be/abc",
            "youtu.be/abc",
            "https://",
        ] {
            assert_eq!(starting_at(url, Duration::from_secs(845)), None, "{url}");
            assert!(!is_video(url), "{url}");
        }
    }
}
