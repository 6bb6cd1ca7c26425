//! The last touches on an article's HTML: its addresses lead to where things are on this site, and wide or
//! long parts can be scrolled by keyboard.
//!
//! What comes in is clean. Only attributes and elements that the sanitizer allows are put in.

use super::diagnostic::{Kind, Mistake, Place};
use super::links::{self, Index, Target};
use super::sanitize::{self, EMBEDDING, escaped};
use super::settings::Settings;
use crate::article::SafeHtml;
use lol_html::html_content::{ContentType, Element};
use lol_html::{HandlerResult, RewriteStrSettings, element, end_tag, rewrite_str};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// The folder for files that articles show or link to, beside the bundle.
pub(super) const MEDIA: &str = "media";

/// What an article's addresses are resolved against.
pub(super) struct Surroundings<'a> {
    pub index: &'a Index,
    pub settings: &'a Settings,
    /// The content folder.
    pub content: &'a Path,
    /// The folder of the article's file, below the content folder.
    pub folder: &'a Path,
    /// Whether the article was made for another site, where its relative links lead to.
    pub is_foreign: bool,
}

/// An article's body, ready to be shown.
#[derive(Clone, Debug)]
pub(super) struct Finished {
    pub html: SafeHtml,
    /// Files to be copied, below the content folder.
    pub files: Vec<PathBuf>,
    pub mistakes: Vec<Mistake>,
}

/// HTML by where it comes from.
pub(super) enum Markup {
    /// Made from Markdown that has no HTML in it, hence well-formed.
    Generated(String),
    /// From anywhere.
    Foreign(String),
}

/// Makes HTML from anywhere fit to be shown. `locate` finds the place of an address in the source.
pub(super) fn finish(
    html: &Markup,
    surroundings: &Surroundings,
    locate: &dyn Fn(&str) -> Place,
) -> Finished {
    let clean = match html {
        Markup::Generated(html) => sanitize::clean_generated(html),
        Markup::Foreign(html) => sanitize::clean(&without_embedding(html)),
    };
    let mut touch = Touch {
        surroundings,
        locate,
        shift: clean.contains("<h1"),
        links: Rc::default(),
        files: Vec::new(),
        mistakes: Vec::new(),
    };
    let handler = element!("a, img, input, pre, table, h1, h2, h3, h4, h5", |element| {
        touch.element(element)
    });
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(handler)
        .with_strict(false);
    let finished = rewrite_str(&clean, settings);
    let Touch {
        files, mistakes, ..
    } = touch;
    // Text is always safe; the rewriter gives up only on what does not come out of the sanitizer.
    let html = finished.unwrap_or_else(|_| sanitize::as_text(&clean));
    Finished {
        html: SafeHtml::from_sanitizer(html),
        files,
        mistakes,
    }
}

/// The mistake of a picture that nobody who cannot see it is told about.
pub(super) fn without_alt(place: Place) -> Mistake {
    let message = "the picture has no description";
    let help = "say in the brackets what it shows: ![description](address)";
    Mistake::new(Kind::MissingAlt, place, message, help).about("pictures without a description")
}

/// Frames and players become links, while it is still known what they showed.
pub(super) fn without_embedding(html: &str) -> String {
    let lower = html.to_ascii_lowercase();
    let has_some = EMBEDDING
        .iter()
        .any(|name| lower.contains(&format!("<{name}")));
    if !has_some {
        return html.to_owned();
    }
    let handler = element!(EMBEDDING.join(", "), |element| {
        let address = ["src", "data"]
            .iter()
            .find_map(|name| element.get_attribute(name));
        let Some(address) = address.filter(|address| !address.is_empty()) else {
            return Ok(());
        };
        let title = element
            .get_attribute("title")
            .filter(|title| !title.is_empty());
        let address = watch_page(&unescaped(&address));
        let host = address.split('/').nth(2).unwrap_or("file").to_owned();
        let title = title.map_or(format!("Embedded: {host}"), |title| unescaped(&title));
        let link = format!(
            "<p><a href=\"{}\">{}</a></p>",
            escaped(&address),
            escaped(&title)
        );
        element.replace(&link, ContentType::Html);
        Ok(())
    });
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(handler)
        .with_strict(false);
    // The sanitizer comes next and takes out whatever is still there.
    rewrite_str(html, settings).unwrap_or_else(|_| html.to_owned())
}

/// A box in a list of tasks says what it means; another input has nothing to ask a reader.
fn task(element: &mut Element) -> HandlerResult {
    if !element.has_attribute("type") {
        element.remove();
        return Ok(());
    }
    let (done, not_done) = sanitize::DONE;
    let label = if element.has_attribute("checked") {
        done
    } else {
        not_done
    };
    Ok(element.set_attribute("aria-label", label)?)
}

/// A player's address without its page around it shows only a player.
fn watch_page(address: &str) -> String {
    let address = match address.strip_prefix("//") {
        Some(rest) => format!("https://{rest}"),
        None => address.to_owned(),
    };
    for (player, page) in [
        ("youtube.com/embed/", "https://www.youtube.com/watch?v="),
        (
            "youtube-nocookie.com/embed/",
            "https://www.youtube.com/watch?v=",
        ),
        ("player.vimeo.com/video/", "https://vimeo.com/"),
    ] {
        if let Some((_, id)) = address.split_once(player) {
            let id = id.split(['?', '&', '/']).next().unwrap_or_default();
            return format!("{page}{id}");
        }
    }
    address
}

struct Touch<'a> {
    surroundings: &'a Surroundings<'a>,
    locate: &'a dyn Fn(&str) -> Place,
    /// Whether headings go one level down, because the page's own title is the first.
    shift: bool,
    /// How many links are open.
    links: Rc<Cell<usize>>,
    files: Vec<PathBuf>,
    mistakes: Vec<Mistake>,
}

impl Touch<'_> {
    fn element(&mut self, element: &mut Element) -> HandlerResult {
        match element.tag_name().as_str() {
            "a" => self.link(element),
            "img" => self.picture(element),
            "input" => task(element),
            "pre" => Ok(element.set_attribute("tabindex", "0")?),
            "table" => {
                let open =
                    "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"Table\">";
                element.before(open, ContentType::Html);
                element.after("</div>", ContentType::Html);
                Ok(())
            }
            name if self.shift => {
                let level = name[1..].parse::<u8>().map_or(6, |level| level + 1);
                Ok(element.set_tag_name(&format!("h{level}"))?)
            }
            _ => Ok(()),
        }
    }

    fn link(&mut self, element: &mut Element) -> HandlerResult {
        self.links.set(self.links.get() + 1);
        let links = Rc::clone(&self.links);
        element.on_end_tag(end_tag!(move |_| {
            links.set(links.get().saturating_sub(1));
            Ok(())
        }))?;
        let Some(address) = element
            .get_attribute("href")
            .map(|address| unescaped(&address))
        else {
            return Ok(());
        };
        let Surroundings {
            index,
            folder,
            is_foreign,
            ..
        } = self.surroundings;
        match index.resolve(&address, folder) {
            Target::Article(href) => element.set_attribute("href", &escaped(&href))?,
            Target::Fragment(fragment) if fragment.is_empty() => element.remove_attribute("href"),
            Target::Fragment(_) | Target::Elsewhere => {}
            Target::Path(path) => match self.file(&path) {
                Some(url) => element.set_attribute("href", &escaped(&url))?,
                None => {
                    element.remove_attribute("href");
                    if !is_foreign {
                        self.broken(&address);
                    }
                }
            },
            Target::Unsafe => element.remove_attribute("href"),
        }
        Ok(())
    }

    fn broken(&mut self, address: &str) {
        let message =
            format!("the link leads to \"{address}\", which is not here; its text is kept");
        let help = "link to the article's file, or to an address in full";
        let mistake = Mistake::new(Kind::BrokenLink, (self.locate)(address), message, help);
        self.mistakes.push(mistake.about("broken links"));
    }

    fn picture(&mut self, element: &mut Element) -> HandlerResult {
        let source = element
            .get_attribute("src")
            .map(|source| unescaped(&source));
        let alt = element.get_attribute("alt").map(|alt| unescaped(&alt));
        if alt.is_none() {
            self.mistakes.push(without_alt((self.locate)(
                source.as_deref().unwrap_or("<img"),
            )));
            element.set_attribute("alt", "")?;
        }
        let alt = alt.unwrap_or_default();
        let source = source.unwrap_or_default();
        match self
            .surroundings
            .index
            .resolve(&source, self.surroundings.folder)
        {
            Target::Path(path) => match self.file(&path) {
                Some(url) => self.local(element, &path, &url)?,
                None => {
                    self.missing(&source);
                    element.replace(&alt, ContentType::Text);
                }
            },
            Target::Elsewhere if self.surroundings.settings.remote_images => {
                element.set_attribute("loading", "lazy")?;
            }
            Target::Elsewhere => self.remote(element, &source, &alt),
            _ => element.replace(&alt, ContentType::Text),
        }
        Ok(())
    }

    /// With its size the page keeps its shape while the picture loads.
    fn local(&mut self, element: &mut Element, path: &str, url: &str) -> HandlerResult {
        element.set_attribute("src", &escaped(url))?;
        element.set_attribute("loading", "lazy")?;
        let Surroundings {
            content, folder, ..
        } = self.surroundings;
        let has_size = element.has_attribute("width") || element.has_attribute("height");
        let file = links::file(content, folder, path);
        let size = file.and_then(|file| imagesize::size(content.join(file)).ok());
        if let Some(size) = size.filter(|_| !has_size) {
            element.set_attribute("width", &size.width.to_string())?;
            element.set_attribute("height", &size.height.to_string())?;
        }
        Ok(())
    }

    fn remote(&mut self, element: &mut Element, source: &str, alt: &str) {
        let host = source.split('/').nth(2).unwrap_or_default();
        let message = format!("the picture lies on {host} and is shown as a link");
        let help = "copy it into the content folder, or set remote_images = true in newsprint.toml";
        let mistake = Mistake::new(Kind::RemoteImage, (self.locate)(source), message, help);
        self.mistakes.push(mistake.about("pictures on other sites"));
        let text = if alt.is_empty() {
            format!("Picture on {host}")
        } else {
            alt.to_owned()
        };
        if 0 < self.links.get() {
            element.replace(&text, ContentType::Text);
        } else {
            let address = match source.strip_prefix("//") {
                Some(rest) => format!("https://{rest}"),
                None => source.to_owned(),
            };
            let link = format!("<a href=\"{}\">{}</a>", escaped(&address), escaped(&text));
            element.replace(&link, ContentType::Html);
        }
    }

    fn missing(&mut self, source: &str) {
        if self.surroundings.is_foreign {
            return;
        }
        let message = format!("the picture \"{source}\" is not here; its description is shown");
        let help =
            "put the file below the content folder, beside the article or where the path says";
        let mistake = Mistake::new(Kind::MissingImage, (self.locate)(source), message, help);
        self.mistakes.push(mistake.about("missing pictures"));
    }

    /// The URL of a file that comes along, if `path` names one.
    fn file(&mut self, path: &str) -> Option<String> {
        let Surroundings {
            content, folder, ..
        } = self.surroundings;
        let file = links::file(content, folder, path)?;
        let url = media_url(&file);
        self.files.push(file);
        Some(url)
    }
}

/// All but what RFC 3986 leaves as it is.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

/// The address of a file below the content folder, once it is copied.
pub(super) fn media_url(file: &Path) -> String {
    let parts: Vec<String> = file
        .iter()
        .map(|part| utf8_percent_encode(&part.to_string_lossy(), ENCODED).to_string())
        .collect();
    format!("{MEDIA}/{}", parts.join("/"))
}

/// The rewriter passes attributes on as they are written.
fn unescaped(text: &str) -> String {
    crate::article::text_of_html(text).trim().to_owned()
}

#[cfg(test)]
mod tests;
