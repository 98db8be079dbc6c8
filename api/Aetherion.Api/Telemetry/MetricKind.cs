namespace Aetherion.Api.Telemetry;

/// <summary>How measurements of a metric become one figure.</summary>
internal enum MetricKind
{
    /// <summary>Increments are added.</summary>
    Counter,

    /// <summary>The total is measured as it stands.</summary>
    ObservedCounter,

    /// <summary>Changes up and down are added.</summary>
    Sum,

    /// <summary>The last value counts.</summary>
    Gauge,

    /// <summary>Values are counted in buckets.</summary>
    Histogram,
}
