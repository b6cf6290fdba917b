//! Python's own exceptions: <https://docs.python.org/3/library/exceptions.html#exception-hierarchy>

/// Each with the class that it derives from, sorted.
const BASES: &[(&str, &str)] = &[
    ("ArithmeticError", "Exception"),
    ("AssertionError", "Exception"),
    ("AttributeError", "Exception"),
    ("BaseException", ""),
    ("BlockingIOError", "OSError"),
    ("ConnectionError", "OSError"),
    ("DeprecationWarning", "Warning"),
    ("EOFError", "Exception"),
    ("EnvironmentError", "OSError"),
    ("Exception", "BaseException"),
    ("FileExistsError", "OSError"),
    ("FileNotFoundError", "OSError"),
    ("FutureWarning", "Warning"),
    ("GeneratorExit", "BaseException"),
    ("IOError", "OSError"),
    ("ImportError", "Exception"),
    ("ImportWarning", "Warning"),
    ("IndentationError", "SyntaxError"),
    ("IndexError", "LookupError"),
    ("IsADirectoryError", "OSError"),
    ("JSONDecodeError", "ValueError"),
    ("KeyError", "LookupError"),
    ("KeyboardInterrupt", "BaseException"),
    ("LookupError", "Exception"),
    ("MemoryError", "Exception"),
    ("ModuleNotFoundError", "ImportError"),
    ("NameError", "Exception"),
    ("NotADirectoryError", "OSError"),
    ("NotImplementedError", "RuntimeError"),
    ("OSError", "Exception"),
    ("OverflowError", "ArithmeticError"),
    ("PendingDeprecationWarning", "Warning"),
    ("PermissionError", "OSError"),
    ("RecursionError", "RuntimeError"),
    ("ReferenceError", "Exception"),
    ("ResourceWarning", "Warning"),
    ("RuntimeError", "Exception"),
    ("RuntimeWarning", "Warning"),
    ("StopAsyncIteration", "Exception"),
    ("StopIteration", "Exception"),
    ("SyntaxError", "Exception"),
    ("SyntaxWarning", "Warning"),
    ("SystemError", "Exception"),
    ("SystemExit", "BaseException"),
    ("TimeoutError", "OSError"),
    ("TypeError", "Exception"),
    ("UnboundLocalError", "NameError"),
    ("UnicodeDecodeError", "UnicodeError"),
    ("UnicodeEncodeError", "UnicodeError"),
    ("UnicodeError", "ValueError"),
    ("UnicodeWarning", "Warning"),
    ("UserWarning", "Warning"),
    ("ValueError", "Exception"),
    ("Warning", "Exception"),
    ("ZeroDivisionError", "ArithmeticError"),
];

fn base(name: &str) -> Option<&'static str> {
    let position = BASES.binary_search_by_key(&name, |(name, _)| name).ok()?;
    Some(BASES[position].1)
}

/// Whether a name is one of Python's own exceptions.
pub(super) fn is_one(name: &str) -> bool {
    base(name).is_some()
}

/// Whether an exception is caught by the name of a class: its own, or that of a base.
/// Exceptions of libraries derive from `Exception`.
pub(in crate::python) fn is_exception(name: &str, wanted: &str) -> bool {
    // Two old names of one class.
    let wanted = match wanted {
        "IOError" | "EnvironmentError" => "OSError",
        other => other,
    };
    let mut name = match name {
        "IOError" | "EnvironmentError" => "OSError",
        other => other,
    };
    if name == wanted {
        return true;
    }
    let is_known = base(name).is_some();
    if !is_known {
        let ends = ["Error", "Exception", "Warning"];
        let is_named_so = ends.iter().any(|end| name.ends_with(end));
        return is_named_so && matches!(wanted, "Exception" | "BaseException");
    }
    while let Some(next) = base(name) {
        if next == wanted {
            return true;
        }
        name = next;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::BASES;

    #[test]
    fn the_list_is_searched_by_halves() {
        assert!(BASES.is_sorted());
    }
}
