using System.Collections.Concurrent;
using Aetherion.Domain.Markets;
using Aetherion.GrainHost.Tests;
using Aetherion.Model;
using Aetherion.Silo.Feeds;
using Aetherion.Silo.Telemetry;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans;
using Orleans.Runtime;

namespace Aetherion.Silo.Tests.Feeds;

/// <summary>Grains that outlive the feeds, and a clock that moves when it is told to.</summary>
internal sealed class FeedWorld(params string[] ids) : IGrainFactory, IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly InstrumentCatalog _catalog = InstrumentCatalog.Of(ids.Select(id => InstrumentId.Parse(id)));
    private readonly ConcurrentDictionary<string, PipelineGrain> _grains = new();
    private readonly FeedMetrics _metrics = new();

    public ManualTimeProvider Time { get; } = new();

    public DateTime Now => Time.GetUtcNow().UtcDateTime;

    public SimulatorFeedOptions Options { get; init; } = new() { Backfill = TimeSpan.FromMinutes(30), BackfillBatchBars = 500 };

    public SimulatorFeed Feed { get; private set; } = null!;

    public PipelineGrain Grain(int index = 0) => GrainOf(ids[index]);

    public async Task StartAsync(ulong seed = 1)
    {
        Feed = new SimulatorFeed(
            this, new InstrumentCatalogAdapter(_catalog), Options with { Seed = seed }, _metrics, Time,
            NullLogger<SimulatorFeed>.Instance);
        await Feed.StartAsync(CancellationToken.None);
    }

    public async Task StopAsync()
    {
        await Feed.StopAsync(CancellationToken.None).WaitAsync(Patience);
        Feed.Dispose();
    }

    /// <summary>Lets time go by, a round at a time, until something is so.</summary>
    public async Task RunUntilAsync(Func<bool> condition, string awaited)
    {
        var begin = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            if (TimeProvider.System.GetElapsedTime(begin) > Patience)
                throw new TimeoutException($"Waited {Patience} until {awaited}; the problem was: {Feed.Problem ?? "none"}");
            // While the past is filled time stands, so that every run fills the same.
            if (Feed.BackfillShare >= 1 || _grains.Values.Any(grain => grain.FailureCount > 0))
                Time.Advance(Options.RoundInterval);
            await Task.Yield();
        }
    }

    public Task RunUntilEventsAsync(int count, int index = 0) =>
        RunUntilAsync(() => Grain(index).Events.Length >= count, $"{ids[index]} has taken {count} events");

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey => (TGrainInterface)(object)GrainOf(primaryKey);

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey) => throw new NotSupportedException();

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId) where TGrainInterface : IAddressable =>
        throw new NotSupportedException();

    public IAddressable GetGrain(GrainId grainId) => throw new NotSupportedException();

    public ValueTask DisposeAsync()
    {
        _metrics.Dispose();
        return new ValueTask(StopAsync());
    }

    private PipelineGrain GrainOf(string key) => _grains.GetOrAdd(
        key, id => _catalog.TryGet(InstrumentId.Parse(id), out var instrument)
            ? new PipelineGrain(instrument)
            : throw new InvalidOperationException($"{id} is not known."));
}
