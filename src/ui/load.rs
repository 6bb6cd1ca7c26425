//! Getting the bundle: what the reader sees from the first moment to the articles, or to the reason why
//! there are none.

use super::browser::calendar;
use super::browser::fetch::{Fetch, FetchError};
use super::browser::timer::{self, Pieces};
use super::reactive::Value;
use crate::archive::{self, Archive};
use crate::feed::{self, Losses};
use leptos::prelude::*;
use leptos::task::spawn_local;
use send_wrapper::SendWrapper;
use std::rc::Rc;
use std::sync::Arc;

/// The bundle, beside the page.
const BUNDLE: &str = "articles.json";

/// How long loading goes unmentioned, in milliseconds: anything quicker would only flicker.
const QUICK: u32 = 300;

/// How far loading has come.
#[derive(Clone)]
pub enum Load {
    /// Too early to say anything.
    Loading,
    /// Worth mentioning: this many bytes have come.
    Slow(usize),
    /// Here it is, with what had to be left out.
    Ready(Arc<Archive>, Arc<Losses>),
    /// It will not come by itself.
    Failed(LoadError),
}

/// Why there are no articles to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// The host has no bundle, or will not give it.
    NotFound(u16),
    /// The host cannot be reached.
    Offline,
    /// The bundle cannot be read.
    Damaged(feed::Error),
}

impl LoadError {
    /// What happened, in a sentence.
    pub fn what_happened(&self) -> String {
        match self {
            LoadError::NotFound(status) => {
                format!("The articles are not where they should be (status {status}).")
            }
            LoadError::Offline => {
                "The articles could not be fetched: the site does not answer.".to_owned()
            }
            LoadError::Damaged(error) => format!("The articles could not be read: {error}."),
        }
    }

    /// What the reader, or the site's owner, can do about it.
    pub fn what_to_do(&self) -> String {
        match self {
            LoadError::NotFound(_) => {
                format!(
                    "If this is your site, see that {BUNDLE} lies in the same folder as this page."
                )
            }
            LoadError::Offline => "See that you are connected, then try again.".to_owned(),
            LoadError::Damaged(_) => {
                format!("If this is your site, build it again: {BUNDLE} is damaged.")
            }
        }
    }
}

/// Starts over.
pub type Retry = Rc<dyn Fn()>;

/// Loads the bundle until the owner goes away.
pub fn load() -> (Value<Load>, Retry) {
    let state = Value::new(Load::Loading);
    let fetch = Rc::new(Fetch::default());
    let aborted = SendWrapper::new(Rc::clone(&fetch));
    on_cleanup(move || aborted.abort());
    let start: Retry = Rc::new(move || {
        state.set(Load::Loading);
        spawn_local(fill(state, Rc::clone(&fetch)));
    });
    start();
    spawn_local(async {
        // By then the bundle has been asked for, and there is time until it comes.
        Pieces::begin().pause().await;
        calendar::prepare();
    });
    (state, start)
}

async fn fill(state: Value<Load>, fetch: Rc<Fetch>) {
    let report = move |n_bytes| state.set(Load::Slow(n_bytes));
    let mention = timer::after(QUICK, move || report(0));
    let on_progress = move |n_bytes| {
        if state.with_untracked(|state| matches!(state, Load::Slow(_))) {
            report(n_bytes);
        }
    };
    let archive = match fetch.bytes(BUNDLE, on_progress).await {
        Ok(bytes) => read(&bytes).await.map_err(LoadError::Damaged),
        Err(FetchError::Status(status)) => Err(LoadError::NotFound(status)),
        Err(FetchError::Unreachable) => Err(LoadError::Offline),
    };
    drop(mention);
    state.set(match archive {
        Ok((archive, losses)) => Load::Ready(Arc::new(archive), Arc::new(losses)),
        Err(error) => Load::Failed(error),
    });
}

/// What [`Archive::from_json`] gives, made in pieces.
async fn read(json: &[u8]) -> Result<(Archive, Losses), feed::Error> {
    let mut pieces = Pieces::begin();
    pieces.pause().await;
    let text = feed::text(json);
    let mut articles = feed::Decoder::new(&text)?;
    let mut builder = archive::Builder::default();
    for article in articles.by_ref() {
        builder.push(&article);
        pieces.pause_if_due().await;
    }
    pieces.pause().await;
    let (feed, losses) = articles.finish()?;
    let archive = builder.finish(feed);
    // Showing it is long enough a piece.
    pieces.pause().await;
    Ok((archive, losses))
}
