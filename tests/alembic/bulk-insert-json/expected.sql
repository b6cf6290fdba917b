# upgrade

@begin

@version_table

-- Running upgrade  -> b243481207d0

[mssql]
SET IDENTITY_INSERT config ON

[postgresql, oracle]
INSERT INTO config (key, value) VALUES ('limits', '{"max": 10, "tags": ["a", "b''s"], "on": true, "none": null}')

[mysql, mariadb]
INSERT INTO config (`key`, value) VALUES ('limits', '{"max": 10, "tags": ["a", "b''s"], "on": true, "none": null}')

[sqlite]
INSERT INTO config ("key", value) VALUES ('limits', '{"max": 10, "tags": ["a", "b''s"], "on": true, "none": null}')

[mssql]
INSERT INTO config ([key], value) VALUES ('limits', '{"max": 10, "tags": ["a", "b''s"], "on": true, "none": null}')

[postgresql]
INSERT INTO config (key, value, updated) VALUES ('list', '[1, 2.5, "three"]', '2024-05-06')

[mysql, mariadb]
INSERT INTO config (`key`, value, updated) VALUES ('list', '[1, 2.5, "three"]', '2024-05-06')

[sqlite]
INSERT INTO config ("key", value, updated) VALUES ('list', '[1, 2.5, "three"]', '2024-05-06')

[mssql]
INSERT INTO config ([key], value, updated) VALUES ('list', '[1, 2.5, "three"]', '2024-05-06')

[oracle]
INSERT INTO config (key, value, updated) VALUES ('list', '[1, 2.5, "three"]', TO_DATE('2024-05-06', 'YYYY-MM-DD'))

[postgresql, oracle]
INSERT INTO config (key, updated) VALUES ('inline', '2024-05-06')

[mysql, mariadb]
INSERT INTO config (`key`, updated) VALUES ('inline', '2024-05-06')

[sqlite]
INSERT INTO config ("key", updated) VALUES ('inline', '2024-05-06')

[mssql]
INSERT INTO config ([key], updated) VALUES ('inline', '2024-05-06')

[mssql]
SET IDENTITY_INSERT config OFF

@insert b243481207d0

@commit

# downgrade

@begin

-- Running downgrade b243481207d0 ->

[all]
DELETE FROM config

@delete b243481207d0

@commit
