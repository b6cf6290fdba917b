//! What is understood of an Alembic project: `alembic.ini`, `pyproject.toml`, `env.py` and the modules that it imports.

mod tree;

use gensql::alembic::project::Setting;
use gensql::config::DialectName;
use tree::Tree;

/// The usual `env.py` with other keywords for offline mode.
fn env(before: &str, keywords: &str) -> String {
    format!(
        "from alembic import context\n{before}\n\n\
         def run_migrations_offline():\n    url = config.get_main_option('sqlalchemy.url')\n    \
         context.configure(url=url, literal_binds=True, {keywords})\n\n\n\
         def run_migrations_online():\n    with engine.connect() as connection:\n        \
         context.configure(connection=connection, target_metadata=target_metadata)\n"
    )
}

/// A project with a usual `alembic.ini` and an `env.py`.
fn project(env_py: &str) -> Tree {
    Tree::new(&[
        (
            "alembic.ini",
            "[alembic]\nscript_location = %(here)s/alembic\nprepend_sys_path = .\npath_separator = os\n",
        ),
        ("alembic/env.py", env_py),
        ("alembic/versions/a.py", ""),
    ])
}

#[test]
fn the_usual_layout() {
    let tree = project(&env(
        "target_metadata = None",
        "target_metadata=target_metadata",
    ));
    let settings = tree.settings();
    assert_eq!(settings.file, "alembic.ini");
    assert_eq!(
        tree::shown(&settings.version_locations),
        ["alembic/versions"]
    );
    assert_eq!(tree::shown(&settings.search_path), [".", "alembic"]);
    assert_eq!(settings.dialect, None);
    assert!(settings.naming.is_none() && settings.unread.is_empty());
}

#[test]
fn pyproject_alone() {
    let tree = Tree::new(&[
        (
            "pyproject.toml",
            "[project]\nname = 'x'\n[tool.alembic]\nscript_location = '%(here)s/db'\nversion_locations = ['%(here)s/a b', 'c']\nprepend_sys_path = ['src']\nrecursive_version_locations = true\n",
        ),
        ("db/env.py", ""),
        ("a b/x.py", ""),
        ("c/x.py", ""),
        ("src/x.py", ""),
    ]);
    let settings = tree.settings();
    assert_eq!(settings.file, "pyproject.toml");
    assert_eq!(tree::shown(&settings.version_locations), ["a b", "c"]);
    assert_eq!(tree::shown(&settings.search_path), ["src", ".", "db"]);
    assert!(settings.recursive);
}

#[test]
fn alembic_ini_goes_before_pyproject() {
    let tree = Tree::new(&[
        (
            "alembic.ini",
            "[alembic]\nsqlalchemy.url = mysql+pymysql://u:p@h/d\n",
        ),
        ("pyproject.toml", "[tool.alembic]\nscript_location = 'db'\n"),
        ("db/versions/x.py", ""),
    ]);
    let settings = tree.settings();
    assert_eq!(settings.file, "pyproject.toml");
    assert_eq!(settings.dialect, Some(DialectName::Mysql));
    assert_eq!(tree::shown(&settings.version_locations), ["db/versions"]);
}

#[test]
fn locations_are_cut_as_the_separator_says() {
    let cases = [
        ("path_separator = os", "a:b"),
        ("path_separator = :", "a : b"),
        ("version_path_separator = ;", "a;b"),
        ("version_path_separator = space", "a b"),
        ("path_separator = newline", "\n    a\n    b"),
        ("", "a, b"),
        ("", "%(here)s/a  b"),
    ];
    for (separator, locations) in cases {
        let ini = format!(
            "[alembic]\nscript_location = .\nversion_locations = {locations}\n{separator}\n"
        );
        let tree = Tree::new(&[("alembic.ini", &ini), ("a/x.py", ""), ("b/x.py", "")]);
        let found = tree::shown(&tree.settings().version_locations);
        assert_eq!(found, ["a", "b"], "{separator} {locations}");
    }
}

#[test]
fn a_separator_that_alembic_does_not_know_is_an_error() {
    let ini = "[alembic]\nscript_location = .\nversion_locations = a\npath_separator = comma\n";
    let tree = Tree::new(&[("alembic.ini", ini)]);
    insta::assert_snapshot!(tree.error(None));
}

#[test]
fn a_script_location_in_a_package() {
    let tree = Tree::new(&[
        (
            "alembic.ini",
            "[alembic]\nscript_location = my.app:db/migrations\n",
        ),
        ("src/my/app/db/migrations/versions/x.py", ""),
    ]);
    let found = tree::shown(&tree.settings().version_locations);
    assert_eq!(found, ["src/my/app/db/migrations/versions"]);
}

#[test]
fn a_script_location_in_the_package_that_holds_alembic_ini() {
    let tree = Tree::new(&[
        (
            "src/shop/alembic.ini",
            "[alembic]\nscript_location = shop:db\n",
        ),
        ("src/shop/__init__.py", ""),
        ("src/shop/db/versions/x.py", ""),
    ]);
    let settings = tree.settings_in("src/shop", None);
    assert_eq!(
        tree::shown(&settings.version_locations),
        ["src/shop/db/versions"]
    );
}

#[test]
fn paths_that_alembic_takes_from_the_folder_above() {
    let tree = Tree::new(&[
        (
            "backend/alembic.ini",
            "[alembic]\nscript_location = backend/db\n",
        ),
        ("backend/db/versions/x.py", ""),
    ]);
    let found = tree::shown(&tree.settings_in("backend", None).version_locations);
    assert_eq!(found, ["backend/db/versions"]);
}

#[test]
fn flask_migrate_names_no_script_location() {
    let tree = Tree::new(&[
        ("migrations/alembic.ini", "[alembic]\n"),
        ("migrations/env.py", ""),
        ("migrations/versions/x.py", ""),
    ]);
    let settings = tree.settings_in("migrations", None);
    assert_eq!(
        tree::shown(&settings.version_locations),
        ["migrations/versions"]
    );
}

#[test]
fn the_section_is_the_only_one_or_the_one_asked_for() {
    let one = "[shop]\nscript_location = shop\n[loggers]\nkeys = a\n";
    let tree = Tree::new(&[("alembic.ini", one), ("shop/versions/x.py", "")]);
    assert_eq!(
        tree::shown(&tree.settings().version_locations),
        ["shop/versions"]
    );
    let two = format!("{one}[users]\nscript_location = users\n");
    let tree = Tree::new(&[
        ("alembic.ini", &two),
        ("shop/versions/x.py", ""),
        ("users/versions/x.py", ""),
    ]);
    let users = tree.settings_in(".", Some("users"));
    assert_eq!(tree::shown(&users.version_locations), ["users/versions"]);
    insta::assert_snapshot!(tree.error(None));
    insta::assert_snapshot!(tree.error(Some("user")));
}

#[test]
fn what_does_not_exist() {
    let tree = Tree::new(&[("alembic.ini", "[alembic]\nscript_location = nowhere\n")]);
    insta::assert_snapshot!(tree.error(None));
    let tree = Tree::new(&[("alembic.ini", "[alembic]\n")]);
    insta::assert_snapshot!(tree.error(None));
    let ini = "[alembic]\nscript_location = .\nversion_locations = a b\n";
    let tree = Tree::new(&[("alembic.ini", ini), ("a/x.py", "")]);
    let settings = tree.settings();
    assert_eq!(tree::shown(&settings.version_locations), ["a"]);
    insta::assert_snapshot!(tree::said(&settings.warnings));
}

#[test]
fn keywords_that_lead_to_literals() {
    let before = "import app.names as names\nfrom app.names import SCHEMA, EACH\nOPTIONS = dict(version_table_pk=False)\ntarget_metadata = None\n";
    let keywords = "version_table=f'{names.PREFIX}versions', version_table_schema=SCHEMA, transaction_per_migration=EACH, transactional_ddl=False, mssql_batch_separator='' , render_as_batch=True, **OPTIONS";
    let mut tree = project(&env(before, keywords));
    tree.add("app/names.py", "from .base import *\nPREFIX = 'shop_'\n");
    tree.add(
        "app/base.py",
        "try:\n    EACH = True\nexcept ImportError:\n    EACH = False\nSCHEMA: str = 'a' + 'b'\n",
    );
    let settings = tree.settings();
    assert_eq!(settings.version_table.as_deref(), Some("shop_versions"));
    assert_eq!(settings.version_table_schema.as_deref(), Some("ab"));
    assert_eq!(settings.version_table_pk, Some(false));
    assert_eq!(settings.transaction_per_migration, Some(true));
    assert_eq!(settings.transactional_ddl, Some(false));
    assert_eq!(settings.batch_separators[&DialectName::Mssql], "");
    assert_eq!(settings.render_as_batch, Some(true));
    assert!(settings.unread.is_empty());
}

#[test]
fn keywords_that_only_a_run_tells() {
    let before =
        "import os\ntarget_metadata = None\nif os.name:\n    TABLE = 'a'\nelse:\n    TABLE = 'b'";
    let keywords = "version_table=TABLE, version_table_schema=os.environ['SCHEMA']";
    let settings = project(&env(before, keywords)).settings();
    let unread: Vec<_> = settings
        .unread
        .iter()
        .map(|unread| unread.setting)
        .collect();
    assert_eq!(unread, [Setting::VersionTable, Setting::VersionTableSchema]);
    let diagnostics: Vec<_> = settings
        .unread
        .iter()
        .map(|unread| unread.diagnostic.clone())
        .collect();
    insta::assert_snapshot!(tree::said(&diagnostics));
}

#[test]
fn the_offline_call_decides_and_the_online_one_completes() {
    let text = "from alembic import context\nasync def online(connection):\n    context.configure(connection=connection, version_table='a', version_table_schema='s')\ndef offline():\n    context.configure(url='x', version_table='b')\n";
    let settings = project(text).settings();
    assert_eq!(settings.version_table.as_deref(), Some("b"));
    assert_eq!(settings.version_table_schema.as_deref(), Some("s"));
}

#[test]
fn options_of_alembic_ini_are_known() {
    let mut tree = project(&env(
        "target_metadata = None",
        "version_table=config.get_main_option('table'), version_table_schema=config.get_main_option('none', 'own')",
    ));
    tree.add("alembic.ini", "[alembic]\nscript_location = alembic\ntable = from_ini\nsqlalchemy.url = postgresql+asyncpg://%(USER)s@h/d\n");
    let settings = tree.settings();
    assert_eq!(settings.version_table.as_deref(), Some("from_ini"));
    assert_eq!(settings.version_table_schema.as_deref(), Some("own"));
    assert_eq!(settings.dialect, Some(DialectName::Postgresql));
}

#[test]
fn an_env_py_that_is_no_python() {
    let settings = project("print 'Python 2'\n").settings();
    insta::assert_snapshot!(tree::said(&settings.warnings));
}

const CONVENTION: &str =
    "{'ix': 'ix_%(column_0_label)s', 'pk': 'pk_%(table_name)s', 'own': lambda a, b: 'x'}";

/// The convention for primary keys of a project whose `target_metadata` is `Base.metadata`, with `Base` in `app/db.py`.
fn key_convention(db: &str) -> Option<String> {
    let before = "from app import Base\ntarget_metadata = Base.metadata";
    let mut tree = project(&env(before, "target_metadata=target_metadata"));
    tree.add("app/__init__.py", "from .db import Base\n");
    tree.add("app/db.py", &format!("CONVENTION = {CONVENTION}\n{db}\n"));
    let settings = tree.settings();
    let unread: Vec<_> = settings
        .unread
        .iter()
        .map(|unread| &unread.diagnostic.message)
        .collect();
    assert!(unread.is_empty(), "{db}: {unread:?}");
    settings.naming?.pk
}

#[test]
fn naming_conventions_are_found_where_models_are() {
    let cases = [
        "class Base(DeclarativeBase):\n    metadata = MetaData(naming_convention=CONVENTION)",
        "metadata = MetaData(schema='s', naming_convention=CONVENTION)\nclass Base(DeclarativeBase):\n    metadata = metadata",
        "class Root(DeclarativeBase):\n    metadata = sa.MetaData(naming_convention=dict(**CONVENTION))\nclass Base(Root):\n    pass",
        "Base = declarative_base(metadata=MetaData(naming_convention=CONVENTION))",
        "@as_declarative(metadata=MetaData(naming_convention=CONVENTION))\nclass Base:\n    pass",
        "reg = registry(metadata=MetaData(naming_convention=CONVENTION))\nBase = reg.generate_base()",
        "from sqlmodel import SQLModel as Base\nBase.metadata.naming_convention = CONVENTION",
        "Base = SQLAlchemy(metadata=MetaData(naming_convention=CONVENTION))",
        "Base = declarative_base()\nBase.metadata.naming_convention = CONVENTION",
    ];
    for case in cases {
        assert_eq!(
            key_convention(case).as_deref(),
            Some("pk_%(table_name)s"),
            "{case}"
        );
    }
    let without = [
        "from sqlalchemy.orm import DeclarativeBase\nclass Base(DeclarativeBase):\n    pass",
        "Base = declarative_base()",
        "from sqlmodel import SQLModel as Base",
    ];
    for case in without {
        assert_eq!(key_convention(case), None, "{case}");
    }
}

#[test]
fn several_databases_have_a_convention_when_they_share_it() {
    let convention = |target: &str| {
        let before = format!(
            "A = MetaData(naming_convention={CONVENTION})\nB = MetaData()\ntarget_metadata = {target}"
        );
        let tree = project(&env(&before, "target_metadata=target_metadata.get(name)"));
        let settings = tree.settings();
        (settings.naming.is_some(), settings.unread.len())
    };
    assert_eq!(convention("{}"), (false, 0));
    assert_eq!(convention("{'a': A, 'b': A}"), (true, 0));
    assert_eq!(convention("{'a': A, 'b': B}"), (false, 1));
}

#[test]
fn a_convention_that_only_a_run_tells() {
    let before = "from app import Base\ntarget_metadata = Base.metadata";
    let mut tree = project(&env(before, "target_metadata=target_metadata"));
    tree.add("app/__init__.py", "Base = make_base()\n");
    let diagnostics: Vec<_> = tree
        .settings()
        .unread
        .into_iter()
        .map(|unread| unread.diagnostic)
        .collect();
    insta::assert_snapshot!(tree::said(&diagnostics));
}

#[test]
fn names_that_lead_in_circles_end() {
    let before = "from app import A\ntarget_metadata = A.metadata\nX = [X, X, X]";
    let mut tree = project(&env(
        before,
        "target_metadata=target_metadata, version_table=X",
    ));
    tree.add(
        "app/__init__.py",
        "from .b import *\nclass A(B, B): pass\nclass B(A, A): pass\n",
    );
    tree.add("app/b.py", "from . import *\n");
    assert_eq!(tree.settings().unread.len(), 2);
}

#[test]
fn dialects_are_told_by_urls() {
    use DialectName::{Mysql, Oracle, Postgresql, Sqlite};
    let cases = [
        ("URL = 'mysql+pymysql://u:p@h/d'", Some(Mysql)),
        (
            "URL = f'postgresql+psycopg2://{user}:{password}@h/d'",
            Some(Postgresql),
        ),
        (
            "URL = 'postgresql://' + os.environ['USER']",
            Some(Postgresql),
        ),
        ("URL = 'oracle://%s@h' % user", Some(Oracle)),
        ("URL = os.getenv('DB', 'postgres://h/d')", Some(Postgresql)),
        ("URL = os.environ.get('DB') or 'sqlite:///x.db'", None),
        ("URL = 'sqlite:///x.db'", Some(Sqlite)),
        ("URL = str(get_settings().db.dsn)", Some(Mysql)),
        (
            "URL = str(get_settings().db.uri).replace('%', '%%')",
            Some(Postgresql),
        ),
        (
            "URL = sa.URL.create('mysql+mysqldb', username=u)",
            Some(Mysql),
        ),
        ("URL = os.environ['DB']", None),
    ];
    let settings = "class Db(BaseSettings):\n    host: str\n    dsn: MySQLDsn | None\n    @property\n    def uri(self):\n        return Dsn.build(scheme='postgresql+asyncpg', host=self.host)\n\nclass Settings(BaseSettings):\n    db: Db = Db()\n\n@lru_cache\ndef get_settings():\n    return Settings()\n";
    for (url, dialect) in cases {
        let before = format!(
            "from app import get_settings\ntarget_metadata = None\n{url}\nconfig.set_main_option('sqlalchemy.url', URL)"
        );
        let mut tree = project(&env(&before, ""));
        tree.add("app.py", settings);
        assert_eq!(tree.settings().dialect, dialect, "{url}");
    }
}
