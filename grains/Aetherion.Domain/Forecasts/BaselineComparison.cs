namespace Aetherion.Domain.Forecasts;

/// <summary>How a predictor compares with a naive baseline on data that neither was chosen on.</summary>
/// <param name="Baseline">Its name.</param>
/// <param name="Figure">What is compared, such as <c>R2 of ln RV</c>.</param>
/// <param name="Value">The predictor's.</param>
/// <param name="BaselineValue">The baseline's.</param>
/// <param name="Gain">How much better the predictor is; above 0 is better whatever the figure.</param>
/// <param name="GainLower">The lower end of the gain's block-bootstrap interval at 95 %.</param>
/// <param name="GainUpper">Its upper end.</param>
public sealed record BaselineComparison(
    string Baseline,
    string Figure,
    double Value,
    double BaselineValue,
    double Gain,
    double GainLower,
    double GainUpper)
{
    /// <summary>Whether the whole interval of the gain lies above 0.</summary>
    public bool IsBeaten => GainLower > 0;
}
