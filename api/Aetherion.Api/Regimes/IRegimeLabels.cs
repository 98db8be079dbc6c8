using Aetherion.Model;

namespace Aetherion.Api.Regimes;

/// <summary>The steady labels at the closes of bars.</summary>
internal interface IRegimeLabels
{
    ValueTask<RegimeLabel?> AtCloseAsync(Candle candle, CancellationToken cancellationToken);
}
