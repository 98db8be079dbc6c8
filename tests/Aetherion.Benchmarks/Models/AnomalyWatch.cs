using Aetherion.Testing;

namespace Aetherion.Benchmarks.Models;

/// <summary>A model trained on the first bars of a file and watched on the later ones.</summary>
/// <param name="Name">What it is called in the report.</param>
/// <param name="File">The bar file below the shared data.</param>
/// <param name="LiveFrom">The first bar that it is watched on, UTC; it is trained on all before.</param>
/// <param name="LiveTo">The end, exclusive.</param>
internal sealed record AnomalyWatch(string Name, string File, DateTime LiveFrom, DateTime LiveTo)
{
    /// <summary>Half a year after a quarter, and two months with a crash after one.</summary>
    public static IReadOnlyList<AnomalyWatch> All { get; } =
    [
        Of("Apr-Sep 2024", "btcusdt-1m-2024.csv.gz", new(2024, 4, 1), new(2024, 10, 1)),
        Of("May-Jun 2021", "btcusdt-1m-2021Q2.csv.gz", new(2021, 5, 1), new(2021, 7, 1)),
    ];

    /// <summary>Where the file is.</summary>
    public string Path => RepositoryPaths.Shared("data/" + File);

    private static AnomalyWatch Of(string name, string file, DateTime from, DateTime to) =>
        new(name, file, DateTime.SpecifyKind(from, DateTimeKind.Utc), DateTime.SpecifyKind(to, DateTimeKind.Utc));
}
