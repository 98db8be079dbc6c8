using Aetherion.Domain.Learning.HiddenMarkov;

namespace Aetherion.Domain.Tests.Learning.HiddenMarkov;

/// <summary>Seeded models of any size.</summary>
internal static class RandomModels
{
    public static GaussianHmm Create(int seed, int stateCount, int featureCount, CovarianceType covarianceType)
    {
        Random random = new(seed);
        double[] transitions = [.. Enumerable.Range(0, stateCount).SelectMany(_ => Distribution(random, stateCount))];
        double[] means = [.. Enumerable.Range(0, stateCount * featureCount).Select(_ => 4 * random.NextDouble())];
        double[] covariances = covarianceType == CovarianceType.Diagonal
            ? [.. Enumerable.Range(0, stateCount * featureCount).Select(_ => 0.2 + random.NextDouble())]
            : [.. Enumerable.Range(0, stateCount).SelectMany(_ => Covariance(random, featureCount))];
        return new GaussianHmm(covarianceType, Distribution(random, stateCount), transitions, means, covariances);
    }

    private static double[] Distribution(Random random, int count)
    {
        double[] weights = [.. Enumerable.Range(0, count).Select(_ => 0.05 + random.NextDouble())];
        double sum = weights.Sum();
        return Array.ConvertAll(weights, weight => weight / sum);
    }

    private static double[] Covariance(Random random, int size)
    {
        double[] root = [.. Enumerable.Range(0, size * size).Select(_ => random.NextDouble() - 0.5)];
        double[] covariance = new double[size * size];
        for (int row = 0; row < size; row++)
        {
            for (int column = 0; column < size; column++)
            {
                covariance[(row * size) + column] = row == column ? 0.3 : 0;
                for (int inner = 0; inner < size; inner++)
                {
                    covariance[(row * size) + column] += root[(row * size) + inner] * root[(column * size) + inner];
                }
            }
        }

        return covariance;
    }
}
