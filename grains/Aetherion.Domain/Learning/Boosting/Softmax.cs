using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Aetherion.Domain.Learning.HiddenMarkov;

namespace Aetherion.Domain.Learning.Boosting;

/// <summary>Probabilities from scores, with an exponential function that has the same bits everywhere.</summary>
internal static class Softmax
{
    /// <summary>Turns each row of scores into probabilities in place.</summary>
    public static void Apply(Span<double> scores, int classCount)
    {
        for (int from = 0; from < scores.Length; from += classCount)
            SubtractLargest(scores.Slice(from, classCount));
        ExponentiateAll(scores);
        for (int from = 0; from < scores.Length; from += classCount)
            Normalise(scores.Slice(from, classCount));
    }

    /// <summary>e^x of one number at most zero.</summary>
    public static double Exponential(double x) => VectorExponential.Exp(Vector256.Create(x)).ToScalar();

    private static void SubtractLargest(Span<double> row)
    {
        double largest = row[0];
        for (int index = 1; index < row.Length; index++)
            largest = Math.Max(largest, row[index]);
        for (int index = 0; index < row.Length; index++)
            row[index] -= largest;
    }

    private static void ExponentiateAll(Span<double> values)
    {
        Span<Vector256<double>> vectors = MemoryMarshal.Cast<double, Vector256<double>>(values);
        for (int index = 0; index < vectors.Length; index++)
            vectors[index] = VectorExponential.Exp(vectors[index]);
        for (int index = vectors.Length * Vector256<double>.Count; index < values.Length; index++)
            values[index] = Exponential(values[index]);
    }

    private static void Normalise(Span<double> row)
    {
        double sum = 0;
        foreach (double value in row)
            sum += value;
        double inverse = 1 / sum;
        for (int index = 0; index < row.Length; index++)
            row[index] *= inverse;
    }
}
