namespace Aetherion.GrainInterfaces;

/// <summary>The families of models: what a model is for, and who reads its document.</summary>
public static class ModelFamilies
{
    /// <summary>Hidden Markov models of regimes.</summary>
    public const string Regime = "regime";

    /// <summary>Scores of unusual bars.</summary>
    public const string Anomaly = "anomaly";

    /// <summary>Classifiers of regimes.</summary>
    public const string Classifier = "classifier";

    /// <summary>Forecasts of volatility and risk.</summary>
    public const string Risk = "risk";

    /// <summary>Forecasts of funding rates.</summary>
    public const string Funding = "funding";

    /// <summary>The longest name of a family, in characters.</summary>
    public const int LengthMax = 40;

    /// <summary>Whether the text may name a family: lower-case letters, digits and hyphens.</summary>
    public static bool IsFamily(string? text) =>
        text is { Length: > 0 and <= LengthMax }
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
