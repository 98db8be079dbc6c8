using Aetherion.Domain.Learning.Supervised;
using Aetherion.Model;

namespace Aetherion.Domain.Forecasts;

/// <summary>
/// A classifier of the next hour's <see cref="Outlook"/> with all that its words mean: where one outlook ends and the next
/// begins, how one is named, and what followed what in training. One for the market and time it was trained on.
/// </summary>
public sealed class OutlookModel
{
    /// <summary>Outlooks.</summary>
    public const int ClassCount = 3;

    private const double VolatilityMax = 10;

    private readonly double[] _transitions;
    private readonly double[] _shares;

    /// <param name="model">From <see cref="OutlookFeatures.Names"/> to <see cref="ClassNames"/>.</param>
    /// <param name="thresholds">Of its labels.</param>
    /// <param name="rule">Names the outlook.</param>
    /// <param name="transitions">P(next hour | last hour) in training, row by row of the last hour.</param>
    /// <param name="shares">Of the outlooks in training.</param>
    /// <exception cref="ArgumentException">Sizes or bounds do not fit.</exception>
    public OutlookModel(
        SupervisedModel model, OutlookThresholds thresholds, OutlookRule rule, ReadOnlySpan<double> transitions,
        ReadOnlySpan<double> shares)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(thresholds);
        ArgumentNullException.ThrowIfNull(rule);
        if (!model.FeatureNames.SequenceEqual(OutlookFeatures.Names) || !model.ClassNames.SequenceEqual(ClassNames))
        {
            throw new ArgumentException(
                $"An outlook model goes from {string.Join(", ", OutlookFeatures.Names)} to "
                + $"{string.Join(", ", ClassNames)}; this one does not. Train it again.");
        }

        if (thresholds is not { Volatility: > 0 and < VolatilityMax, Efficiency: >= 0 and <= 1 })
            throw new ArgumentException($"Outlooks cannot be told apart at {thresholds}; train on bars that move.");
        if (transitions.Length != ClassCount * ClassCount || shares.Length != ClassCount)
            throw new ArgumentException($"{transitions.Length} transitions and {shares.Length} shares do not fit 3 outlooks.");
        for (int row = 0; row < ClassCount; row++)
            ThrowIfNoDistribution(transitions.Slice(row * ClassCount, ClassCount));
        ThrowIfNoDistribution(shares);
        (Model, Thresholds, Rule) = (model, thresholds, rule);
        (_transitions, _shares) = (transitions.ToArray(), shares.ToArray());
    }

    /// <summary>The outlooks in order.</summary>
    public static IReadOnlyList<string> ClassNames { get; } =
        [nameof(Outlook.Range), nameof(Outlook.Trend), nameof(Outlook.HighRisk)];

    /// <summary>Gives the probabilities.</summary>
    public SupervisedModel Model { get; }

    /// <summary>Of its labels.</summary>
    public OutlookThresholds Thresholds { get; }

    /// <summary>Names the outlook.</summary>
    public OutlookRule Rule { get; }

    /// <summary>P(next hour | last hour) in training, row by row of the last hour.</summary>
    public ReadOnlySpan<double> Transitions => _transitions;

    /// <summary>Of the outlooks in training.</summary>
    public ReadOnlySpan<double> Shares => _shares;

    /// <summary>Follows from the content alone.</summary>
    public string Version => field ??= OutlookModelDocument.VersionOf(this);

    /// <summary>What followed an outlook in training.</summary>
    public ReadOnlySpan<double> TransitionsFrom(Outlook last) =>
        _transitions.AsSpan((int)last * ClassCount, ClassCount);

    private static void ThrowIfNoDistribution(ReadOnlySpan<double> probabilities)
    {
        double sum = 0;
        foreach (double probability in probabilities)
            sum += probability is >= 0 and <= 1 ? probability : double.NaN;
        if (!(Math.Abs(sum - 1) < 1e-9))
            throw new ArgumentException("The transitions or shares of the outlooks do not sum to one.");
    }
}
