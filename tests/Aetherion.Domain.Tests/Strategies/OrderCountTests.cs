using System.Globalization;
using System.IO.Compression;
using Aetherion.Domain.Strategies;

namespace Aetherion.Domain.Tests.Strategies;

/// <summary>Each trade pays fees: strategies must not trade every bar.</summary>
public sealed class OrderCountTests
{
    private const string BarFile = "data/btcusdt-1m-2024.csv.gz";

    [Fact]
    public void A_year_of_minutes_gives_some_thousand_orders_of_mean_reversion() =>
        CountOrders(new MeanReversionStrategy()).ShouldBeInRange(1_000, 5_000);

    [Fact]
    public void A_year_of_minutes_gives_some_hundred_orders_of_trend_following() =>
        CountOrders(new TrendFollowingStrategy()).ShouldBeInRange(100, 1_000);

    private static int CountOrders(IStrategy strategy)
    {
        var (orders, exposure, sequence) = (0, 0m, 0L);
        foreach (var close in ReadCloses())
        {
            var target = strategy.Update(SampleBars.At(++sequence, close)).TargetExposure;
            orders += target == exposure ? 0 : 1;
            exposure = target;
        }
        return orders;
    }

    private static IEnumerable<long> ReadCloses()
    {
        var file = File.OpenRead(SharedData.Require(BarFile));
        using var reader = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
            yield return (long)(decimal.Parse(line.Split(',')[4], CultureInfo.InvariantCulture) * 100);
    }
}
