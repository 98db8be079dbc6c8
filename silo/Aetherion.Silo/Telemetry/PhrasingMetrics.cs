using System.Diagnostics.Metrics;
using Aetherion.Domain.Regimes;

namespace Aetherion.Silo.Telemetry;

/// <summary>What the phrasing of explanations measures.</summary>
public sealed class PhrasingMetrics : IDisposable
{
    private readonly Meter _meter = new(FeedMetrics.MeterName);
    private readonly Counter<long> _refused;

    public PhrasingMetrics() =>
        _refused = _meter.CreateCounter<long>(
            "aetherion.phrasing.refused", description: "Answers of the language model that were not shown.");

    public void AnswerRefused(PhraseFault fault) => _refused.Add(1, new KeyValuePair<string, object?>("reason", NameOf(fault)));

    /// <summary>Whether these metrics measure by an instrument; others may have one of the same name.</summary>
    internal bool Owns(Instrument instrument) => instrument == _refused;

    public void Dispose() => _meter.Dispose();

    private static string NameOf(PhraseFault fault) => fault switch
    {
        PhraseFault.Length => "length",
        PhraseFault.Format => "format",
        PhraseFault.Number => "number",
        PhraseFault.Name => "name",
        PhraseFault.Direction => "direction",
        _ => "none",
    };
}
