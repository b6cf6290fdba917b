//! One private server process, in a folder of its own, that never outlives the process that started it.
//!
//! The server is the child of a small shell script, the watchdog, whose standard input is a pipe from us. However
//! this process ends, the kernel closes the pipe; the watchdog then stops the server and removes the folder.
//! (Rust never drops a static, and a parent-death signal alone would fire when the starting test's thread ends.)

use std::fs;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{ChildStdin, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::account::Account;

const PATIENCE: Duration = Duration::from_secs(60);
const PAUSE: Duration = Duration::from_millis(20);

/// How to make and run a server in a folder.
pub(super) struct Plan {
    /// Makes the data folder.
    pub(super) install: Vec<String>,
    /// Runs the server in the foreground.
    pub(super) serve: Vec<String>,
    /// The signal that ends it at once, with its children.
    pub(super) stop: &'static str,
    /// The accounts it may run as when we are root.
    pub(super) accounts: [&'static str; 2],
}

/// A running server; it stops when this value is dropped or this process ends.
pub(super) struct Server {
    folder: PathBuf,
    _lifeline: ChildStdin,
}

impl Server {
    /// Starts a server and waits until `is_ready` says that it answers.
    pub(super) fn start(
        name: &str,
        plan: impl FnOnce(&Path) -> Plan,
        is_ready: impl Fn(&Path) -> bool,
    ) -> Result<Self, String> {
        // Not `$TMPDIR`: a socket's path has room for 107 bytes, and the server's account must get in.
        let folder = tempfile::Builder::new()
            .prefix(&format!("gensql-{name}-"))
            .tempdir_in("/tmp")
            .map_err(|error| error.to_string())?;
        let plan = plan(folder.path());
        let account = Account::owning(folder.path(), &plan.accounts)?;
        let mut watchdog = Command::new("sh")
            .arg("-c")
            .arg(watchdog_script(folder.path(), &plan, account))
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            // Ctrl-C goes to a whole process group; it must reach us and not the watchdog.
            .process_group(0)
            .spawn()
            .map_err(|error| format!("cannot run `sh`: {error}"))?;
        let lifeline = watchdog.stdin.take().expect("its stdin is a pipe");
        let server = Self {
            folder: folder.keep(),
            _lifeline: lifeline,
        };
        server.wait_until(is_ready)?;
        Ok(server)
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    fn wait_until(&self, is_ready: impl Fn(&Path) -> bool) -> Result<(), String> {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            if self.folder.join("stopped").exists() {
                return Err(format!("the server does not start\n{}", self.log()));
            }
            if is_ready(&self.folder) {
                return Ok(());
            }
            sleep(PAUSE);
        }
        Err(format!(
            "no answer within {} seconds\n{}",
            PATIENCE.as_secs(),
            self.log()
        ))
    }

    fn log(&self) -> String {
        let log = fs::read(self.folder.join("log")).unwrap_or_default();
        let log = String::from_utf8_lossy(&log);
        let lines: Vec<&str> = log.lines().collect();
        lines[lines.len().saturating_sub(60)..].join("\n")
    }
}

/// Two readers wait for the end of the pipe: one stops the server, the other removes the folder after it.
///
/// A shell lets background commands ignore SIGQUIT until they set their own handler, hence the loop.
fn watchdog_script(folder: &Path, plan: &Plan, account: Option<Account>) -> String {
    let wrapper = account
        .map(|account| account.wrapper(plan.stop))
        .unwrap_or_default();
    let install = shell_words(wrapper.iter().chain(&plan.install));
    let serve = shell_words(wrapper.iter().chain(&plan.serve));
    let folder = shell_words([&folder.display().to_string()]);
    let stop = plan.stop;
    format!(
        "cd {folder} || exit 1
        exec 3<&0 </dev/null
        if {install} >log 2>&1; then
            {serve} >>log 2>&1 3<&- &
            server=$!
            {{
                cat <&3 >/dev/null
                [ -e stopped ] || while kill -{stop} $server; do sleep 0.05; done
            }} &
            wait $server
        fi
        touch stopped
        cat <&3 >/dev/null
        cd / && rm -rf {folder}"
    )
}

fn shell_words<'a>(words: impl IntoIterator<Item = &'a String>) -> String {
    let quoted: Vec<String> = words
        .into_iter()
        .map(|word| format!("'{}'", word.replace('\'', r"'\''")))
        .collect();
    quoted.join(" ")
}
