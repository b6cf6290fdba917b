//! What libraries mean to a program: the evaluator's way out.

use std::sync::Arc;

use crate::diag::Source;

use super::{Args, Evaluator, Outcome, Place, Value};

/// Where an imported module comes from.
pub enum Found {
    /// From the project: this is its source.
    Source(Arc<Source>),
    /// It is a folder of the project without a source of its own.
    Package,
    /// From elsewhere: its names stay symbolic.
    Library,
}

/// What libraries mean. Each method may leave a thing symbolic by giving `None`, as all do that a host does not write.
pub trait Host: Sized {
    /// A library's function, or a method of something symbolic, is called.
    fn call(
        _eval: &mut Evaluator<Self>,
        _callee: &Value,
        _args: &Args,
        _place: &Place,
    ) -> Outcome<Option<Value>> {
        Ok(None)
    }

    /// An attribute of something symbolic is asked for.
    fn attribute(
        _eval: &mut Evaluator<Self>,
        _of: &Value,
        _name: &str,
        _place: &Place,
    ) -> Outcome<Option<Value>> {
        Ok(None)
    }

    /// An item of something symbolic is asked for.
    fn item(
        _eval: &mut Evaluator<Self>,
        _of: &Value,
        _key: &Value,
        _place: &Place,
    ) -> Outcome<Option<Value>> {
        Ok(None)
    }

    /// Whether something symbolic is true; `None`: no text tells.
    fn truth(_eval: &mut Evaluator<Self>, _value: &Value) -> Option<bool> {
        None
    }

    /// A `with` block begins on something symbolic; gives what `as` binds.
    fn enter(_eval: &mut Evaluator<Self>, context: &Value, _place: &Place) -> Outcome {
        Ok(context.clone())
    }

    /// A `with` block ends.
    fn exit(_eval: &mut Evaluator<Self>, _context: &Value, _place: &Place) -> Outcome<()> {
        Ok(())
    }

    /// An expression stands as a statement and gave something symbolic: is anything lost if it is passed over?
    fn discard(_eval: &mut Evaluator<Self>, _value: &Value, _place: &Place) -> Outcome<()> {
        Ok(())
    }

    /// An attribute of something symbolic is changed.
    ///
    /// # Errors
    /// Unless the host knows what that means.
    fn set_attribute(
        _eval: &mut Evaluator<Self>,
        _of: &Value,
        _name: &str,
        _value: Value,
        place: &Place,
    ) -> Outcome<()> {
        place.unreadable("an attribute of something of a library is changed")
    }

    /// A file is read. The path is as the program makes it, without `.` and `..` in its middle: beside `__file__`,
    /// which is a source's own path, or below the working directory. `None`: no such file belongs to the project.
    fn file(_eval: &mut Evaluator<Self>, _path: &str) -> Option<Arc<Source>> {
        None
    }

    /// Finds a module by its dotted name.
    fn module(_eval: &mut Evaluator<Self>, _name: &str) -> Found {
        Found::Library
    }
}
