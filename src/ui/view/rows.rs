//! Elements by number: each stays for as long as its number is there.

use super::super::browser::nodes::{Element, Node};
use super::{Built, Following, Owner, Parts, place};
use leptos::tachys::renderer::Rndr;
use std::cell::RefCell;
use std::rc::Rc;

/// An element for each of some numbers.
pub struct Rows {
    /// The numbers, in order and each once.
    pub numbers: Box<dyn Fn() -> Vec<usize>>,
    /// The element of a number.
    pub make: Box<dyn Fn(usize) -> Parts>,
}

/// What is in the page of them, and a comment behind it that holds its place.
pub struct Shown {
    rows: Rc<RefCell<Vec<Row>>>,
    end: Node,
    _following: Following,
}

struct Row {
    number: usize,
    built: Built,
    /// Of all that its element has set up, which goes with it.
    _owner: Owner,
}

impl Rows {
    /// Makes the elements, and follows the numbers.
    pub fn build(self) -> Shown {
        let Rows { numbers, make } = self;
        // The effect's own owner forgets what it has had every time.
        let above = Owner::current().unwrap_or_default();
        let (rows, end) = (Rc::<RefCell<Vec<Row>>>::default(), place());
        let (filled, place) = (Rc::clone(&rows), end.clone());
        let build = move |number| {
            let owner = above.with(Owner::new);
            let built = owner.with(|| Built::new(make(number)));
            Row {
                number,
                built,
                _owner: owner,
            }
        };
        let _following = Following::new(move |_| {
            update(&mut filled.borrow_mut(), numbers(), &build, &place);
            None
        });
        Shown {
            rows,
            end,
            _following,
        }
    }
}

/// Makes `rows` those of `numbers`, with `build` for new ones, in the page in front of `end`. Elements move only where
/// their order changes: one that is moved loses the focus.
fn update(rows: &mut Vec<Row>, numbers: Vec<usize>, build: &dyn Fn(usize) -> Row, end: &Node) {
    let mut before: Vec<Option<Row>> = rows.drain(..).map(Some).collect();
    let is_row = |row: &Option<Row>, number| row.as_ref().is_some_and(|row| row.number == number);
    let kept: Vec<Option<usize>> = numbers
        .iter()
        .map(|&number| before.iter().position(|row| is_row(row, number)))
        .collect();
    rows.extend(numbers.iter().zip(&kept).map(|(&number, kept)| {
        let row = kept.and_then(|at| before[at].take());
        row.unwrap_or_else(|| build(number))
    }));
    for row in before.into_iter().flatten() {
        Rndr::remove(&row.built.element);
    }

    let Some(parent) = end.parent_element() else {
        return;
    };
    let mut behind = end;
    let mut first_kept = usize::MAX;
    for (row, kept) in rows.iter().zip(kept).rev() {
        match kept.filter(|&at| at < first_kept) {
            Some(at) => first_kept = at,
            None => Rndr::insert_node(&parent, &row.built.element, Some(behind)),
        }
        behind = &row.built.element;
    }
}

/// The effect's task holds the rows as well, and ends a little later than the effect; they must not go on following
/// values whose owner is gone.
impl Drop for Shown {
    fn drop(&mut self) {
        self.rows.take();
    }
}

impl Shown {
    pub(super) fn mount(&self, parent: &Element, before: Option<&Node>) {
        for row in self.rows.borrow().iter() {
            Rndr::insert_node(parent, &row.built.element, before);
        }
        Rndr::insert_node(parent, &self.end, before);
    }

    pub(super) fn unmount(&self) {
        for row in self.rows.borrow().iter() {
            Rndr::remove(&row.built.element);
        }
        Rndr::remove(&self.end);
    }

    /// The first node of it.
    pub(super) fn first(&self) -> Node {
        match self.rows.borrow().first() {
            Some(row) => Node::clone(&row.built.element),
            None => self.end.clone(),
        }
    }

    pub(super) fn elements(&self) -> Vec<Element> {
        let rows = self.rows.borrow();
        rows.iter().map(|row| row.built.element.clone()).collect()
    }
}
