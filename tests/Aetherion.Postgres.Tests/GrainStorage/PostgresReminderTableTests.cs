using Orleans;
using Orleans.Runtime;

namespace Aetherion.Postgres.Tests;

public sealed class PostgresReminderTableTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private static readonly DateTime Start = new(2024, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    private readonly PostgresReminderTable _table = new(database.DataSource, _ => null);

    [Fact]
    public async Task A_reminder_is_read_back_as_it_was_written()
    {
        var entry = Entry("one", "wake");
        var etag = await _table.UpsertRow(entry);

        var row = await _table.ReadRow(entry.GrainId, "wake");

        row.ShouldNotBeNull();
        row.GrainId.ShouldBe(entry.GrainId);
        row.StartAt.ShouldBe(Start);
        row.StartAt.Kind.ShouldBe(DateTimeKind.Utc);
        row.Period.ShouldBe(TimeSpan.FromMinutes(90));
        row.ETag.ShouldBe(etag);
        (await _table.ReadRow(entry.GrainId, "other")).ShouldBeNull();
    }

    [Fact]
    public async Task A_second_write_replaces_the_first_and_its_etag()
    {
        var entry = Entry("two", "wake");
        var first = await _table.UpsertRow(entry);
        entry.Period = TimeSpan.FromHours(3);
        var second = await _table.UpsertRow(entry);

        second.ShouldNotBe(first);
        (await _table.ReadRows(entry.GrainId)).Reminders.ShouldHaveSingleItem().Period.ShouldBe(TimeSpan.FromHours(3));
        (await _table.RemoveRow(entry.GrainId, "wake", first)).ShouldBeFalse();
        (await _table.RemoveRow(entry.GrainId, "wake", second)).ShouldBeTrue();
        (await _table.ReadRows(entry.GrainId)).Reminders.ShouldBeEmpty();
    }

    [Fact]
    public async Task Ranges_of_hashes_partition_the_reminders()
    {
        await _table.TestOnlyClearTable();
        foreach (var i in Enumerable.Range(0, 40))
            await _table.UpsertRow(Entry($"range-{i}", "wake"));
        const uint middle = 0x8000_0000;

        var upper = (await _table.ReadRows(middle, uint.MaxValue)).Reminders;
        var wrapped = (await _table.ReadRows(uint.MaxValue, middle)).Reminders;
        var all = (await _table.ReadRows(middle, middle)).Reminders;

        upper.ShouldAllBe(r => r.GrainId.GetUniformHashCode() > middle);
        wrapped.ShouldAllBe(r => r.GrainId.GetUniformHashCode() <= middle);
        (upper.Count + wrapped.Count).ShouldBe(40);
        all.Count.ShouldBe(40);
    }

    private static ReminderEntry Entry(string key, string name) => new()
    {
        GrainId = GrainId.Create("reminded", key),
        ReminderName = name,
        StartAt = Start,
        Period = TimeSpan.FromMinutes(90),
    };
}
