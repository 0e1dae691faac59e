"""On PostgreSQL names are looked up through trigrams, codes in capitals; SQLite needs neither.

The indexes stand beside the models, not in them: SQLite has no such index, and a search of a
part of a name reads its one table through in any case.
"""

from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations

INDEXES = {
    "person_folded_trigrams": "units_person USING gin (folded gin_trgm_ops)",
    "person_code_in_capitals": "units_person (UPPER(code))",
    "unit_folded_trigrams": "units_unit USING gin (folded gin_trgm_ops)",
    "unit_code_in_capitals": "units_unit (UPPER(code))",
    "succession_folded_trigrams": "units_unitsuccession USING gin (folded gin_trgm_ops)",
}


def build(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for name, place in INDEXES.items():
            schema_editor.execute(f"CREATE INDEX {name} ON {place}")


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for name in INDEXES:
            schema_editor.execute(f"DROP INDEX {name}")


class Migration(migrations.Migration):
    dependencies = [("units", "0004_stand_ins")]
    operations = [TrigramExtension(), migrations.RunPython(build, drop)]
