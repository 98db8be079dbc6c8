using Aetherion.Model;

namespace Aetherion.Api.Regimes;

/// <summary>The label of a single bar, already known.</summary>
internal sealed class KnownRegimeLabel(Regime regime) : IRegimeLabels
{
    public ValueTask<RegimeLabel?> AtCloseAsync(Candle candle, CancellationToken cancellationToken) =>
        new(regime == Regime.Unknown ? null : (RegimeLabel)regime);
}
