using Aetherion.Domain.Regimes;
using Aetherion.Model;

namespace Aetherion.Grains.Regimes;

/// <summary>Which model filters a symbol and timeframe.</summary>
public interface IRegimeModels
{
    /// <summary>
    /// The model of that version where one is named; otherwise the newest trained for the instrument and timeframe, otherwise
    /// the one that ships with the product.
    /// </summary>
    /// <exception cref="InvalidDataException">The named version is not stored, or the stored model is damaged.</exception>
    Task<RegimeModel> GetAsync(
        InstrumentId instrument, Timeframe timeframe, string? version, CancellationToken cancellationToken);
}
