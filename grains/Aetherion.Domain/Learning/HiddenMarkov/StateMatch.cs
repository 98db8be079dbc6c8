using System.Collections.Immutable;

namespace Aetherion.Domain.Learning.HiddenMarkov;

/// <summary>Which state of a previous model each state of a refit continues.</summary>
/// <param name="PreviousStates">For each state of the refit the state of the previous model.</param>
/// <param name="Distances">Hellinger distance of each of these pairs, 0 (the same Gaussian) to 1.</param>
/// <param name="Refusal">Why names must not be carried over; null when they may.</param>
public sealed record StateMatch(
    ImmutableArray<int> PreviousStates, ImmutableArray<double> Distances, string? Refusal)
{
    /// <summary>Whether every state is near enough to the one it continues.</summary>
    public bool IsAccepted => Refusal is null;

    /// <summary>The distance of the pair that is least alike.</summary>
    public double DistanceGreatest => Distances.Max();
}
