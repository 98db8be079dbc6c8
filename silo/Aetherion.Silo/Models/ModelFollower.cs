using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Aetherion.Silo.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;

namespace Aetherion.Silo.Models;

/// <summary>
/// Tells the live symbols that are fed of changed champions, and their monitors of challengers, whichever process made the
/// change. It may tell twice; a symbol that was not reached looks for itself when it comes back.
/// </summary>
public sealed class ModelFollower(
    IModelRegistry registry,
    IGrainFactory grains,
    IInstrumentCatalog catalog,
    ModelFollowerOptions options,
    TimeProvider time,
    ILogger<ModelFollower> logger)
    : BackgroundService
{
    /// <summary>The families whose models run in symbols; whoever uses others looks for itself.</summary>
    private static readonly ImmutableArray<string> FamiliesOfSymbols = [ModelFamilies.Regime, ModelFamilies.Anomaly];

    /// <summary>The last event that everybody was told of.</summary>
    public long Number { get; private set; } = -1;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(options.PollInterval, time);
        do
        {
            try
            {
                await FollowAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.ModelsNotFollowed(exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        if (Number < 0)
        {
            // What came before is no news: symbols look at their activation.
            var latest = await registry.ReadLatestEventsAsync(null, 1, cancellationToken);
            Number = latest.IsEmpty ? 0 : latest[0].Number;
            return;
        }
        var events = await registry.ReadEventsAsync(Number, options.EventsMax, cancellationToken);
        foreach (var modelEvent in events)
        {
            await TellAsync(modelEvent, cancellationToken);
            Number = modelEvent.Number;
        }
    }

    private async Task TellAsync(ModelEvent modelEvent, CancellationToken cancellationToken)
    {
        var family = modelEvent.Scope.Family;
        var isChallenger = modelEvent.Kind == ModelEventKind.ChallengerSet;
        if (!FamiliesOfSymbols.Contains(family) || !(isChallenger || modelEvent.ChangesChampion))
            return;
        foreach (var instrument in catalog.Active)
        {
            foreach (var timeframe in Timeframes.WithRegimes.Where(t => modelEvent.Scope.Serves(instrument.Id, t)))
            {
                cancellationToken.ThrowIfCancellationRequested();
                await TellAsync(new RegimeKey(new SymbolKey(instrument.Id), timeframe), family, isChallenger);
            }
        }
    }

    private async Task TellAsync(RegimeKey key, string family, bool isChallenger)
    {
        if (isChallenger)
        {
            await grains.GetGrain<IModelMonitorGrain>(key.ToString()).Refresh();
            return;
        }
        var used = await grains.GetGrain<ISymbolGrain>(key.Symbol.ToString())
            .UseModel(family, key.Timeframe, version: null);
        logger.ModelInUse(key.ToString(), used.Version, used.AfterSequence);
    }
}
