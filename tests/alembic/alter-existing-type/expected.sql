# upgrade

@version_table

-- Running upgrade  -> 3d5f70a1c2b4

[all]
CREATE TABLE algorithm (
    id INTEGER NOT NULL AUTO_INCREMENT,
    name VARCHAR(30) NOT NULL,
    tenant_id VARCHAR(36),
    PRIMARY KEY (id)
)

[all]
ALTER TABLE algorithm MODIFY name VARCHAR(255) NOT NULL

[all]
ALTER TABLE algorithm CHANGE tenant_id project_id VARCHAR(64) NULL

@insert 3d5f70a1c2b4

# downgrade

-- Running downgrade 3d5f70a1c2b4 ->

[all]
ALTER TABLE algorithm CHANGE project_id tenant_id VARCHAR(36) NULL

[all]
ALTER TABLE algorithm MODIFY name VARCHAR(30) NOT NULL

[all]
DROP TABLE algorithm

@delete 3d5f70a1c2b4
