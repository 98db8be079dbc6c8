using Aetherion.Model;

namespace Aetherion.Lab.Evaluation;

/// <summary>Collects published probabilities of Crisis with what came of them, fold by fold.</summary>
internal sealed class ReliabilitySamples
{
    /// <summary>A wild hour is one more volatile than this share of the hours of training.</summary>
    private const double WildQuantile = 0.95;

    private readonly List<double> _forecasts = [];
    private readonly List<bool> _outcomes = [];

    /// <summary>Takes the test window of a fold.</summary>
    public void Add(RegimeTrack track, double[] volatilities, WalkForwardFold fold)
    {
        double[] trained = volatilities[fold.Training.Start..Math.Min(fold.Training.End, volatilities.Length)];
        if (trained.Length == 0)
            return;
        Array.Sort(trained);
        double wild = trained[(int)(WildQuantile * (trained.Length - 1))];
        for (int bar = fold.Test.Start; bar < Math.Min(fold.Test.End, volatilities.Length); bar++)
        {
            if (track.Labels[bar] == Regime.Unknown)
                continue;
            _forecasts.Add(track.Probabilities[bar].Crisis);
            _outcomes.Add(volatilities[bar] > wild);
        }
    }

    /// <summary>Of the probability of Crisis.</summary>
    public Reliability? Crisis() => Reliability.Of(
        "the volatility of the next hour is above the 95 % quantile of the training bars",
        [.. _forecasts], [.. _outcomes]);
}
