namespace Aetherion.Domain.Learning.HiddenMarkov;

/// <summary>The Gaussian of a state in the scale of another scaler: mean, and covariance row by row.</summary>
internal sealed record ScaledGaussian(double[] Mean, double[] Covariance)
{
    /// <summary>All states of a model over features scaled by <paramref name="from"/>, in the scale of
    /// <paramref name="to"/>.</summary>
    public static ScaledGaussian[] StatesOf(GaussianHmm model, StandardScaler from, StandardScaler to) =>
        [.. Enumerable.Range(0, model.StateCount).Select(state => Of(model, state, from, to))];

    private static ScaledGaussian Of(GaussianHmm model, int state, StandardScaler from, StandardScaler to)
    {
        int size = model.FeatureCount;
        double[] mean = new double[size];
        double[] covariance = new double[size * size];
        for (int row = 0; row < size; row++)
        {
            double unscaled = from.Means[row] + (from.Deviations[row] * model.Mean(state)[row]);
            mean[row] = (unscaled - to.Means[row]) / to.Deviations[row];
            for (int column = 0; column < size; column++)
            {
                covariance[(row * size) + column] = model.Covariance(state, row, column)
                    * (from.Deviations[row] / to.Deviations[row])
                    * (from.Deviations[column] / to.Deviations[column]);
            }
        }

        return new ScaledGaussian(mean, covariance);
    }
}
