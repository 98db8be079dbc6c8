namespace Aetherion.Domain.Learning.HiddenMarkov;

/// <summary>
/// The maximisation step: the most likely parameters from expected counts, or with a prior the most probable ones. A
/// state that has emptied, or is never left, keeps the parameters that cannot be estimated.
/// </summary>
internal sealed class Maximisation(double[] varianceFloors, double stateWeightMin, PriorDensity prior)
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
            start[state] = counts.First(state) + prior.StartCount;
            UpdateTransitions(model, counts, state, transitions.AsSpan(state * stateCount, stateCount));
            if (counts.Weight(state) >= stateWeightMin || prior.HasCovariances)
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
            row[to] = (row[to] * counts.Transitions(from, to)) + prior.TransitionCount(from, to);
            sum += row[to];
        }

        if (sum < stateWeightMin)
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
            // The mean has no prior: an emptied state keeps its own.
            moves[feature] = weight >= stateWeightMin ? counts.Sum(state, feature) / weight : 0;
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
            double variance = Covariance(CovarianceType.Diagonal, counts, state, moves, feature, feature);
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
                double covariance = Covariance(CovarianceType.Full, counts, state, moves, row, column);
                covariances[(row * size) + column] = covariance;
                covariances[(column * size) + row] = covariance;
            }
        }

        Cholesky.RaiseToFloors(covariances, varianceFloors);
    }

    private double Covariance(
        CovarianceType type, ExpectedCounts counts, int state, double[] moves, int row, int column)
    {
        double weight = counts.Weight(state);
        double move = moves[row] * moves[column];
        if (!prior.HasCovariances)
            return (counts.Product(state, row, column) / weight) - move;
        double scale = row == column ? prior.Scale(row) : 0;
        return (scale + counts.Product(state, row, column) - (weight * move)) / (prior.Divisor(type) + weight);
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
