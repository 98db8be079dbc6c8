using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.Domain.Regimes;

/// <summary>
/// What a regime model looks at. A centred feature is taken less its own running mean, so that one model serves symbols
/// and timeframes of different volatility, and one symbol in calm years and wild ones.
/// </summary>
/// <param name="Columns">The features, in the order of the model's columns; each once.</param>
/// <param name="Centred">Those of them that are centred.</param>
/// <param name="CentreHalfLifeBars">Bars after which a bar weighs half as much in the running mean.</param>
public sealed record RegimeFeatures(
    ImmutableArray<Feature> Columns, ImmutableArray<Feature> Centred, int CentreHalfLifeBars)
{
    /// <summary>Signed efficiency and the volatility relative to its running mean, both over the regime window.</summary>
    public static RegimeFeatures Default { get; } = new(
        [Feature.SignedEfficiency, Feature.LogRootMeanSquareReturn], [Feature.LogRootMeanSquareReturn], 1440);

    internal void ThrowIfInvalid()
    {
        bool areColumns = !Columns.IsDefaultOrEmpty
            && Columns.Distinct().Count() == Columns.Length
            && Columns.All(Enum.IsDefined);
        if (!areColumns)
            throw new ArgumentException("A model needs at least one feature, each known and named once.");
        if (Centred.IsDefault || Centred.Distinct().Count() != Centred.Length || !Centred.All(Columns.Contains))
            throw new ArgumentException("Centred features must be among the model's features, each named once.");
        if (CentreHalfLifeBars < 1)
            throw new ArgumentException($"The half-life of the running mean is {CentreHalfLifeBars}; use 1 bar or more.");
    }
}
