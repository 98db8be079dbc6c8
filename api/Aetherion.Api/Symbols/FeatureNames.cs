using Aetherion.Model;

namespace Aetherion.Api.Symbols;

internal static class FeatureNames
{
    public static FeatureName Of(Feature feature) =>
        Enum.IsDefined((FeatureName)feature) ? (FeatureName)feature : FeatureName.Unknown;
}
