using Aetherion.Model;

namespace Aetherion.Api.Regimes;

/// <summary>The labels of timeframes that have no regimes.</summary>
internal sealed class NoRegimeLabels : IRegimeLabels
{
    public static readonly NoRegimeLabels Instance = new();

    public ValueTask<RegimeLabel?> AtCloseAsync(Candle candle, CancellationToken cancellationToken) =>
        new(result: null);
}
