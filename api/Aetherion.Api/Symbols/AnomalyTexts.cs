namespace Aetherion.Api.Symbols;

/// <summary>What the latest bar's anomaly and a stored one's have in common.</summary>
internal static class AnomalyTexts
{
    public const string ModelVersion = "The version of the model that scored it; null when that is not known.";
}
