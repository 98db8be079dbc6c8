using System.Diagnostics.Metrics;

namespace Aetherion.Silo.Telemetry;

/// <summary>What feeds measure.</summary>
public sealed class FeedMetrics : IDisposable
{
    public const string MeterName = "Aetherion.Silo";

    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _events;
    private readonly Counter<long> _bars;
    private readonly Counter<long> _failures;

    public FeedMetrics()
    {
        _events = _meter.CreateCounter<long>("aetherion.feed.events", description: "Events taken in by symbol grains.");
        _bars = _meter.CreateCounter<long>("aetherion.feed.bars", description: "Bars of the past given to symbol grains.");
        _failures = _meter.CreateCounter<long>("aetherion.feed.failures", description: "Batches that were tried again.");
    }

    public void EventsTaken(long count) => _events.Add(count);

    public void BarsTaken(long count) => _bars.Add(count);

    public void BatchFailed() => _failures.Add(1);

    public void Dispose() => _meter.Dispose();
}
