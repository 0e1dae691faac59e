"""A crowd of made-up people on PostgreSQL, copied in at once, for plans and times."""

from __future__ import annotations

from itertools import product

from django.db import connection

from tests.cast import LONG_AGO, Cast
from units.people.names import fold, sort_key

FAMILY = (
    "Nguyễn Nguyễn Nguyễn Nguyễn Trần Trần Lê Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Hồ Ngô Lý".split()
)
MIDDLE = "Văn Thị Đức Minh Thu Hải Quốc Ngọc Thanh Hữu Xuân Kim".split()
GIVEN = "An Bình Chi Dung Đạt Giang Hà Hoa Hùng Lan Linh Long Nam Phương Sơn Tài Tâm Tuấn Ý".split()
PEOPLE = "COPY units_person (code, full_name, sex, folded, sort_key) FROM STDIN"
POSTINGS = "COPY units_posting (person_id, unit_id, position, is_leader, started_on) FROM STDIN"


def gather(cast: Cast, count: int) -> None:
    """So many people with a post each, spread over the offices of the general department."""
    names = [" ".join(parts) for parts in product(FAMILY, MIDDLE, GIVEN)]
    known = [(name, fold(name), sort_key(name)) for name in names]
    offices = [cast.units["VP"].pk, cast.units["TT"].pk, cast.units["TCMT"].pk]
    with connection.cursor() as cursor:
        with cursor.copy(PEOPLE) as people:
            for number in range(count):
                # A step without a common divisor with the names: all of them, well mixed.
                name, folded, key = known[number * 1009 % len(known)]
                people.write_row((f"DC{number:06}", name, "", folded, key))
        cursor.execute("SELECT id FROM units_person WHERE code LIKE 'DC%'")
        keys = [key for (key,) in cursor.fetchall()]
        with cursor.copy(POSTINGS) as posts:
            for place, key in enumerate(keys):
                posts.write_row((key, offices[place % 3], "Chuyên viên", "f", LONG_AGO))
        # What autovacuum does between an import and the next morning.
        cursor.execute("SELECT gin_clean_pending_list('person_folded_trigrams')")
        cursor.execute("ANALYZE units_person, units_posting")
