-- Rows of kind, name and line for everything in the database that is not the system's or an extension's.
-- https://www.postgresql.org/docs/current/catalogs.html
WITH extended AS (
  SELECT classid, objid FROM pg_depend WHERE deptype = 'e'
), space AS (
  SELECT oid, nspname, nspacl, nspowner, CASE nspname WHEN 'public' THEN '' ELSE nspname || '.' END AS prefix
  FROM pg_namespace
  WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
), relation AS (
  SELECT c.*, s.prefix || c.relname AS name,
    CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' WHEN 'S' THEN 'sequence'
      WHEN 'f' THEN 'foreign table' WHEN 'c' THEN 'type' ELSE 'table' END AS kind
  FROM pg_class c JOIN space s ON s.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S', 'c')
    AND NOT EXISTS (SELECT FROM extended e WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid)
    AND NOT (c.relkind = 'S' AND EXISTS (
      SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'i'))
), type AS (
  SELECT t.*, s.prefix || t.typname AS name
  FROM pg_type t JOIN space s ON s.oid = t.typnamespace
  WHERE NOT EXISTS (SELECT FROM extended e WHERE e.classid = 'pg_type'::regclass AND e.objid = t.oid)
), routine AS (
  SELECT p.*, s.prefix || p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')' AS name,
    CASE p.prokind WHEN 'p' THEN 'procedure' ELSE 'function' END AS kind
  FROM pg_proc p JOIN space s ON s.oid = p.pronamespace
  WHERE p.prokind IN ('f', 'p')
    AND NOT EXISTS (SELECT FROM extended e WHERE e.classid = 'pg_proc'::regclass AND e.objid = p.oid)
), granted AS (
  SELECT 'schema' AS kind, nspname::text AS name, '' AS part, nspowner AS owner,
    coalesce(nspacl, acldefault('n', nspowner)) AS acl FROM space
  UNION ALL SELECT kind, name, '', relowner,
    coalesce(relacl, acldefault(CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", relowner))
  FROM relation WHERE relkind <> 'c'
  UNION ALL SELECT kind, name, '', proowner, coalesce(proacl, acldefault('f', proowner)) FROM routine
  UNION ALL SELECT 'enum', name, '', typowner, coalesce(typacl, acldefault('T', typowner)) FROM type WHERE typtype = 'e'
  UNION ALL SELECT r.kind, r.name, ' (' || a.attname || ')', r.relowner, a.attacl
  FROM relation r JOIN pg_attribute a ON a.attrelid = r.oid WHERE a.attacl IS NOT NULL AND NOT a.attisdropped
), sequence AS (
  SELECT q.seqrelid, concat('as ', format_type(q.seqtypid, NULL), ' start ', q.seqstart, ' increment ', q.seqincrement,
    ' minvalue ', q.seqmin, ' maxvalue ', q.seqmax, ' cache ', q.seqcache, CASE WHEN q.seqcycle THEN ' cycle' END) AS text
  FROM pg_sequence q
)
SELECT 'schema', nspname::text, coalesce('comment: ' || obj_description(oid, 'pg_namespace'), '') FROM space
UNION ALL
SELECT 'extension', e.extname::text, concat('version ', e.extversion, ' schema ', n.nspname)
FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname <> 'plpgsql'
UNION ALL
SELECT g.kind, g.name, concat('grant ', x.privilege_type, g.part, ' to ',
  CASE x.grantee WHEN 0 THEN 'public' ELSE pg_get_userbyid(x.grantee) END,
  CASE WHEN x.is_grantable THEN ' with grant option' END)
FROM granted g, aclexplode(g.acl) x WHERE x.grantee <> g.owner

-- Types.
UNION ALL
SELECT 'enum', t.name, 'values: ' || coalesce(string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder), '')
FROM type t LEFT JOIN pg_enum e ON e.enumtypid = t.oid WHERE t.typtype = 'e' GROUP BY t.oid, t.name
UNION ALL
SELECT 'domain', t.name, concat('is ', format_type(t.typbasetype, t.typtypmod), CASE WHEN t.typnotnull THEN ' not null' END,
  ' default ' || t.typdefault) FROM type t WHERE t.typtype = 'd'
UNION ALL
SELECT 'domain', t.name, concat('check ', c.conname, ': ', pg_get_constraintdef(c.oid))
FROM type t JOIN pg_constraint c ON c.contypid = t.oid
UNION ALL
SELECT CASE t.typtype WHEN 'e' THEN 'enum' ELSE 'domain' END, t.name, 'comment: ' || obj_description(t.oid, 'pg_type')
FROM type t WHERE t.typtype IN ('e', 'd') AND obj_description(t.oid, 'pg_type') IS NOT NULL

-- Sequences that are not the inside of an identity column.
UNION ALL
SELECT r.kind, r.name, q.text FROM relation r JOIN sequence q ON q.seqrelid = r.oid
UNION ALL
SELECT r.kind, r.name, concat('owned by ', d.refobjid::regclass, '.', a.attname)
FROM relation r
JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = r.oid AND d.deptype = 'a' AND d.refobjsubid > 0
JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
WHERE r.relkind = 'S'

-- Tables and views.
UNION ALL
SELECT r.kind, r.name, coalesce('comment: ' || obj_description(r.oid, 'pg_class'), '') FROM relation r
UNION ALL
SELECT r.kind, r.name, 'as: ' || pg_get_viewdef(r.oid, true) FROM relation r WHERE r.relkind IN ('v', 'm')
UNION ALL
SELECT r.kind, r.name, 'unlogged' FROM relation r WHERE r.relpersistence = 'u'
UNION ALL
SELECT r.kind, r.name, 'option ' || o FROM relation r, unnest(r.reloptions) o
UNION ALL
SELECT r.kind, r.name, 'tablespace ' || t.spcname FROM relation r JOIN pg_tablespace t ON t.oid = r.reltablespace
UNION ALL
SELECT r.kind, r.name, 'partition by ' || pg_get_partkeydef(r.oid) FROM relation r WHERE r.relkind = 'p'
UNION ALL
SELECT r.kind, r.name, concat(CASE WHEN r.relispartition THEN 'partition of ' ELSE 'inherits ' END, i.inhparent::regclass,
  ' ' || pg_get_expr(r.relpartbound, r.oid))
FROM relation r JOIN pg_inherits i ON i.inhrelid = r.oid
UNION ALL
SELECT r.kind, r.name, 'row security' || CASE WHEN r.relforcerowsecurity THEN ' forced' ELSE '' END
FROM relation r WHERE r.relrowsecurity OR r.relforcerowsecurity
UNION ALL
SELECT r.kind, r.name, concat('policy ', p.polname, ': ', CASE WHEN p.polpermissive THEN 'permissive' ELSE 'restrictive' END,
  ' for ', p.polcmd, ' to ', p.polroles::regrole[], ' using ' || pg_get_expr(p.polqual, r.oid),
  ' with check ' || pg_get_expr(p.polwithcheck, r.oid))
FROM relation r JOIN pg_policy p ON p.polrelid = r.oid
UNION ALL
SELECT r.kind, r.name, concat('column ', a.attname, ': ', format_type(a.atttypid, a.atttypmod),
  CASE WHEN a.attcollation <> t.typcollation THEN ' collate ' || (SELECT collname FROM pg_collation WHERE oid = a.attcollation) END,
  CASE WHEN a.attnotnull THEN ' not null' END,
  CASE WHEN a.attgenerated = '' THEN ' default ' ELSE ' generated always as ' END || pg_get_expr(d.adbin, d.adrelid),
  CASE a.attgenerated WHEN 's' THEN ' stored' WHEN 'v' THEN ' virtual' END,
  CASE a.attidentity WHEN 'a' THEN ' generated always as identity' WHEN 'd' THEN ' generated by default as identity' END
    || ' (' || (SELECT q.text FROM pg_depend p JOIN sequence q ON q.seqrelid = p.objid
      WHERE p.classid = 'pg_class'::regclass AND p.refobjid = r.oid AND p.refobjsubid = a.attnum AND p.deptype = 'i') || ')',
  ' comment: ' || col_description(r.oid, a.attnum))
FROM relation r
JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
JOIN pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_attrdef d ON d.adrelid = r.oid AND d.adnum = a.attnum
WHERE r.relkind <> 'S'
UNION ALL
SELECT r.kind, r.name, concat(
  CASE c.contype WHEN 'p' THEN 'primary key' WHEN 'u' THEN 'unique' WHEN 'f' THEN 'foreign key' WHEN 'c' THEN 'check'
    WHEN 'x' THEN 'exclude' WHEN 'n' THEN 'not null' END,
  ' ', c.conname, ': ', pg_get_constraintdef(c.oid), ' comment: ' || obj_description(c.oid, 'pg_constraint'))
FROM relation r JOIN pg_constraint c ON c.conrelid = r.oid WHERE c.contype <> 't'
UNION ALL
SELECT r.kind, r.name, concat('index ', i.indexrelid::regclass, ': ', pg_get_indexdef(i.indexrelid),
  CASE WHEN NOT i.indisvalid THEN ' invalid' END, CASE WHEN i.indisclustered THEN ' clustered' END,
  CASE WHEN i.indisreplident THEN ' replica identity' END,
  ' comment: ' || obj_description(i.indexrelid, 'pg_class'))
FROM relation r JOIN pg_index i ON i.indrelid = r.oid
WHERE NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid AND c.contype IN ('p', 'u', 'x'))
UNION ALL
SELECT r.kind, r.name, concat('trigger ', g.tgname, ': ', pg_get_triggerdef(g.oid),
  CASE g.tgenabled WHEN 'D' THEN ' disabled' WHEN 'A' THEN ' always' WHEN 'R' THEN ' replica' END,
  ' comment: ' || obj_description(g.oid, 'pg_trigger'))
FROM relation r JOIN pg_trigger g ON g.tgrelid = r.oid WHERE NOT g.tgisinternal
UNION ALL
SELECT r.kind, r.name, concat('rule ', w.rulename, ': ', pg_get_ruledef(w.oid))
FROM relation r JOIN pg_rewrite w ON w.ev_class = r.oid WHERE w.rulename <> '_RETURN'
UNION ALL
SELECT r.kind, r.name, concat('statistics ', x.stxname, ': ', pg_get_statisticsobjdef(x.oid))
FROM relation r JOIN pg_statistic_ext x ON x.stxrelid = r.oid

-- Functions and procedures.
UNION ALL
SELECT p.kind, p.name, 'as: ' || pg_get_functiondef(p.oid) FROM routine p
UNION ALL
SELECT p.kind, p.name, 'comment: ' || obj_description(p.oid, 'pg_proc')
FROM routine p WHERE obj_description(p.oid, 'pg_proc') IS NOT NULL
