using System.Collections.Immutable;
using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.HiddenMarkov;
using Aetherion.Model;

namespace Aetherion.Domain.Regimes;

/// <summary>
/// A trained regime model: which features, how they are scaled, the hidden Markov model over them, and the regime that
/// each hidden state stands for. Immutable; <see cref="Version"/> is made from its content.
/// </summary>
public sealed class RegimeModel
{
    /// <exception cref="ArgumentException">The parts do not fit each other.</exception>
    public RegimeModel(
        RegimeFeatures features,
        StandardScaler scaler,
        GaussianHmm hiddenMarkov,
        ImmutableArray<Regime> regimes,
        RegimeTraining training)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(scaler);
        ArgumentNullException.ThrowIfNull(hiddenMarkov);
        ArgumentNullException.ThrowIfNull(training);
        Features = features;
        Scaler = scaler;
        HiddenMarkov = hiddenMarkov;
        Regimes = regimes;
        Training = training;
        ThrowIfPartsDiffer();
        Version = RegimeModelDocument.VersionOf(this);
    }

    /// <summary>Made from the content: equal models have equal versions.</summary>
    public string Version { get; }

    /// <summary>What it looks at.</summary>
    public RegimeFeatures Features { get; }

    /// <summary>Scales the features; fitted on the training window.</summary>
    public StandardScaler Scaler { get; }

    /// <summary>The hidden Markov model over scaled features.</summary>
    public GaussianHmm HiddenMarkov { get; }

    /// <summary>The regime of each hidden state.</summary>
    public ImmutableArray<Regime> Regimes { get; }

    /// <summary>Where it comes from.</summary>
    public RegimeTraining Training { get; }

    /// <summary>Sums state probabilities by regime.</summary>
    public RegimeProbabilities ToRegimes(ReadOnlySpan<double> stateProbabilities)
    {
        Span<double> sums = stackalloc double[(int)Regime.Crisis + 1];
        sums.Clear();
        for (int state = 0; state < stateProbabilities.Length; state++)
        {
            sums[(int)Regimes[state]] += stateProbabilities[state];
        }

        return new RegimeProbabilities(
            sums[(int)Regime.Bull], sums[(int)Regime.Bear], sums[(int)Regime.Sideways], sums[(int)Regime.Crisis]);
    }

    private void ThrowIfPartsDiffer()
    {
        Features.ThrowIfInvalid();
        int count = Features.Columns.Length;
        if (Scaler.FeatureCount != count || HiddenMarkov.FeatureCount != count)
        {
            throw new ArgumentException(
                $"The model names {count} features, its scaler has {Scaler.FeatureCount}, its hidden Markov model " +
                $"{HiddenMarkov.FeatureCount}.");
        }

        if (HiddenMarkov.StateCount > StateProbabilities.Capacity)
        {
            throw new ArgumentException(
                $"A regime model has at most {StateProbabilities.Capacity} states, not {HiddenMarkov.StateCount}.");
        }

        if (Regimes.IsDefault || Regimes.Length != HiddenMarkov.StateCount
            || Regimes.Any(regime => regime == Regime.Unknown || !Enum.IsDefined(regime)))
        {
            throw new ArgumentException($"Each of the {HiddenMarkov.StateCount} states needs a regime's name.");
        }
    }
}
