namespace Aetherion.Domain.Forecasts;

/// <summary>
/// Whether several timeframes point the same way. A timeframe's direction is d = P(Bull) - P(Bear).
/// </summary>
/// <param name="Value">
/// The mean of the directions, -1 to 1: 1 when all are surely Bull, -1 when all are surely Bear, near 0 when they
/// contradict each other or none points anywhere.
/// </param>
/// <param name="Unanimity">
/// |sum of d| / sum of |d|, 0 to 1: tells the two apart. 1 when all that point somewhere point the same way, 0 when
/// they cancel out; 1 when none points anywhere.
/// </param>
/// <param name="Count">Timeframes counted.</param>
public readonly record struct TimeframeAgreement(double Value, double Unanimity, int Count)
{
    /// <summary>Of the timeframes whose regime is known; null without any. Allocates nothing.</summary>
    /// <exception cref="ArgumentException">Some probabilities are not probabilities.</exception>
    public static TimeframeAgreement? Of(ReadOnlySpan<TimeframeView> views)
    {
        double sum = 0;
        double size = 0;
        foreach (TimeframeView view in views)
        {
            if (!(view.Bull >= 0 && view.Bear >= 0 && view.Bull + view.Bear <= 1 + 1e-9))
                throw new ArgumentException($"The probabilities of {view.Timeframe} are no probabilities: {view}.");
            sum += view.Bull - view.Bear;
            size += Math.Abs(view.Bull - view.Bear);
        }

        if (views.IsEmpty)
            return null;
        double unanimity = size > 0 ? Math.Min(1, Math.Abs(sum) / size) : 1;
        return new TimeframeAgreement(Math.Clamp(sum / views.Length, -1, 1), unanimity, views.Length);
    }
}
