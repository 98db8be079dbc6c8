using System.Globalization;

namespace Aetherion.Model;

/// <summary>
/// Writes how odd a bar is as a sentence: the rule that fired, and what each feature adds to the score, the largest part first.
/// </summary>
public static class AnomalySentence
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    public static string Write(BarAnomaly anomaly, AnomalyValues values)
    {
        var reasons = Enum.GetValues<AnomalyFeature>()
            .Where(feature => anomaly[feature] is not null)
            .OrderByDescending(feature => anomaly[feature])
            .Select(feature => $"{Name(feature, values)} adds {ContributionText.Of(anomaly[feature]!.Value)}");
        return string.Create(Culture, $"{Verdict(anomaly.Level)}: its score of {anomaly.Score:0.00} is {Rule(anomaly)}; ")
            + $"{string.Join(", ", reasons)}.";
    }

    private static string Verdict(AnomalyLevel level) => level switch
    {
        AnomalyLevel.None => "The bar is usual",
        AnomalyLevel.Anomaly => "The bar is an anomaly",
        AnomalyLevel.Alarm => "The bar is an alarm",
        _ => "The bar is an anomaly and an alarm",
    };

    private static string Rule(in BarAnomaly anomaly) => anomaly.Level switch
    {
        AnomalyLevel.None or AnomalyLevel.Anomaly => Rolling(anomaly),
        AnomalyLevel.Alarm => $"above the fixed level of its model and {Rolling(anomaly)}",
        _ => $"{Rolling(anomaly)} and above the fixed level of its model",
    };

    private static string Rolling(in BarAnomaly anomaly) => anomaly.Threshold is { } threshold
        ? string.Create(
            Culture,
            $"{(anomaly.Level.HasFlag(AnomalyLevel.Anomaly) ? "above" : "below")} the rolling threshold of {threshold:0.00}")
        : "without a rolling threshold yet";

    private static string Name(AnomalyFeature feature, AnomalyValues values) => feature switch
    {
        AnomalyFeature.Return => values.LogReturn is { } logReturn ? Move(Math.Exp(logReturn) - 1) : "the return",
        AnomalyFeature.Range => values.NormalizedRange is { } range
            ? string.Create(Culture, $"a range of {100 * range:0.00} %")
            : "the range",
        AnomalyFeature.Activity => values.RelativeVolume is { } volume
            ? string.Create(Culture, $"a volume of {volume:0.00} times its mean")
            : "the volume",
        _ => feature.ToString(),
    };

    private static string Move(double change) => change == 0
        ? "an unchanged price"
        : string.Create(Culture, $"the price going {(change > 0 ? "up" : "down")} {100 * Math.Abs(change):0.00} %");
}
