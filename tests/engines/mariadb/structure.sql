-- Rows of table, kind, name, columns, referred table, referred columns, flag, as `structure.rs` reads them.
WITH base AS (
  SELECT table_name FROM information_schema.tables
  WHERE table_schema = DATABASE() AND table_type IN ('BASE TABLE', 'SYSTEM VERSIONED')
), foreign_key AS (
  SELECT table_name, constraint_name, group_concat(column_name ORDER BY ordinal_position SEPARATOR X'1d') AS columns,
    concat(if(referenced_table_schema = DATABASE(), '', concat(referenced_table_schema, '.')), referenced_table_name) AS referred,
    group_concat(referenced_column_name ORDER BY ordinal_position SEPARATOR X'1d') AS referred_columns
  FROM information_schema.key_column_usage
  WHERE table_schema = DATABASE() AND referenced_table_name IS NOT NULL
  GROUP BY table_name, constraint_name, referenced_table_schema, referenced_table_name
), index_ AS (
  SELECT table_name, index_name, non_unique, group_concat(column_name ORDER BY seq_in_index SEPARATOR X'1d') AS columns
  FROM information_schema.statistics WHERE table_schema = DATABASE() GROUP BY table_name, index_name, non_unique
)
SELECT table_name, 'table', '', '', '', '', '' FROM base
UNION ALL
SELECT table_name, 'view', '', '', '', '', '' FROM information_schema.views WHERE table_schema = DATABASE()
UNION ALL
SELECT c.table_name, 'column', c.column_name, '', '', '', if(c.is_nullable = 'YES', '1', '0')
FROM information_schema.columns c JOIN base USING (table_name) WHERE c.table_schema = DATABASE()
UNION ALL
SELECT table_name, 'foreign key', constraint_name, columns, referred, referred_columns, '' FROM foreign_key
UNION ALL
SELECT table_name, 'check', constraint_name, '', '', '', ''
FROM information_schema.check_constraints WHERE constraint_schema = DATABASE()
UNION ALL
SELECT table_name, if(index_name = 'PRIMARY', 'primary key', 'unique'), if(index_name = 'PRIMARY', '', index_name), columns,
  '', '', '' FROM index_ WHERE non_unique = 0
UNION ALL
-- InnoDB names the index it needs for a foreign key after the constraint, or after the first column if that has no name.
SELECT i.table_name, 'index', i.index_name, i.columns, '', '', '0' FROM index_ i
WHERE i.non_unique = 1 AND NOT EXISTS (
  SELECT 1 FROM foreign_key f WHERE f.table_name = i.table_name AND f.columns = i.columns AND (
    f.constraint_name = i.index_name
    OR f.constraint_name LIKE concat(f.table_name, '\_ibfk\_%') AND i.index_name = substring_index(f.columns, X'1d', 1)))
UNION ALL
SELECT concat(CASE t.table_type WHEN 'VIEW' THEN 'view ' WHEN 'SEQUENCE' THEN 'sequence ' ELSE 'table ' END, p.table_name), 'grant',
  p.role, p.part, p.privilege_type, '', if(p.is_grantable = 'YES', '1', '0')
FROM (
  SELECT table_name, '' AS part, privilege_type, is_grantable, replace(trim(TRAILING '@' FROM replace(grantee, '''', '')), 'PUBLIC', 'public') AS role
  FROM information_schema.table_privileges WHERE table_schema = DATABASE() AND privilege_type <> 'USAGE'
  UNION ALL
  SELECT table_name, column_name, privilege_type, is_grantable, trim(TRAILING '@' FROM replace(grantee, '''', ''))
  FROM information_schema.column_privileges WHERE table_schema = DATABASE()
) p JOIN information_schema.tables t ON t.table_schema = DATABASE() AND t.table_name = p.table_name
UNION ALL
SELECT concat('function ', routine_name), 'grant', trim(TRAILING '@' FROM concat(user, '@', host)), '', 'execute', '',
  if(find_in_set('Grant', proc_priv), '1', '0')
FROM mysql.procs_priv WHERE db = DATABASE() AND find_in_set('Execute', proc_priv)
