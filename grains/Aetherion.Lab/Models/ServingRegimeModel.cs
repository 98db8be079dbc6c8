using Aetherion.Domain.Regimes;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Lab.Models;

/// <summary>
/// Which regime model serves an instrument and timeframe: the champion of the closest scope that can be read, and where
/// there is none the model that ships with the product.
/// </summary>
public sealed class ServingRegimeModel(IModelRegistry registry, RegimeModel shipped)
{
    public async Task<RegimeModel> FindAsync(
        InstrumentId instrument, Timeframe timeframe, CancellationToken cancellationToken)
    {
        var champions = await registry.FindChampionsAsync(
            ModelFamilies.Regime, instrument, timeframe, cancellationToken);
        foreach (var champion in champions)
        {
            if (await ReadAsync(champion, cancellationToken) is { } model)
                return model;
        }
        return shipped;
    }

    /// <summary>Null for one that is damaged: the next wider scope serves.</summary>
    private async Task<RegimeModel?> ReadAsync(string version, CancellationToken cancellationToken)
    {
        try
        {
            return await registry.FindAsync(version, cancellationToken) is { } stored
                ? RegimeModelDocument.Read(stored.Document)
                : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
