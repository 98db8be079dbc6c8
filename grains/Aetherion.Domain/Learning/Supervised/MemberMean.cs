namespace Aetherion.Domain.Learning.Supervised;

/// <summary>The mean of several models' probabilities.</summary>
internal static class MemberMean
{
    /// <summary>Allocates nothing.</summary>
    public static void Predict(
        ReadOnlySpan<IProbabilityModel> members, ReadOnlySpan<double> row, Span<double> probabilities)
    {
        Span<double> one = stackalloc double[probabilities.Length];
        probabilities.Clear();
        foreach (IProbabilityModel member in members)
        {
            member.PredictProbabilities(row, one);
            for (int label = 0; label < one.Length; label++)
                probabilities[label] += one[label] / members.Length;
        }
    }
}
