namespace Aetherion.Postgres.Tests;

public sealed class RetentionPlanTests
{
    private static readonly DateTime Now = new(2024, 6, 10, 12, 0, 0, DateTimeKind.Utc);

    private static readonly RetentionOptions Forever = new()
    {
        TicksAgeMax = null,
        SecondsAgeMax = null,
        MinutesAgeMax = null,
        BytesMax = long.MaxValue,
    };

    [Fact]
    public void Within_age_and_budget_nothing_goes() =>
        Choose(Forever, Day("ticks", 1), Day("ticks", 2), Day("ticks", 3)).ShouldBeEmpty();

    [Fact]
    public void What_is_past_its_tables_age_goes()
    {
        var options = Forever with { TicksAgeMax = TimeSpan.FromDays(3), SecondsAgeMax = TimeSpan.FromDays(6) };

        Choose(options, Day("ticks", 5), Day("ticks", 6), Day("ticks", 9), Day("candles_seconds", 5),
            Day("candles_seconds", 2), Day("candles_seconds", 9))
            .ShouldBe(["candles_seconds-2", "ticks-5", "ticks-6"]);
    }

    [Fact]
    public void Beyond_the_budget_the_oldest_of_all_tables_go_until_the_rest_fits() =>
        Choose(Forever with { BytesMax = 250 }, Day("ticks", 4), Day("ticks", 9), Day("candles_seconds", 3),
            Day("candles_seconds", 5), Day("candles_seconds", 9))
            .ShouldBe(["candles_seconds-3", "ticks-4", "candles_seconds-5"]);

    [Fact]
    public void The_current_the_coming_and_each_tables_newest_stay_whatever_the_budget()
    {
        var options = Forever with { BytesMax = 0, TicksAgeMax = TimeSpan.Zero, SecondsAgeMax = TimeSpan.Zero };

        Choose(options, Day("ticks", 8), Day("ticks", 10), Day("ticks", 11), Day("candles_seconds", 3))
            .ShouldBe(["ticks-8"]);
    }

    [Fact]
    public void Old_times_that_a_replay_wrote_lately_are_young()
    {
        var options = Forever with { TicksAgeMax = TimeSpan.FromDays(3) };
        var replayed = Day("ticks", 1) with { UsedTime = Now.AddDays(-1) };

        Choose(options, replayed, Day("ticks", 2), Day("ticks", 9)).ShouldBe(["ticks-2"]);
        Choose(Forever with { BytesMax = 250 }, replayed, Day("ticks", 2), Day("ticks", 9)).ShouldBe(["ticks-2"]);
    }

    [Fact]
    public void Empty_partitions_are_not_dropped_for_the_budget() =>
        Choose(Forever with { BytesMax = 150 }, Day("ticks", 1) with { Bytes = 0 }, Day("ticks", 2), Day("ticks", 9))
            .ShouldBe(["ticks-2"]);

    private static IEnumerable<string> Choose(RetentionOptions options, params StoredPartition[] partitions) =>
        RetentionPlan.Choose(partitions, options, Now).Select(p => p.Name);

    private static StoredPartition Day(string table, int day)
    {
        var start = new DateTime(2024, 6, day, 0, 0, 0, DateTimeKind.Utc);
        return new StoredPartition($"{table}-{day}", table, start, start.AddDays(1), start, 100);
    }
}
