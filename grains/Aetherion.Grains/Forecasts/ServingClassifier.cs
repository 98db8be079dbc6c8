using Aetherion.Domain.Forecasts;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Microsoft.Extensions.Logging;

namespace Aetherion.Grains.Forecasts;

/// <summary>
/// The classifier that serves a symbol and timeframe, and the challenger beside it. One that is damaged is passed over, loudly
/// and once: the champion of the next wider scope serves, or nobody; the champion goes on without its challenger, and a challenger
/// without a champion.
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

    /// <summary>Who runs beside that champion, or beside nobody, now; the given one again when it still does, null for none.</summary>
    public async Task<OutlookModel?> FindChallengerAsync(
        OutlookModel? champion, OutlookModel? current, CancellationToken cancellationToken)
    {
        var version = await registry.FindChallengerAsync(
            ModelFamilies.Classifier, key.Symbol.Instrument, key.Timeframe, cancellationToken);
        if (version is null || version == champion?.Version || _unusable.Contains(version))
            return null;
        return version == current?.Version ? current : await LoadAsync(version, cancellationToken);
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
