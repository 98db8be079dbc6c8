using Aetherion.Model;

namespace Aetherion.Api.Regimes;

internal static class RegimeArguments
{
    public static RegimeKey KeyOf(InstrumentId instrument, Timeframe timeframe) =>
        Timeframes.WithRegimes.Contains(timeframe)
            ? new RegimeKey(new SymbolKey(instrument), timeframe)
            : throw ApiErrors.BadInput(
                nameof(timeframe),
                $"There are no regimes at {timeframe}; ask for one of {string.Join(", ", Timeframes.WithRegimes)}.");
}
