# upgrade

@version_table

-- Running upgrade  -> 50e57ba19997

[mysql]
CREATE TABLE my_everything (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    tiny TINYINT(1) NOT NULL,
    utiny TINYINT UNSIGNED,
    med MEDIUMINT,
    zf INTEGER(10) UNSIGNED ZEROFILL,
    `dec` DECIMAL(10, 2) UNSIGNED,
    dbl DOUBLE,
    kind ENUM('a','b''s','c') NOT NULL,
    opts SET('x','y'),
    mt MEDIUMTEXT,
    lt LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
    vc VARCHAR(50) CHARACTER SET latin1,
    vb VARCHAR(20) COLLATE utf8mb4_general_ci,
    dt6 DATETIME(6),
    ts TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
    t3 TIME(3),
    yr YEAR,
    bits BIT(4),
    lb LONGBLOB,
    js JSON,
    PRIMARY KEY (id)
)CHARSET=utf8mb4

[mariadb]
CREATE TABLE my_everything (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    tiny TINYINT(1) NOT NULL,
    utiny TINYINT UNSIGNED,
    med MEDIUMINT,
    zf INTEGER(10) UNSIGNED ZEROFILL,
    `dec` DECIMAL(10, 2) UNSIGNED,
    dbl DOUBLE,
    kind ENUM('a','b''s','c') NOT NULL,
    opts SET('x','y'),
    mt MEDIUMTEXT,
    lt LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
    vc VARCHAR(50) CHARACTER SET latin1,
    vb VARCHAR(20) COLLATE utf8mb4_general_ci,
    dt6 DATETIME(6),
    ts TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
    t3 TIME(3),
    yr YEAR,
    bits BIT(4),
    lb LONGBLOB,
    js JSON,
    PRIMARY KEY (id)
)

@insert 50e57ba19997

# downgrade

-- Running downgrade 50e57ba19997 ->

[all]
DROP TABLE my_everything

@delete 50e57ba19997
