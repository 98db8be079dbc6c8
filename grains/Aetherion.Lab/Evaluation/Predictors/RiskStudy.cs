using System.Collections.Immutable;
using Aetherion.Domain.Forecasts;
using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.Linear;
using Aetherion.Model;

namespace Aetherion.Lab.Evaluation.Predictors;

/// <summary>
/// Trains the one-hour risk forecast on the rows before a split and scores it once on those after it, beside the
/// volatility of the last hour, the exponentially weighted one and HAR-RV on logarithms (Corsi 2009). Columns and
/// penalty are chosen on the last quarter of the training rows; so is the half-life of the exponential weights. Every
/// baseline gets the same correction for the mean of a logarithm.
/// </summary>
public sealed class RiskStudy
{
    private const string StudiedName = "risk forecast";
    private const string ServedName = "volatility feature";

    private static readonly ImmutableArray<(string Name, int[] Columns)> ColumnSets =
    [
        ("range", [0, 1, 2, 3, 4]),
        ("range+activity", [0, 1, 2, 3, 4, 5, 6, 7, 8]),
        ("range+season", [0, 1, 2, 3, 4, 9, 10]),
        ("range+activity+season", [.. Enumerable.Range(0, RiskFeatures.ColumnCount)]),
    ];

    private static readonly ImmutableArray<double> Penalties = [1e-4, 1e-3, 1e-2];

    private readonly IReadOnlyList<Candle> _bars;
    private readonly RiskRows _rows;
    private readonly WalkForwardFold _fold;
    private readonly int[] _training;
    private readonly int[] _test;
    private readonly BlockBootstrap _bootstrap;

    /// <param name="bars">One-minute bars, oldest first.</param>
    /// <param name="testStart">The first bar that is scored.</param>
    /// <param name="bootstrap">For the intervals; a day of minutes a block by default.</param>
    /// <param name="served">The volatility forecast that each bar carried, see <see cref="RiskRows"/>; null to make
    /// it.</param>
    /// <exception cref="ArgumentException">The bars are too few.</exception>
    public RiskStudy(
        IReadOnlyList<Candle> bars, int testStart, BlockBootstrap? bootstrap = null, IReadOnlyList<double>? served = null)
    {
        ArgumentNullException.ThrowIfNull(bars);
        _fold = WalkForward.SplitAt(bars.Count, testStart);
        if (_fold.Training.Length < 4 * RiskRows.FirstRow)
        {
            throw new ArgumentException(
                $"{_fold.Training.Length} training bars are too few; give at least {4 * RiskRows.FirstRow}.");
        }

        _fold = _fold with { Training = _fold.Training with { Start = RiskRows.FirstRow } };
        _bootstrap = bootstrap ?? new BlockBootstrap();
        _bars = bars;
        _rows = new RiskRows(bars, served);
        _training = _rows.Usable(_fold.Training);
        _test = _rows.Usable(_fold.Test);
        if (_training.Length < RiskRows.FirstRow || _test.Length == 0)
        {
            throw new ArgumentException(
                $"{_training.Length} bars to train on and {_test.Length} to judge by have an hour without a gap after them; "
                + $"give at least {RiskRows.FirstRow} and one.");
        }
    }

    /// <summary>Chooses, trains and scores.</summary>
    public RiskStudyResult Run()
    {
        TrialLog trials = new();
        (string configuration, int[] columns, double penalty) = Choose(trials);
        RiskModel model = Train(columns, penalty, _training);
        return new RiskStudyResult(
            model,
            configuration,
            trials,
            _fold,
            DataHash.Of(_bars.Take(_fold.Test.Start)),
            DataHash.Of(_bars.Skip(_fold.Test.Start)),
            Score(model),
            ScoreServed());
    }

    /// <summary>Scores a model from elsewhere on the test rows; the baselines are trained on the rows before.</summary>
    public ImmutableArray<VolatilityScore> Score(RiskModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return VolatilityScoring.Of(
            Of(_rows.Targets, _test), [OfModel(model, _test), Trailing(), BestEwma(trials: null), Har()], _bootstrap);
    }

    /// <summary>Scores the volatility forecast that bars carry as a feature, which the study does not train, beside the same
    /// baselines; its correction for the mean of a logarithm is of the training rows.</summary>
    public ImmutableArray<VolatilityScore> ScoreServed() => VolatilityScoring.Of(
        Of(_rows.Targets, _test),
        [OfSeries(ServedName, _rows.Served), Trailing(), BestEwma(trials: null), Har()],
        _bootstrap);

    private (string Configuration, int[] Columns, double Penalty) Choose(TrialLog trials)
    {
        Dictionary<string, (int[] Columns, double Penalty)> known = [];
        (int[] early, int[] late) = SplitTraining();
        double[] targets = Of(_rows.Targets, late);
        foreach ((string name, int[] columns) in ColumnSets)
        {
            foreach (double penalty in Penalties)
            {
                string configuration = FormattableString.Invariant(
                    $"ridge, columns {name} of feature version {RiskFeatures.Version}, penalty {penalty} per row");
                known[configuration] = (columns, penalty);
                trials.Add(configuration, OfModel(Train(columns, penalty, early), late).Qlike(targets).Average());
            }
        }

        string best = trials.Best.Configuration;
        BestEwma(trials);
        return (best, known[best].Columns, known[best].Penalty);
    }

    /// <summary>Three quarters to train on, the last to choose on; purge and embargo between.</summary>
    private (int[] Early, int[] Late) SplitTraining()
    {
        int cut = _training.Length * 3 / 4;
        int gap = Math.Min(1500, _training.Length / 8);
        return (_training[..(cut - gap)], _training[cut..]);
    }

    /// <summary>Fits the chosen columns; the others get a coefficient of 0.</summary>
    private RiskModel Train(int[] columns, double penaltyPerRow, int[] training)
    {
        RidgeRegression chosen = RidgeRegression.Fit(
            _rows.Features(training, columns), _rows.Excess(training), penaltyPerRow * training.Length);
        double[] coefficients = new double[RiskFeatures.ColumnCount];
        for (int column = 0; column < columns.Length; column++)
            coefficients[columns[column]] = chosen.Coefficients[column];
        RidgeRegression regression = new(coefficients, chosen.Intercept);
        return new RiskModel(regression, Math.Max(0, Smearing(training, Predict(regression, training))));
    }

    private VolatilityForecasts OfModel(RiskModel model, int[] rows) =>
        new(StudiedName, Predict(new RidgeRegression(model.Coefficients, model.Intercept), rows), model.Smearing);

    private double[] Predict(RidgeRegression regression, int[] rows) =>
        Predict(regression, _rows.Features(rows, [.. Enumerable.Range(0, RiskFeatures.ColumnCount)]), rows);

    private double[] Predict(RidgeRegression regression, ObservationMatrix columns, int[] rows)
    {
        double[] predicted = new double[rows.Length];
        for (int row = 0; row < predicted.Length; row++)
            predicted[row] = _rows.Levels[rows[row]] + regression.Predict(columns.Row(row));
        return predicted;
    }

    private VolatilityForecasts Trailing() => OfSeries("last hour's volatility", _rows.Trailing);

    private VolatilityForecasts BestEwma(TrialLog? trials)
    {
        (int[] early, int[] late) = SplitTraining();
        int best = 0;
        double least = double.PositiveInfinity;
        for (int series = 0; series < RiskRows.EwmaHalfLives.Count; series++)
        {
            double smearing = Smearing(early, Of(_rows.Ewma[series], early));
            double loss = new VolatilityForecasts("", Of(_rows.Ewma[series], late), smearing)
                .Qlike(Of(_rows.Targets, late)).Average();
            trials?.Add($"baseline EWMA, half-life {RiskRows.EwmaHalfLives[series]} bars", loss);
            if (loss < least)
                (best, least) = (series, loss);
        }

        return OfSeries($"EWMA, half-life {RiskRows.EwmaHalfLives[best]}", _rows.Ewma[best]);
    }

    private VolatilityForecasts OfSeries(string name, double[] series) =>
        new(name, Of(series, _test), Smearing(_training, Of(series, _training)));

    private VolatilityForecasts Har()
    {
        ObservationMatrix columns = _rows.Har(_training);
        RidgeRegression har = RidgeRegression.Fit(columns, _rows.Excess(_training), 1e-6 * _training.Length);
        double smearing = Smearing(_training, Predict(har, columns, _training));
        return new VolatilityForecasts("log HAR-RV", Predict(har, _rows.Har(_test), _test), smearing);
    }

    private double Smearing(int[] rows, double[] logarithms) =>
        VolatilityForecasts.SmearingOf(Of(_rows.Targets, rows), logarithms);

    private static double[] Of(double[] values, int[] rows) => Array.ConvertAll(rows, row => values[row]);
}
