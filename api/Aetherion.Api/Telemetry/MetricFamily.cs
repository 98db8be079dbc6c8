using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Aetherion.Api.Telemetry;

/// <summary>A metric with its series, one for each set of tags.</summary>
internal sealed class MetricFamily
{
    /// <summary>Series of one metric; measurements with further tags go into one without tags.</summary>
    public const int SeriesMax = 1000;

    private readonly ConcurrentDictionary<KeyValuePair<string, object?>[], MetricSeries> _series =
        new(TagsComparer.Instance);

    private MetricFamily(Instrument instrument, MetricKind kind)
    {
        Name = PrometheusText.NameOf(instrument, kind);
        Description = instrument.Description ?? instrument.Name;
        Kind = kind;
        Boundaries = kind == MetricKind.Histogram ? HistogramBoundaries.Of(instrument) : [];
    }

    public string Name { get; }

    public string Description { get; }

    public MetricKind Kind { get; }

    public double[] Boundaries { get; }

    public IEnumerable<MetricSeries> Series => _series.Values;

    public static MetricFamily? TryCreate(Instrument instrument) =>
        KindOf(instrument.GetType()) is { } kind ? new MetricFamily(instrument, kind) : null;

    public void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var lookup = _series.GetAlternateLookup<ReadOnlySpan<KeyValuePair<string, object?>>>();
        if (!lookup.TryGetValue(tags, out var series))
            series = Add(tags);
        series.Record(Kind, Boundaries, value);
    }

    private MetricSeries Add(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        KeyValuePair<string, object?>[] key = _series.Count < SeriesMax ? tags.ToArray() : [];
        return _series.GetOrAdd(key, static (made, count) => new MetricSeries(made, count), Boundaries.Length + 1);
    }

    private static MetricKind? KindOf(Type type)
    {
        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : null;
        if (definition == typeof(Counter<>))
            return MetricKind.Counter;
        if (definition == typeof(ObservableCounter<>))
            return MetricKind.ObservedCounter;
        if (definition == typeof(UpDownCounter<>))
            return MetricKind.Sum;
        if (definition == typeof(Histogram<>))
            return MetricKind.Histogram;
        return definition == typeof(Gauge<>) || definition == typeof(ObservableGauge<>)
            || definition == typeof(ObservableUpDownCounter<>)
            ? MetricKind.Gauge
            : null;
    }
}
