using Aetherion.Domain.Forecasts;

namespace Aetherion.Lab.Evaluation.Predictors;

/// <summary>Scores forecasts of funding rates, each made of the rates before it.</summary>
public static class FundingStudy
{
    private const double BaselineWeight = 0.4;
    private const double BasisPoint = 1e-4;

    /// <summary>Ten days of three rates.</summary>
    private static readonly BlockBootstrap Bootstrap = new(new BlockBootstrapOptions { BlockLength = 30 });

    /// <summary>Scores from a rate on.</summary>
    /// <param name="rates">Fractions, oldest first.</param>
    /// <param name="testStart">The first rate scored; those before it only feed the forecast.</param>
    /// <param name="options">Of the forecast.</param>
    /// <exception cref="ArgumentException">There is nothing before or after the start.</exception>
    public static FundingStudyResult Score(
        ReadOnlySpan<double> rates, int testStart, FundingForecasterOptions? options = null)
    {
        if (testStart < 1 || testStart >= rates.Length)
            throw new ArgumentException($"A test of {rates.Length} rates cannot start at {testStart}.");
        double[] errors = new double[rates.Length];
        double[] baseline = new double[rates.Length];
        double[] last = new double[rates.Length];
        FundingForecaster forecaster = new(options);
        double mean = rates[0];
        forecaster.Update(rates[0]);
        for (int rate = 1; rate < rates.Length; rate++)
        {
            errors[rate] = Math.Abs(rates[rate] - forecaster.Forecast!.Value) / BasisPoint;
            baseline[rate] = Math.Abs(rates[rate] - mean) / BasisPoint;
            last[rate] = Math.Abs(rates[rate] - rates[rate - 1]) / BasisPoint;
            mean += BaselineWeight * (rates[rate] - mean);
            forecaster.Update(rates[rate]);
        }

        ConfidenceInterval gain = Bootstrap.Difference(baseline.AsSpan(testStart), errors.AsSpan(testStart));
        return new FundingStudyResult(
            rates.Length - testStart,
            errors[testStart..].Average(),
            baseline[testStart..].Average(),
            last[testStart..].Average(),
            gain,
            DataHash.Of(rates[..testStart]),
            DataHash.Of(rates[testStart..]));
    }

    /// <summary>Chooses learning rate and half-life by the mean absolute error from a rate on.</summary>
    /// <param name="rates">Of the training slice only.</param>
    /// <param name="selectionStart">The first rate that counts.</param>
    /// <param name="trials">Told every configuration.</param>
    public static FundingForecasterOptions Choose(ReadOnlySpan<double> rates, int selectionStart, TrialLog trials)
    {
        ArgumentNullException.ThrowIfNull(trials);
        Dictionary<string, FundingForecasterOptions> tried = [];
        foreach (double learningRate in (double[])[0.05, 0.1, 0.3, 1])
        {
            foreach (double halfLife in (double[])[21, 90, 270])
            {
                FundingForecasterOptions options = new() { LearningRate = learningRate, HalfLife = halfLife };
                tried[Describe(options)] = options;
                trials.Add(Describe(options), Score(rates, selectionStart, options).Error);
            }
        }

        return tried[trials.Best.Configuration];
    }

    /// <summary>The configuration in its one written form.</summary>
    public static string Describe(FundingForecasterOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return FormattableString.Invariant(
            $"weighted median of experts, learning rate {options.LearningRate} per bp, half-life {options.HalfLife} rates, snap {options.SnapDistance / BasisPoint} bp");
    }
}
