namespace Aetherion.Api.Telemetry;

/// <summary>What was measured of a metric with one set of tags.</summary>
internal sealed class MetricSeries(KeyValuePair<string, object?>[] tags, int bucketCount)
{
    private readonly Lock _lock = new();
    private readonly long[] _buckets = new long[bucketCount];
    private double _value;

    public IReadOnlyList<KeyValuePair<string, object?>> Tags => tags;

    public void Record(MetricKind kind, double[] boundaries, double value)
    {
        lock (_lock)
        {
            if (kind is MetricKind.Gauge or MetricKind.ObservedCounter)
                _value = value;
            else
                _value += value;
            if (kind == MetricKind.Histogram)
                _buckets[BucketOf(boundaries, value)]++;
        }
    }

    /// <summary>The figure, or the sum of a histogram with the count of each bucket.</summary>
    public (double Value, long[] Buckets) Read()
    {
        lock (_lock)
            return (_value, [.. _buckets]);
    }

    // A bucket holds what is at most its boundary.
    private static int BucketOf(double[] boundaries, double value)
    {
        var index = Array.BinarySearch(boundaries, value);
        return index >= 0 ? index : ~index;
    }
}
