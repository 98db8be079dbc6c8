using Aetherion.Model;

namespace Aetherion.Domain.Forecasts;

/// <summary>
/// The weighted ensemble of outlooks at every bar: the classifier, what followed the last hour's outlook in training, and
/// the training shares. An outcome counts one sixtieth, because 60 forecasts share an hour.
/// </summary>
internal sealed class OutlookEnsemble(OutlookModel model)
{
    private const int MemberCount = 3;

    private readonly WeightedEnsemble _ensemble = new(
        MemberCount, OutlookModel.ClassCount,
        new WeightedEnsembleOptions { LearningRate = 1.0 / PendingOutlooks.Horizon });

    private readonly double[] _members = new double[MemberCount * OutlookModel.ClassCount];
    private readonly double[] _mixture = new double[OutlookModel.ClassCount];

    /// <summary>Mixes; the mixture then waits for its outcome.</summary>
    /// <param name="forecast">The classifier's.</param>
    /// <param name="last">What the hour up to the bar was.</param>
    public OutlookForecast Mix(in OutlookForecast forecast, Outlook last)
    {
        (_members[0], _members[1], _members[2]) = (forecast.Range, forecast.Trend, forecast.HighRisk);
        model.TransitionsFrom(last).CopyTo(_members.AsSpan(OutlookModel.ClassCount));
        model.Shares.CopyTo(_members.AsSpan(2 * OutlookModel.ClassCount));
        _ensemble.Forecast(_members, _mixture);
        return new OutlookForecast(_mixture[0], _mixture[1], _mixture[2], model.Rule.Decide(_mixture));
    }

    /// <summary>Learns the outcome of the oldest forecast; null when it will not be known.</summary>
    public void Learn(Outlook? outcome)
    {
        if (outcome is { } known)
            _ensemble.Learn((int)known);
        else
            _ensemble.Drop();
    }
}
