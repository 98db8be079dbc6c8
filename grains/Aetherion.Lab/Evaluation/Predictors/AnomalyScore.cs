using System.Globalization;
using Aetherion.Domain.Anomalies;
using Aetherion.Model;

namespace Aetherion.Lab.Evaluation.Predictors;

/// <summary>How often an anomaly detector speaks up, of the bars at which it knows its rolling threshold.</summary>
/// <param name="Model">The model of the detector.</param>
/// <param name="IsShipped">Whether it is the one that ships with the product, which was trained on no market.</param>
/// <param name="Judged">
/// Of the scored bars those later than the training of the model, by purge and embargo; all of them for the shipped one.
/// </param>
/// <param name="FlaggedShare">Of bars above the rolling threshold; null when the detector knew none.</param>
/// <param name="AlarmShare">Of bars above the fixed alarm.</param>
/// <param name="Failure">Why there are no shares; empty where there are.</param>
public sealed record AnomalyScore(
    AnomalyModel Model, bool IsShipped, RowRange Judged, double? FlaggedShare, double? AlarmShare, string Failure)
{
    private const string NothingUsual = "the detector did not know yet what is usual";

    /// <summary>Scores what the detector said of recorded bars.</summary>
    /// <param name="bars">All bars.</param>
    /// <param name="scored">The bars that the other figures are about.</param>
    /// <param name="request">How far scored bars lie after training.</param>
    public static AnomalyScore Of(RecordedBars bars, RowRange scored, FileEvaluationRequest request)
    {
        ArgumentNullException.ThrowIfNull(bars);
        ArgumentNullException.ThrowIfNull(request);
        AnomalyModel model = bars.AnomalyModel;
        if (bars.IsAnomalyModelShipped)
            return Of(bars, scored, NothingUsual);
        DateTime earliest = request.EarliestAfter(model.Training.To);
        int start = Math.Clamp(bars.FirstAfter(earliest), scored.Start, scored.End);
        return Of(
            bars, new RowRange(start, scored.End),
            start < scored.End ? NothingUsual : string.Create(
                CultureInfo.InvariantCulture,
                $"{model.Version} was trained up to {model.Training.To:u}; with purge and embargo bars from "
                + $"{earliest:u} on may be scored, and none is as late"));
    }

    private static AnomalyScore Of(RecordedBars bars, RowRange judged, string failure)
    {
        AnomalyLevel[] levels = [.. bars.Anomalies.Skip(judged.Start).Take(judged.Length).OfType<AnomalyLevel>()];
        return new AnomalyScore(
            bars.AnomalyModel, bars.IsAnomalyModelShipped, judged, ShareOf(levels, AnomalyLevel.Anomaly),
            ShareOf(levels, AnomalyLevel.Alarm), levels.Length == 0 ? failure : "");
    }

    private static double? ShareOf(AnomalyLevel[] levels, AnomalyLevel level) =>
        levels.Length == 0 ? null : levels.Average(of => of.HasFlag(level) ? 1.0 : 0);
}
