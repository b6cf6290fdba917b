# upgrade

@begin

@version_table

-- Running upgrade  -> c9d9d58bc625

[all]
CREATE TABLE ms_everything (
    id UNIQUEIDENTIFIER NOT NULL DEFAULT newsequentialid(),
    name NVARCHAR(max) NULL,
    short NVARCHAR(100) COLLATE Latin1_General_CI_AS NULL,
    vmax VARCHAR(max) NULL,
    vb VARBINARY(max) NULL,
    dto DATETIMEOFFSET NULL,
    dto3 DATETIMEOFFSET(3) NULL,
    dt2 DATETIME2(7) NULL,
    sdt SMALLDATETIME NULL,
    cash MONEY NULL,
    small_cash SMALLMONEY NULL,
    bit BIT NOT NULL DEFAULT ((0)),
    tiny TINYINT NULL,
    doc XML NULL,
    rv ROWVERSION NULL,
    [any] SQL_VARIANT NULL,
    tm TIME(2) NULL,
    txt NTEXT NULL,
    PRIMARY KEY NONCLUSTERED (id)
)

@insert c9d9d58bc625

@commit

# downgrade

@begin

-- Running downgrade c9d9d58bc625 ->

[all]
DROP TABLE ms_everything

@delete c9d9d58bc625

@commit
