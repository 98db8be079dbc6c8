namespace Aetherion.Domain.Learning.Boosting;

/// <summary>Log-loss of several classes, a score for each.</summary>
internal sealed class SoftmaxLoss(int[] labels, double[] weights, int classCount) : BoostingLoss(weights)
{
    private const double ProbabilityMin = 1e-15;

    private double[] _probabilities = [];

    public override int ChannelCount => classCount;

    public override double[] Start(int rowCount)
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
            _probabilities = new double[rowCount * classCount];
        scores.AsSpan(0, _probabilities.Length).CopyTo(_probabilities);
        Softmax.Apply(_probabilities, classCount);
    }

    public override void Pack(BoostingRows rows, int channel)
    {
        double weightMax = WeightMax(Weights.AsSpan(0, rows.RowCount));
        GradientScale scale = new(rows.RowCount, weightMax, weightMax);
        rows.Scale = scale;
        for (int row = 0; row < rows.RowCount; row++)
        {
            double probability = _probabilities[(row * classCount) + channel];
            double gradient = labels[row] == channel ? probability - 1 : probability;
            double hessian = probability * (1 - probability);
            rows.Gradients[row] = scale.Pack(gradient * Weights[row], hessian * Weights[row]);
        }
    }

    public override double Mean(double[] scores, int firstRow)
    {
        double[] probabilities = scores[(firstRow * classCount)..];
        Softmax.Apply(probabilities, classCount);
        double sum = 0;
        double total = 0;
        for (int row = firstRow; row < labels.Length; row++)
        {
            double probability = probabilities[((row - firstRow) * classCount) + labels[row]];
            sum -= Weights[row] * Math.Log(Math.Max(probability, ProbabilityMin));
            total += Weights[row];
        }

        return sum / total;
    }
}
