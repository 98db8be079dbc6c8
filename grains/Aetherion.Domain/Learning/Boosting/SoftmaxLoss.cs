using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Aetherion.Domain.Learning.Boosting;

/// <summary>Log-loss of several classes, a score for each.</summary>
internal sealed class SoftmaxLoss(int[] labels, double[] weights, int classCount) : BoostingLoss(weights)
{
    private const double ProbabilityMin = 1e-15;
    private const int Lanes = 4;

    private double[] _probabilities = [];

    public override int ChannelCount => classCount;

    protected override double[] StartScores(int rowCount)
    {
        double[] sums = new double[classCount];
        for (int row = 0; row < rowCount; row++)
            sums[labels[row]] += Weights[row];
        double total = sums.Sum();
        double[] logs = Array.ConvertAll(sums, sum => Math.Log(Math.Max(sum / total, ProbabilityMin)));
        double mean = logs.Average();
        return Array.ConvertAll(logs, log => log - mean);
    }

    public override void BeginRound(double[] scores, int rowCount)
    {
        if (_probabilities.Length == 0)
            _probabilities = new double[scores.Length];
        Softmax.Apply(scores, _probabilities, classCount);
    }

    public override void Pack(BoostingRows rows, int channel)
    {
        GradientScale scale = new(rows.RowCount, WeightMax, WeightMax);
        rows.Scale = scale;
        ReadOnlySpan<double> probabilities = _probabilities.AsSpan(channel * labels.Length, rows.RowCount);
        ReadOnlySpan<double> weights = Weights;
        Span<Vector128<long>> gradients = rows.Gradients;
        int row = 0;
        for (; row <= probabilities.Length - Lanes; row += Lanes)
        {
            Vector256<double> probability = Vector256.Create(probabilities[row..]);
            Vector256<double> weight = Vector256.Create(weights[row..]);
            Vector256<double> gradient = probability - IsClass(row, channel);
            Vector256<double> hessian = probability * (Vector256<double>.One - probability);
            Span<long> packed = MemoryMarshal.Cast<Vector128<long>, long>(gradients.Slice(row, Lanes));
            (Vector256<long> first, Vector256<long> second) = scale.Pack(gradient * weight, hessian * weight);
            first.CopyTo(packed);
            second.CopyTo(packed[Vector256<long>.Count..]);
        }

        for (; row < probabilities.Length; row++)
        {
            double probability = probabilities[row];
            double gradient = probability - (labels[row] == channel ? 1 : 0);
            double hessian = probability * (1 - probability);
            gradients[row] = scale.Pack(gradient * weights[row], hessian * weights[row]);
        }
    }

    /// <summary>1 for each of four rows that is of the class, else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<double> IsClass(int row, int channel)
    {
        Vector128<int> isClass =
            Vector128.Equals(Vector128.Create((ReadOnlySpan<int>)labels.AsSpan(row)), Vector128.Create(channel));
        (Vector128<long> lower, Vector128<long> upper) = Vector128.Widen(isClass);
        return Vector256.Create(lower, upper).AsDouble() & Vector256<double>.One;
    }

    public override double Mean(double[] scores, int firstRow)
    {
        double sum = 0;
        double total = 0;
        Span<double> values = stackalloc double[classCount];
        for (int row = firstRow; row < labels.Length; row++)
        {
            for (int channel = 0; channel < classCount; channel++)
                values[channel] = scores[(channel * labels.Length) + row];
            Softmax.Apply(values);
            sum -= Weights[row] * Math.Log(Math.Max(values[labels[row]], ProbabilityMin));
            total += Weights[row];
        }

        return sum / total;
    }
}
