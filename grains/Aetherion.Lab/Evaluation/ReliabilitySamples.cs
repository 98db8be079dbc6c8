using Aetherion.Model;

namespace Aetherion.Lab.Evaluation;

/// <summary>Collects published probabilities with what came of them, fold by fold.</summary>
internal sealed class ReliabilitySamples
{
    /// <summary>A wild hour is one more volatile than this share of the hours of training.</summary>
    private const double WildQuantile = 0.95;

    private const int HourBars = PublishedRegimeScorer.HourBars;

    private readonly List<double> _crisisForecasts = [];
    private readonly List<bool> _crisisOutcomes = [];
    private readonly List<double> _labelForecasts = [];
    private readonly List<bool> _labelOutcomes = [];

    /// <summary>Takes the test window of a fold.</summary>
    public void Add(RegimeTrack track, double[] volatilities, WalkForwardFold fold)
    {
        double[] trained = volatilities[fold.Training.Start..Math.Min(fold.Training.End, volatilities.Length)];
        if (trained.Length == 0)
            return;
        Array.Sort(trained);
        double wild = trained[(int)(WildQuantile * (trained.Length - 1))];
        int kept = 0;
        for (int bar = Math.Min(fold.Test.End, volatilities.Length + HourBars) - 1; bar >= fold.Test.Start; bar--)
        {
            Regime label = track.Labels[bar];
            bool isLast = bar + 1 >= fold.Test.End;
            kept = isLast || track.Labels[bar + 1] != label ? 0 : kept + 1;
            if (label == Regime.Unknown)
                continue;
            AddCrisis(track, volatilities, bar, wild);
            AddLabel(track, fold, bar, kept);
        }
    }

    /// <summary>Of the probability of Crisis.</summary>
    public Reliability? Crisis() => Reliability.Of(
        "P(Crisis): the volatility of the next hour is above the 95 % quantile of the training bars",
        [.. _crisisForecasts], [.. _crisisOutcomes]);

    /// <summary>Of the probability of the label.</summary>
    public Reliability? Labels() => Reliability.Of(
        "P(label): the label stays in force for each of the next 60 bars", [.. _labelForecasts], [.. _labelOutcomes]);

    private void AddCrisis(RegimeTrack track, double[] volatilities, int bar, double wild)
    {
        if (bar >= volatilities.Length)
            return;
        _crisisForecasts.Add(track.Probabilities[bar].Crisis);
        _crisisOutcomes.Add(volatilities[bar] > wild);
    }

    /// <summary>The last hour of a window is left out: what becomes of its labels is not known.</summary>
    private void AddLabel(RegimeTrack track, WalkForwardFold fold, int bar, int kept)
    {
        if (bar + HourBars >= fold.Test.End)
            return;
        _labelForecasts.Add(track.Probabilities[bar][track.Labels[bar]]);
        _labelOutcomes.Add(kept >= HourBars);
    }
}
