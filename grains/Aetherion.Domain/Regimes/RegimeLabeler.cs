using System.Collections.Immutable;
using Aetherion.Domain.Learning.Assignment;
using Aetherion.Domain.Learning.HiddenMarkov;
using Aetherion.Model;

namespace Aetherion.Domain.Regimes;

/// <summary>
/// Names hidden states from their moments, whatever order the fit gave them.
/// <para>The rule: the state with the highest mean volatility is Crisis. The others are assigned to Bull, Bear and
/// Sideways, one to each, so that the sum of squared distances between their means and the prototypes is least (optimal
/// assignment). States beyond the fourth take the regime of the nearest prototype, Crisis included, save that a state
/// named Bull must have a mean drift above zero and one named Bear below; otherwise it is Sideways. With three states
/// or fewer the regimes that fit worst stay without a state.</para>
/// </summary>
public static class RegimeLabeler
{
    private static readonly Feature[] DriftFeatures =
        [Feature.SignedEfficiency, Feature.Momentum5m, Feature.Momentum1m, Feature.LogReturn];

    private static readonly Feature[] VolatilityFeatures =
    [
        Feature.ForecastScore, Feature.RelativeVolatility, Feature.LogRootMeanSquareReturn, Feature.RollingVolatility,
        Feature.EwmaVolatility, Feature.NormalizedRange, Feature.AverageTrueRange,
    ];

    /// <summary>Where the states of each regime are expected.</summary>
    public static ImmutableArray<RegimePrototype> Prototypes { get; } =
    [
        new(Regime.Bull, 1, 0),
        new(Regime.Bear, -1, 0),
        new(Regime.Sideways, 0, -0.5),
        new(Regime.Crisis, 0, 2),
    ];

    /// <summary>
    /// Names the three states of the liquidity preset by their mean volatility: the calmest Sideways, the wildest Crisis;
    /// the one between stands for Bull or Bear, whichever way the price goes, and is named Bull.
    /// </summary>
    /// <exception cref="ArgumentException">There are not three states, or no feature tells volatility.</exception>
    public static ImmutableArray<Regime> NameByLiquidity(GaussianHmm model, IReadOnlyList<Feature> features)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(features);
        if (model.StateCount != 3)
            throw new ArgumentException($"The liquidity preset has three states, not {model.StateCount}.");
        int column = FindColumn(features, VolatilityFeatures, "volatility");
        int[] order = [.. Enumerable.Range(0, 3).OrderBy(state => model.Mean(state)[column])];
        Regime[] names = new Regime[3];
        (names[order[0]], names[order[1]], names[order[2]]) = (Regime.Sideways, Regime.Bull, Regime.Crisis);
        return [.. names];
    }

    /// <summary>Names the states of a model over scaled features.</summary>
    /// <param name="model">The fitted model.</param>
    /// <param name="features">Its columns.</param>
    /// <exception cref="ArgumentException">No feature tells drift, or none tells volatility.</exception>
    public static ImmutableArray<Regime> Name(GaussianHmm model, IReadOnlyList<Feature> features)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(features);
        int driftColumn = FindColumn(features, DriftFeatures, "drift");
        int volatilityColumn = FindColumn(features, VolatilityFeatures, "volatility");
        StateMoments[] states =
        [
            .. Enumerable.Range(0, model.StateCount).Select(state => new StateMoments(
                state, model.Mean(state)[driftColumn], model.Mean(state)[volatilityColumn])),
        ];
        return Name(states);
    }

    private static ImmutableArray<Regime> Name(StateMoments[] states)
    {
        Regime[] names = new Regime[states.Length];
        StateMoments? crisis = states.Length > 1 ? states.MaxBy(state => state.Volatility) : null;
        if (crisis is not null)
            names[crisis.State] = Regime.Crisis;
        StateMoments[] rest = [.. states.Where(state => state != crisis)];
        RegimePrototype[] prototypes = [.. Prototypes.Where(prototype => prototype.Regime != Regime.Crisis)];
        foreach ((StateMoments state, RegimePrototype prototype) in Assign(rest, prototypes))
        {
            names[state.State] = prototype.Regime;
        }

        foreach (StateMoments state in rest.Where(state => names[state.State] == Regime.Unknown))
        {
            names[state.State] = Prototypes.MinBy(state.DistanceTo)!.Regime;
        }

        foreach (StateMoments state in rest)
        {
            bool isAgainstDrift = (names[state.State] == Regime.Bull && !(state.Drift > 0))
                || (names[state.State] == Regime.Bear && !(state.Drift < 0));
            if (isAgainstDrift)
                names[state.State] = Regime.Sideways;
        }

        return [.. names];
    }

    /// <summary>The pairs with the least sum of distances; of the longer list some stay alone.</summary>
    private static IEnumerable<(StateMoments State, RegimePrototype Prototype)> Assign(
        StateMoments[] states, RegimePrototype[] prototypes)
    {
        double[,] distances = new double[states.Length, prototypes.Length];
        for (int state = 0; state < states.Length; state++)
        {
            for (int prototype = 0; prototype < prototypes.Length; prototype++)
                distances[state, prototype] = states[state].DistanceTo(prototypes[prototype]);
        }

        return OptimalAssignment.Solve(distances)
            .Select((prototype, state) => (State: state, Prototype: prototype))
            .Where(pair => pair.Prototype != OptimalAssignment.Unassigned)
            .Select(pair => (states[pair.State], prototypes[pair.Prototype]));
    }

    private static int FindColumn(IReadOnlyList<Feature> features, Feature[] candidates, string what)
    {
        foreach (Feature candidate in candidates)
        {
            for (int column = 0; column < features.Count; column++)
            {
                if (features[column] == candidate)
                    return column;
            }
        }

        throw new ArgumentException(
            $"None of the features tells {what}; add one of {string.Join(", ", candidates)}.", nameof(features));
    }
}
