//! How MySQL and MariaDB may change a table while others use it, change by change.
//!
//! MySQL: <https://dev.mysql.com/doc/refman/8.4/en/innodb-online-ddl-operations.html>. MariaDB:
//! <https://mariadb.com/kb/en/innodb-online-ddl-overview/>, and what MariaDB 10.11 takes.

use super::{Dialect, Version};
use crate::config::DialectName;

/// What the server does with the rows, from the least to the most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Algorithm {
    /// Only what is known of the table changes.
    Instant,
    /// An index may be built, the rows stay where they are (MariaDB).
    NoCopy,
    /// The engine works on the table itself.
    InPlace,
    /// A copy of the table takes its place.
    Copy,
}

impl Algorithm {
    /// The word after `ALGORITHM=`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Instant => "INSTANT",
            Self::NoCopy => "NOCOPY",
            Self::InPlace => "INPLACE",
            Self::Copy => "COPY",
        }
    }
}

/// What others may do meanwhile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lock {
    /// Read and write; with `INSTANT` nothing is said, since MySQL forbids to.
    None,
    /// Read.
    Shared,
}

impl Lock {
    /// The word after `LOCK=`.
    pub fn word(self) -> &'static str {
        match self {
            Self::None => "NONE",
            Self::Shared => "SHARED",
        }
    }
}

/// The clauses `ALGORITHM=` and `LOCK=`; of what a change consists of, the greatest holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Online {
    /// What the server does with the rows.
    pub algorithm: Algorithm,
    /// What others may do meanwhile.
    pub lock: Lock,
}

impl Online {
    const fn new(algorithm: Algorithm, lock: Lock) -> Self {
        Self { algorithm, lock }
    }

    /// Both in one change.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self {
            algorithm: self.algorithm.max(other.algorithm),
            lock: self.lock.max(other.lock),
        }
    }

    /// Two changes in one statement: an index on a table whose columns change in an instant is built in place.
    #[must_use]
    pub fn beside(self, other: Self) -> Self {
        let both = self.with(other);
        let differ = self.algorithm != other.algorithm;
        Self {
            algorithm: match both.algorithm {
                Algorithm::NoCopy if differ => Algorithm::InPlace,
                algorithm => algorithm,
            },
            ..both
        }
    }
}

/// A change of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum TableWork {
    AddColumn,
    /// Of one that does not stand behind all others.
    AddColumnBetween,
    AddColumnBetweenComputed,
    AddCountingColumn,
    AddStoredColumn,
    /// A default that is worked out for each row.
    AddColumnWithCall,
    AddColumnWithCheck,
    DropColumn,
    DropIndexedColumn,
    DropIndexedColumnBesideComputed,
    DropStoredColumn,
    RenameColumn,
    /// Of a column that a foreign key of another table refers to.
    RenameReferredColumn,
    SetDefault,
    CommentColumn,
    ChangeNullability,
    /// More room in the same number of bytes for the length.
    LengthenText,
    LengthenTextFar,
    AppendEnumValue,
    ChangeType,
    ChangeCollation,
    ChangeIndexedCollation,
    StartCounting,
    StopCounting,
    AddIndex,
    AddTextIndex,
    DropIndex,
    RenameIndex,
    AddPrimaryKey,
    DropPrimaryKey,
    AddForeignKey,
    DropForeignKey,
    AddCheck,
    DropCheck,
    RenameTable,
    CommentTable,
}

const INSTANT: Online = Online::new(Algorithm::Instant, Lock::None);
const NO_COPY: Online = Online::new(Algorithm::NoCopy, Lock::None);
const IN_PLACE: Online = Online::new(Algorithm::InPlace, Lock::None);
const IN_PLACE_SHARED: Online = Online::new(Algorithm::InPlace, Lock::Shared);
const COPY: Online = Online::new(Algorithm::Copy, Lock::Shared);

impl Dialect {
    /// The best that the server can do for a change.
    pub fn online(&self, work: TableWork) -> Online {
        if self.name == DialectName::Mariadb {
            return since(self.version, Version::new(10, 4, 0), mariadb(work));
        }
        let version = match self.version {
            // The first release for all is 8.0.11: a version below it is one without its last number.
            version if version < Version::new(8, 0, 11) && version >= Version::new(8, 0, 0) => {
                Version::new(8, 0, u32::MAX)
            }
            version => version,
        };
        mysql(version, work)
    }
}

fn mysql(version: Version, work: TableWork) -> Online {
    use TableWork as W;
    let instant_since = |minor: u32| since(version, Version::new(8, 0, minor), INSTANT);
    match work {
        W::RenameColumn => instant_since(28),
        W::AddColumnBetween | W::DropColumn => instant_since(29),
        W::AddColumn | W::SetDefault | W::CommentColumn | W::AppendEnumValue | W::RenameTable => {
            instant_since(12)
        }
        W::DropIndexedColumn
        | W::DropIndexedColumnBesideComputed
        | W::DropStoredColumn
        | W::RenameReferredColumn
        | W::ChangeNullability
        | W::LengthenText
        | W::AddIndex
        | W::DropIndex
        | W::RenameIndex
        | W::AddPrimaryKey
        | W::DropForeignKey
        | W::DropCheck
        | W::CommentTable => IN_PLACE,
        W::AddCountingColumn | W::AddTextIndex => IN_PLACE_SHARED,
        W::AddStoredColumn
        | W::AddColumnBetweenComputed
        | W::AddColumnWithCall
        | W::AddColumnWithCheck
        | W::LengthenTextFar
        | W::ChangeType
        | W::ChangeCollation
        | W::ChangeIndexedCollation
        | W::StartCounting
        | W::StopCounting
        | W::DropPrimaryKey
        | W::AddForeignKey
        | W::AddCheck => COPY,
    }
}

fn mariadb(work: TableWork) -> Online {
    use TableWork as W;
    match work {
        W::AddColumn
        | W::AddColumnBetween
        | W::AddColumnWithCheck
        | W::DropColumn
        | W::DropStoredColumn
        | W::RenameColumn
        | W::RenameReferredColumn
        | W::SetDefault
        | W::CommentColumn
        | W::LengthenText
        | W::LengthenTextFar
        | W::AppendEnumValue
        | W::ChangeCollation
        | W::StopCounting
        | W::RenameIndex
        | W::DropForeignKey
        | W::DropCheck
        | W::RenameTable
        | W::CommentTable => INSTANT,
        W::DropIndexedColumn | W::ChangeIndexedCollation | W::AddIndex | W::DropIndex => NO_COPY,
        W::ChangeNullability | W::AddPrimaryKey => IN_PLACE,
        W::AddCountingColumn | W::AddTextIndex => IN_PLACE_SHARED,
        W::AddStoredColumn
        | W::AddColumnBetweenComputed
        | W::AddColumnWithCall
        | W::DropIndexedColumnBesideComputed
        | W::ChangeType
        | W::StartCounting
        | W::DropPrimaryKey
        | W::AddForeignKey
        | W::AddCheck => COPY,
    }
}

/// What a server of that version or a later one can do; those before it work in place.
fn since(version: Version, first: Version, online: Online) -> Online {
    if version < first && online.algorithm < Algorithm::InPlace {
        return IN_PLACE;
    }
    online
}
