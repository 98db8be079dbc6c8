namespace Aetherion.Domain.Learning.Supervised;

/// <summary>The weighted mean of several models' probabilities.</summary>
internal static class MemberMean
{
    /// <summary>Allocates nothing. The weights sum to one.</summary>
    public static void Predict(
        ReadOnlySpan<IProbabilityModel> members, ReadOnlySpan<double> weights, ReadOnlySpan<double> row,
        Span<double> probabilities)
    {
        Span<double> one = stackalloc double[probabilities.Length];
        probabilities.Clear();
        for (int member = 0; member < members.Length; member++)
        {
            members[member].PredictProbabilities(row, one);
            for (int label = 0; label < one.Length; label++)
                probabilities[label] += weights[member] * one[label];
        }
    }
}
