namespace Aetherion.Domain.Learning.Boosting;

/// <summary>Log-loss of two classes, one score: the log-odds of class 1.</summary>
internal sealed class BinaryLoss(int[] labels, double[] weights) : BoostingLoss(weights)
{
    private const double ProbabilityMin = 1e-15;

    private double[] _scores = [];

    public override int ChannelCount => 1;

    /// <summary>1 / (1 + e^-score) without overflow.</summary>
    public static double Probability(double score)
    {
        double exponential = Softmax.Exponential(-Math.Abs(score));
        return (score >= 0 ? 1 : exponential) / (1 + exponential);
    }

    protected override double[] StartScores(int rowCount)
    {
        double total = 0;
        double ones = 0;
        for (int row = 0; row < rowCount; row++)
        {
            total += Weights[row];
            ones += labels[row] * Weights[row];
        }

        double share = Math.Clamp(ones / total, ProbabilityMin, 1 - ProbabilityMin);
        return [Math.Log(share / (1 - share))];
    }

    public override void BeginRound(double[] scores, int rowCount) => _scores = scores;

    public override void Pack(BoostingRows rows, int channel)
    {
        GradientScale scale = new(rows.RowCount, WeightMax, WeightMax);
        rows.Scale = scale;
        for (int row = 0; row < rows.RowCount; row++)
        {
            double probability = Probability(_scores[row]);
            double hessian = probability * (1 - probability);
            rows.Gradients[row] = scale.Pack((probability - labels[row]) * Weights[row], hessian * Weights[row]);
        }
    }

    public override double Mean(double[] scores, int firstRow)
    {
        double sum = 0;
        double total = 0;
        for (int row = firstRow; row < labels.Length; row++)
        {
            double probability = Probability(labels[row] == 1 ? scores[row] : -scores[row]);
            sum -= Weights[row] * Math.Log(Math.Max(probability, ProbabilityMin));
            total += Weights[row];
        }

        return sum / total;
    }
}
