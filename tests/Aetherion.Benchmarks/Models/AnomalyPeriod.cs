using Aetherion.Testing;

namespace Aetherion.Benchmarks.Models;

/// <summary>A period over which the share of flagged bars has to hold.</summary>
/// <param name="Name">What it is called in the report.</param>
/// <param name="File">The bar file below the shared data.</param>
/// <param name="From">Its first bar, UTC; the whole file before it is run through to warm up.</param>
/// <param name="To">The end, exclusive.</param>
internal sealed record AnomalyPeriod(string Name, string File, DateTime From, DateTime To)
{
    /// <summary>The validation weeks of the reference set, and whole crash periods of every file with one.</summary>
    public static IReadOnlyList<AnomalyPeriod> All { get; } =
    [
        Of("validation, Mar-Apr 2024", "btcusdt-1m-2024.csv.gz", new(2024, 3, 15), new(2024, 4, 12)),
        Of("crash of 5 Aug 2024", "btcusdt-1m-2024.csv.gz", new(2024, 8, 2), new(2024, 8, 9)),
        Of("crash of 19 May 2021", "btcusdt-1m-2021Q2.csv.gz", new(2021, 5, 16), new(2021, 5, 23)),
        Of("crash of Mar 2020", "klines/binance-spot-btcusdt-1m-12col-2020-03.csv.gz", new(2020, 3, 9), new(2020, 3, 16)),
        Of("collapse of Nov 2022", "klines/binance-spot-btcusdt-1m-12col-2022-11.csv.gz", new(2022, 11, 6), new(2022, 11, 13)),
        Of("depeg of Mar 2023", "klines/binance-spot-btcusdt-1m-12col-2023-03.csv.gz", new(2023, 3, 8), new(2023, 3, 15)),
        Of("crash of 10 Oct 2025", "klines/binance-spot-btcusdt-1m-12col-2025-10-us.csv.gz", new(2025, 10, 8), new(2025, 10, 15)),
    ];

    /// <summary>Where the file is.</summary>
    public string Path => RepositoryPaths.Shared("data/" + File);

    private static AnomalyPeriod Of(string name, string file, DateTime from, DateTime to) =>
        new(name, file, DateTime.SpecifyKind(from, DateTimeKind.Utc), DateTime.SpecifyKind(to, DateTimeKind.Utc));
}
