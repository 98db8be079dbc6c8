using Aetherion.Domain.Forecasts;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Microsoft.Extensions.Logging;

namespace Aetherion.Grains.Forecasts;

/// <summary>
/// The classifier that serves a symbol and timeframe. A champion that is damaged is passed over, loudly and once: the next
/// wider scope serves, or nobody.
/// </summary>
internal sealed class ServingClassifier(IModelRegistry registry, RegimeKey key, ILogger logger)
{
    private readonly HashSet<string> _unusable = [];

    /// <summary>Who serves now; the given one again when it still does.</summary>
    public async Task<OutlookModel?> FindAsync(OutlookModel? current, CancellationToken cancellationToken)
    {
        var champions = await registry.FindChampionsAsync(
            ModelFamilies.Classifier, key.Symbol.Instrument, key.Timeframe, cancellationToken);
        foreach (var champion in champions)
        {
            if (champion == current?.Version)
                return current;
            if (!_unusable.Contains(champion) && await LoadAsync(champion, cancellationToken) is { } model)
                return model;
        }
        return null;
    }

    private async Task<OutlookModel?> LoadAsync(string version, CancellationToken cancellationToken)
    {
        try
        {
            return await registry.FindAsync(version, cancellationToken) is { } registered
                ? OutlookModelReader.Read(registered)
                : throw new InvalidDataException($"The classifier {version} is not registered any more.");
        }
        catch (InvalidDataException exception)
        {
            _unusable.Add(version);
            logger.LogError(exception, "The classifier {Version} of {Key} is not used.", version, key);
            return null;
        }
    }
}
