"""datetime."""

## Dates and times are made
from datetime import datetime, date, time, timedelta, timezone
date(2024, 2, 29), datetime(2024, 1, 2), datetime(2024, 1, 2, 3, 4, 5, 6), time(1, 2), timedelta(days=1, hours=2, seconds=-5), timedelta()  #> (datetime.date(2024, 2, 29), datetime.datetime(2024, 1, 2, 0, 0), datetime.datetime(2024, 1, 2, 3, 4, 5, 6), datetime.time(1, 2), datetime.timedelta(days=1, seconds=7195), datetime.timedelta(0))
date(2023, 2, 29)  #! ValueError
datetime(2024, 1, 2, tzinfo=timezone.utc)  #> datetime.datetime(2024, 1, 2, 0, 0, tzinfo=datetime.timezone.utc)
datetime(year=2024, month=5, day=6, minute=7)  #> datetime.datetime(2024, 5, 6, 0, 7)

## Their parts
from datetime import datetime, date, timedelta
d = datetime(2024, 3, 31, 13, 4, 5, 678)
d.year, d.month, d.day, d.hour, d.microsecond, d.date(), d.time(), d.weekday(), d.isoweekday(), date(1, 1, 1).toordinal(), d.tzinfo  #> (2024, 3, 31, 13, 678, datetime.date(2024, 3, 31), datetime.time(13, 4, 5, 678), 6, 7, 1, None)
timedelta(days=-1, seconds=5).days, timedelta(hours=1).total_seconds(), timedelta(hours=30).seconds  #> (-1, 3600.0, 21600)

## Their texts
from datetime import datetime, date, time, timedelta, timezone
d = datetime(2024, 3, 1, 13, 4, 5)
d.isoformat(), d.isoformat(" "), str(d), str(d.date()), d.replace(microsecond=7).isoformat(), d.isoformat(timespec="minutes"), str(time(1, 2, 3))  #> ('2024-03-01T13:04:05', '2024-03-01 13:04:05', '2024-03-01 13:04:05', '2024-03-01', '2024-03-01T13:04:05.000007', '2024-03-01T13:04', '01:02:03')
d.strftime("%Y-%m-%d %H:%M:%S %f %y %j %B %b %A %a %I %p %%"), f"{d:%d.%m.%Y}", "{:%H}".format(d)  #> ('2024-03-01 13:04:05 000000 24 061 March Mar Friday Fri 01 PM %', '01.03.2024', '13')
d.replace(tzinfo=timezone.utc).isoformat(), datetime(2024, 1, 1, tzinfo=timezone(timedelta(hours=-5, minutes=-30))).isoformat(), str(timedelta(days=1, hours=2, seconds=3)), str(timedelta(hours=-1)), str(timedelta(microseconds=5))  #> ('2024-03-01T13:04:05+00:00', '2024-01-01T00:00:00-05:30', '1 day, 2:00:03', '-1 day, 23:00:00', '0:00:00.000005')

## Sums
from datetime import datetime, date, timedelta, timezone
date(2024, 2, 28) + timedelta(days=2), datetime(2024, 1, 1) - timedelta(seconds=1), date(2024, 3, 1) - date(2024, 2, 1), datetime(2024, 1, 2) - datetime(2024, 1, 1, 12), timedelta(days=1) * 3, timedelta(hours=3) / 2, -timedelta(days=1) if False else timedelta(days=3) // 2, timedelta(days=1) + timedelta(hours=1), timedelta(days=1) / timedelta(hours=6)  #> (datetime.date(2024, 3, 1), datetime.datetime(2023, 12, 31, 23, 59, 59), datetime.timedelta(days=29), datetime.timedelta(seconds=43200), datetime.timedelta(days=3), datetime.timedelta(seconds=5400), datetime.timedelta(days=1, seconds=43200), datetime.timedelta(days=1, seconds=3600), 4.0)
date.max + timedelta(days=1)  #! OverflowError: date value out of range

## Order
from datetime import datetime, date, timedelta
date(2024, 1, 1) < date(2024, 1, 2), datetime(2024, 1, 1) == datetime(2024, 1, 1, 0), max(date(2020, 1, 1), date(2021, 1, 1)), sorted([timedelta(2), timedelta(1)])[0], date(2024, 1, 1) in [date(2024, 1, 1)], {date(2024, 1, 1): "x"}[date(2024, 1, 1)], bool(timedelta(0))  #> (True, True, datetime.date(2021, 1, 1), datetime.timedelta(days=1), True, 'x', False)

## Read from text
from datetime import datetime, date, timezone
date.fromisoformat("2024-05-06"), datetime.fromisoformat("2024-05-06T07:08:09.5+00:00"), datetime.fromisoformat("2024-05-06 07:08"), datetime.strptime("06/05/2024 07:08", "%d/%m/%Y %H:%M"), datetime.combine(date(2024, 1, 2), datetime.min.time())  #> (datetime.date(2024, 5, 6), datetime.datetime(2024, 5, 6, 7, 8, 9, 500000, tzinfo=datetime.timezone.utc), datetime.datetime(2024, 5, 6, 7, 8), datetime.datetime(2024, 5, 6, 7, 8), datetime.datetime(2024, 1, 2, 0, 0))
date.fromisoformat("x")  #! ValueError: Invalid isoformat string: 'x'
datetime(2024, 1, 1, tzinfo=timezone.utc).timestamp(), datetime.fromtimestamp(1704067200, tz=timezone.utc), datetime(1970, 1, 1, tzinfo=timezone.utc).timestamp()  #> (1704067200.0, datetime.datetime(2024, 1, 1, 0, 0, tzinfo=datetime.timezone.utc), 0.0)
