using System.Collections.Immutable;

namespace Aetherion.Domain.Forecasts;

/// <summary>A risk model as it is written.</summary>
internal sealed record RiskModelContent(
    int FeatureVersion, ImmutableArray<double> Coefficients, double Intercept, double Smearing);
