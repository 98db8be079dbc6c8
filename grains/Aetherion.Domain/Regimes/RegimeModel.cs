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
        ImmutableArray<Feature> features,
        StandardScaler scaler,
        GaussianHmm hiddenMarkov,
        ImmutableArray<Regime> regimes,
        RegimeTraining training,
        CrisisGateOptions? crisisGate = null,
        RegimePreset preset = RegimePreset.Regimes,
        CalmOptions? calm = null)
    {
        ArgumentNullException.ThrowIfNull(scaler);
        ArgumentNullException.ThrowIfNull(hiddenMarkov);
        ArgumentNullException.ThrowIfNull(training);
        Features = features;
        Scaler = scaler;
        HiddenMarkov = hiddenMarkov;
        Regimes = regimes;
        Training = training;
        CrisisGate = crisisGate;
        crisisGate?.ThrowIfInvalid();
        Calm = calm;
        calm?.ThrowIfInvalid();
        Preset = preset;
        ThrowIfPartsDiffer();
        Version = RegimeModelDocument.VersionOf(this);
    }

    /// <summary>Made from the content: equal models have equal versions.</summary>
    public string Version { get; }

    /// <summary>The features, in the order of the model's columns.</summary>
    public ImmutableArray<Feature> Features { get; }

    /// <summary>Scales the features; fitted on the training window.</summary>
    public StandardScaler Scaler { get; }

    /// <summary>The hidden Markov model over scaled features.</summary>
    public GaussianHmm HiddenMarkov { get; }

    /// <summary>The regime of each hidden state.</summary>
    public ImmutableArray<Regime> Regimes { get; }

    /// <summary>Where it comes from.</summary>
    public RegimeTraining Training { get; }

    /// <summary>How Crisis is told from the volatility forecast; null when the states alone tell it.</summary>
    public CrisisGateOptions? CrisisGate { get; }

    /// <summary>How calm a market must be to go sideways; null when the states alone tell it.</summary>
    public CalmOptions? Calm { get; }

    /// <summary>What the states stand for.</summary>
    public RegimePreset Preset { get; }

    /// <summary>
    /// Sums state probabilities by regime. Under the liquidity preset high volatility counts for Bull where the price has
    /// risen over the regime window, for Bear where it has fallen, and for Sideways where it has not moved.
    /// </summary>
    public RegimeProbabilities ToRegimes(ReadOnlySpan<double> stateProbabilities, in FeatureVector features)
    {
        RegimeProbabilities sums = ToRegimes(stateProbabilities);
        if (Preset == RegimePreset.Regimes)
            return sums;
        return (features[Feature.SignedEfficiency] ?? 0) switch
        {
            > 0 => sums,
            < 0 => sums with { Bull = 0, Bear = sums.Bull },
            _ => sums with { Bull = 0, Sideways = sums.Sideways + sums.Bull },
        };
    }

    /// <summary>The liquidity that each state stands for; all unknown under another preset.</summary>
    public MarketLiquidity LiquidityOf(int state) => Preset != RegimePreset.Liquidity
        ? MarketLiquidity.Unknown
        : Regimes[state] switch
        {
            Regime.Sideways => MarketLiquidity.StableLiquidity,
            Regime.Crisis => MarketLiquidity.LiquidityCrisis,
            _ => MarketLiquidity.HighVolatility,
        };

    /// <summary>Sums state probabilities by the regimes of the states.</summary>
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

    /// <summary>Reads the model's features into <paramref name="row"/>, unscaled.</summary>
    /// <returns>False when a feature is not known or too large to be used.</returns>
    public bool TryReadRow(in FeatureVector features, Span<double> row)
    {
        for (int column = 0; column < Features.Length; column++)
        {
            if (features[Features[column]] is not { } value || !ObservationMatrix.IsUsable(value))
                return false;
            row[column] = value;
        }

        return true;
    }

    private void ThrowIfPartsDiffer()
    {
        if (Features.IsDefaultOrEmpty || Features.Distinct().Count() != Features.Length
            || Features.Any(feature => !Enum.IsDefined(feature)))
        {
            throw new ArgumentException("A model needs at least one feature, each known and named once.");
        }

        if (Scaler.FeatureCount != Features.Length || HiddenMarkov.FeatureCount != Features.Length)
        {
            throw new ArgumentException(
                $"The model names {Features.Length} features, its scaler has {Scaler.FeatureCount}, its hidden " +
                $"Markov model {HiddenMarkov.FeatureCount}.");
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
