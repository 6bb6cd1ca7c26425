//! The `app` binary: what runs in the reader's browser.

fn main() {
    newsprint::ui::start();
}
