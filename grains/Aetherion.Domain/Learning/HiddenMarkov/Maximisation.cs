namespace Aetherion.Domain.Learning.HiddenMarkov;

/// <summary>
/// The maximisation step: the most likely parameters from expected counts. A state that has emptied, or is never
/// left, keeps the parameters that cannot be estimated.
/// </summary>
internal sealed class Maximisation(double[] varianceFloors, BaumWelchOptions options)
{
    public GaussianHmm Update(GaussianHmm model, ExpectedCounts counts)
    {
        int stateCount = model.StateCount;
        double[] start = new double[stateCount];
        double[] transitions = model.TransitionMatrix.ToArray();
        double[] means = model.Means.ToArray();
        double[] covariances = model.Covariances.ToArray();
        for (int state = 0; state < stateCount; state++)
        {
            start[state] = counts.First(state);
            UpdateTransitions(model, counts, state, transitions.AsSpan(state * stateCount, stateCount));
            if (counts.Weight(state) >= options.StateWeightMin)
                UpdateGaussian(model, counts, state, means, covariances);
        }

        Normalise(start);
        return new GaussianHmm(model.CovarianceType, start, transitions, means, covariances);
    }

    private void UpdateTransitions(GaussianHmm model, ExpectedCounts counts, int from, Span<double> row)
    {
        double sum = 0;
        for (int to = 0; to < row.Length; to++)
        {
            row[to] = (row[to] * counts.Transitions(from, to)) + options.TransitionPseudoCount;
            sum += row[to];
        }

        if (sum < options.StateWeightMin)
            model.TransitionsFrom(from).CopyTo(row);
        else
            Normalise(row);
    }

    private void UpdateGaussian(
        GaussianHmm model, ExpectedCounts counts, int state, double[] means, double[] covariances)
    {
        int featureCount = model.FeatureCount;
        double weight = counts.Weight(state);
        double[] moves = new double[featureCount];
        for (int feature = 0; feature < featureCount; feature++)
        {
            moves[feature] = counts.Sum(state, feature) / weight;
            means[(state * featureCount) + feature] += moves[feature];
        }

        if (model.CovarianceType == CovarianceType.Diagonal)
        {
            UpdateVariances(counts, state, moves, covariances.AsSpan(state * featureCount, featureCount));
            return;
        }

        int size = featureCount * featureCount;
        UpdateCovariances(counts, state, moves, covariances.AsSpan(state * size, size));
    }

    private void UpdateVariances(ExpectedCounts counts, int state, double[] moves, Span<double> variances)
    {
        for (int feature = 0; feature < moves.Length; feature++)
        {
            double variance = (counts.Product(state, feature, feature) / counts.Weight(state))
                - (moves[feature] * moves[feature]);
            variances[feature] = Math.Max(variance, varianceFloors[feature]);
        }
    }

    private void UpdateCovariances(ExpectedCounts counts, int state, double[] moves, Span<double> covariances)
    {
        int size = moves.Length;
        for (int row = 0; row < size; row++)
        {
            for (int column = 0; column <= row; column++)
            {
                double covariance = (counts.Product(state, row, column) / counts.Weight(state))
                    - (moves[row] * moves[column]);
                covariances[(row * size) + column] = covariance;
                covariances[(column * size) + row] = covariance;
            }
        }

        Cholesky.RaiseToFloors(covariances, varianceFloors);
    }

    private static void Normalise(Span<double> probabilities)
    {
        double sum = 0;
        foreach (double probability in probabilities)
        {
            sum += probability;
        }

        for (int index = 0; index < probabilities.Length; index++)
        {
            probabilities[index] /= sum;
        }
    }
}
