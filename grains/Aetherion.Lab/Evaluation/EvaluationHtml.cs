using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Aetherion.Domain.Regimes;
using Aetherion.Lab.Evaluation.Predictors;
using Aetherion.Model;

namespace Aetherion.Lab.Evaluation;

/// <summary>
/// Evaluations as one HTML page without any other resource: price with regimes, probabilities, reliability, drift,
/// folds and all figures. Series are thinned so that the page stays small.
/// </summary>
public static class EvaluationHtml
{
    /// <summary>Points of a series in a page of one file; several files share them.</summary>
    public const int PointCountMax = 4000;

    /// <summary>The fewest points of a series.</summary>
    public const int PointCountMin = 300;

    private const string PriceFormat = "G10";
    private const string ResourceName = "evaluation-report.html";
    private const string Placeholder = "/*DATA*/null";

    private static readonly JsonSerializerOptions Compact = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(), new FiniteNumberConverter() },
    };

    /// <summary>The page.</summary>
    /// <param name="reports">Of the files that were evaluated.</param>
    /// <param name="references">Of simulated series.</param>
    /// <param name="failures">The files that could not be.</param>
    public static string Of(
        IReadOnlyList<FileEvaluationReport> reports,
        IReadOnlyList<ReferenceScore> references,
        IReadOnlyList<EvaluationFailure>? failures = null)
    {
        ArgumentNullException.ThrowIfNull(reports);
        ArgumentNullException.ThrowIfNull(references);
        int points = Math.Clamp(PointCountMax / Math.Max(1, reports.Count), PointCountMin, PointCountMax);
        RegimeConfiguration configuration = RegimeConfiguration.Default();
        // The default encoder writes '<' as an escape, so that no name can end the script.
        string data = JsonSerializer.Serialize(
            new
            {
                Configuration = RegimeConfiguration.CommittedHash(),
                configuration.ConfigurationsTried,
                configuration.SelectionSlices,
                ShortHashLength = DataHash.ShortLength,
                Failures = failures ?? [],
                Files = reports.Select(report => Describe(report, points)),
                References = references.Select(score => new { score.Name, Figures = PublishedFigures.Of(score) }),
            },
            Compact);
        return Template().Replace(Placeholder, data, StringComparison.Ordinal);
    }

    private static string Template()
    {
        using Stream stream = typeof(EvaluationHtml).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {ResourceName}.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }

    private static object Describe(FileEvaluationReport report, int points) => new
    {
        report.Request.Name,
        Market = report.Request.Instrument.Market,
        report.Request.Timeframe,
        report.Protocol,
        report.IsInSample,
        report.From,
        report.To,
        ScoredBars = report.Scored.Length,
        TrainingSha256 = report.TrainingHash,
        ScoredSha256 = report.ScoredHash,
        Regimes = report.Request.Model is { } model ? Describe(model, report.Request.IsModelShipped) : null,
        Anomalies = Describe(report.Predictors.Anomalies),
        Figures = PublishedFigures.Of(report),
        Series = Thin(report, points),
        Reliability = report.CrisisReliability,
        Folds = report.Folds.Select(fold => new
        {
            fold.Fold.Index,
            From = fold.TestFrom,
            To = fold.TestTo,
            fold.ModelVersion,
            TrainingSha256 = fold.TrainingHash,
            ScoredSha256 = fold.TestHash,
            fold.InSample,
            fold.OutOfSample,
            fold.Drift,
        }),
    };

    private static object Describe(RegimeModel model, bool isShipped) => new
    {
        Model = model.Version,
        IsShipped = isShipped,
        TrainedFrom = model.Training.From,
        TrainedTo = model.Training.To,
        TrainingSha256 = model.Training.DataHash,
    };

    private static object Describe(AnomalyScore score) => new
    {
        Model = score.Model.Version,
        score.IsShipped,
        TrainedFrom = score.Model.Training.From,
        TrainedTo = score.Model.Training.To,
        TrainingSha256 = score.Model.Training.DataHash,
    };

    /// <summary>
    /// Each point stands for as many bars: lowest, highest and last close, mean probabilities, label shares.
    /// </summary>
    private static object Thin(FileEvaluationReport report, int points)
    {
        RowRange range = report.Scored;
        int width = Math.Max(1, (range.Length + points - 1) / points);
        double tick = (double)report.Request.Instrument.PriceTick;
        List<string> times = [];
        List<double[]> rows = [];
        for (int start = range.Start; start < range.End; start += width)
        {
            int end = Math.Min(start + width, range.End);
            times.Add(report.Bars.CloseTimes[start].ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
            rows.Add(Bucket(report, start, end, tick));
        }

        return new { BarsPerPoint = width, Times = times, Rows = rows };
    }

    private static double[] Bucket(FileEvaluationReport report, int start, int end, double tick)
    {
        ImmutableArray<Regime> regimes = [Regime.Bull, Regime.Bear, Regime.Sideways, Regime.Crisis];
        double[] sums = new double[regimes.Length];
        int[] counts = new int[regimes.Length + 1];
        double low = double.PositiveInfinity;
        double high = 0;
        for (int bar = start; bar < end; bar++)
        {
            low = Math.Min(low, report.Bars.Closes[bar]);
            high = Math.Max(high, report.Bars.Closes[bar]);
            counts[(int)report.Track.Labels[bar]]++;
            for (int index = 0; index < sums.Length; index++)
            {
                sums[index] += report.Track.Probabilities[bar][regimes[index]];
            }
        }

        int label = Array.IndexOf(counts, counts.Max());
        // Crisis is rare and matters: a point that touches it shows it.
        label = counts[(int)Regime.Crisis] > 0 ? (int)Regime.Crisis : label;
        return
        [
            Significant(low * tick), Significant(high * tick), Significant(report.Bars.Closes[end - 1] * tick), label,
            .. sums.Select(sum => Math.Round(sum / (end - start), 3)),
        ];
    }

    /// <summary>A price without the noise of floating point, however small.</summary>
    private static double Significant(double value) => double.Parse(
        value.ToString(PriceFormat, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
