namespace Aetherion.Domain.Risk;

/// <summary>What one order may be; amounts in the quote currency.</summary>
public sealed record RiskLimits
{
    /// <summary>The most one order may be worth.</summary>
    public decimal OrderNotionalMax { get; init; } = 10_000_000m;

    /// <summary>
    /// How far above the price it was decided at a purchase may execute, as a share of it. This much is reserved;
    /// levels beyond are not taken.
    /// </summary>
    public decimal PriceProtection { get; init; } = 0.02m;

    /// <summary>Changes of the wanted exposure smaller than this, in shares of equity, are not traded on.</summary>
    public decimal ExposureBand { get; init; } = 0.05m;
}
