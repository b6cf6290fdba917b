# upgrade

@begin

@version_table

-- Running upgrade  -> 40d9b231130f

[postgresql]
CREATE TABLE events (
    id SERIAL NOT NULL,
    on_day DATE NOT NULL,
    at_time TIME WITHOUT TIME ZONE,
    at_time_tz TIME WITH TIME ZONE,
    created_at TIMESTAMP WITHOUT TIME ZONE NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE,
    stamped TIMESTAMP WITHOUT TIME ZONE,
    stamped_tz TIMESTAMP WITH TIME ZONE,
    duration INTERVAL,
    PRIMARY KEY (id)
)

[mysql, mariadb]
CREATE TABLE events (
    id INTEGER NOT NULL AUTO_INCREMENT,
    on_day DATE NOT NULL,
    at_time TIME,
    at_time_tz TIME,
    created_at DATETIME NOT NULL,
    updated_at DATETIME,
    stamped TIMESTAMP NULL,
    stamped_tz TIMESTAMP NULL,
    duration DATETIME,
    PRIMARY KEY (id)
)

[sqlite]
CREATE TABLE events (
    id INTEGER NOT NULL,
    on_day DATE NOT NULL,
    at_time TIME,
    at_time_tz TIME,
    created_at DATETIME NOT NULL,
    updated_at DATETIME,
    stamped TIMESTAMP,
    stamped_tz TIMESTAMP,
    duration DATETIME,
    PRIMARY KEY (id)
)

[mssql]
CREATE TABLE events (
    id INTEGER NOT NULL IDENTITY,
    on_day DATETIME NOT NULL,
    at_time DATETIME NULL,
    at_time_tz DATETIME NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIMEOFFSET NULL,
    stamped TIMESTAMP NULL,
    stamped_tz TIMESTAMP NULL,
    duration DATETIME NULL,
    PRIMARY KEY (id)
)

[oracle]
CREATE TABLE events (
    id INTEGER NOT NULL,
    on_day DATE NOT NULL,
    at_time TIME,
    at_time_tz TIME,
    created_at DATE NOT NULL,
    updated_at DATE,
    stamped TIMESTAMP,
    stamped_tz TIMESTAMP WITH TIME ZONE,
    duration INTERVAL DAY TO SECOND,
    PRIMARY KEY (id)
)

@insert 40d9b231130f

@commit

# downgrade

@begin

-- Running downgrade 40d9b231130f ->

[all]
DROP TABLE events

@delete 40d9b231130f

@commit
