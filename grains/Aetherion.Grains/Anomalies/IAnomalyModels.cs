using Aetherion.Domain.Anomalies;
using Aetherion.Model;

namespace Aetherion.Grains.Anomalies;

/// <summary>Which model scores the bars of a symbol and timeframe.</summary>
public interface IAnomalyModels
{
    /// <summary>The one that ships with the product.</summary>
    AnomalyModel Shipped { get; }

    /// <summary>
    /// The model of that version where one is named; otherwise the champion of the closest scope, otherwise the one that ships
    /// with the product.
    /// </summary>
    /// <exception cref="InvalidDataException">The named version is not stored, or the stored model is damaged.</exception>
    Task<AnomalyModel> GetAsync(
        InstrumentId instrument, Timeframe timeframe, string? version, CancellationToken cancellationToken);
}
