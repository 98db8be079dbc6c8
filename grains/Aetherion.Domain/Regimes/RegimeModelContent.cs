using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Aetherion.Domain.Learning.HiddenMarkov;
using Aetherion.Model;

namespace Aetherion.Domain.Regimes;

/// <summary>The members of a model's document, in their order.</summary>
internal sealed record RegimeModelContent
{
    public required int Format { get; init; }

    public string? Version { get; init; }

    public required ImmutableArray<Feature> Features { get; init; }

    public required ImmutableArray<double> ScalerMeans { get; init; }

    public required ImmutableArray<double> ScalerDeviations { get; init; }

    public required CovarianceType CovarianceType { get; init; }

    public required ImmutableArray<double> StartProbabilities { get; init; }

    public required ImmutableArray<double> TransitionMatrix { get; init; }

    public required ImmutableArray<double> Means { get; init; }

    public required ImmutableArray<double> Covariances { get; init; }

    public required ImmutableArray<Regime> Regimes { get; init; }

    public required RegimeTraining Training { get; init; }

    /// <summary>Left out where there is none, so that models of the first format keep their versions.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CrisisGateOptions? CrisisGate { get; init; }

    /// <summary>Left out where there is none, so that models of earlier formats keep their versions.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CalmOptions? Calm { get; init; }

    /// <summary>Left out for the usual one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public RegimePreset Preset { get; init; }
}
