//! The operating system's account a server runs as, since database servers refuse to run as root.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, chown};
use std::path::Path;

use super::program;

/// An unprivileged account from `/etc/passwd`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Account {
    user: u32,
    group: u32,
}

impl Account {
    /// Hands a new folder to the first of the accounts that exists; `None` where we are not root ourselves.
    pub(super) fn owning(folder: &Path, names: &[&str]) -> Result<Option<Self>, String> {
        let metadata = fs::metadata(folder).map_err(|error| error.to_string())?;
        if metadata.uid() != 0 {
            return Ok(None);
        }
        program::find("setpriv", &[])?;
        let passwd = fs::read_to_string("/etc/passwd").map_err(|error| error.to_string())?;
        let account = names
            .iter()
            .find_map(|name| Self::parse(&passwd, name))
            .ok_or_else(|| {
                format!(
                    "we are root, and there is no account `{}`",
                    names.join("` or `")
                )
            })?;
        chown(folder, Some(account.user), Some(account.group))
            .map_err(|error| error.to_string())?;
        Ok(Some(account))
    }

    fn parse(passwd: &str, name: &str) -> Option<Self> {
        let line = passwd
            .lines()
            .find(|line| line.split(':').next() == Some(name))?;
        let mut ids = line.split(':').skip(2).map(str::parse);
        Some(Self {
            user: ids.next()?.ok()?,
            group: ids.next()?.ok()?,
        })
    }

    /// The words before a command that run it as this account, and send it `signal` when its parent dies.
    pub(super) fn wrapper(self, signal: &str) -> Vec<String> {
        [
            "setpriv",
            "--clear-groups",
            &format!("--regid={}", self.group),
            &format!("--reuid={}", self.user),
            &format!("--pdeathsig={signal}"),
            "--",
        ]
        .map(String::from)
        .to_vec()
    }
}
