using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Aetherion.Model;

/// <summary>Closed bars of one symbol and timeframe in order of their sequence.</summary>
/// <param name="ModelVersion">The model behind the posteriors; empty when there is none.</param>
public sealed record ClosedBarBatch(
    SymbolKey Key, Timeframe Timeframe, string ModelVersion, ImmutableArray<ClosedBar> Bars)
{
    /// <summary>The model behind the anomalies; null where there is none or, of bars of earlier versions, it is not known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AnomalyVersion { get; init; }
}
