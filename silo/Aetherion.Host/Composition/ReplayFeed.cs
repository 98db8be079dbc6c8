using Aetherion.Model;
using Aetherion.Recordings;
using Aetherion.Silo;
using Aetherion.Silo.Feeds;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;

namespace Aetherion.Host.Composition;

/// <summary>
/// Feeds a service of its own from the recordings of a session, at the market's time: its symbols are what they were, and bots, API and dashboard
/// work on them as if it was then.
/// </summary>
internal sealed class ReplayFeed(
    ReplayFeedOptions options, IGrainFactory grains, InstrumentCatalogAdapter catalog, ILogger<ReplayFeed> logger)
    : BackgroundService, IFeedStatus, IProgress<SessionReplayProgress>
{
    private long _inputs;
    private string? _problem;

    public string? Problem => Volatile.Read(ref _problem);

    public long EventCount => Interlocked.Read(ref _inputs);

    public double BackfillShare => 1;

    void IProgress<SessionReplayProgress>.Report(SessionReplayProgress value)
    {
        options.Time.Reach(value.MarketTime);
        Interlocked.Exchange(ref _inputs, value.Inputs);
        options.Progress.Report(value);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        foreach (var symbol in options.Content.Symbols)
        {
            catalog.List(symbol.Instrument);
            catalog.Activate(symbol.Instrument.Id);
        }
        var request = new SessionReplayRequest(options.Recording, SymbolKey.LiveRun, [])
        {
            From = options.From,
            To = options.To,
        };
        try
        {
            await new SessionReplay(grains, options.Control).RunAsync(request, this, stoppingToken);
            foreach (var missing in options.Content.Missing)
                logger.LogWarning("{Missing}", missing);
            logger.LogInformation("The recording is at its end; what it led to stays to be looked at");
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
        catch (Exception exception)
        {
            Volatile.Write(ref _problem, $"The replay has failed: {exception.Message}");
            logger.LogError(exception, "The replay has failed");
        }
    }
}
