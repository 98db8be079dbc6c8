using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Aetherion.Api.Telemetry;

/// <summary>Adds up what the meters of this service and of its runtime measure, for /metrics.</summary>
internal sealed class MetricsCollector : IDisposable
{
    /// <summary>Metrics that are kept.</summary>
    public const int FamiliesMax = 1000;

    private static readonly string[] MeterPrefixes =
        ["Aetherion", "System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel"];

    private readonly ConcurrentDictionary<string, MetricFamily> _families = new(StringComparer.Ordinal);
    private readonly MeterListener _listener = new();
    private readonly Lock _scraping = new();

    public MetricsCollector()
    {
        _listener.InstrumentPublished = Publish;
        _listener.SetMeasurementEventCallback<byte>(static (_, value, tags, state) => Record(state, value, tags));
        _listener.SetMeasurementEventCallback<short>(static (_, value, tags, state) => Record(state, value, tags));
        _listener.SetMeasurementEventCallback<int>(static (_, value, tags, state) => Record(state, value, tags));
        _listener.SetMeasurementEventCallback<long>(static (_, value, tags, state) => Record(state, value, tags));
        _listener.SetMeasurementEventCallback<float>(static (_, value, tags, state) => Record(state, value, tags));
        _listener.SetMeasurementEventCallback<double>(static (_, value, tags, state) => Record(state, value, tags));
        _listener.SetMeasurementEventCallback<decimal>(
            static (_, value, tags, state) => Record(state, (double)value, tags));
        _listener.Start();
    }

    /// <summary>Everything measured so far, in Prometheus' text format.</summary>
    public string Scrape()
    {
        lock (_scraping)
        {
            _listener.RecordObservableInstruments();
            return PrometheusText.Write(_families.Values);
        }
    }

    public void Dispose() => _listener.Dispose();

    private static void Record(object? state, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        (state as MetricFamily)?.Record(value, tags);

    private void Publish(Instrument instrument, MeterListener listener)
    {
        var isWanted = MeterPrefixes.Any(prefix => instrument.Meter.Name.StartsWith(prefix, StringComparison.Ordinal));
        if (!isWanted || _families.Count >= FamiliesMax || MetricFamily.TryCreate(instrument) is not { } made)
            return;

        // Meters may have instruments of the same name, whose measurements belong together: a name may stand only once.
        var family = _families.GetOrAdd(made.Name, made);
        if (family.Kind == made.Kind)
            listener.EnableMeasurementEvents(instrument, family);
    }
}
