using System.Collections.Immutable;
using Aetherion.Domain.Learning.HiddenMarkov;
using Aetherion.Domain.Regimes;
using Aetherion.Model;

namespace Aetherion.Lab.Training;

/// <summary>What to train a regime model on, and how.</summary>
/// <param name="Instrument">The instrument of the bars.</param>
/// <param name="Timeframe">The timeframe to train for, from M1 up; the bars may be of a shorter one.</param>
/// <param name="Bars">Closed bars of one timeframe, oldest first.</param>
public sealed record TrainingRequest(Instrument Instrument, Timeframe Timeframe, IAsyncEnumerable<Candle> Bars)
{
    private const int LiquidityStateCount = 3;

    /// <summary>How many bars there are, for the progress; null when not known.</summary>
    public long? BarCount { get; init; }

    /// <summary>The model's features.</summary>
    public ImmutableArray<Feature> Features { get; init; } = RegimeFeatures.Default;

    /// <summary>
    /// Whether the market turned upside down is trained on beside the market itself, so that no direction is preferred: a
    /// rise in the training window is no reason to expect one.
    /// </summary>
    public bool IsMirrored { get; init; } = true;

    /// <summary>How Crisis is told from the volatility forecast; null for the states alone.</summary>
    public CrisisGateOptions? CrisisGate { get; init; } = new();

    /// <summary>How calm a market must be to go sideways; null for the states alone.</summary>
    public CalmOptions? Calm { get; init; } = new();

    /// <summary>What the states stand for.</summary>
    public RegimePreset Preset { get; init; } = RegimePreset.Regimes;

    /// <summary>
    /// The model that this one is to continue: its names go to the states that match its own, and a fit too far from it is
    /// refused. Null to name the states by their moments.
    /// </summary>
    public RegimeModel? Previous { get; init; }

    /// <summary>How far a state may be from the one it continues.</summary>
    public StateMatchingOptions Matching { get; init; } = new();

    /// <summary>
    /// States, starts, seed and the like of the fit. The covariance floor is high on purpose: a regime is broad. With
    /// a low
    /// one the likelihood is best when every state is a narrow band of the slowly moving volatility, and none is a
    /// trend.
    /// </summary>
    public BaumWelchOptions Fit { get; init; } = new()
    {
        Tolerance = 0.1,
        TransitionPseudoCount = 1,
        CovarianceFloor = 0.2,
        Parallelism = 2,
    };

    /// <summary>When the label changes, for the summary of labels.</summary>
    public RegimeDetectorOptions Detector { get; init; } = new();

    /// <summary>How many states a preset has; null where any number will do.</summary>
    public static int? StateCountOf(RegimePreset preset) => preset == RegimePreset.Liquidity ? LiquidityStateCount : null;

    /// <summary>The same with all that belongs to a preset: its features, states and way of telling Crisis.</summary>
    public TrainingRequest For(RegimePreset preset) => preset == RegimePreset.Regimes
        ? this
        : this with
        {
            Preset = preset,
            Features = RegimeFeatures.Liquidity,
            CrisisGate = null,
            Calm = null,
            Fit = Fit with { StateCount = LiquidityStateCount },
        };
}
