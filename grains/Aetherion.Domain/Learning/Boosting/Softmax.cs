using System.Runtime.Intrinsics;
using Aetherion.Domain.Learning.HiddenMarkov;

namespace Aetherion.Domain.Learning.Boosting;

/// <summary>Probabilities from scores, with an exponential function that has the same bits everywhere.</summary>
internal static class Softmax
{
    private const int Lanes = 4;

    /// <summary>Turns the scores of one row into probabilities in place.</summary>
    public static void Apply(Span<double> scores)
    {
        double largest = scores[0];
        foreach (double score in scores[1..])
            largest = Math.Max(largest, score);
        double sum = 0;
        for (int channel = 0; channel < scores.Length; channel++)
        {
            scores[channel] = Exponential(scores[channel] - largest);
            sum += scores[channel];
        }

        for (int channel = 0; channel < scores.Length; channel++)
            scores[channel] /= sum;
    }

    /// <summary>Probabilities of all rows, scores and probabilities channel by channel, four rows at a time with the
    /// bits
    /// of one.</summary>
    public static void Apply(ReadOnlySpan<double> scores, Span<double> probabilities, int channelCount)
    {
        int rowCount = scores.Length / channelCount;
        int row = 0;
        for (; row <= rowCount - Lanes; row += Lanes)
            ApplyVector(scores[row..], probabilities[row..], channelCount, rowCount);
        Span<double> values = stackalloc double[channelCount];
        for (; row < rowCount; row++)
        {
            for (int channel = 0; channel < channelCount; channel++)
                values[channel] = scores[(channel * rowCount) + row];
            Apply(values);
            for (int channel = 0; channel < channelCount; channel++)
                probabilities[(channel * rowCount) + row] = values[channel];
        }
    }

    /// <summary>e^x of one number at most zero.</summary>
    public static double Exponential(double x) => VectorExponential.Exp(Vector256.Create(x)).ToScalar();

    private static void ApplyVector(
        ReadOnlySpan<double> scores, Span<double> probabilities, int channelCount, int rowCount)
    {
        Vector256<double> largest = Vector256.Create(scores);
        for (int channel = 1; channel < channelCount; channel++)
            largest = Vector256.Max(largest, Vector256.Create(scores[(channel * rowCount)..]));
        Vector256<double> sum = Vector256<double>.Zero;
        for (int channel = 0; channel < channelCount; channel++)
        {
            Vector256<double> value =
                VectorExponential.Exp(Vector256.Create(scores[(channel * rowCount)..]) - largest);
            value.CopyTo(probabilities[(channel * rowCount)..]);
            sum += value;
        }

        for (int channel = 0; channel < channelCount; channel++)
        {
            Span<double> place = probabilities[(channel * rowCount)..];
            (Vector256.Create((ReadOnlySpan<double>)place) / sum).CopyTo(place);
        }
    }
}
