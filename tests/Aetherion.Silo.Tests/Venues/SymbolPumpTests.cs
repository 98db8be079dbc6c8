using Aetherion.Domain.Markets;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Aetherion.Silo.Telemetry;
using Aetherion.Silo.Tests.Feeds;
using Aetherion.Silo.Venues;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aetherion.Silo.Tests.Venues;

/// <summary>What is on its way to a grain while that takes nothing.</summary>
public sealed class SymbolPumpTests : IDisposable
{
    private static readonly InstrumentId Id = InstrumentCatalog.Simulated(1).Active[0].Id;
    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly VenueGrains _grains = new(instruments: 1);
    private readonly FeedMetrics _metrics = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _hasAll = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _callCount;

    public void Dispose()
    {
        _stop.Dispose();
        _metrics.Dispose();
    }

    /// <summary>A pause that doubles without end is longer than any time can be after the 64th.</summary>
    [Fact]
    public async Task What_the_grain_refuses_a_hundred_times_is_given_once_more()
    {
        var pump = CreatePump(failures: 100);
        pump.Add(PumpItem.Of(Trade(1)));
        await _hasAll.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        Grain.Events.Length.ShouldBe(1);
        _callCount.ShouldBe(101);
        pump.IsFailing.ShouldBeFalse();
        await pump.CompleteAsync();
    }

    [Fact]
    public async Task Who_leaves_a_symbol_does_not_wait_for_a_grain_that_takes_nothing()
    {
        var pump = CreatePump(failures: int.MaxValue);
        pump.Add(PumpItem.Of(Trade(1)));
        await pump.CompleteAsync().WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        Grain.Events.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_waits_goes_to_the_grain_before_its_symbol_is_left()
    {
        var pump = CreatePump(failures: 0);
        foreach (var id in Enumerable.Range(1, 1000))
            pump.Add(PumpItem.Of(Trade(id)));
        await pump.CompleteAsync();
        Grain.Events.Length.ShouldBe(1000);
    }

    [Fact]
    public async Task A_pump_that_is_stopped_ends_also_while_its_grain_fails()
    {
        var pump = CreatePump(failures: int.MaxValue);
        pump.Add(PumpItem.Of(Trade(1)));
        await _stop.CancelAsync();
        await pump.CompleteAsync().WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
    }

    private PipelineGrain Grain => _grains.Symbol(Id.ToString());

    private SymbolPump CreatePump(int failures)
    {
        _grains.GetGrain<ISymbolGrain>(Id.ToString());
        Grain.FailsBefore = _ => Interlocked.Increment(ref _callCount) <= failures;
        VenueQueueOptions options = new() { RetryDelay = TimeSpan.FromMilliseconds(1), RetryDelayMax = TimeSpan.FromMilliseconds(2) };
        return new SymbolPump(
            new SymbolKey(Id), _grains, options, _metrics, _ => _hasAll.TrySetResult(), TimeProvider.System, NullLogger.Instance, _stop.Token);
    }

    private static MarketEvent Trade(int id) => MarketEvent.Of(new Trade(
        id, Start.AddMilliseconds(id), Start.AddMilliseconds(id), new Price(1_000_000), new Quantity(1), Side.Buy));
}
