//! Every tag of an archive once, and the tree they form.
//!
//! Which articles carry them stands in the archive's columns.

use super::TagIdx;
use crate::sorting::sorted;
use crate::tags::Tag;
use std::cmp::Reverse;
use std::collections::HashMap;

#[derive(Debug, Default)]
pub(super) struct TagTable {
    tags: Vec<Tag>,
    parents: Vec<Option<TagIdx>>,
    by_key: HashMap<String, u32>,
    tree_order: Vec<TagIdx>,
}

impl TagTable {
    pub fn len(&self) -> usize {
        self.tags.len()
    }

    pub fn get(&self, idx: TagIdx) -> &Tag {
        &self.tags[idx.idx()]
    }

    pub fn find(&self, tag: &Tag) -> Option<TagIdx> {
        self.by_key.get(tag.key()).copied().map(TagIdx)
    }

    pub fn in_tree_order(&self) -> &[TagIdx] {
        &self.tree_order
    }

    /// Where the tag stands; it and those above it are taken in if they are new.
    pub fn intern(&mut self, tag: &Tag) -> TagIdx {
        if let Some(known) = self.find(tag) {
            return known;
        }
        let parent = tag.parent().map(|parent| self.intern(&parent));
        let idx =
            TagIdx(u32::try_from(self.tags.len()).expect("fewer than 2^32 tags fit in memory"));
        self.tags.push(tag.clone());
        self.parents.push(parent);
        self.by_key.insert(tag.key().to_owned(), idx.0);
        idx
    }

    /// The tags that `tag` stands under, the nearest first.
    pub fn above(&self, tag: TagIdx) -> impl Iterator<Item = TagIdx> {
        std::iter::successors(self.parents[tag.idx()], |tag| self.parents[tag.idx()])
    }

    /// Settles the tree order: depth first, among siblings by falling count, then by name.
    pub fn arrange(&mut self, count: impl Fn(TagIdx) -> usize) {
        let rank = |tag: u32| (Reverse(count(TagIdx(tag))), self.tags[tag as usize].key());
        let ranked = sorted(self.len(), &|one, other| rank(one).cmp(&rank(other)));
        let mut children: Vec<Vec<TagIdx>> = vec![Vec::new(); self.len()];
        let mut waiting = Vec::new();
        // The last first, because the walk below takes them from the end.
        for tag in ranked.into_iter().rev().map(TagIdx) {
            match self.parents[tag.idx()] {
                Some(parent) => children[parent.idx()].push(tag),
                None => waiting.push(tag),
            }
        }
        self.tree_order = Vec::with_capacity(self.len());
        while let Some(tag) = waiting.pop() {
            self.tree_order.push(tag);
            waiting.append(&mut children[tag.idx()]);
        }
    }
}
