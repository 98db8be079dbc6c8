namespace Aetherion.Domain.Forecasts;

/// <summary>
/// How well a symbol can be traded in the next hour, 0 to 100, with the parts it is made of, each 0 (bad) to 1 (good):
/// <list type="bullet">
/// <item><see cref="Cost"/>: max(0, 1 - round-trip cost / expected move), the expected move being the mean absolute
/// value of a normal of the expected volatility, sqrt(2/pi) times it;</item>
/// <item><see cref="Activity"/>: min(1, 2 * activity rank), so that everything from the median up is full;</item>
/// <item><see cref="Calm"/>: min(1, 20 * (1 - anomaly rank)), so that only the most anomalous 5 % of bars count;</item>
/// <item><see cref="Confidence"/>: (p - 1/K) / (1 - 1/K) of the most probable of K regimes;</item>
/// <item><see cref="Health"/>: the share of the last hour's bars that came.</item>
/// </list>
/// The score is 100 * Health * the weighted geometric mean of the known parts among the others, with weights 0.4, 0.2,
/// 0.2 and 0.2: one part at 0 makes the whole 0, whatever the others say. Without a known cost there is no score,
/// because it is what decides.
/// </summary>
/// <param name="Score">0 to 100; null when the cost is not known.</param>
public readonly record struct Tradability(
    double? Score, double? Cost, double? Activity, double? Calm, double? Confidence, double Health)
{
    /// <summary>Of the cost among the parts.</summary>
    public const double CostWeight = 0.4;

    /// <summary>Of each of the other three.</summary>
    public const double OtherWeight = 0.2;

    private const int UsualRegimeCount = 4;
    private const double AnomalousShare = 0.05;

    private static readonly double MeanAbsoluteNormal = Math.Sqrt(2 / Math.PI);

    /// <summary>Scores. Allocates nothing.</summary>
    /// <exception cref="ArgumentException">A number is negative or not finite, or a share is above 1.</exception>
    public static Tradability Of(in TradabilityInputs inputs)
    {
        double? cost = CostPart(inputs);
        double? activity = Share(inputs.ActivityRank, "activity rank") is { } rank ? Math.Min(1, 2 * rank) : null;
        double? calm = Share(inputs.AnomalyRank, "anomaly rank") is { } anomaly
            ? Math.Min(1, (1 - anomaly) / AnomalousShare)
            : null;
        double? confidence = ConfidencePart(inputs);
        double health = Share(inputs.DataHealth, "data health")!.Value;
        double? score = cost is { } known ? 100 * health * Mean(known, activity, calm, confidence) : null;
        return new Tradability(score, cost, activity, calm, confidence, health);
    }

    private static double? CostPart(in TradabilityInputs inputs)
    {
        if (NotNegative(inputs.RoundTripCost, "round-trip cost") is not { } cost
            || NotNegative(inputs.ExpectedVolatility, "expected volatility") is not { } volatility)
        {
            return null;
        }

        double move = MeanAbsoluteNormal * volatility;
        return move > 0 ? Math.Max(0, 1 - (cost / move)) : 0;
    }

    private static double? ConfidencePart(in TradabilityInputs inputs)
    {
        if (Share(inputs.RegimeProbability, "regime probability") is not { } probability)
            return null;
        int count = inputs.RegimeCount ?? UsualRegimeCount;
        if (count < 2)
            throw new ArgumentException($"A most probable regime is one of at least two, not of {count}.");
        double chance = 1.0 / count;
        return Math.Max(0, (probability - chance) / (1 - chance));
    }

    private static double Mean(double cost, double? activity, double? calm, double? confidence)
    {
        double weight = CostWeight;
        double logarithm = CostWeight * Math.Log(cost);
        Add(activity);
        Add(calm);
        Add(confidence);
        return Math.Exp(logarithm / weight);

        void Add(double? part)
        {
            if (part is not { } value)
                return;
            weight += OtherWeight;
            logarithm += OtherWeight * Math.Log(value);
        }
    }

    private static double? Share(double? value, string name) => NotNegative(value, name) is not > 1
        ? value
        : throw new ArgumentException($"The {name} is a share; {value} is above 1.");

    private static double? NotNegative(double? value, string name) =>
        value is null or (>= 0 and < double.PositiveInfinity)
        ? value
        : throw new ArgumentException($"The {name} cannot be {value}; leave it out when it is not known.");
}
