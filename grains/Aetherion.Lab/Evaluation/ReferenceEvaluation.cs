using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.HiddenMarkov;
using Aetherion.Domain.Regimes;
using Aetherion.Model;

namespace Aetherion.Lab.Evaluation;

/// <summary>
/// How soon a published label notices a new regime: a model is fitted by maximum likelihood to the first half of a
/// simulated series, the second half is labelled with the service's detector and compared with the truth, beside the
/// filter that knows the true parameters.
/// </summary>
public static class ReferenceEvaluation
{
    private static readonly InstrumentId Symbol = InstrumentId.Parse("file:reference");
    private static readonly DateTime Start = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Scores a series.</summary>
    public static ReferenceScore Run(ReferenceSeries series, RegimeDetectorOptions detector, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(series);
        int half = series.Rows.RowCount / 2;
        ObservationMatrix training = Slice(series.Rows, half);
        RegimeModel model = Fit(training, seed, out double logLikelihood);
        Regime[] labels = Publish(series.Rows, model, detector);
        PublishedRegimeScore steadiness = PublishedRegimeScorer.Score(
            new LabelledBars(Times(labels.Length), Closes(series.Rows), labels), half, labels.Length);
        IReadOnlyList<Regime> truth = series.Truth[half..];
        return new ReferenceScore(
            series.Name, RegimeScore.Of(truth, labels[half..]),
            RegimeScore.Of(truth, Filtered(series)[half..]), steadiness.ReversalShare, logLikelihood / half);
    }

    private static ObservationMatrix Slice(ObservationMatrix rows, int count) =>
        new([.. rows.Values[..(count * rows.ColumnCount)]], rows.ColumnCount);

    private static RegimeModel Fit(ObservationMatrix training, int seed, out double logLikelihood)
    {
        StandardScaler scaler = StandardScaler.Fit(training);
        ObservationMatrix scaled = scaler.Transform(training);
        GaussianHmm fitted = new BaumWelch(new BaumWelchOptions { StateCount = 4, Seed = seed, Parallelism = 2 })
            .Fit(scaled).Model;
        logLikelihood = ForwardBackward.LogLikelihood(fitted, scaled);
        RegimeTraining account = new(
            Symbol, Timeframe.M1, Start, Start.AddMinutes(training.RowCount), training.RowCount,
            DataHash.Of(training.Values), logLikelihood, seed);
        return new RegimeModel(
            ReferenceSeries.Features, scaler, fitted, RegimeLabeler.Name(fitted, ReferenceSeries.Features), account);
    }

    private static Regime[] Publish(ObservationMatrix rows, RegimeModel model, RegimeDetectorOptions options)
    {
        RegimeFilter filter = new(model);
        RegimeDetector detector = new(new RegimeKey(new SymbolKey(Symbol), Timeframe.M1), options);
        Regime[] labels = new Regime[rows.RowCount];
        for (int row = 0; row < labels.Length; row++)
        {
            FeatureVector features = default;
            for (int column = 0; column < rows.ColumnCount; column++)
            {
                features[ReferenceSeries.Features[column]] = rows.Row(row)[column];
            }

            StateProbabilities posterior = filter.Update(features, out RegimeProbabilities probabilities);
            ClosedBar bar = new(row + 1, default, features, posterior, probabilities);
            labels[row] = detector.Update(bar, model.Version)!.Value.Bar.Regime;
        }

        return labels;
    }

    private static Regime[] Filtered(ReferenceSeries series)
    {
        ForwardFilter filter = new(series.TrueModel);
        Regime[] labels = new Regime[series.Rows.RowCount];
        for (int row = 0; row < labels.Length; row++)
        {
            filter.Update(series.Rows.Row(row));
            labels[row] = ReferenceSeries.States[TrueParameterFilter.MostProbable(filter.Probabilities)];
        }

        return labels;
    }

    private static DateTime[] Times(int count) =>
        [.. Enumerable.Range(1, count).Select(minute => Start.AddMinutes(minute))];

    private static double[] Closes(ObservationMatrix rows)
    {
        double[] closes = new double[rows.RowCount];
        double log = 0;
        for (int row = 0; row < closes.Length; row++)
        {
            log += rows.Row(row)[0];
            closes[row] = Math.Exp(log);
        }

        return closes;
    }
}
