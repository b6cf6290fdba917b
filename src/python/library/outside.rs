//! What depends on the machine, the clock, chance or the network, and what would run something.

use crate::python::{Outcome, Place, Value};

/// Names, or the beginnings of names that end with a dot, and what they depend on.
const UNKNOWN: &[(&str, &str)] = &[
    ("boto3.", "the network"),
    ("datetime.date.today", "the current time"),
    ("datetime.datetime.now", "the current time"),
    ("datetime.datetime.today", "the current time"),
    ("datetime.datetime.utcnow", "the current time"),
    ("dotenv.", "the environment"),
    ("environ.", "the environment"),
    ("faker.", "chance"),
    ("getpass.", "the machine"),
    ("httpx.", "the network"),
    ("locale.", "the machine"),
    ("numpy.random.", "chance"),
    ("os.cpu_count", "the machine"),
    ("os.getcwd", "the working directory"),
    ("os.getenv", "the environment"),
    ("os.getlogin", "the machine"),
    ("os.getpid", "the machine"),
    ("os.listdir", "the files of a folder"),
    ("os.scandir", "the files of a folder"),
    ("os.uname", "the machine"),
    ("os.urandom", "chance"),
    ("os.walk", "the files of a folder"),
    ("platform.", "the machine"),
    ("random.", "chance"),
    ("requests.", "the network"),
    ("secrets.", "chance"),
    ("socket.", "the network"),
    ("time.", "the current time"),
    ("timeit.", "the current time"),
    ("urllib.request.", "the network"),
    ("uuid.getnode", "the machine"),
    ("uuid.uuid1", "chance"),
    ("uuid.uuid4", "chance"),
    ("uuid.uuid6", "chance"),
    ("uuid.uuid7", "chance"),
    ("uuid.uuid8", "chance"),
    ("uuid_utils.", "chance"),
];

/// What would run or change something.
const REFUSED: &[&str] = &[
    "ctypes.",
    "importlib.",
    "marshal.",
    "multiprocessing.",
    "os._exit",
    "os.abort",
    "os.chdir",
    "os.chmod",
    "os.exec.",
    "os.execl",
    "os.execv",
    "os.execve",
    "os.execvp",
    "os.fork",
    "os.kill",
    "os.makedirs",
    "os.mkdir",
    "os.popen",
    "os.putenv",
    "os.remove",
    "os.rename",
    "os.replace",
    "os.rmdir",
    "os.spawnl",
    "os.startfile",
    "os.system",
    "os.unlink",
    "pickle.",
    "pkgutil.",
    "runpy.",
    "shutil.",
    "subprocess.",
    "threading.",
];

pub(super) fn call(path: &str, place: &Place) -> Outcome<Option<Value>> {
    if path == "time.sleep" || path == "random.seed" {
        return Ok(Some(Value::None));
    }
    if REFUSED.iter().any(|name| covers(name, path)) {
        return place.unreadable(format!("`{path}()` is never run"));
    }
    let mut known = UNKNOWN.iter();
    let found = known.find(|(name, _)| covers(name, path));
    Ok(found.map(|(_, what)| Value::unknown(*what, place.clone())))
}

/// Values that are not called to be asked for.
pub(super) fn constant(path: &str, place: &Place) -> Option<Value> {
    let what = match path {
        "os.environ" | "os.environb" => "the environment",
        "sys.argv" => "the command line",
        "os.name" | "sys.platform" | "sys.executable" | "sys.version" => "the machine",
        _ => return None,
    };
    Some(Value::unknown(what, place.clone()))
}

fn covers(name: &str, path: &str) -> bool {
    if name.ends_with('.') {
        path.starts_with(name)
    } else {
        path == name
    }
}

/// All names that are known here.
#[cfg(test)]
pub(super) fn paths() -> impl Iterator<Item = &'static str> {
    UNKNOWN
        .iter()
        .map(|(path, _)| *path)
        .chain(REFUSED.iter().copied())
}
