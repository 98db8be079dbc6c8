using System.Collections.Immutable;
using Aetherion.Domain.Anomalies;
using Aetherion.Domain.Regimes;
using Aetherion.Model;

namespace Aetherion.Lab.Evaluation;

/// <summary>Bars to evaluate the published regime on.</summary>
/// <param name="Name">Of the bars, for people.</param>
/// <param name="Instrument">Of the bars.</param>
/// <param name="Bars">Closed bars, oldest first; those before <paramref name="ScoreFrom"/> are for training.</param>
/// <param name="ScoreFrom">
/// The open time of the first bar to score, UTC; null to walk forward through the bars after a burn-in.
/// </param>
public sealed record FileEvaluationRequest(
    string Name, Instrument Instrument, ImmutableArray<Candle> Bars, DateTime? ScoreFrom)
{
    private static readonly Lazy<string> ShippedVersion = new(() => ShippedRegimeModel.Load().Version);

    /// <summary>Of the regimes, from M1 up.</summary>
    public Timeframe Timeframe { get; init; } = Timeframe.M1;

    /// <summary>The first days of a walk, which are trained on and not scored.</summary>
    public TimeSpan BurnIn { get; init; } = TimeSpan.FromDays(30);

    /// <summary>From one refit to the next.</summary>
    public TimeSpan RefitEvery { get; init; } = TimeSpan.FromDays(30);

    /// <summary>The shortest window that is scored after the burn-in.</summary>
    public TimeSpan ScoreMin { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Bars dropped at the end of training because what judges them lies in the test window.</summary>
    public int Purge { get; init; } = 60;

    /// <summary>Bars kept free between training and test.</summary>
    public int Embargo { get; init; } = 1440;

    /// <summary>
    /// A model that was trained already; the bars later than its training, by purge and embargo, are scored with it and
    /// nothing is trained. The one that ships with the product was trained on no market, and scores all bars. Null to train.
    /// </summary>
    public RegimeModel? Model { get; init; }

    /// <summary>Whether <see cref="Model"/> is the one that ships with the product.</summary>
    public bool IsModelShipped => Model?.Version == ShippedVersion.Value;

    /// <summary>
    /// The model that scores anomalies; of the scored bars those later than its training, by purge and embargo, are counted. Null
    /// for the one that ships with the product, which was trained on no market and counts them all.
    /// </summary>
    public AnomalyModel? Anomalies { get; init; }

    /// <summary>Seed of the fits.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>When the label changes.</summary>
    public RegimeDetectorOptions Detector { get; init; } = new();

    /// <summary>From when on bars may be scored by a model that was trained up to a time.</summary>
    internal DateTime EarliestAfter(DateTime trainedTo) => trainedTo + ((Purge + Embargo) * Timeframe.Duration());
}
