-- Rows of kind, name and line for everything in the current database but the settings of sequences.
-- https://mariadb.com/kb/en/information-schema-tables/
SELECT 'database', '', concat('collation ', default_collation_name)
FROM information_schema.schemata WHERE schema_name = DATABASE()
UNION ALL
SELECT 'database', '', concat('grant ', privilege_type, ' to ', grantee, if(is_grantable = 'YES', ' with grant option', ''))
FROM information_schema.schema_privileges WHERE table_schema = DATABASE()

-- Tables.
UNION ALL
SELECT if(table_type = 'SEQUENCE', 'sequence', 'table'), table_name, concat('engine ', engine)
FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type <> 'VIEW'
UNION ALL
SELECT 'table', table_name, concat('collation ', table_collation)
FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type NOT IN ('VIEW', 'SEQUENCE')
UNION ALL
SELECT 'table', table_name, 'system versioned'
FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'SYSTEM VERSIONED'
UNION ALL
SELECT if(table_type = 'SEQUENCE', 'sequence', 'table'), table_name, concat('comment: ', table_comment)
FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type <> 'VIEW' AND table_comment <> ''
UNION ALL
SELECT 'table', table_name, concat('options ', create_options)
FROM information_schema.tables
WHERE table_schema = DATABASE() AND table_type NOT IN ('VIEW', 'SEQUENCE') AND create_options <> ''
UNION ALL
SELECT 'table', table_name, concat_ws(' ', 'partition', concat(partition_name, ':'), partition_method, partition_expression,
  partition_description, subpartition_name, subpartition_method, subpartition_expression)
FROM information_schema.partitions WHERE table_schema = DATABASE() AND partition_name IS NOT NULL
UNION ALL
SELECT if(t.table_type = 'VIEW', 'view', 'table'), c.table_name, concat('column ', c.column_name, ': ', c.column_type,
  if(c.collation_name <> t.table_collation, concat(' collate ', c.collation_name), ''),
  if(c.is_nullable = 'NO', ' not null', ''),
  if(c.column_default IS NULL, '', concat(' default ', c.column_default)),
  if(c.generation_expression IS NULL, '', concat(' as (', c.generation_expression, ')')),
  if(c.extra = '', '', concat(' ', lower(c.extra))),
  if(c.column_comment = '', '', concat(' comment: ', c.column_comment)))
FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
WHERE c.table_schema = DATABASE() AND t.table_schema = DATABASE() AND t.table_type <> 'SEQUENCE'
UNION ALL
SELECT 'table', table_name, concat('check ', constraint_name, ': ', check_clause, if(level = 'Column', ' of the column', ''))
FROM information_schema.check_constraints WHERE constraint_schema = DATABASE()
UNION ALL
SELECT 'table', table_name, concat(
  CASE WHEN index_name = 'PRIMARY' THEN 'primary key' WHEN non_unique = 0 THEN concat('unique index ', index_name)
    ELSE concat('index ', index_name) END,
  ': (', group_concat(concat(column_name, if(sub_part IS NULL, '', concat('(', sub_part, ')')), if(collation = 'D', ' desc', ''))
    ORDER BY seq_in_index SEPARATOR ', '), ')',
  ' using ', lower(max(index_type)), if(max(ignored) = 'YES', ' ignored', ''),
  if(max(index_comment) = '', '', concat(' comment: ', max(index_comment))))
FROM information_schema.statistics WHERE table_schema = DATABASE() GROUP BY table_name, index_name, non_unique
UNION ALL
SELECT 'table', k.table_name, concat('foreign key ', k.constraint_name, ': (',
  group_concat(k.column_name ORDER BY k.ordinal_position SEPARATOR ', '), ') references ',
  if(k.referenced_table_schema = DATABASE(), '', concat(k.referenced_table_schema, '.')), k.referenced_table_name, ' (',
  group_concat(k.referenced_column_name ORDER BY k.ordinal_position SEPARATOR ', '), ')',
  ' on delete ', lower(max(r.delete_rule)), ' on update ', lower(max(r.update_rule)))
FROM information_schema.key_column_usage k
JOIN information_schema.referential_constraints r
  ON r.constraint_schema = k.constraint_schema AND r.constraint_name = k.constraint_name AND r.table_name = k.table_name
WHERE k.table_schema = DATABASE() AND r.constraint_schema = DATABASE() AND k.referenced_table_name IS NOT NULL
GROUP BY k.table_name, k.constraint_name, k.referenced_table_schema, k.referenced_table_name
UNION ALL
SELECT 'table', event_object_table, concat('trigger ', trigger_name, ': ', lower(action_timing), ' ', lower(event_manipulation),
  ' place ', action_order, ' ', action_statement)
FROM information_schema.triggers WHERE trigger_schema = DATABASE()
UNION ALL
SELECT if(t.table_type = 'VIEW', 'view', if(t.table_type = 'SEQUENCE', 'sequence', 'table')), p.table_name,
  concat('grant ', p.privilege_type, ' to ', p.grantee, if(p.is_grantable = 'YES', ' with grant option', ''))
FROM information_schema.table_privileges p JOIN information_schema.tables t USING (table_schema, table_name)
WHERE p.table_schema = DATABASE() AND t.table_schema = DATABASE()
UNION ALL
SELECT 'table', table_name, concat('grant ', privilege_type, ' (', column_name, ') to ', grantee)
FROM information_schema.column_privileges WHERE table_schema = DATABASE()
UNION ALL
SELECT lower(routine_type), routine_name, concat('grant ', proc_priv, ' to ', user, '@', host)
FROM mysql.procs_priv WHERE db = DATABASE()

-- Views, routines, events.
UNION ALL
SELECT 'view', table_name, concat('as: ', replace(view_definition, concat('`', DATABASE(), '`.'), ''),
  if(check_option = 'NONE', '', concat(' with check option ', lower(check_option))), ' sql security ', lower(security_type))
FROM information_schema.views WHERE table_schema = DATABASE()
UNION ALL
SELECT lower(r.routine_type), r.routine_name, concat('as: (', coalesce((
    SELECT group_concat(concat_ws(' ', p.parameter_mode, p.parameter_name, p.dtd_identifier) ORDER BY p.ordinal_position
      SEPARATOR ', ')
    FROM information_schema.parameters p
    WHERE p.specific_schema = DATABASE() AND p.specific_name = r.specific_name AND p.ordinal_position > 0), ''), ') ',
  if(r.dtd_identifier <> '', concat('returns ', r.dtd_identifier, ' '), ''), lower(r.sql_data_access),
  if(r.is_deterministic = 'YES', ' deterministic', ''), ' sql security ', lower(r.security_type), ' ', r.routine_definition,
  if(r.routine_comment = '', '', concat(' comment: ', r.routine_comment)))
FROM information_schema.routines r WHERE r.routine_schema = DATABASE()
UNION ALL
SELECT 'event', event_name, concat_ws(' ', event_type, execute_at, interval_value, interval_field, status, event_definition)
FROM information_schema.events WHERE event_schema = DATABASE()
