using System.Runtime.Intrinsics;

namespace Aetherion.Domain.Learning.HiddenMarkov;

/// <summary>
/// The moments of <see cref="ExpectedCounts"/> for two features, full covariances and states that fit one vector:
/// the same sums in the same order, kept in registers over many rows.
/// </summary>
internal static class TwoFeatureMoments
{
    public const int FeatureCount = 2;
    private const int ProductCount = FeatureCount * (FeatureCount + 1) / 2;

    /// <summary>Adds consecutive rows, from the last to the first.</summary>
    /// <param name="values">The features of the rows.</param>
    /// <param name="smoothed">The smoothed probabilities of the rows.</param>
    /// <param name="means">Two vectors.</param>
    /// <param name="weight">The sum of the probabilities.</param>
    /// <param name="sums">Two vectors.</param>
    /// <param name="products">Three vectors, a lower triangle.</param>
    public static void Add(
        ReadOnlySpan<double> values,
        ReadOnlySpan<Vector256<double>> smoothed,
        ReadOnlySpan<Vector256<double>> means,
        ref Vector256<double> weight,
        Span<Vector256<double>> sums,
        Span<Vector256<double>> products)
    {
        means = means[..FeatureCount];
        sums = sums[..FeatureCount];
        products = products[..ProductCount];
        (Vector256<double> mean0, Vector256<double> mean1) = (means[0], means[1]);
        (Vector256<double> sum0, Vector256<double> sum1) = (sums[0], sums[1]);
        Vector256<double> product00 = products[0];
        Vector256<double> product10 = products[1];
        Vector256<double> product11 = products[2];
        Vector256<double> total = weight;
        for (int row = smoothed.Length - 1; row >= 0; row--)
        {
            ReadOnlySpan<double> observation = values.Slice(row * FeatureCount, FeatureCount);
            Vector256<double> probability = smoothed[row];
            total += probability;
            Vector256<double> deviation0 = Vector256.Create(observation[0]) - mean0;
            Vector256<double> weighted = deviation0 * probability;
            sum0 += weighted;
            product00 += weighted * deviation0;
            Vector256<double> deviation1 = Vector256.Create(observation[1]) - mean1;
            weighted = deviation1 * probability;
            sum1 += weighted;
            product10 += weighted * deviation0;
            product11 += weighted * deviation1;
        }

        weight = total;
        (sums[0], sums[1]) = (sum0, sum1);
        (products[0], products[1], products[2]) = (product00, product10, product11);
    }
}
