using Aetherion.Domain.Markets;
using Aetherion.GrainInterfaces;
using Aetherion.Lab.Models;
using Aetherion.Model;

namespace Aetherion.Silo.Jobs;

/// <summary>The bars a job is trained on: a file's, or the stored ones.</summary>
public sealed class JobBars(IMarketDataHistory history)
{
    public IAsyncEnumerable<Candle> Read(TrainingJobRequest request, Instrument instrument) => request.File is { } file
        ? ReadFile(file, instrument).Where(bar => IsWithin(request, bar)).ToAsyncEnumerable()
        : StoredBars.ReadAsync(history, request.Instrument, request.Timeframe, request.From, request.To);

    private static bool IsWithin(TrainingJobRequest request, Candle bar) =>
        (request.From is null || bar.OpenTime >= request.From) && (request.To is null || bar.CloseTime <= request.To);

    private static IEnumerable<Candle> ReadFile(string file, Instrument instrument)
    {
        using var reader = new BarFileReader(File.OpenRead(file), Path.GetFileName(file), instrument, Timeframe.M1);
        foreach (var candle in reader.ReadAll())
            yield return candle;
    }
}
