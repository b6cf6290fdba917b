//! Writes a history as an Alembic project whose `alembic upgrade base:head --sql` runs offline.

mod body;
mod expression;

use std::io;
use std::path::Path;

use self::expression::{list, quoted};
use super::{History, Revision, folder};

/// Writes the project into a folder that does not exist yet.
pub(crate) fn write(history: &History, path: &Path) -> io::Result<()> {
    folder::create(path)?;
    folder::write(&path.join("alembic.ini"), include_str!("alembic.ini"))?;
    folder::write(&path.join("env.py"), include_str!("env.py"))?;
    let layout = include_str!("script.py.mako");
    folder::write(&path.join("script.py.mako"), layout)?;
    let versions = path.join("versions");
    folder::create(&versions)?;
    for revision in &history.revisions {
        let file = versions.join(format!("{}.py", revision.stem()));
        folder::write(&file, &text(revision))?;
    }
    Ok(())
}

fn text(revision: &Revision) -> String {
    let down_revision = match revision.parents.as_slice() {
        [] => "None".to_owned(),
        [parent] => quoted(parent),
        parents => format!("({})", list(parents)),
    };
    format!(
        r#""""{message}

Revision ID: {id}
Revises: {revises}
Create Date: {created}.000000

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision: str = {quoted_id}
down_revision: Union[str, Sequence[str], None] = {down_revision}
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    """Upgrade schema."""
{upgrade}

def downgrade() -> None:
    """Downgrade schema."""
{downgrade}"#,
        message = revision.message,
        id = revision.id,
        revises = revision.parents.join(", "),
        created = revision.created,
        quoted_id = quoted(&revision.id),
        upgrade = body::body(&revision.upgrade),
        downgrade = body::body(&revision.downgrade),
    )
}
