//! Values that the page follows, of any type, with one type underneath.
//!
//! Leptos compiles its signals and memos anew for each type of value, two to five kilobytes at a time. Here
//! they hold values of one type, and what is made for each type is only the way in and out.

use leptos::prelude::*;
use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

/// A value of whatever type.
type Held = Arc<dyn Any + Send + Sync>;

/// A value that can be set, and whose readers hear of it.
pub struct Value<T>(RwSignal<Held>, PhantomData<fn() -> T>);

/// A value that follows from others. Its readers hear of it only if it has become another one.
pub struct Derived<T>(Memo<Compared>, PhantomData<fn() -> T>);

/// A value and how to tell whether another one is equal to it.
#[derive(Clone)]
struct Compared {
    value: Held,
    is_equal: fn(&Held, &Held) -> bool,
}

/// How a derived value is made, whatever its type.
type Make = dyn Fn(Option<&Compared>) -> Compared + Send + Sync;

impl PartialEq for Compared {
    fn eq(&self, other: &Compared) -> bool {
        (self.is_equal)(&self.value, &other.value)
    }
}

fn open<T: 'static>(held: &Held) -> &T {
    let value = held.downcast_ref();
    value.expect("what went in as one type comes out as that type")
}

impl<T> Clone for Value<T> {
    fn clone(&self) -> Value<T> {
        *self
    }
}

impl<T> Copy for Value<T> {}

impl<T> Clone for Derived<T> {
    fn clone(&self) -> Derived<T> {
        *self
    }
}

impl<T> Copy for Derived<T> {}

impl<T: Clone + Send + Sync + 'static> Value<T> {
    /// A value that lives as long as the owner.
    pub fn new(value: T) -> Value<T> {
        Value(RwSignal::new(Arc::new(value)), PhantomData)
    }

    /// What it is; whoever asks hears of the next one.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// What it is now.
    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }

    /// What `read` makes of it; whoever asks hears of the next one.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(open(&self.0.get()))
    }

    /// What `read` makes of it now.
    pub fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(open(&self.0.get_untracked()))
    }

    /// Makes it `value`, equal or not.
    pub fn set(self, value: T) {
        self.0.set(Arc::new(value));
    }

    /// Changes it by `change`, unless its owner is gone: elements that are taken away still lose the focus.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        if let Some(held) = self.0.try_get_untracked() {
            let mut value = open::<T>(&held).clone();
            change(&mut value);
            self.set(value);
        }
    }
}

impl<T: Clone + PartialEq + Send + Sync + 'static> Derived<T> {
    /// What `make` makes of all that it reads, and of what it made before.
    pub fn new(make: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Derived<T> {
        let make = move |before: Option<&Compared>| Compared {
            value: Arc::new(make(before.map(|before| open(&before.value)))),
            is_equal: |one, other| open::<T>(one) == open::<T>(other),
        };
        let make: Box<Make> = Box::new(make);
        Derived(Memo::new(make), PhantomData)
    }

    /// What it is; whoever asks hears of the next one.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// What `read` makes of it; whoever asks hears of the next one.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(open(&self.0.get().value))
    }

    /// What `read` makes of it now.
    pub fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(open(&self.0.get_untracked().value))
    }
}
