//! Every tag of an archive once, and the tree they form.
//!
//! Which articles carry them stands in the archive's columns.

use super::TagIdx;
use crate::tags::Tag;
use std::cmp::Reverse;
use std::collections::HashMap;

#[derive(Debug, Default)]
pub(super) struct TagTable {
    tags: Vec<Tag>,
    parents: Vec<Option<TagIdx>>,
    by_tag: HashMap<Tag, TagIdx>,
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
        self.by_tag.get(tag).copied()
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
        self.by_tag.insert(tag.clone(), idx);
        idx
    }

    /// The tags that `tag` stands under, the nearest first.
    pub fn above(&self, tag: TagIdx) -> impl Iterator<Item = TagIdx> {
        std::iter::successors(self.parents[tag.idx()], |tag| self.parents[tag.idx()])
    }

    /// Settles the tree order: depth first, among siblings by falling count, then by name.
    pub fn arrange(&mut self, count: impl Fn(TagIdx) -> usize) {
        let mut children: HashMap<Option<TagIdx>, Vec<TagIdx>> = HashMap::new();
        for (idx, parent) in (0..).map(TagIdx).zip(&self.parents) {
            children.entry(*parent).or_default().push(idx);
        }
        for siblings in children.values_mut() {
            // Reversed, because the walk below takes them from the end.
            siblings.sort_by_key(|&tag| (Reverse(count(tag)), self.tags[tag.idx()].key()));
            siblings.reverse();
        }
        let mut waiting = children.remove(&None).unwrap_or_default();
        self.tree_order = Vec::with_capacity(self.tags.len());
        while let Some(tag) = waiting.pop() {
            self.tree_order.push(tag);
            waiting.extend(children.remove(&Some(tag)).unwrap_or_default());
        }
    }
}
