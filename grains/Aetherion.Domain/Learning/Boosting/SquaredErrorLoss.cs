namespace Aetherion.Domain.Learning.Boosting;

/// <summary>Half the squared error of a number, one score: the number itself.</summary>
internal sealed class SquaredErrorLoss(double[] targets, double[] weights) : BoostingLoss(weights)
{
    private double[] _scores = [];

    public override int ChannelCount => 1;

    protected override double[] StartScores(int rowCount)
    {
        double total = Weights.AsSpan(0, rowCount).ToArray().Sum();
        double mean = 0;
        for (int row = 0; row < rowCount; row++)
            mean += targets[row] * (Weights[row] / total);
        return [mean];
    }

    public override void BeginRound(double[] scores, int rowCount) => _scores = scores;

    public override void Pack(BoostingRows rows, int channel)
    {
        double largest = 0;
        for (int row = 0; row < rows.RowCount; row++)
            largest = Math.Max(largest, Math.Abs(_scores[row] - targets[row]) * Weights[row]);
        GradientScale scale = new(rows.RowCount, largest, WeightMax);
        rows.Scale = scale;
        for (int row = 0; row < rows.RowCount; row++)
            rows.Gradients[row] = scale.Pack((_scores[row] - targets[row]) * Weights[row], Weights[row]);
    }

    public override double Mean(double[] scores, int firstRow)
    {
        double sum = 0;
        double total = 0;
        for (int row = firstRow; row < targets.Length; row++)
        {
            double error = scores[row] - targets[row];
            sum += Weights[row] * error * error / 2;
            total += Weights[row];
        }

        return sum / total;
    }
}
