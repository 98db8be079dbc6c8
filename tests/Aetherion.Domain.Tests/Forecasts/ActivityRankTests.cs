using Aetherion.Domain.Forecasts;
using Aetherion.Domain.Tests.Causality;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Forecasts;

public sealed class ActivityRankTests
{
    [Fact]
    public void The_rank_is_the_share_of_hours_with_less_volume()
    {
        long[] volumes = Volumes(20_000);
        double?[] ranks = Run(volumes);
        for (int bar = 0; bar < volumes.Length; bar += 37)
        {
            if (bar < 25 * 60 - 1)
            {
                ranks[bar].ShouldBeNull();
                continue;
            }

            long Hour(int end) => volumes[(end - 59)..(end + 1)].Sum();
            int whole = bar / 60;
            long[] past = [.. Enumerable.Range(Math.Max(0, whole - 240), Math.Min(240, whole)).Select(hour => Hour((hour * 60) + 59))];
            double below = past.Sum(hour => hour < Hour(bar) ? 1 : hour == Hour(bar) ? 0.5 : 0);
            ranks[bar]!.Value.ShouldBe(below / past.Length, 1e-12);
        }
    }

    [Fact]
    public void The_rank_knows_the_past_alone() =>
        FutureCheck.FindBreach<long, double?>(Volumes(3000), Run, (volume, random) => volume + random.Next(1, 90))
            .ShouldBeNull();

    [Fact]
    public void A_leak_of_one_bar_is_found() =>
        FutureCheck.FindBreach<long, double?>(
            Volumes(3000), volumes => Run([.. volumes.Skip(1), 0]), (volume, random) => volume + random.Next(5000, 9000))
            .ShouldNotBeNull();

    [Fact]
    public void A_saved_rank_goes_on_bit_by_bit()
    {
        long[] volumes = Volumes(4000);
        double?[] expected = Run(volumes);
        ActivityRank first = new();
        for (int bar = 0; bar < 2500; bar++)
            first.Update(Bar(bar, volumes[bar]));
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        first.Save(writer);
        writer.Flush();
        stream.Position = 0;
        ActivityRank second = new();
        using BinaryReader reader = new(stream);
        second.Restore(reader);
        second.Value.ShouldBe(expected[2499]);
        for (int bar = 2500; bar < volumes.Length; bar++)
        {
            second.Update(Bar(bar, volumes[bar]));
            second.Value.ShouldBe(expected[bar]);
        }
    }

    private static double?[] Run(IReadOnlyList<long> volumes)
    {
        ActivityRank rank = new();
        double?[] ranks = new double?[volumes.Count];
        for (int bar = 0; bar < ranks.Length; bar++)
        {
            rank.Update(Bar(bar, volumes[bar]));
            ranks[bar] = rank.Value;
        }

        return ranks;
    }

    private static Candle Bar(int bar, long volume) =>
        RiskFeaturesTests.Bar(Utc.At(2024, 1, 1).AddMinutes(bar), 100, 0, volume);

    private static long[] Volumes(int count)
    {
        Random random = new(6);
        return [.. Enumerable.Range(0, count).Select(bar => (long)random.Next(0, 3 + (bar / 60 % 7)))];
    }
}
