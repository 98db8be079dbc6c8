namespace Aetherion.Domain.Tests.Learning.Metrics;

/// <summary>Ten rows of three classes; scikit-learn 1.2.1 gave the figures the tests expect of them.</summary>
internal static class SampleScores
{
    public static int[] Labels { get; } = [0, 1, 2, 2, 1, 0, 2, 1, 0, 2];

    public static int[] Predicted { get; } = [0, 1, 2, 0, 1, 0, 2, 0, 0, 2];

    public static double[] Probabilities { get; } =
    [
        0.7, 0.2, 0.1, 0.2, 0.5, 0.3, 0.1, 0.3, 0.6, 0.4, 0.4, 0.2, 0.3, 0.4, 0.3,
        0.5, 0.3, 0.2, 0.2, 0.2, 0.6, 0.6, 0.3, 0.1, 0.7, 0.2, 0.1, 0.1, 0.1, 0.8,
    ];

    public static bool[] IsLast { get; } = Array.ConvertAll(Labels, label => label == 2);

    public static double[] LastProbabilities { get; } = [.. Probabilities.Where((_, index) => index % 3 == 2)];
}
