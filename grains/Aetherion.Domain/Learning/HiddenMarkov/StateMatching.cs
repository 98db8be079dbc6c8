using System.Collections.Immutable;
using Aetherion.Domain.Learning.Assignment;

namespace Aetherion.Domain.Learning.HiddenMarkov;

/// <summary>
/// Matches the states of a refit to those of a previous model of the same features, so that names outlive a refit: one
/// to one, with the least sum of Hellinger distances between the states' Gaussians. The distance is the same in every
/// unit, so each model may have a scaler of its own.
/// </summary>
public static class StateMatching
{
    /// <summary>Matches a refit to the model before it.</summary>
    /// <param name="previous">The model whose states have names, over features scaled by
    /// <paramref name="previousScaler"/>.</param>
    /// <param name="refit">The new model, over features scaled by <paramref name="refitScaler"/>.</param>
    /// <param name="options">The greatest distance; null for the defaults.</param>
    /// <exception cref="ArgumentException">The models differ in states or features, or a scaler does not fit its
    /// model.</exception>
    public static StateMatch Match(
        GaussianHmm previous,
        StandardScaler previousScaler,
        GaussianHmm refit,
        StandardScaler refitScaler,
        StateMatchingOptions? options = null)
    {
        options ??= new StateMatchingOptions();
        options.ThrowIfInvalid();
        ThrowIfUnlike(previous, previousScaler);
        ThrowIfUnlike(refit, refitScaler);
        ThrowIfUnlike(previous, refit);
        ScaledGaussian[] old = ScaledGaussian.StatesOf(previous, previousScaler, previousScaler);
        ScaledGaussian[] fresh = ScaledGaussian.StatesOf(refit, refitScaler, previousScaler);
        double[,] distances = Distances(fresh, old);
        int[] states = OptimalAssignment.Solve(distances);
        ImmutableArray<double> chosen = [.. states.Select((state, index) => distances[index, state])];
        return new StateMatch([.. states], chosen, Refusal(states, chosen, options.DistanceMax));
    }

    private static double[,] Distances(ScaledGaussian[] fresh, ScaledGaussian[] old)
    {
        double[,] distances = new double[fresh.Length, old.Length];
        for (int row = 0; row < fresh.Length; row++)
        {
            for (int column = 0; column < old.Length; column++)
            {
                distances[row, column] = HellingerDistance.Between(fresh[row], old[column]);
            }
        }

        return distances;
    }

    private static string? Refusal(int[] states, ImmutableArray<double> distances, double distanceMax)
    {
        double greatest = distances.Max();
        if (greatest <= distanceMax)
            return null;
        int worst = distances.IndexOf(greatest);
        return FormattableString.Invariant(
            $"State {worst} of the refit is {greatest:0.000} from state {states[worst]} of the previous model, ") +
            FormattableString.Invariant(
                $"the nearest that is left; {nameof(StateMatchingOptions.DistanceMax)} is {distanceMax:0.000}. ") +
            "Keep the previous model, or name the states of the refit afresh.";
    }

    private static void ThrowIfUnlike(GaussianHmm model, StandardScaler scaler)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(scaler);
        if (model.FeatureCount != scaler.FeatureCount)
        {
            throw new ArgumentException(
                $"The model has {model.FeatureCount} features, its scaler {scaler.FeatureCount}.", nameof(scaler));
        }
    }

    private static void ThrowIfUnlike(GaussianHmm previous, GaussianHmm refit)
    {
        if (previous.StateCount != refit.StateCount || previous.FeatureCount != refit.FeatureCount)
        {
            throw new ArgumentException(
                $"The previous model has {previous.StateCount} states and {previous.FeatureCount} features, the " +
                $"refit {refit.StateCount} and {refit.FeatureCount}; train the refit with the same number of both.",
                nameof(refit));
        }
    }
}
