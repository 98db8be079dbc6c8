using Aetherion.Model;

namespace Aetherion.Domain.Venues;

/// <summary>
/// Sees from mark prices what was paid at a funding time: the last rate that was told for it, when the next time is told. A
/// rate that was last heard longer than <see cref="SilenceMax"/> before says nothing.
/// </summary>
public sealed class FundingClock
{
    /// <summary>The last rate may have been told so long before the funding time.</summary>
    public static readonly TimeSpan SilenceMax = TimeSpan.FromMinutes(1);

    private MarkPrice? _last;

    /// <summary>Takes the next mark price.</summary>
    /// <returns>What was paid; null where no funding time has passed, or its rate is not known.</returns>
    public FundingPayment? Update(MarkPrice mark)
    {
        ArgumentNullException.ThrowIfNull(mark);
        var last = _last;
        _last = mark;
        return last is { FundingRate: { } rate, NextFundingTime: { } time } && mark.NextFundingTime > time
            && time - last.Time <= SilenceMax
            ? new FundingPayment(time, rate, last.Price)
            : null;
    }
}
