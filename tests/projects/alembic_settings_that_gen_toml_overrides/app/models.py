from sqlalchemy import MetaData
from sqlalchemy.orm import DeclarativeBase


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "uq": "%(table_name)s_%(column_0_name)s_key",
            "pk": "%(table_name)s_pkey",
        }
    )
