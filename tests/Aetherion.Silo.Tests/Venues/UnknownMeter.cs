using System.Diagnostics.Metrics;
using Aetherion.Silo.Telemetry;

namespace Aetherion.Silo.Tests.Venues;

/// <summary>What is measured of a venue while it listens: how much was not known, by source and type.</summary>
internal sealed class UnknownMeter : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly Dictionary<string, long> _counts = [];

    public UnknownMeter(string venue)
    {
        _listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument is { Name: "aetherion.venue.unknown", Meter.Name: FeedMetrics.MeterName })
                self.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, count, tags, _) => Add(venue, count, tags.ToArray()));
        _listener.Start();
    }

    public Dictionary<string, long> Counts
    {
        get
        {
            lock (_counts)
                return new(_counts);
        }
    }

    public void Dispose() => _listener.Dispose();

    private void Add(string venue, long count, KeyValuePair<string, object?>[] tags)
    {
        var labels = tags.ToDictionary(tag => tag.Key, tag => (string)tag.Value!);
        if (labels["venue"] != venue)
            return;
        var series = $"{labels["source"]} {labels["type"]}";
        lock (_counts)
            _counts[series] = _counts.GetValueOrDefault(series) + count;
    }
}
