using System.Globalization;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Aetherion.Postgres;
using Aetherion.Silo.Feeds;
using Microsoft.Extensions.Hosting;
using Orleans;

namespace Aetherion.Host.Terminal;

/// <summary>
/// One line every few seconds on a terminal: symbols, rate, regimes, storage. Silent when output is redirected.
/// </summary>
internal sealed class StatusLine(
    IGrainFactory grains, IInstrumentCatalog catalog, IFeedStatus feed, StorageHealth storage, TimeProvider time)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (Console.IsOutputRedirected)
            return;
        using var timer = new PeriodicTimer(Interval, time);
        var events = feed.EventCount;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var now = feed.EventCount;
            Console.WriteLine(await LineAsync((now - events) / Interval.TotalSeconds));
            events = now;
        }
    }

    private async Task<string> LineAsync(double rate)
    {
        var counts = new Dictionary<Regime, int>();
        foreach (var instrument in catalog.Active)
        {
            var key = new RegimeKey(new SymbolKey(instrument.Id), Timeframe.M1);
            var regime = (await grains.GetGrain<IRegimeGrain>(key.ToString()).GetEstimate())?.Regime ?? Regime.Unknown;
            counts[regime] = counts.GetValueOrDefault(regime) + 1;
        }
        var regimes = string.Join(", ", counts.OrderBy(c => c.Key).Select(c => $"{c.Value} {c.Key}"));
        var state = storage.Status;
        var stored = state.IsHealthy ? "storage ok" : $"storage DOWN, {state.QueuedRows} rows held";
        var backfill = feed.BackfillShare < 1
            ? string.Create(CultureInfo.InvariantCulture, $" | back-fill {feed.BackfillShare:P0}")
            : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{time.GetLocalNow():HH:mm:ss} {catalog.Active.Length} symbols | {rate:#,0} ticks/s | {regimes} | "
            + $"{stored}{backfill}");
    }
}
