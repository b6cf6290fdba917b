-- Rows of table, kind, name, columns, referred table, referred columns, flag, as `structure.rs` reads them.
WITH relation AS (
  SELECT c.oid, c.relkind, CASE n.nspname WHEN 'public' THEN '' ELSE n.nspname || '.' END || c.relname AS name
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'v', 'm') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
    AND NOT EXISTS (
      SELECT FROM pg_depend d WHERE d.deptype = 'e' AND d.classid = 'pg_class'::regclass AND d.objid = c.oid)
), base AS (
  SELECT * FROM relation WHERE relkind IN ('r', 'p')
), granted AS (
  SELECT concat(CASE c.relkind WHEN 'S' THEN 'sequence ' WHEN 'v' THEN 'view ' WHEN 'm' THEN 'view ' ELSE 'table ' END,
      nullif(n.nspname, 'public') || '.', c.relname) AS name, a.part, c.relowner AS owner, a.acl
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, LATERAL (
    SELECT '' AS part, c.relacl AS acl
    UNION ALL SELECT attname::text, attacl FROM pg_attribute WHERE attrelid = c.oid AND attacl IS NOT NULL AND NOT attisdropped
  ) a
  WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  UNION ALL
  SELECT concat('function ', nullif(n.nspname, 'public') || '.', p.proname), '', p.proowner, p.proacl
  FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
  WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND NOT EXISTS (
    SELECT FROM pg_depend d WHERE d.deptype = 'e' AND d.classid = 'pg_proc'::regclass AND d.objid = p.oid)
  UNION ALL
  SELECT 'schema ' || nspname, '', nspowner, nspacl FROM pg_namespace
  WHERE nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'public')
)
SELECT name, CASE WHEN relkind IN ('v', 'm') THEN 'view' ELSE 'table' END, '', '', '', '', '' FROM relation
UNION ALL
SELECT b.name, 'column', a.attname, '', '', '', CASE WHEN a.attnotnull THEN '0' ELSE '1' END
FROM base b JOIN pg_attribute a ON a.attrelid = b.oid AND a.attnum > 0 AND NOT a.attisdropped
UNION ALL
SELECT b.name,
  CASE c.contype WHEN 'p' THEN 'primary key' WHEN 'u' THEN 'unique' WHEN 'f' THEN 'foreign key' ELSE 'check' END,
  c.conname,
  CASE WHEN c.contype <> 'c' THEN (
    SELECT string_agg(a.attname, chr(29) ORDER BY k.place) FROM unnest(c.conkey) WITH ORDINALITY k (number, place)
    JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.number) END,
  coalesce((SELECT r.name FROM relation r WHERE r.oid = c.confrelid), ''),
  coalesce((
    SELECT string_agg(a.attname, chr(29) ORDER BY k.place) FROM unnest(c.confkey) WITH ORDINALITY k (number, place)
    JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.number), ''),
  ''
FROM base b JOIN pg_constraint c ON c.conrelid = b.oid WHERE c.contype IN ('p', 'u', 'f', 'c')
UNION ALL
SELECT b.name, 'partition', pg_get_expr(c.relpartbound, c.oid), '', r.name, '', ''
FROM base b JOIN pg_class c ON c.oid = b.oid AND c.relispartition JOIN pg_inherits i ON i.inhrelid = b.oid
JOIN relation r ON r.oid = i.inhparent
UNION ALL
SELECT b.name, 'index', x.relname, (
    SELECT string_agg(coalesce(a.attname, '(expression)'), chr(29) ORDER BY k.place)
    FROM unnest(i.indkey::int2[]) WITH ORDINALITY k (number, place)
    LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number AND k.number > 0
    WHERE k.place <= i.indnkeyatts),
  '', '', CASE WHEN i.indisunique THEN '1' ELSE '0' END
FROM base b JOIN pg_index i ON i.indrelid = b.oid JOIN pg_class x ON x.oid = i.indexrelid
WHERE NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid AND c.contype IN ('p', 'u', 'x'))
UNION ALL
-- Everybody may execute a function by default.
SELECT g.name, 'grant', CASE x.grantee WHEN 0 THEN 'public' ELSE pg_get_userbyid(x.grantee) END, g.part, x.privilege_type,
  '', CASE WHEN x.is_grantable THEN '1' ELSE '0' END
FROM granted g, aclexplode(g.acl) x
WHERE x.grantee <> g.owner AND NOT (x.grantee = 0 AND g.name LIKE 'function %')
UNION ALL
SELECT g.name, 'grant', 'public', '', 'not execute', '', '0' FROM granted g
WHERE g.name LIKE 'function %' AND g.acl IS NOT NULL
  AND NOT EXISTS (SELECT FROM aclexplode(g.acl) x WHERE x.grantee = 0)
