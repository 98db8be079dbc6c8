namespace Aetherion.Domain.Regimes;

/// <summary>
/// How calm a market must be to go sideways. A market without a direction but with more than its usual volatility is no
/// quiet range: the part of Sideways that the calm does not bear out belongs to the direction of the regime window.
/// </summary>
public sealed record CalmOptions
{
    /// <summary>The part of Sideways that stands at <see cref="CalmScore"/>.</summary>
    public const double CalmWeight = 0.7;

    /// <summary>The part of Sideways that stands at <see cref="RestlessScore"/>.</summary>
    public const double RestlessWeight = 0.3;

    private static readonly double CalmLogOdds = Math.Log(CalmWeight / (1 - CalmWeight));
    private static readonly double LogOddsGap = CalmLogOdds - Math.Log(RestlessWeight / (1 - RestlessWeight));

    /// <summary>The forecast, in slow standard deviations, at which a market is calm. Default -0.8.</summary>
    public double CalmScore { get; init; } = -0.8;

    /// <summary>The forecast, in slow standard deviations, at which it is not. Default -0.2.</summary>
    public double RestlessScore { get; init; } = -0.2;

    /// <summary>The part of Sideways that stands: a logistic function through the two points.</summary>
    /// <param name="score">The volatility forecast in slow standard deviations.</param>
    internal double Weight(double score)
    {
        double logOdds = CalmLogOdds - ((score - CalmScore) / (RestlessScore - CalmScore) * LogOddsGap);
        return 1 / (1 + Math.Exp(-logOdds));
    }

    internal void ThrowIfInvalid()
    {
        if (!double.IsFinite(RestlessScore - CalmScore) || RestlessScore - CalmScore < 0.01)
        {
            throw new ArgumentException(
                $"CalmScore is {CalmScore}, RestlessScore {RestlessScore}; both must be finite, RestlessScore the greater by 0.01.",
                nameof(RestlessScore));
        }
    }
}
