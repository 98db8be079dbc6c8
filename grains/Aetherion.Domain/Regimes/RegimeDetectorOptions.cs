namespace Aetherion.Domain.Regimes;

/// <summary>When a label may change. Counts are in bars of the timeframe, probabilities are filtered ones.</summary>
public sealed record RegimeDetectorOptions
{
    /// <summary>A regime with at least this probability may become the label. Default 0.6.</summary>
    public double EnterThreshold { get; init; } = 0.6;

    /// <summary>Hysteresis: a label is left only when its own probability is below this. Default 0.35.</summary>
    public double StayThreshold { get; init; } = 0.35;

    /// <summary>Bars that a label, save Crisis, lasts before another, save Crisis, may follow. Default 50.</summary>
    public int MinimumDwellBars { get; init; } = 50;

    /// <summary>Bars that Crisis lasts at least. Default 6.</summary>
    public int CrisisDwellBars { get; init; } = 6;

    /// <summary>Bars that the label after a Crisis lasts before Crisis may break in again. Default 6.</summary>
    public int CrisisReturnBars { get; init; } = 6;

    /// <summary>Bars in a row that must favour the same new regime, the deciding one included. Default 2.</summary>
    public int ConfirmationBars { get; init; } = 2;

    /// <summary>Crisis with at least this probability breaks in at once, whatever the dwell. Default 0.6.</summary>
    public double CrisisThreshold { get; init; } = 0.6;

    /// <summary>Whether Bull waits for a rise and Bear for a fall over the regime window, where the window's
    /// direction is known. Default true.</summary>
    public bool DirectionMustAgree { get; init; } = true;

    internal void ThrowIfInvalid()
    {
        ThrowUnless(EnterThreshold is > 0.5 and <= 1, nameof(EnterThreshold), EnterThreshold, "above 0.5 and up to 1");
        ThrowUnless(StayThreshold is > 0 and <= 1, nameof(StayThreshold), StayThreshold, "above 0 and up to 1");
        ThrowUnless(MinimumDwellBars >= 1, nameof(MinimumDwellBars), MinimumDwellBars, "at least 1");
        ThrowUnless(CrisisDwellBars >= 1, nameof(CrisisDwellBars), CrisisDwellBars, "at least 1");
        ThrowUnless(CrisisReturnBars >= 0, nameof(CrisisReturnBars), CrisisReturnBars, "0 or more");
        ThrowUnless(ConfirmationBars >= 1, nameof(ConfirmationBars), ConfirmationBars, "at least 1");
        ThrowUnless(
            CrisisThreshold is > 0.5 and <= 1, nameof(CrisisThreshold), CrisisThreshold, "above 0.5 and up to 1");
    }

    private static void ThrowUnless(bool isValid, string name, object value, string range)
    {
        if (!isValid)
            throw new ArgumentException($"{name} is {value}; it must be {range}.", name);
    }
}
