using Aetherion.Domain.Markets;
using Aetherion.Model;
using Aetherion.Testing;

namespace Aetherion.Benchmarks.Models;

/// <summary>Reads the bars that predictors are judged on.</summary>
internal static class PredictorData
{
    /// <summary>Bars of a file under the shared data.</summary>
    public static List<Candle> Bars(string file, string instrument)
    {
        string path = RepositoryPaths.Shared($"data/{file}");
        if (!File.Exists(path))
            throw new InvalidOperationException($"../shared/data/{file} is not here; the figures need it.");
        using BarFileReader reader = new(
            File.OpenRead(path),
            file,
            InstrumentCatalog.Simulated().Get(InstrumentId.Parse(instrument)),
            Timeframe.M1);
        return [.. reader.ReadAll()];
    }

    /// <summary>The first bar at or after a time.</summary>
    public static int IndexOf(List<Candle> bars, DateTime time) =>
        bars.FindIndex(bar => bar.OpenTime >= time);
}
