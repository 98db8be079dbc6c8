namespace Aetherion.Lab.Evaluation.Predictors;

/// <summary>One forecaster's word on some rows.</summary>
/// <param name="Name">Who says it.</param>
/// <param name="Logarithms">The expected log volatility, one for each row.</param>
/// <param name="Smearing">What makes it the half logarithm of an expected variance.</param>
internal sealed record VolatilityForecasts(string Name, double[] Logarithms, double Smearing)
{
    /// <summary>Half of ln(mean of exp(2 residual)), from which Duan (1983) makes an expected variance.</summary>
    public static double SmearingOf(ReadOnlySpan<double> targets, ReadOnlySpan<double> logarithms)
    {
        double sum = 0;
        for (int row = 0; row < targets.Length; row++)
            sum += Math.Exp(2 * (targets[row] - logarithms[row]));
        return Math.Log(sum / targets.Length) / 2;
    }

    /// <summary>Squared error of the logarithm, row by row.</summary>
    public double[] SquaredErrors(ReadOnlySpan<double> targets)
    {
        double[] errors = new double[targets.Length];
        for (int row = 0; row < errors.Length; row++)
            errors[row] = (targets[row] - Logarithms[row]) * (targets[row] - Logarithms[row]);
        return errors;
    }

    /// <summary>The QLIKE loss of the variance, v/f - ln(v/f) - 1 (Patton 2011), row by row.</summary>
    public double[] Qlike(ReadOnlySpan<double> targets)
    {
        double[] losses = new double[targets.Length];
        for (int row = 0; row < losses.Length; row++)
        {
            double logRatio = 2 * (targets[row] - Logarithms[row] - Smearing);
            losses[row] = Math.Exp(logRatio) - logRatio - 1;
        }

        return losses;
    }
}
