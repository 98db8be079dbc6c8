namespace Aetherion.Model;

/// <summary>What a strategy wants at the close of a bar; it acts from the next bar on.</summary>
/// <param name="Sequence">The bar's sequence.</param>
/// <param name="Candle">The bar it was decided on.</param>
/// <param name="Regime">The regime in force at its close.</param>
/// <param name="Strategy">The strategy in charge.</param>
/// <param name="TargetExposure">The share of equity to hold in the instrument, in [0, 1].</param>
/// <param name="IsReady">False while the strategy warms up; nobody trades on it then.</param>
/// <param name="ReasonCode">Why, for example <c>BELOW_LOWER_BAND</c>.</param>
public readonly record struct Signal(
    long Sequence,
    Candle Candle,
    Regime Regime,
    string Strategy,
    decimal TargetExposure,
    bool IsReady,
    string ReasonCode);
