namespace Aetherion.Domain.Learning.Boosting;

/// <summary>What boosting lowers, and its derivatives by the scores of a row.</summary>
internal abstract class BoostingLoss(double[] weights)
{
    /// <summary>Scores of a row, and trees of a round.</summary>
    public abstract int ChannelCount { get; }

    protected double[] Weights { get; } = weights;

    /// <summary>The largest weight of the fitted rows.</summary>
    protected double WeightMax { get; private set; }

    /// <summary>The constant scores that are best for the first <paramref name="rowCount"/> rows.</summary>
    public double[] Start(int rowCount)
    {
        foreach (double weight in Weights.AsSpan(0, rowCount))
            WeightMax = Math.Max(WeightMax, weight);
        if (!(WeightMax > 0))
            throw new ArgumentException($"All {rowCount} rows that are fitted weigh 0; give at least some a weight.");
        return StartScores(rowCount);
    }

    protected abstract double[] StartScores(int rowCount);

    /// <summary>Notes the scores that the derivatives of a round are taken at.</summary>
    public abstract void BeginRound(double[] scores, int rowCount);

    /// <summary>Packs the derivatives by one channel's score for the first rows.</summary>
    public abstract void Pack(BoostingRows rows, int channel);

    /// <summary>Weighted mean loss of the rows from <paramref name="firstRow"/> on.</summary>
    public abstract double Mean(double[] scores, int firstRow);
}
