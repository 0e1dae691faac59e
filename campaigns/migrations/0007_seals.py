"""Every dossier that was sent before has its seal, and every achievement its key."""

from django.db import migrations

from campaigns.nomination.sameness import key_of

CHUNK = 1000


def seal(apps, _schema_editor):
    Nomination = apps.get_model("campaigns", "Nomination")
    Seal = apps.get_model("campaigns", "Seal")
    seals, keyed = [], []
    for row in Nomination.objects.order_by("pk").iterator(chunk_size=CHUNK):
        row.achievement_key = key_of(row.achievement)
        keyed.append(row)
        if row.snapshot_hash:
            seals.append(
                Seal(
                    nomination_id=row.pk,
                    number=1,
                    content=row.snapshot,
                    hash=row.snapshot_hash,
                    sealed_by_id=row.created_by_id,
                    sealed_at=row.submitted_at or row.created_at,
                )
            )
        if len(keyed) >= CHUNK:
            Nomination.objects.bulk_update(keyed, ["achievement_key"])
            Seal.objects.bulk_create(seals)
            seals, keyed = [], []
    Nomination.objects.bulk_update(keyed, ["achievement_key"])
    Seal.objects.bulk_create(seals)


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0006_journey")]
    operations = [migrations.RunPython(seal, migrations.RunPython.noop)]
