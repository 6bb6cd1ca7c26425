//! The search engine of the page as a module of its own, so that it can be measured beside others.
//!
//! It is compiled as the page is, and knows nothing that the page does not.

#![cfg(target_arch = "wasm32")]

use newsprint::answer::Answer;
use newsprint::archive::Archive;
use newsprint::query::language;
use wasm_bindgen::prelude::*;

/// An archive that can be searched.
#[wasm_bindgen]
pub struct Engine(Archive);

#[wasm_bindgen]
impl Engine {
    /// The archive of a JSON Feed, with its index made here.
    #[wasm_bindgen(constructor)]
    pub fn new(bundle: &[u8]) -> Result<Engine, JsError> {
        let engine = Engine::open(bundle)?;
        engine.0.index();
        Ok(engine)
    }

    /// The archive of a JSON Feed without an index.
    pub fn open(bundle: &[u8]) -> Result<Engine, JsError> {
        let (archive, _) = Archive::from_json(bundle)?;
        Ok(Engine(archive))
    }

    /// Takes an index that was made before.
    pub fn load(&self, index: Vec<u8>) -> Result<(), JsError> {
        Ok(self.0.set_index(index)?)
    }

    /// The index as the press writes it.
    pub fn index_bytes(&self) -> Vec<u8> {
        self.0.index().as_bytes().to_vec()
    }

    /// How many bytes of memory the index takes.
    pub fn memory(&self) -> usize {
        self.0.index().memory()
    }

    /// The ids of the best articles.
    pub fn ids(&self, text: &str, limit: usize) -> Vec<String> {
        let answer = self.answer(text);
        let best = answer.selection.iter().take(limit);
        best.map(|idx| self.0.article(idx).id().to_owned())
            .collect()
    }

    /// How many articles are found. The best are in order by then.
    pub fn count(&self, text: &str) -> usize {
        let answer = self.answer(text);
        answer.selection.article(19);
        answer.selection.len()
    }

    fn answer(&self, text: &str) -> Answer {
        let (query, _) = language::parse(text);
        Answer::new(&self.0, query, None)
    }
}
