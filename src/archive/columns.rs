//! Columns: one value an article, all of them in a few large allocations.
//!
//! A column does not know what its values mean.

/// Texts end to end in one arena.
#[derive(Debug, Default)]
pub(super) struct Texts {
    arena: String,
    /// Where each text ends; it begins where the one before it ends.
    ends: Vec<usize>,
}

impl Texts {
    pub fn push(&mut self, text: &str) {
        self.arena.push_str(text);
        self.ends.push(self.arena.len());
    }

    pub fn n_bytes(&self) -> usize {
        self.ends.last().copied().unwrap_or(0)
    }

    pub fn get(&self, idx: usize) -> &str {
        &self.arena[start(&self.ends, idx)..self.ends[idx]]
    }

    /// The same texts, the one at `order[0]` first.
    pub fn reordered(self, order: &[u32]) -> Texts {
        if is_identity(order) {
            return self.tight();
        }
        let mut texts = Texts {
            arena: String::with_capacity(self.arena.len()),
            ends: Vec::with_capacity(order.len()),
        };
        for &idx in order {
            texts.push(self.get(idx as usize));
        }
        texts
    }

    /// The same, with no room for more: while it grew, there may have been as much room as text.
    pub fn tight(mut self) -> Texts {
        self.arena.shrink_to_fit();
        self.ends.shrink_to_fit();
        self
    }
}

/// Lists end to end in one vector.
#[derive(Debug)]
pub(super) struct Lists<T> {
    values: Vec<T>,
    /// Where each list ends; it begins where the one before it ends.
    ends: Vec<usize>,
}

impl<T> Default for Lists<T> {
    fn default() -> Lists<T> {
        Lists {
            values: Vec::new(),
            ends: Vec::new(),
        }
    }
}

impl<T: Copy> Lists<T> {
    pub fn push(&mut self, values: impl IntoIterator<Item = T>) {
        self.values.extend(values);
        self.ends.push(self.values.len());
    }

    pub fn get(&self, idx: usize) -> &[T] {
        &self.values[start(&self.ends, idx)..self.ends[idx]]
    }

    /// The same lists, the one at `order[0]` first.
    pub fn reordered(self, order: &[u32]) -> Lists<T> {
        if is_identity(order) {
            return self.tight();
        }
        let mut lists = Lists::default();
        for &idx in order {
            lists.push(self.get(idx as usize).iter().copied());
        }
        lists.tight()
    }

    /// The same, with no room for more.
    pub fn tight(mut self) -> Lists<T> {
        self.values.shrink_to_fit();
        self.ends.shrink_to_fit();
        self
    }
}

/// The same values, the one at `order[0]` first.
pub(super) fn reordered<T: Copy>(values: &[T], order: &[u32]) -> Vec<T> {
    order.iter().map(|&idx| values[idx as usize]).collect()
}

fn start(ends: &[usize], idx: usize) -> usize {
    idx.checked_sub(1).map_or(0, |before| ends[before])
}

fn is_identity(order: &[u32]) -> bool {
    order
        .iter()
        .enumerate()
        .all(|(idx, &from)| idx == from as usize)
}
