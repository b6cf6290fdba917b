//! Several tenants of one database, each with a script of its own, or all in one script.

mod engines;
mod terminal;

use engines::{Database, Engine};
use terminal::Folder;

const SETTINGS: &str = r#"
dialect = "postgresql"

[targets.saas]
tenants = ["tenant_1", "Tenant 2"]
schema_map = { public = "shared" }
"#;

const FIRST: &str = r#"
revision = "one"
[[upgrade]]
op = "assume_table"
schema = "public"
table = "countries"
columns = [{ name = "code", type = "string(2)", primary_key = true }]
[[upgrade]]
op = "create_table"
table = "carts"
columns = [
  { name = "id", type = "integer", primary_key = true },
  { name = "country", type = "string(2)", references = "public.countries.code", index = true },
  { name = "state", type = { enum = "cart_state", values = ["open", "paid"] }, default = "open" },
]
[[upgrade]]
op = "create_sequence"
name = "numbers"
"#;

const SECOND: &str = r#"
revision = "two"
down_revision = "one"
[[upgrade]]
op = "assume_table"
schema = "public"
table = "countries"
columns = [{ name = "code", type = "string(2)", primary_key = true }]
[[upgrade]]
op = "add_column"
table = "carts"
column = { name = "before", type = "enum(cart_state)" }
[[upgrade]]
op = "rename_table"
table = "carts"
to = "baskets"
[[upgrade]]
op = "bulk_insert"
table = "baskets"
rows = [{ id = 1, country = "de" }]
"#;

#[test]
fn each_tenant_is_upgraded_and_downgraded_alone() {
    if !Engine::Postgres.is_available() {
        return;
    }
    let folder = Folder::new();
    folder.write("gen.toml", SETTINGS);
    folder.write("revisions/one.toml", FIRST);
    folder.write("revisions/two.toml", SECOND);
    let database = Engine::Postgres.create();
    database.accept(
        "CREATE SCHEMA shared; CREATE TABLE shared.countries (code VARCHAR(2) PRIMARY KEY);
         INSERT INTO shared.countries VALUES ('de');
         CREATE SCHEMA tenant_1; CREATE SCHEMA \"Tenant 2\";",
    );
    let [first, second] = ["tenant_1", "Tenant 2"];
    database.accept(&script(&folder, first, "base:two"));
    database.accept(&script(&folder, second, "base:one"));
    assert_eq!(revision(&database, first), "two");
    assert_eq!(revision(&database, second), "one");
    assert!(
        !database.run(&script(&folder, second, "base:one")).success,
        "the guard looks at the version table of the tenant"
    );
    database.accept(&script(&folder, second, "one:two"));
    assert_eq!(
        tables(&database),
        [
            ["Tenant 2", "alembic_version"],
            ["Tenant 2", "baskets"],
            ["shared", "countries"],
            ["tenant_1", "alembic_version"],
            ["tenant_1", "baskets"],
        ]
    );
    let verified = database.run(&sql(&folder, &["--tenant", second, "--kind", "verify"]));
    assert!(verified.stdout.contains(", 0 FAIL"), "{verified}");
    let accepted = ["--accept-loss", "one", "--accept-loss", "two"];
    let words = [&["--tenant", first, "two:base"][..], &accepted].concat();
    database.accept(&sql(&folder, &words));
    assert_eq!(revision(&database, second), "two");
    assert_eq!(tables(&database).len(), 4, "the version table stays");
}

fn script(folder: &Folder, tenant: &str, range: &str) -> String {
    sql(folder, &["--tenant", tenant, range])
}

fn sql(folder: &Folder, words: &[&str]) -> String {
    let words = [&["sql", "--target", "saas"], words].concat();
    let output = folder.command(&words).output().expect("gen can be run");
    let shown = terminal::Outcome::new(&output);
    assert!(output.status.success(), "{}", shown.shown());
    shown.stdout
}

fn revision(database: &Database, tenant: &str) -> String {
    let query = format!("SELECT version_num FROM \"{tenant}\".alembic_version");
    database.query(&query).concat().concat()
}

fn tables(database: &Database) -> Vec<Vec<String>> {
    database.query(
        "SELECT table_schema, table_name FROM information_schema.tables
         WHERE table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY table_schema COLLATE \"C\", table_name",
    )
}

const THIRD: &str = r#"
revision = "three"
down_revision = "two"
[[upgrade]]
op = "execute"
sql = "UPDATE baskets SET state = 'paid'"
undo = ""
"#;

const PLAIN: &str = r#"
revision = "one"
[[upgrade]]
op = "create_table"
table = "carts"
columns = [{ name = "id", type = "integer", primary_key = true }]
[[upgrade]]
op = "bulk_insert"
table = "carts"
rows = [{ id = 1 }]
# ---
revision = "two"
down_revision = "one"
[[upgrade]]
op = "execute"
sql = "UPDATE carts SET id = id + 1"
undo = "UPDATE carts SET id = id - 1"
"#;

#[test]
fn one_script_upgrades_all_tenants_or_none_that_is_elsewhere() {
    if !Engine::Postgres.is_available() {
        return;
    }
    let folder = Folder::new();
    folder.write("gen.toml", SETTINGS);
    for (name, text) in [("one", FIRST), ("two", SECOND), ("three", THIRD)] {
        folder.write(&format!("revisions/{name}.toml"), text);
    }
    let database = Engine::Postgres.create();
    database.accept(
        "CREATE SCHEMA shared; CREATE TABLE shared.countries (code VARCHAR(2) PRIMARY KEY);
         INSERT INTO shared.countries VALUES ('de');
         CREATE SCHEMA tenant_1; CREATE SCHEMA \"Tenant 2\";",
    );
    let [first, second] = ["tenant_1", "Tenant 2"];
    let all = sql(&folder, &["--one-script", "base:three"]);
    database.accept(&script(&folder, second, "base:one"));
    let refused = database.run(&all);
    assert!(!refused.success);
    let said = refused.stdout.rsplit_once("gensql: ");
    let said = said.map_or("", |(_, said)| said);
    assert!(
        said.starts_with("Tenant 2 (tenant 2 of 2) is looked at"),
        "{refused}"
    );
    assert_eq!(
        tables(&database).len(),
        3,
        "the first tenant is as it was: {refused}"
    );
    let back = ["--tenant", second, "one:base", "--accept-loss", "one"];
    database.accept(&sql(&folder, &back));
    let done = database.run(&all);
    assert!(done.success, "{done}");
    for said in [
        "tenant_1 (tenant 1 of 2) begins",
        "Tenant 2 (tenant 2 of 2) is at three",
    ] {
        assert!(done.stdout.contains(said), "{done}");
    }
    for tenant in [first, second] {
        assert_eq!(revision(&database, tenant), "three");
        let states = format!("SELECT state FROM \"{tenant}\".baskets");
        assert_eq!(database.query(&states), [["paid"]], "{tenant}");
    }
}

#[test]
fn one_script_tells_mariadb_which_schema_raw_sql_means() {
    if !Engine::MariaDb.is_available() {
        return;
    }
    let folder = Folder::new();
    folder.write("gen.toml", "dialect = \"mariadb\"\n");
    let (one, two) = PLAIN.split_once("# ---").expect("there are two");
    folder.write("revisions/one.toml", one);
    folder.write("revisions/two.toml", two);
    let database = Engine::MariaDb.create();
    let tenants = ["gensql_left", "gensql_right"];
    for tenant in tenants {
        database.accept(&format!("CREATE DATABASE {tenant};"));
    }
    let [left, right] = tenants;
    let words = ["sql", "--tenant", left, "--tenant", right, "--one-script"];
    let output = folder.command(&words).output().expect("gen can be run");
    let done = database.run(&terminal::Outcome::new(&output).stdout);
    assert!(done.stdout.contains("2 tenants are at two"), "{done}");
    for tenant in tenants {
        let row = format!("SELECT id, version_num FROM {tenant}.carts, {tenant}.alembic_version");
        assert_eq!(database.query(&row), [["2", "two"]], "{tenant}");
        database.accept(&format!("DROP DATABASE {tenant};"));
    }
}
